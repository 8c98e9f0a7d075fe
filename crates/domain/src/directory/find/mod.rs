//! Finding: what a family asks, what the register has, why each is in the list, and what to try when
//! nothing is.

mod ask;
mod explain;
mod facets;
pub mod filter;
pub mod results;

pub use filter::{Filter, Order};
pub use results::{Band, Facet, Item, Look, Loosen, Reason, Results, Understood};

use crate::access::{Action, authorise};
use crate::directory::card::Card;
use crate::directory::log::{self, Channel};
use crate::directory::model::Location;
use crate::directory::rows::{self, BySlug};
use crate::directory::vocabulary::{self, Vocabulary};
use crate::directory::{postcodes, words};
use ask::Ask;
use data::Cx;
use kernel::search::{Page, Query, SearchIndex};
use kernel::{Error, Result};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Services without a place shown beside the list.
const BAND: usize = 10;

/// Answers a search.
///
/// # Errors
/// `Invalid` by field, as [`Filter::check`], and `postcode-malformed` or `postcode-not-found` on `near`; a
/// database or index fault.
pub async fn find(cx: &Cx, index: &dyn SearchIndex, filter: Filter) -> Result<Results> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let words = words::load(cx).await?;
    filter.check(&vocabulary, cx.clock.today())?;
    check_place(cx, filter.hub.as_deref()).await?;
    let spot = match filter.near.as_deref() {
        Some(near) => Some(postcodes::locate(cx, &vocabulary, near, "near").await?),
        None => None,
    };
    let desk = Desk { cx, index, vocabulary };
    let served = desk.served_topics()?;
    let mut ask = Ask::new(filter, spot, &words, |topic| served.contains(topic));
    desk.hear_name(&mut ask)?;
    desk.answer(&ask)
}

/// Adds a search to the log, once its answer is on its way.
///
/// # Errors
/// A database fault.
pub async fn record(cx: &Cx, look: Look) -> Result<()> {
    let vocabulary = vocabulary::load(cx).await?;
    log::write(cx, &vocabulary, Channel::Search, look.facts, &look.area, look.results).await
}

/// Adds many searches to the log at once.
///
/// # Errors
/// A database fault.
pub async fn record_all(cx: &Cx, looks: Vec<Look>) -> Result<()> {
    let vocabulary = vocabulary::load(cx).await?;
    let kept = |look: Look| log::Look {
        at_us: cx.now_us(),
        channel: Channel::Search,
        facts: look.facts,
        area: look.area,
        results: log::count(look.results),
    };
    log::write_all(cx, &vocabulary, looks.into_iter().map(kept).collect()).await
}

async fn check_place(cx: &Cx, hub: Option<&str>) -> Result<()> {
    match hub {
        None | Some("yes") => Ok(()),
        Some(slug) => match rows::by_slug::<Location>(cx, slug).await? {
            BySlug::Here(_) => Ok(()),
            _ => Err(Error::invalid("hub", "unknown-code", "there is no such place")),
        },
    }
}

/// One search's surroundings.
struct Desk<'a> {
    cx: &'a Cx,
    index: &'a dyn SearchIndex,
    vocabulary: Arc<Vocabulary>,
}

impl Desk<'_> {
    fn search(&self, query: &Query) -> Result<Page> {
        self.index.search(self.cx.place, query)
    }

    /// Topics that any service serves; the index remembers this between changes.
    fn served_topics(&self) -> Result<BTreeSet<String>> {
        let all = Query { count: vec!["topic".into()], ..Query::default() };
        let mut page = self.search(&all)?;
        Ok(page.facets.remove("topic").unwrap_or_default().into_keys().collect())
    }

    /// What is asked for by name comes first, whatever else its words may mean.
    fn hear_name(&self, ask: &mut Ask) -> Result<()> {
        let base = ask.query(&self.vocabulary, self.cx.clock.today());
        let Some(query) = ask.by_name(&base) else { return Ok(()) };
        if let Some(hit) = self.search(&query)?.hits.first() {
            let card: Card = serde_json::from_str(&hit.card).map_err(Error::internal)?;
            let organisation = card.organisation.map(|o| o.name).unwrap_or_default();
            ask.hear_name(&format!("{} {organisation}", card.name));
        }
        Ok(())
    }

    fn answer(&self, ask: &Ask) -> Result<Results> {
        let base = ask.query(&self.vocabulary, self.cx.clock.today());
        let mut main = ask.within(base.clone());
        let filter = &ask.filter;
        main.limit = filter.per_page();
        main.offset = (filter.page() - 1) * filter.per_page();
        main.count = facets::dimensions();
        let found = self.search(&main)?;
        let mut counts = found.facets;
        let mut fuzzy = found.fuzzy;
        let band = match ask.anywhere(base) {
            Some(query) => {
                let query = Query { limit: BAND, count: facets::dimensions(), ..query };
                let beside = self.search(&query)?;
                facets::add(&mut counts, beside.facets);
                fuzzy |= beside.fuzzy;
                Some(Band { total: beside.total, items: self.items(ask, &query, beside.hits)? })
            }
            None => None,
        };
        let results = found.total + band.as_ref().map_or(0, |b| b.total);
        Ok(Results {
            total: found.total,
            page: filter.page(),
            per_page: filter.per_page(),
            items: self.items(ask, &main, found.hits)?,
            band,
            times_not_stated: facets::not_stated(&counts),
            facets: facets::label(&counts, filter, &self.vocabulary),
            understood: ask.understood(),
            loosen: if results == 0 { self.loosen(ask)? } else { Vec::new() },
            danger: ask.heard.danger.clone(),
            gaps: ask.gaps.clone(),
            fuzzy,
            look: explain::look(ask, results),
        })
    }

    fn items(&self, ask: &Ask, query: &Query, hits: Vec<kernel::search::Hit>) -> Result<Vec<Item>> {
        hits.into_iter()
            .map(|hit| {
                let card: Card = serde_json::from_str(&hit.card).map_err(Error::internal)?;
                let reasons = explain::reasons(ask, query, &card);
                Ok(Item { card, reasons, metres: hit.metres })
            })
            .collect()
    }

    /// How many there would be without each filter, one at a time.
    fn loosen(&self, ask: &Ask) -> Result<Vec<Loosen>> {
        let mut out = Vec::new();
        for (name, without) in explain::without_each(ask) {
            let base = without.query(&self.vocabulary, self.cx.clock.today());
            let mut count = self.search(&without.within(base.clone()))?.total;
            if let Some(query) = without.anywhere(base) {
                count += self.search(&query)?.total;
            }
            out.push(Loosen { filter: name.to_owned(), count });
        }
        Ok(out)
    }
}
