//! From a filter and its words to questions for the index.

use super::filter::{Filter, Order};
use super::results::Understood;
use crate::directory::postcodes::Spot;
use crate::directory::vocabulary::{List, Vocabulary};
use crate::directory::words::{self, Heard, Understanding, Words};
use jiff::civil::Date;
use kernel::search::{Near, Point, Query, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// What a heard topic weighs: more than the best match of words alone.
const TOPIC: f32 = 4.0;
/// A related topic, beside one that nothing serves.
const RELATED: f32 = 1.5;
/// A circumstance said.
const GROUP: f32 = 1.5;
/// Who is asking, the stage, when and how: they order, and match only when nothing else was said.
const LEANING: f32 = 0.6;
/// Help for mothers only, when a dad asks: below anything else that is about what he said.
const NOT_FOR_HIM: f32 = -2.0 * TOPIC;
/// What meanings weigh beside a name that was typed.
const BESIDE_NAME: f32 = 0.1;
/// First month of pregnancy and last before birth.
const PREGNANCY: (i32, i32) = (-9, -1);
/// How many words a name may have.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;
/// How many words a whole name may have, little ones counted.
const WHOLE_NAME: std::ops::RangeInclusive<usize> = 1..=16;
/// Words of as many letters may be a letter off.
const SPELT_NEAR: usize = 5;
/// So many services of one name are looked through.
const SAME_NAME: usize = 10;
const METRES_PER_MILE: f64 = 1_609.344;

/// A checked search, ready to be asked in several ways.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The filter as given.
    pub filter: Filter,
    /// Where from.
    pub spot: Option<Spot>,
    /// What the words say.
    pub heard: Understanding,
    /// Topics that no service serves.
    pub gaps: Vec<String>,
    /// Related topic to the gap it stands beside.
    pub related: BTreeMap<String, String>,
    /// A service was asked for by name.
    named: bool,
    /// Services whose whole name was typed.
    wholly: BTreeSet<String>,
}

impl Ask {
    /// Hears the words; `served` says whether any service serves a topic.
    pub fn new(filter: Filter, spot: Option<Spot>, words: &Words, served: impl Fn(&str) -> bool) -> Self {
        let heard = words.understand(&filter.q);
        let asked = heard.topics.iter().map(|t| &t.code).chain(&filter.topics);
        let mut gaps: Vec<String> = asked.filter(|t| !served(t)).cloned().collect();
        gaps.sort();
        gaps.dedup();
        let mut related = BTreeMap::new();
        for gap in gaps.iter().filter(|g| heard.topics.iter().any(|t| t.code == **g)) {
            let near = words.related(gap).iter().filter(|t| served(t) && !heard.topics.iter().any(|h| h.code == **t));
            for topic in near {
                related.entry(topic.clone()).or_insert_with(|| gap.clone());
            }
        }
        Self { filter, spot, heard, gaps, related, named: false, wholly: BTreeSet::new() }
    }

    /// The question which services may bear all that was typed as their name, whatever its words may mean.
    pub fn by_whole_name(&self, base: &Query) -> Option<Query> {
        let typed = &self.filter.q;
        WHOLE_NAME.contains(&words::tokens(typed).len()).then(|| Query {
            text: typed.clone(),
            age: None,
            names_only: true,
            limit: SAME_NAME,
            understood: Vec::new(),
            prefer: Vec::new(),
            ..base.clone()
        })
    }

    /// Takes all that was typed as this service's name when it is, word for word.
    pub fn hear_whole_name(&mut self, slug: &str, name: &str) {
        if words::tokens(name) != words::tokens(&self.filter.q) {
            return;
        }
        self.wholly.insert(slug.to_owned());
        self.named = true;
        self.heard.search.clone_from(&self.filter.q);
        // Ages in a name say for whom it is, not how old a child is.
        self.heard.child_ages_months.clear();
        self.heard.expecting = false;
    }

    /// All that was typed is this service's name.
    pub fn is_wholly(&self, slug: &str) -> bool {
        self.wholly.contains(slug)
    }

    /// The question whether a service bears the words as its name; one word alone is no name, nor is a sentence.
    pub fn by_name(&self, base: &Query) -> Option<Query> {
        if self.named {
            return None;
        }
        let looked = self.name_words()?;
        let base = Query { understood: Vec::new(), prefer: Vec::new(), ..base.clone() };
        Some(Query { text: looked, names_only: true, limit: 1, ..base })
    }

