//! A page of results: what is on, what was found and why, and what to try when nothing was.

use super::{
    card::{self, Card, TIMES},
    choose::{Group, Tag, groups, tags},
    wish::Wish,
};
use crate::{
    portal::urgent::UrgentLines,
    say::{
        fact,
        found::{self, Sentences},
        label,
    },
    shell::{Page, Visit, Words, framed, hours::is_open, place::Team},
    ui::{self, Ask as _},
};
use askama::Template;
use domain::directory::{
    find::{self, Item},
    vocabulary::{List, Vocabulary},
};
use kernel::FieldError;

/// What a search came to.
pub enum Answer {
    /// A page of results.
    Paged(Box<find::Results>),
    /// The same in answer to the box itself, because the words must not stand in an address; urgent help comes first
    /// when they may speak of danger.
    AtOnce(Box<find::Results>, bool),
    /// Something could not be understood.
    Wrong(Vec<FieldError>),
}

/// The page.
#[derive(Template)]
#[template(path = "portal/directory/search.html")]
pub struct Results {
    p: Page,
    wish: Wish,
    errors: Vec<FieldError>,
    found: bool,
    total: usize,
    cards: Vec<Card>,
    band: Vec<Card>,
    band_total: usize,
    unplaced: Vec<Card>,
    tags: Vec<Tag>,
    /// What was asked for, each in words.
    tried: Vec<String>,
    groups: Vec<Group>,
    stages: Vec<(String, String)>,
    understood: Vec<String>,
    fuzzy: bool,
    not_stated: usize,
    loosen: Vec<(String, String)>,
    gaps: Vec<(String, Team)>,
    /// Who may know more when nothing was found.
    ask: Team,
    lines: Option<UrgentLines>,
    /// Word key of what stands over the lines.
    heading: &'static str,
    pages: Option<ui::Pagination>,
    /// The page after, asked for by the form itself.
    next: Option<usize>,
    /// The words stand in no address.
    at_once: bool,
}

framed!(Results);

impl Results {
    /// The page of an answer.
    pub async fn new(visit: &Visit, vocabulary: &Vocabulary, wish: Wish, answer: Answer) -> Self {
        let at_once = matches!(answer, Answer::AtOnce(..));
        let urgent = matches!(answer, Answer::AtOnce(_, true));
        let (results, errors) = match answer {
            Answer::Paged(results) | Answer::AtOnce(results, _) => (*results, Vec::new()),
            Answer::Wrong(errors) => (find::Results::default(), errors),
        };
        let title = if wish.pairs().is_empty() { "search-title" } else { "search-title-results" };
        let mut p = visit.page(title).in_section("/search");
        if at_once || super::read::is_sensitive(vocabulary, &wish.topic) || !errors.is_empty() {
            p = p.sensitive();
        }
        if !wish.q.is_empty() {
            // Someone's own words: a link that was passed on is not for search engines to list.
            p = p.own();
        }
        let words = &visit.words;
        let gaps = gaps(visit, vocabulary, &wish, &results).await;
        let ask = person(visit, &wish, &results).await;
        let on = tags(words, vocabulary, &wish);
        let band = results.band.unwrap_or_default();
        let (unplaced, band_items): (Vec<Item>, Vec<Item>) =
            band.items.into_iter().partition(|item| is_somewhere(vocabulary, item));
        let listed = [&results.items, &band_items, &unplaced];
        let why = listed.into_iter().flatten().flat_map(|item| &item.reasons);
        let said = Sentences::new(words, vocabulary, why);
        let shown = |items: &[Item]| items.iter().map(|item| of_item(&p, &said, item)).collect::<Vec<_>>();
        Self {
            found: errors.is_empty(),
            total: results.total,
            cards: shown(&results.items),
            band: shown(&band_items),
            band_total: band.total,
            unplaced: shown(&unplaced),
            tried: on.iter().map(|tag| tag.said.clone()).collect(),
            tags: if at_once { Vec::new() } else { on },
            groups: groups(words, &results.facets),
            stages: stages(words, vocabulary),
            understood: found::understood(words, vocabulary, &results.understood),
            fuzzy: results.fuzzy,
            not_stated: if wish.time.is_empty() && wish.day.is_empty() { 0 } else { results.times_not_stated },
            loosen: if at_once { Vec::new() } else { loosen(words, &wish, &results.loosen) },
            gaps,
            ask,
            heading: heading(&results.danger),
            lines: (!results.danger.is_empty() || urgent).then(|| UrgentLines::meant(&p, &results.danger)),
            at_once,
            next: (at_once && results.page * results.per_page < results.total).then_some(results.page + 1),
            pages: if at_once { None } else { pages(&p, &wish, results.page, results.total, results.per_page) },
            errors,
            wish,
            p,
        }
    }

