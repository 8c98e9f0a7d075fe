//! A service, and the facts only a service has.

use super::{
    joining::{Eligibility, Joining, Meanwhile, Wait},
    organisation::Contact,
    times::{RegularTime, ServiceAtLocation},
    upkeep::{Provenance, ProvenanceKind, Review, Visibility},
};
use kernel::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A programme or service a family can use: one aggregate, one version number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Stable id, fixed in data for the demonstration place.
    pub id: Id,
    /// Lasting public address, for example `family-nurse-partnership`.
    pub slug: String,
    /// Who runs it, when a document says.
    pub organisation_id: Option<Id>,
    /// Name as printed.
    pub name: String,
    /// Other names and abbreviations people use.
    #[serde(default)]
    pub alternate_names: Vec<String>,
    /// One plain sentence.
    pub summary: String,
    /// More, in plain words; may be empty.
    #[serde(default)]
    pub description: String,
    /// `universal`, `targeted` or `specialist`: the column it stands in.
    pub level: String,
    /// Levels of need 1 to 4 it can serve.
    #[serde(default)]
    pub need_levels: Vec<u8>,
    /// Ages served.
    pub ages: Ages,
    /// Life-stage codes it overlaps.
    #[serde(default)]
    pub stages: Vec<String>,
    /// Topic codes; empty means uncategorised, which matches no topic filter and goes to a worklist.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Target-group codes the documents name.
    #[serde(default)]
    pub target_groups: Vec<String>,
    /// Who it is for.
    #[serde(default)]
    pub audience: Vec<Audience>,
    /// Delivery-mode codes, the main one first.
    #[serde(default)]
    pub modes: Vec<String>,
    /// Who may use it.
    #[serde(default)]
    pub eligibility: Eligibility,
    /// How to join.
    #[serde(default)]
    pub joining: Joining,
    /// Language codes it is given in.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Whether an interpreter can be arranged, when stated.
    #[serde(default)]
    pub interpreter: Option<bool>,
    /// Session accessibility codes, for example `quiet`, `bsl`, `step-free`.
    #[serde(default)]
    pub access: Vec<String>,
    /// Whether there is a creche, when stated.
    #[serde(default)]
    pub creche: Option<bool>,
    /// Costs; empty means not stated, never free.
    #[serde(default)]
    pub costs: Vec<Cost>,
    /// Waiting time, with the date it was stated.
    #[serde(default)]
    pub wait: Option<Wait>,
    /// Something useful meanwhile.
    #[serde(default)]
    pub while_you_wait: Vec<Meanwhile>,
    /// What is known of its evidence base.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// Ways to reach a person.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Web addresses.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Run by or rooted in a community organisation.
    #[serde(default)]
    pub community_led: bool,
    /// Says that fathers and partners are welcome, or is made for them.
    #[serde(default)]
    pub father_inclusive: bool,
    /// A warm space or free activity (R032).
    #[serde(default)]
    pub warm_space: bool,
    /// Programme facts: sessions, length, lead, trained staff.
    #[serde(default)]
    pub programme: Option<Programme>,
    /// Where it happens, with times there.
    #[serde(default)]
    pub places: Vec<ServiceAtLocation>,
    /// Times that hang from no place: a text line's hours, for example.
    #[serde(default)]
    pub times: Vec<RegularTime>,
    /// Coarse area codes it serves; empty means the whole place. The area decides who sees it, never the
    /// organisation's authority.
    #[serde(default)]
    pub area: Vec<String>,
    /// When the public may see it.
    #[serde(default)]
    pub visibility: Visibility,
    /// When a person last looked at it.
    #[serde(default)]
    pub review: Review,
    /// Where each fact came from, by field name.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
}

impl Service {
    /// True when that field's value was invented to show how Hearth works.
    pub fn is_example(&self, field: &str) -> bool {
        self.provenance.get(field).is_some_and(|p| p.kind == ProvenanceKind::Example)
    }
}

/// Ages served, in months from birth; `None` is no limit or not printed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Youngest, -9 being the start of pregnancy.
    pub from_months: Option<i32>,
    /// Oldest, the printed year times twelve. A child is inside until the next birthday.
    pub to_months: Option<i32>,
    /// As printed.
    #[serde(default)]
    pub label: String,
}

/// Who a service is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Expectant mothers and partners.
    ExpectantParents,
    /// Mothers only.
    Mothers,
    /// Fathers only.
    Fathers,
    /// Partners who did not give birth.
    Partners,
    /// Any parent.
    Parents,
    /// Grandparents, kinship and foster carers.
    Carers,
    /// Parents and children together.
    ParentsAndChildren,
    /// The whole family.
    WholeFamily,
    /// Young people themselves.
    YoungPeople,
    /// Children themselves.
    Children,
    /// Any adult.
    Adults,
    /// Anyone.
    Anyone,
}

/// One cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Pence; 0 is free.
    pub pence: i64,
    /// For what: `per session`, `per course`.
    #[serde(default)]
    pub text: String,
}

/// Evidence label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// `evidence-based`, `evidence-informed`, `promising`, `local`.
    pub label: String,
    /// Why, with its source.
    #[serde(default)]
    pub note: String,
}

/// A web address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is.
    pub label: String,
    /// Where it is.
    pub url: String,
}

/// Facts of a taught programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Programme {
    /// Sessions as printed.
    pub sessions: String,
    /// Length as printed.
    pub duration: String,
    /// Lead service as printed.
    pub lead: String,
    /// Target group as printed.
    pub target: String,
    /// Trained staff counted in the document.
    pub trained_staff: Option<u32>,
}
