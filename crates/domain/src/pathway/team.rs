//! The team to ask where nothing is there, and whether its own page can be opened.

use super::{engine::contact, make::rules, model::Contact};
use crate::{
    access::{Action, authorise},
    directory::show::stands,
    pathway::Codes,
};
use data::Cx;
use kernel::Result;
use std::collections::BTreeSet;

/// The team that answers for a topic: for a child of that age in months, or of the age the topic means.
///
/// # Errors
/// `Unavailable` before any rules were put; a database fault.
pub async fn run(cx: &Cx, topic: &str, age_months: Option<i32>) -> Result<Contact> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = crate::directory::vocabulary::load(cx).await?;
    let (_, rules) = rules(cx, &Codes::from(&*vocabulary)).await?;
    let spans: Vec<_> = age_months.map(|age| (age, age)).into_iter().collect();
    let mut team = contact(&rules, &spans, Some(topic));
    open(cx, vec![&mut team]).await?;
    Ok(team)
}

/// Takes away the addresses of teams that the public may not open. Gaps often name the same team, so each address
/// is looked at once.
pub(super) async fn open(cx: &Cx, teams: Vec<&mut Contact>) -> Result<()> {
    let slugs: BTreeSet<String> = teams.iter().filter_map(|team| team.slug.clone()).collect();
    let mut shut = BTreeSet::new();
    for slug in slugs {
        if !stands(cx, &slug).await? {
            shut.insert(slug);
        }
    }
    for team in teams {
        team.slug.take_if(|slug| shut.contains(slug));
    }
    Ok(())
}
