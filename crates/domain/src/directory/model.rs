//! The register's plain types. Codes (topics, stages, groups, modes, levels) are the place's own
//! vocabulary; ages are whole months with birth at 0 and pregnancy below it.

use jiff::civil::Date;
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

/// Who may use a service: words for people, and the same rule for the pathway.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Eligibility {
    /// In plain words.
    pub text: String,
    /// The family must have said one of these target-group codes. Empty: no such condition.
    pub requires_any: Vec<String>,
    /// Only for a first child.
    pub first_child: bool,
    /// Parent's age in years, inclusive.
    pub parent_age_from: Option<i32>,
    /// Parent's age in years, inclusive.
    pub parent_age_to: Option<i32>,
    /// Joining must begin before the birth.
    pub join_in_pregnancy: bool,
    /// A diagnosis is a condition of joining. No service may need one unless it says so (R089).
    pub diagnosis_needed: bool,
}

/// How a family gets in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Joining {
    /// Ways in; empty means not stated.
    pub ways: Vec<JoinWay>,
    /// In plain words.
    pub text: String,
}

/// One way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JoinWay {
    /// The family asks for itself.
    #[serde(rename = "self")]
    SelfJoin,
    /// A worker asks for the family.
    Professional,
    /// Come along.
    DropIn,
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

/// A waiting time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    /// Whole weeks, typical.
    pub weeks: u32,
    /// The day someone said so.
    pub stated_on: Date,
}

/// Something to do while waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meanwhile {
    /// In plain words; may be empty when `slug` names a service.
    #[serde(default)]
    pub text: String,
    /// A service that can be used at once.
    #[serde(default)]
    pub slug: Option<String>,
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

/// A way to reach a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Team or role, never a private person.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
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

/// A service at one location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceAtLocation {
    /// Its own id, as the feed needs one.
    pub id: Id,
    /// The location.
    pub location_id: Id,
    /// Regular times there.
    #[serde(default)]
    pub times: Vec<RegularTime>,
}

/// A regular time, in Europe/London.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegularTime {
    /// Which day.
    pub day: Day,
    /// `HH:MM`.
    pub opens: jiff::civil::Time,
    /// `HH:MM`, after `opens`.
    pub closes: jiff::civil::Time,
    /// First date, if limited.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last date, if limited.
    #[serde(default)]
    pub to: Option<Date>,
    /// Only in school term.
    #[serde(default)]
    pub term_only: bool,
}

/// A weekday, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

/// When the public may see a service. The status is computed from these.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Visibility {
    /// Not yet approved for the public.
    pub pending: bool,
    /// Hidden by a person or a failed check.
    pub invisible: bool,
    /// First public day.
    pub from: Option<Date>,
    /// Last public day.
    pub to: Option<Date>,
    /// Shut for now, and why.
    pub temporarily_closed: Option<String>,
    /// Put away, 30 days before it may be deleted for good.
    pub archived_on: Option<Date>,
}

/// When a person last looked, and when someone should again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// Last looked at.
    pub last: Option<Date>,
    /// Look again by.
    pub next: Option<Date>,
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// What kind of source.
    pub kind: ProvenanceKind,
    /// Which document, feed or register, as people would cite it.
    pub source: String,
    /// The day it was taken over.
    #[serde(default)]
    pub on: Option<Date>,
}

/// What kind of source a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvenanceKind {
    /// A published document.
    Document,
    /// The provider itself.
    Provider,
    /// An imported feed or file.
    Import,
    /// An official register.
    Register,
    /// A member of staff.
    Staff,
    /// Our own reading of a document, where it leaves something open.
    Inferred,
    /// Invented to show how Hearth works; labelled so wherever it is shown and never counted.
    Example,
}

/// Who runs services.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Stable id.
    pub id: Id,
    /// Lasting public address.
    pub slug: String,
    /// Name as printed.
    pub name: String,
    /// In plain words.
    #[serde(default)]
    pub description: String,
    /// Website.
    #[serde(default)]
    pub url: Option<String>,
    /// Rooted in a community.
    #[serde(default)]
    pub community_led: bool,
    /// Ways to reach a person.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Where each fact came from.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
}

/// A place where things happen. A withheld address is not here at all: it lives in its own table as a
/// [`kernel::Withheld`] and only `withheld` says that there is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Stable id.
    pub id: Id,
    /// Lasting public address.
    pub slug: String,
    /// Name.
    pub name: String,
    /// A family hub.
    #[serde(default)]
    pub hub: bool,
    /// Comes and goes: a pop-up or outreach place.
    #[serde(default)]
    pub mobile: bool,
    /// The address must not be shown.
    #[serde(default)]
    pub withheld: bool,
    /// Street lines; empty when withheld.
    #[serde(default)]
    pub address: String,
    /// Town.
    #[serde(default)]
    pub town: String,
    /// Postcode; empty when withheld.
    #[serde(default)]
    pub postcode: String,
    /// Metres on the national grid; `None` when withheld or unknown.
    #[serde(default)]
    pub grid: Option<Grid>,
    /// Building accessibility codes, for example `step-free`, `hearing-loop`.
    #[serde(default)]
    pub access: Vec<String>,
    /// Opening hours.
    #[serde(default)]
    pub opening: Vec<RegularTime>,
    /// Ways to reach a person.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// What it is like, in plain words.
    #[serde(default)]
    pub description: String,
    /// Where each fact came from.
    #[serde(default)]
    pub provenance: BTreeMap<String, Provenance>,
}

/// A point on the Ordnance Survey national grid, metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// Metres east.
    pub easting: i32,
    /// Metres north.
    pub northing: i32,
}

impl Service {
    /// True when that field's value was invented to show how Hearth works.
    pub fn is_example(&self, field: &str) -> bool {
        self.provenance.get(field).is_some_and(|p| p.kind == ProvenanceKind::Example)
    }
}