    fn nothing(&self) -> bool {
        self.found && self.total + self.band_total == 0
    }

    /// Services beside the list that are not shown.
    fn more(&self) -> usize {
        self.band_total - self.band.len() - self.unplaced.len()
    }

    fn said(&self, wrong: &FieldError) -> String {
        self.p.plain(match wrong.code.as_str() {
            "postcode-malformed" => "search-error-near-malformed",
            "postcode-not-found" => "search-error-near-unknown",
            "near-missing" => "search-error-near-missing",
            "too-long" => "search-error-long",
            "unknown-code" => "search-error-unknown-code",
            "age-impossible" => "search-error-age",
            "distance-impossible" => "search-error-distance",
            _ => "search-error-other",
        })
    }

    fn error(&self, field: &str) -> Option<ui::ErrorMessage> {
        let same = |e: &&FieldError| e.field == field || (field == "age" && e.field == "age_months");
        let wrong = self.errors.iter().find(same)?;
        Some(ui::ErrorMessage::new(self.p.plain("shell-error-word"), self.said(wrong)))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        // Every box has the name of its field; what has no box of its own leads to the words.
        let place = |field: &str| match field {
            "near" | "stage" | "within_miles" | "sort" => field.to_owned(),
            "age" | "age_months" => "age".to_owned(),
            _ => "q".to_owned(),
        };
        self.errors.iter().fold(summary, |all, e| all.error(place(&e.field), self.said(e)))
    }
}

fn of_item(p: &Page, said: &Sentences, item: &Item) -> Card {
    let c = &item.card;
    let place = |slug: &Option<String>| {
        let slug = slug.as_ref()?;
        c.places.iter().find(|at| at.slug == *slug).map(|at| at.name.clone())
    };
    let when: Vec<String> = c
        .sessions
        .iter()
        .take(TIMES)
        .map(|s| {
            let said = fact::session(&p.words, s.monthly, s.day, (s.opens, s.closes));
            place(&s.place).map_or_else(|| said.clone(), |name| format!("{said}. {}", p.words.printed(&name)))
        })
        .collect();
    Card {
        slug: c.slug.clone(),
        name: c.name.clone(),
        summary: c.summary.clone(),
        fathers: c.father_inclusive,
        community: c.community_led,
        warm: c.warm_space,
        example: !c.examples.is_empty(),
        who: card::who(&p.words, if c.has_ages() { &c.age_label } else { "" }, &c.audience),
        more: c.sessions.len() - when.len(),
        when,
        cost: fact::costs(&p.words, &c.costs),
        join: card::join(&c.ways),
        distance: item.metres.map(|metres| fact::distance(&p.words, metres)),
        reasons: said.of(&item.reasons).into_iter().map(str::to_owned).collect(),
    }
}

/// Given in person only, at a place that is not stated or not shown.
fn is_somewhere(vocabulary: &Vocabulary, item: &Item) -> bool {
    let in_person =
        |mode: &String| vocabulary.term(List::Modes, mode).and_then(|t| t.attribute("in_person")) != Some("no");
    item.card.modes.iter().all(in_person)
}

/// Stages a family chooses from: those of the first page and the main line of life.
fn stages(words: &Words, vocabulary: &Vocabulary) -> Vec<(String, String)> {
    let terms = vocabulary.terms(List::Stages).iter();
    terms
        .filter(|t| t.attribute("kind") == Some("core") || t.yes("tile"))
        .map(|t| (t.code.clone(), label::plain(words, vocabulary, List::Stages, &t.code)))
        .collect()
}

fn loosen(words: &Words, wish: &Wish, loosen: &[find::Loosen]) -> Vec<(String, String)> {
    let link = |less: &find::Loosen| {
        let what = words.plain(&format!("search-filter-{}", less.filter), &[]);
        let said = words.plain("search-loosen-without", &[("what", &what), ("count", &less.count.to_string())]);
        let own = |name: &str, _: &str| match less.filter.as_str() {
            "age_months" => name == "age",
            filter => name == filter,
        };
        (said, wish.address(own))
    };
    loosen.iter().filter(|less| less.count > 0).map(link).collect()
}

/// What stands over the lines of those dangers: no bed tonight is no call for an ambulance.
fn heading(dangers: &[String]) -> &'static str {
    match dangers {
        [] => "search-sensitive-title",
        [only] if only == "no-bed-tonight" => "search-no-bed-title",
        _ => "search-danger-title",
    }
}

