//! The team to ask where nothing is there, and whether its own page can be opened.

use super::{engine::contact, make::rules, model::Contact};
use crate::{
    access::{Action, authorise},
    directory::show::{Found, show},
    pathway::Codes,
};
use data::Cx;
use kernel::Result;

/// The team that answers for a topic: for a child of that age in months, or of the age the topic means.
///
/// # Errors
/// `Unavailable` before any rules were put; a database fault.
pub async fn run(cx: &Cx, topic: &str, age_months: Option<i32>) -> Result<Contact> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = crate::directory::vocabulary::load(cx).await?;
    let (_, rules) = rules(cx, &Codes::from(&*vocabulary)).await?;
    let spans: Vec<_> = age_months.map(|age| (age, age)).into_iter().collect();
    opened(cx, contact(&rules, &spans, Some(topic))).await
}

/// The team without its address, unless the public may open it.
pub(super) async fn opened(cx: &Cx, contact: Contact) -> Result<Contact> {
    let slug = match contact.slug {
        Some(slug) if matches!(show(cx, &slug).await?, Found::Here(_) | Found::Moved(_)) => Some(slug),
        _ => None,
    };
    Ok(Contact { slug, ..contact })
}
