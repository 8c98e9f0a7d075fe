//! What a list of services shows of each, and what the pathway's rules ask of it: kept whole in the search
//! index so that neither needs the database.

use super::model::{
    Audience, Contact, Cost, Day, Eligibility, Evidence, JoinWay, Meanwhile, Nth, ProvenanceKind, RegularTime, Service,
    Wait,
};
use jiff::civil::{Date, Time};
use kernel::{Error, Id, Result, search::Stored};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One service in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The service.
    pub id: Id,
    /// Public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Who runs it.
    pub organisation: Option<Named>,
    /// One plain sentence.
    pub summary: String,
    /// `universal`, `targeted` or `specialist`.
    pub level: String,
    /// Levels of need.
    pub need_levels: Vec<u8>,
    /// First month served; `None` is no limit.
    pub from_months: Option<i32>,
    /// Last month served, inclusive; `None` is no limit.
    pub last_month: Option<i32>,
    /// Ages as printed.
    pub age_label: String,
    /// Life stages.
    pub stages: Vec<String>,
    /// Topics, the main one first.
    pub topics: Vec<String>,
    /// Target groups.
    pub target_groups: Vec<String>,
    /// Who it is for.
    pub audience: Vec<Audience>,
    /// Ways of helping, the main one first.
    pub modes: Vec<String>,
    /// Who may use it.
    pub eligibility: Eligibility,
    /// Ways in.
    pub ways: Vec<JoinWay>,
    /// How to join, in plain words.
    pub join: String,
    /// Time codes of its stated times; empty when none are stated.
    pub times: Vec<String>,
    /// Its regular times.
    pub sessions: Vec<Session>,
    /// Where it happens.
    pub places: Vec<CardPlace>,
    /// Costs; empty is not stated.
    pub costs: Vec<Cost>,
    /// Stated waiting time.
    pub wait: Option<Wait>,
    /// Meanwhile.
    pub while_you_wait: Vec<Meanwhile>,
    /// Evidence label.
    pub evidence: Option<Evidence>,
    /// The first way to reach a person.
    pub contact: Option<Contact>,
    /// Languages stated.
    pub languages: Vec<String>,
    /// Interpreter, when stated.
    pub interpreter: Option<bool>,
    /// Accessibility of sessions.
    pub access: Vec<String>,
    /// Creche, when stated.
    pub creche: Option<bool>,
    /// Rooted in a community.
    pub community_led: bool,
    /// Made for or naming fathers.
    pub father_inclusive: bool,
    /// Warm space.
    pub warm_space: bool,
    /// Shut for now, and why.
    pub temporarily_closed: Option<String>,
    /// Fields whose values are examples.
    pub examples: Vec<String>,
    /// When a person last looked at it.
    pub reviewed: Option<Date>,
    /// Facts that are stated, 0 to 100; examples do not count.
    pub completeness: u8,
    /// 100 when fresh, lower when nobody has looked at it for long.
    pub freshness: u8,
}

/// Something with a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Public address.
    pub slug: String,
    /// Name.
    pub name: String,
}

/// A place on a card. Only a name for a withheld one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPlace {
    /// Public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// A family hub.
    pub hub: bool,
    /// The address must not be shown.
    pub withheld: bool,
}

/// One regular time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Which day.
    pub day: Day,
    /// On this one of the month's days of that name only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly: Option<Nth>,
    /// From.
    pub opens: Time,
    /// To.
    pub closes: Time,
    /// Only in school term.
    pub term_only: bool,
    /// Public address of the place, if it is at one.
    pub place: Option<String>,
}

impl Card {
    /// The card the index keeps, read once however often it is shown.
    ///
    /// # Errors
    /// `Internal` when it is not one.
    pub fn stored(stored: &Stored) -> Result<Arc<Self>> {
        stored.read(|text| serde_json::from_str(text).map_err(Error::internal))
    }

    /// True when it is for some ages; what is printed for the others, such as "Parents", is no age.
    pub fn has_ages(&self) -> bool {
        self.from_months.is_some() || self.last_month.is_some()
    }

    /// True when it is stated that nothing is paid.
    pub fn is_free(&self) -> bool {
        !self.costs.is_empty() && self.costs.iter().all(|c| c.pence == 0)
    }

    /// True when that field's value was invented to show how Hearth works.
    pub fn is_example(&self, field: &str) -> bool {
        self.examples.iter().any(|e| e == field)
    }
}

impl Session {
    /// A regular time at a place.
    pub fn new(time: &RegularTime, place: Option<&str>) -> Self {
        let place = place.map(str::to_owned);
        let RegularTime { day, monthly, opens, closes, term_only, .. } = *time;
        Self { day, monthly, opens, closes, term_only, place }
    }
}

/// Fields whose values are examples.
pub fn examples(service: &Service) -> Vec<String> {
    let example = service.provenance.iter().filter(|(_, p)| p.kind == ProvenanceKind::Example);
    example.map(|(field, _)| field.clone()).collect()
}
