//! Finding: what a family asks, what the register has, why each is in the list, and what to try when
//! nothing is.

mod ask;
mod explain;
mod facets;
pub mod filter;
pub mod results;

pub use filter::{Filter, Order};
pub use results::{Band, Facet, Item, Loosen, Reason, Results, Understood};

use crate::access::{Action, authorise};
use crate::directory::card::Card;
use crate::directory::model::Location;
use crate::directory::rows::{self, BySlug};
use crate::directory::vocabulary::{self, Vocabulary};
use crate::directory::{postcodes, words};
use ask::Ask;
use data::Cx;
use kernel::search::{Page, Query, SearchIndex, Sort};
use kernel::{Error, Result};
use std::borrow::Cow;
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
    let mut ask = Ask::new(filter, spot, &words, |topic| served.facets.get("topic").is_some_and(|t| t.get(topic) > 0));
    desk.hear_name(&mut ask)?;
    desk.answer(&ask)
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
    fn search(&self, query: &Query) -> Result<Arc<Page>> {
        self.index.search(self.cx.place, query)
    }

    /// A count of topics that any service serves; the index remembers this between changes.
    fn served_topics(&self) -> Result<Arc<Page>> {
        self.search(&Query { count: vec!["topic".into()], ..Query::default() })
    }

    /// What is asked for by name comes first, whatever else its words may mean.
    fn hear_name(&self, ask: &mut Ask) -> Result<()> {
        let base = ask.query(&self.vocabulary, self.cx.clock.today());
        if let Some(query) = ask.by_whole_name(&base) {
            for hit in &self.search(&query)?.hits {
                ask.hear_whole_name(&hit.slug, &Card::stored(&hit.card)?.name);
            }
        }
        let Some(query) = ask.by_name(&base) else { return Ok(()) };
        if let Some(hit) = self.search(&query)?.hits.first() {
            let card = Card::stored(&hit.card)?;
            let organisation = card.organisation.as_ref().map_or("", |o| o.name.as_str());
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
        let mut counts = Cow::Borrowed(&found.facets);
        let mut fuzzy = found.fuzzy;
        let band = match ask.anywhere(base) {
            Some(query) => {
                let query = Query { limit: BAND, count: facets::dimensions(), ..query };
                let beside = self.search(&query)?;
                facets::add(counts.to_mut(), &beside.facets);
                fuzzy |= beside.fuzzy;
                Some(Band { total: beside.total, items: self.items(ask, &query, &beside.hits)? })
            }
            None => None,
        };
        let results = found.total + band.as_ref().map_or(0, |b| b.total);
        Ok(Results {
            total: found.total,
            page: filter.page(),
            per_page: filter.per_page(),
            items: self.items(ask, &main, &found.hits)?,
            band,
            times_not_stated: facets::not_stated(&counts),
            facets: facets::label(&counts, filter, &self.vocabulary),
            understood: ask.understood(),
            loosen: if results == 0 { self.loosen(ask)? } else { Vec::new() },
            danger: ask.heard.danger.clone(),
            gaps: ask.gaps.clone(),
            // Where the words' meaning was understood, near spellings of them explain nothing.
            fuzzy: fuzzy && ask.heard.topics.is_empty(),
            look: explain::look(self.cx, &self.vocabulary, ask, results),
        })
    }

    fn items(&self, ask: &Ask, query: &Query, hits: &[kernel::search::Hit]) -> Result<Vec<Item>> {
        let items = hits.iter().map(|hit| {
            let card = Card::stored(&hit.card)?;
            let reasons = explain::reasons(ask, query, &card);
            Ok(Item { card, reasons, metres: hit.metres })
        });
        let mut items = items.collect::<Result<Vec<Item>>>()?;
        if query.sort == Sort::Best {
            items.sort_by_key(|item| !ask.is_wholly(&item.card.slug));
        }
        Ok(items)
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