    /// The words that may be a name: those that say something, or all that was typed when a spelling was mended,
    /// because a name is spelt as its owner likes.
    fn name_words(&self) -> Option<String> {
        if self.heard.corrected.is_some() {
            let typed: Vec<String> = words::tokens(&self.filter.q).into_iter().map(|token| token.word).collect();
            return (typed.len() <= *NAME_WORDS.end()).then(|| typed.join(" "));
        }
        let words = self.heard.said.split(' ').count();
        NAME_WORDS.contains(&words).then(|| self.heard.said.clone())
    }

    /// Takes the words as a name when the best match of [`Ask::by_name`] bears every one of them: as typed where a
    /// spelling was mended, otherwise with a letter's grace.
    pub fn hear_name(&mut self, name: &str) {
        let Some(looked) = self.name_words() else { return };
        let bears = words::tokens(name);
        let grace = self.heard.corrected.is_none();
        let same = |said: &str| {
            let near = usize::from(grace && said.chars().count() >= SPELT_NEAR);
            bears.iter().any(|own| own.stem == words::stem(said) || strsim::osa_distance(&own.word, said) <= near)
        };
        if looked.split(' ').all(same) {
            self.named = true;
            self.heard.corrected = None;
            self.heard.search = looked;
        }
    }

    /// Some topics decide alone: other words would bring a baby's first books to a family whose baby died.
    fn text(&self, vocabulary: &Vocabulary) -> String {
        let alone = |heard: &Heard| vocabulary.term(List::Topics, &heard.code).is_some_and(|term| term.yes("alone"));
        match self.heard.topics.iter().any(alone) && !self.named {
            true => String::new(),
            false => self.heard.search.clone(),
        }
    }

    /// What the words were taken to mean.
    pub fn understood(&self) -> Understood {
        let codes = |heard: &[Heard]| heard.iter().map(|h| h.code.clone()).collect();
        Understood {
            topics: codes(&self.heard.topics),
            groups: codes(&self.heard.groups),
            audience: codes(&self.heard.audience),
            stages: codes(&self.heard.stages),
            times: codes(&self.heard.times),
            modes: codes(&self.heard.modes),
            age_months: self.heard_age().map(|(from, _)| from),
            expecting: self.heard.expecting,
            corrected: self.heard.corrected.clone(),
        }
    }

    /// The question without place, page or counting.
    pub fn query(&self, vocabulary: &Vocabulary, today: Date) -> Query {
        let filter = &self.filter;
        let mut query = Query { text: self.text(vocabulary), age: self.age(vocabulary, today), ..Query::default() };
        let (needs, columns): (Vec<_>, Vec<_>) = filter.levels.iter().cloned().partition(|l| l.parse::<u8>().is_ok());
        for (dimension, codes) in [
            ("topic", filter.topics.clone()),
            ("group", filter.groups.clone()),
            ("level", columns),
            ("need", needs),
            ("mode", filter.modes.clone()),
            ("day", filter.days.clone()),
            ("time", filter.times.clone()),
            ("lang", filter.languages.clone()),
            ("audience", filter.audience.clone()),
        ] {
            query.filters.insert(dimension.into(), codes);
        }
        for (flag, on) in [
            ("flag:free", filter.free),
            ("flag:creche", filter.creche),
            ("flag:community", filter.community_led),
            ("flag:fathers", filter.father_inclusive),
            ("flag:warm-space", filter.warm_space),
        ] {
            query.require.extend(on.then(|| flag.to_owned()));
        }
        // Whoever needs a lift and sign language needs both.
        query.require.extend(filter.access.iter().map(|code| format!("access:{code}")));
        query.require.extend(filter.hub.as_deref().map(|hub| match hub {
            "yes" => "flag:hub".to_owned(),
            slug => format!("place:{slug}"),
        }));
        if let Some(spot) = &self.spot {
            query.filters.insert("area".into(), vec!["*".into(), spot.outward.clone()]);
        }
        self.lean(&mut query);
        query
    }

    /// What is within reach: everything when no place was given, otherwise services with a place.
    pub fn within(&self, mut query: Query) -> Query {
        if let Some(centre) = self.centre() {
            query.near = Some(Near { centre, within: self.radius(), beyond: None });
            query.filters.insert("reach".into(), vec!["place".into()]);
        }
        query.sort = match self.filter.sort {
            Some(Order::Name) => Sort::Name,
            Some(Order::Nearest) => Sort::Nearest,
            None if self.spot.is_some() && self.filter.q.trim().is_empty() => Sort::Nearest,
            Some(Order::Best) | None => Sort::Best,
        };
        query
    }