/// The child's age in months: chosen, or understood from the words.
fn age_months(wish: &Wish, results: &find::Results) -> Option<i32> {
    let chosen = wish.age.trim().parse::<i32>().ok().map(|years| years.saturating_mul(12));
    chosen.or(results.understood.age_months)
}

/// The team for the first topic of a search, or the one that knows what there is; the hub line where that team's
/// own number is not known.
async fn person(visit: &Visit, wish: &Wish, results: &find::Results) -> Team {
    let team = match wish.topic.iter().chain(&results.understood.topics).next() {
        Some(topic) => visit.place.team_for(&visit.cx, topic, age_months(wish, results)).await,
        None => visit.place.team().cloned().unwrap_or_default(),
    };
    if team.phone.is_empty() { visit.place.hub_line().cloned().unwrap_or(team) } else { team }
}

/// Each topic nothing serves, with the team to ask. Where it is urgent, a number that nobody answers now is worse than
/// none: the lines above it are answered.
async fn gaps(visit: &Visit, vocabulary: &Vocabulary, wish: &Wish, results: &find::Results) -> Vec<(String, Team)> {
    let age = age_months(wish, results);
    let mut gaps = Vec::with_capacity(results.gaps.len());
    for code in &results.gaps {
        let mut team = visit.place.team_for(&visit.cx, code, age).await;
        if !results.danger.is_empty() && !is_open(&team.hours, visit.cx.clock.local()) {
            team.phone.clear();
        }
        gaps.push((label::within(&visit.words, vocabulary, List::Topics, code), team));
    }
    gaps
}

fn pages(p: &Page, wish: &Wish, page: usize, total: usize, per_page: usize) -> Option<ui::Pagination> {
    let last = total.div_ceil(per_page.max(1));
    let (landmark, previous) = (p.plain("shell-pages"), p.plain("shell-page-previous"));
    let (next, page_word) = (p.plain("shell-page-next"), p.plain("shell-page"));
    let words = ui::PageWords { landmark: &landmark, previous: &previous, next: &next, page: &page_word };
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    (last > 1).then(|| ui::Pagination::numbered(&words, number(page), number(last), |n| p.href(wish.page_address(n))))
}

#[cfg(test)]
impl crate::shell::sample::Sample for Results {
    fn sample(p: Page) -> Self {
        use super::sample::card;
        use crate::shell::sample::ODD;
        let vocabulary = testkit::vocabulary();
        let wish = Wish { q: ODD.into(), near: "ZZ1".into(), topic: vec!["sleep".into()], ..Wish::default() };
        let facet = |filter: &'static str, code: &str| find::Facet {
            filter,
            code: code.into(),
            label: ODD.into(),
            count: 3,
            chosen: code == "sleep",
        };
        let facets = [facet("topic", "sleep"), facet("topic", "a-new-one"), facet("day", "tue"), facet("flag", "free")];
        let on = tags(&p.words, &vocabulary, &wish);
        let team = p.place.team().cloned().unwrap_or_default();
        let less = find::Loosen { filter: "topic".into(), count: 4 };
        Self {
            errors: Vec::new(),
            found: true,
            total: 21,
            cards: vec![card(&p)],
            band: vec![card(&p)],
            band_total: 4,
            unplaced: vec![card(&p)],
            tried: on.iter().map(|tag| tag.said.clone()).collect(),
            tags: on,
            groups: groups(&p.words, &facets),
            stages: stages(&p.words, &vocabulary),
            understood: vec![ODD.to_owned()],
            fuzzy: true,
            not_stated: 2,
            loosen: loosen(&p.words, &wish, &[less]),
            gaps: vec![(ODD.to_owned(), team.clone())],
            ask: team,
            lines: None,
            heading: heading(&[]),
            pages: pages(&p, &wish, 1, 21, 20),
            next: None,
            at_once: false,
            wish,
            p: p.titled("search-title-results").in_section("/search"),
        }
    }

    fn states(p: Page) -> Vec<Self> {
        let found = Self::sample(p.clone());
        let nothing = Self { total: 0, band_total: 0, band: vec![], unplaced: vec![], ..Self::sample(p.clone()) };
        let errors =
            vec![FieldError::new("near", "postcode-malformed", ""), FieldError::new("age", "age-impossible", "")];
        let wrong = Self { errors, found: false, ..Self::sample(p.clone()) };
        let lines = Some(UrgentLines::of(&p));
        let heading = heading(&["domestic-abuse".to_owned()]);
        let danger = Self { lines, heading, pages: None, next: Some(2), at_once: true, ..Self::sample(p) };
        let quiet = |page: Self| Self { p: page.p.clone().sensitive(), ..page };
        vec![found, nothing, quiet(wrong), quiet(danger)]
    }
}
