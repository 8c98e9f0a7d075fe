//! What happens today at family hubs, in the order of the clock.

use crate::{say::fact::clock, shell::Visit};
use domain::directory::hubs;
use kernel::Result;

/// One session today.
pub struct OnToday {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// The service's page.
    pub href: String,
    /// What.
    pub name: String,
    /// Where, when the page does not say it already.
    pub place: String,
    /// Invented to show how it works.
    pub example: bool,
}

impl OnToday {
    /// A session at a hub.
    pub fn new(session: &hubs::Session, place: &str) -> Self {
        Self {
            from: clock(session.time.opens),
            to: clock(session.time.closes),
            href: format!("/services/{}", session.slug),
            name: session.name.clone(),
            place: place.to_owned(),
            example: session.example,
        }
    }
}

/// The next sessions at family hubs today, at most that many.
pub async fn on_today(visit: &Visit, most: usize) -> Result<Vec<OnToday>> {
    let now = visit.cx.clock.local().time();
    let mut found = Vec::new();
    for hub in hubs::all(&visit.cx, None).await? {
        let Some(page) = hubs::show(&visit.cx, &hub.location.slug).await? else { continue };
        let later = page.today.iter().filter(|s| s.time.closes > now);
        found.extend(later.map(|session| OnToday::new(session, &hub.location.name)));
    }
    found.sort_by(|a, b| (&a.from, &a.name).cmp(&(&b.from, &b.name)));
    found.truncate(most);
    Ok(found)
}
