//! Family hubs: all of them with what is open, and one with what happens there.

use super::{card::Card, listing::address, today::OnToday};
use crate::{
    say::{fact, label},
    shell::{Page, PageResult, Render, Visit, framed},
};
use askama::{Template, filters::Safe};
use axum::extract::Path;
use domain::directory::{
    hubs::{self, Hub},
    list::Entry,
    opening::Opening,
    slot::day_code,
    vocabulary::{self, List, Vocabulary},
};
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/hubs.html")]
struct Hubs {
    p: Page,
    hubs: Vec<HubSaid>,
}

#[derive(Template)]
#[template(path = "portal/directory/hub.html")]
struct HubPage {
    p: Page,
    hub: HubSaid,
    today: Vec<OnToday>,
    opening: Vec<String>,
    /// What happens here, each with its times here only.
    cards: Vec<Card>,
}

framed!(Hubs, HubPage);

/// A hub in words.
struct HubSaid {
    hub: Hub,
    address: String,
    access: Vec<label::Label>,
    open: bool,
    opening: Safe<String>,
    example: bool,
}

impl HubSaid {
    fn new(p: &Page, vocabulary: &Vocabulary, hub: Hub) -> Self {
        let access = label::all(&p.words, vocabulary, List::Access, &hub.location.access);
        let opening = match hub.opening {
            Opening::Open { until } => p.t1("hubs-open", "time", fact::clock(until)),
            Opening::Shut { opens } => {
                let day = p.plain(format!("shell-day-{}", day_code(fact::weekday(opens.date()))));
                p.t2("hubs-opens", "day", day, "time", fact::clock(opens.time()))
            }
            Opening::ShutForNow => p.t("hubs-closed"),
            Opening::NotStated => p.t("hubs-not-stated"),
        };
        Self {
            address: address(&hub.location),
            access,
            open: matches!(hub.opening, Opening::Open { .. }),
            opening,
            example: hub.location.provenance.values().any(|s| fact::code_of(s.kind) == "example"),
            hub,
        }
    }
}

/// `GET /hubs`
pub async fn all(visit: Visit) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let p = visit.page("hubs-title").in_section("/hubs");
    let hubs = hubs::all(&visit.cx, None).await?.into_iter().map(|hub| HubSaid::new(&p, &vocabulary, hub)).collect();
    Ok(Hubs { p, hubs }.ok())
}

/// `GET /hubs/{slug}`
pub async fn hub(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let found = hubs::show(&visit.cx, &slug).await?.ok_or(Error::NotFound)?;
    let p = visit.page_titled(&found.hub.location.name).in_section("/hubs");
    let here = found.hub.location.id;
    let card = |mut entry: Entry| {
        entry.service.places.retain(|at| at.location_id == here);
        Card::of(&visit.words, &vocabulary, entry)
    };
    Ok(HubPage {
        cards: found.services.into_iter().map(card).collect(),
        opening: found.hub.location.opening.iter().map(|t| fact::regular(&visit.words, t)).collect(),
        hub: HubSaid::new(&p, &vocabulary, found.hub),
        today: found.today.iter().map(|session| OnToday::new(session, "")).collect(),
        p,
    }
    .ok())
}

#[cfg(test)]
mod samples_of_hubs {
    use super::*;
    use crate::{
        portal::directory::sample,
        shell::sample::{ODD, Sample},
    };

    fn said(p: &Page, opening: Opening) -> HubSaid {
        HubSaid::new(p, &testkit::vocabulary(), Hub { opening, ..sample::hub() })
    }

    impl Sample for Hubs {
        fn sample(p: Page) -> Self {
            let opens = jiff::civil::date(2026, 11, 25).at(9, 0, 0, 0);
            let states = [sample::hub().opening, Opening::Shut { opens }, Opening::ShutForNow, Opening::NotStated];
            let hubs = states.into_iter().map(|opening| said(&p, opening)).collect();
            Self { p: p.titled("hubs-title").in_section("/hubs"), hubs }
        }
    }

    impl Sample for HubPage {
        fn sample(p: Page) -> Self {
            let hub = said(&p, sample::hub().opening);
            let opening = hub.hub.location.opening.iter().map(|t| fact::regular(&p.words, t)).collect();
            let (today, cards) = (vec![sample::today()], vec![sample::card(&p)]);
            Self { p: p.named_after(ODD).in_section("/hubs"), hub, today, opening, cards }
        }
    }
}
