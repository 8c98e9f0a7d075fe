//! A service as the API shows it in lists, straight from what the index keeps.

use crate::say::fact::clock;
use domain::directory::{
    card::{Card, CardPlace, Named as NamedCard, Session as CardSession},
    model::{Audience, Day, JoinWay, Nth},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A service in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Service<'a> {
    /// Lasting address: `/services/{slug}` on the site, `/api/v1/services/{slug}` here.
    slug: &'a str,
    /// Name.
    name: &'a str,
    /// One plain sentence.
    summary: &'a str,
    /// Why it is in the list, each a sentence.
    reasons: Vec<&'a str>,
    /// Who runs it; absent when no source says.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<Named<'a>>,
    /// `universal`, `targeted` or `specialist`.
    level: &'a str,
    /// Levels of need it serves, 1 to 4.
    need_levels: &'a [u8],
    /// Ages served.
    ages: AgeRange<'a>,
    /// Life-stage codes.
    stages: &'a [String],
    /// Topic codes, the main one first.
    topics: &'a [String],
    /// Target-group codes.
    target_groups: &'a [String],
    /// Who it is for.
    #[schema(value_type = Vec<String>)]
    audience: &'a [Audience],
    /// Ways of helping, the main one first.
    modes: &'a [String],
    /// Ways in: `self`, `professional`, `drop_in`; empty is not stated.
    #[schema(value_type = Vec<String>)]
    join_ways: &'a [JoinWay],
    /// How to join, in plain words.
    join: &'a str,
    /// Times of the week it is stated to run; empty is not stated.
    times: &'a [String],
    /// Its regular times.
    sessions: Vec<Session<'a>>,
    /// Where it happens; empty is online, by phone, for the whole area, or not stated.
    places: Vec<Place<'a>>,
    /// True when it is stated that nothing is paid, false when something is; absent when not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<bool>,
    /// Stated waiting time in weeks.
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_weeks: Option<u32>,
    /// Language codes; empty is not stated.
    languages: &'a [String],
    /// Whether an interpreter can be arranged, when stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    interpreter: Option<bool>,
    /// Accessibility codes of its sessions.
    access: &'a [String],
    /// Whether there is a creche, when stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    creche: Option<bool>,
    /// Run by or rooted in a community organisation.
    community_led: bool,
    /// Made for or naming fathers and partners.
    father_inclusive: bool,
    /// A warm space or free activity.
    warm_space: bool,
    /// Shut for now, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    temporarily_closed: Option<&'a str>,
    /// Fields whose values were invented to show how Hearth works.
    example_fields: &'a [String],
    /// Facts that are stated, 0 to 100.
    completeness: u8,
    /// When a person last looked at it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    reviewed: Option<String>,
    /// Straight-line miles to its nearest place, when asked near somewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    miles: Option<f64>,
}

/// Something with an address of its own.
#[derive(Debug, Serialize, ToSchema)]
pub struct Named<'a> {
    /// Address.
    slug: &'a str,
    /// Name.
    name: &'a str,
}

/// Ages in whole months from birth; pregnancy is below 0. Absent is no limit, or not printed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgeRange<'a> {
    /// First month.
    #[serde(skip_serializing_if = "Option::is_none")]
    from_months: Option<i32>,
    /// Last month, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_month: Option<i32>,
    /// As printed.
    label: &'a str,
}

/// One regular time, in Europe/London.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session<'a> {
    /// `mon` to `sun`.
    #[schema(value_type = String)]
    day: Day,
    /// `first`, `second`, `third`, `fourth` or `last`: only on that day of the month. Absent is every week.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    monthly: Option<Nth>,
    /// `HH:MM`.
    opens: String,
    /// `HH:MM`.
    closes: String,
    /// Only in school term.
    term_only: bool,
    /// Name of the place, when it is at one.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
}

/// Where it happens. A withheld place says only that it is withheld.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place<'a> {
    /// Its address on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'a str>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// A family hub.
    family_hub: bool,
    /// The address must not be known.
    address_withheld: bool,
}

const METRES_PER_MILE: f64 = 1_609.344;

impl<'a> Service<'a> {
    /// From a card, with why it is here and how far it is.
    pub fn new(card: &'a Card, reasons: Vec<&'a str>, metres: Option<u32>) -> Self {
        Self {
            reasons,
            free: (!card.costs.is_empty()).then(|| card.is_free()),
            sessions: card.sessions.iter().map(|s| session(s, &card.places)).collect(),
            organisation: card.organisation.as_ref().map(Named::from),
            ages: AgeRange { from_months: card.from_months, last_month: card.last_month, label: &card.age_label },
            audience: &card.audience,
            join_ways: &card.ways,
            places: card.places.iter().map(Place::from).collect(),
            wait_weeks: card.wait.as_ref().map(|w| w.weeks),
            reviewed: card.reviewed.map(|d| d.to_string()),
            miles: metres.map(|m| (f64::from(m) / METRES_PER_MILE * 10.0).round() / 10.0),
            slug: &card.slug,
            name: &card.name,
            summary: &card.summary,
            level: &card.level,
            need_levels: &card.need_levels,
            stages: &card.stages,
            topics: &card.topics,
            target_groups: &card.target_groups,
            modes: &card.modes,
            join: &card.join,
            times: &card.times,
            languages: &card.languages,
            interpreter: card.interpreter,
            access: &card.access,
            creche: card.creche,
            community_led: card.community_led,
            father_inclusive: card.father_inclusive,
            warm_space: card.warm_space,
            temporarily_closed: card.temporarily_closed.as_deref(),
            example_fields: &card.examples,
            completeness: card.completeness,
        }
    }
}

fn session<'a>(session: &'a CardSession, places: &'a [CardPlace]) -> Session<'a> {
    let at = session.place.as_ref().and_then(|slug| places.iter().find(|p| p.slug == *slug && !p.withheld));
    Session {
        day: session.day,
        monthly: session.monthly,
        opens: clock(session.opens),
        closes: clock(session.closes),
        term_only: session.term_only,
        place: at.map(|p| p.name.as_str()),
    }
}

impl<'a> From<&'a NamedCard> for Named<'a> {
    fn from(named: &'a NamedCard) -> Self {
        Self { slug: &named.slug, name: &named.name }
    }
}

impl<'a> From<&'a CardPlace> for Place<'a> {
    fn from(place: &'a CardPlace) -> Self {
        let open = !place.withheld;
        Self {
            slug: open.then_some(place.slug.as_str()),
            name: open.then_some(place.name.as_str()),
            family_hub: open && place.hub,
            address_withheld: place.withheld,
        }
    }
}