    /// What needs no journey: services without a place, and those out of reach that are also online or by phone.
    pub fn anywhere(&self, mut query: Query) -> Option<Query> {
        let centre = self.centre()?;
        let reach = if self.radius().is_some() { "remote" } else { "none" };
        query.filters.insert("reach".into(), vec![reach.into()]);
        query.near = Some(Near { centre, within: None, beyond: self.radius() });
        Some(query)
    }

    fn centre(&self) -> Option<Point> {
        self.spot.as_ref().map(|s| Point { easting: s.grid.easting, northing: s.grid.northing })
    }

    fn radius(&self) -> Option<u32> {
        self.filter.within_miles.map(|miles| (f64::from(miles) * METRES_PER_MILE).round() as u32)
    }

    /// Months asked for: what was chosen wins over what was said.
    fn age(&self, vocabulary: &Vocabulary, today: Date) -> Option<(i32, i32)> {
        let filter = &self.filter;
        if let Some(age) = filter.age_months {
            return Some((age, age));
        }
        if let Some(due) = filter.due {
            let days = today.until(due).map_or(0, |s| s.get_days());
            let month = if days > 0 { (-1 - days / 31).max(-9) } else { 0 };
            return Some((month, month));
        }
        if filter.expecting {
            return Some(PREGNANCY);
        }
        if let Some((from, to)) = filter.stage.as_deref().and_then(|s| vocabulary.stage_months(s)) {
            // A printed upper month is where the next stage begins.
            return Some((from.unwrap_or(i32::MIN), to.map_or(i32::MAX, |to| to - 1)));
        }
        self.heard_age().or_else(|| self.heard_stage(vocabulary))
    }

    /// Months of the stages heard, from the first to the last: a toddler is no teenager. In a name a stage says
    /// for whom it is, as an age does.
    fn heard_stage(&self, vocabulary: &Vocabulary) -> Option<(i32, i32)> {
        if self.named {
            return None;
        }
        let months = self.heard.stages.iter().filter_map(|heard| vocabulary.stage_months(&heard.code));
        let months = months.map(|(from, to)| (from.unwrap_or(i32::MIN), to.map_or(i32::MAX, |to| to - 1)));
        months.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    fn heard_age(&self) -> Option<(i32, i32)> {
        let child = self.heard.child_ages_months.first().map(|age| (*age, *age));
        child.or_else(|| self.heard.expecting.then_some(PREGNANCY))
    }

    fn lean(&self, query: &mut Query) {
        let tags = |dimension: &str, heard: &[Heard], weight: f32| -> Vec<(String, f32)> {
            heard.iter().map(|h| (format!("{dimension}:{}", h.code), weight * h.strength)).collect()
        };
        let heard = &self.heard;
        query.understood = tags("topic", &heard.topics, TOPIC);
        query.understood.extend(self.related.keys().map(|t| (format!("topic:{t}"), RELATED)));
        let mut who = tags("group", &heard.groups, GROUP);
        who.extend(tags("stage", &heard.stages, LEANING));
        who.extend(tags("audience", &heard.audience, LEANING));
        if heard.audience.iter().any(|a| a.code == "fathers") {
            who.push(("flag:fathers".into(), GROUP));
            if !heard.audience.iter().any(|a| a.code == "mothers") {
                query.prefer.push(("audience:mothers".into(), NOT_FOR_HIM));
            }
        }
        let mut how = tags("time", &heard.times, LEANING);
        how.extend(tags("mode", &heard.modes, LEANING));
        if query.understood.is_empty() {
            query.understood = who;
        } else {
            query.prefer.extend(who);
        }
        if query.understood.is_empty() && query.text.is_empty() {
            query.understood = how;
        } else {
            query.prefer.extend(how);
        }
        if heard.groups.is_empty() && self.filter.groups.is_empty() {
            // Nobody spoke of a circumstance: help for everyone comes before help for one.
            query.prefer.push(("level:universal".into(), LEANING));
        }
        if self.named {
            let tags = query.understood.iter_mut().chain(&mut query.prefer);
            tags.for_each(|(_, weight)| *weight *= BESIDE_NAME);
        }
    }
}
