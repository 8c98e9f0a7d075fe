//! The file as written. People are named by a short name; `from` without a day is the day of loading.

use crate::family::{
    agreements::{AgreementDraft, Grounds, Why},
    codes::{Relation, ShareDecision},
    model::{Address, Details, SafeContact},
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

/// Everything in it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) person: Vec<PersonLine>,
    pub(super) home: Vec<HomeLine>,
    pub(super) stay: Vec<StayLine>,
    pub(super) tie: Vec<TieLine>,
    pub(super) involvement: Vec<InvolvementLine>,
    pub(super) restriction: Vec<RestrictionLine>,
    pub(super) agreement: Vec<AgreementLine>,
    pub(super) basis: Vec<BasisLine>,
    pub(super) sharing: Vec<SharingLine>,
    pub(super) share: Vec<ShareLine>,
    pub(super) decision: Vec<DecisionLine>,
    pub(super) worker: Vec<WorkerLine>,
}

#[derive(Deserialize)]
pub(super) struct PersonLine {
    pub(super) slug: String,
    pub(super) team: String,
    pub(super) agency: String,
    #[serde(default)]
    pub(super) school: String,
    #[serde(default)]
    pub(super) contact: Vec<SafeContact>,
    pub(super) who: Details,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HomeLine {
    pub(super) slug: String,
    pub(super) address: Address,
    #[serde(default)]
    pub(super) confidential: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StayLine {
    pub(super) home: String,
    pub(super) person: Vec<String>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TieLine {
    pub(super) person: String,
    pub(super) other: Vec<String>,
    #[serde(rename = "as")]
    pub(super) relation: Relation,
    #[serde(default)]
    pub(super) responsibility: bool,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InvolvementLine {
    pub(super) person: Vec<String>,
    pub(super) staff: Option<String>,
    pub(super) team: Option<String>,
    #[serde(rename = "as")]
    pub(super) part: String,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RestrictionLine {
    pub(super) person: String,
    pub(super) staff: Option<String>,
    pub(super) against: Option<String>,
    pub(super) open_to: Option<Vec<String>>,
    pub(super) guardian: Option<String>,
    pub(super) from: Option<Date>,
    pub(super) reason: String,
}

#[derive(Deserialize)]
pub(super) struct AgreementLine {
    pub(super) person: String,
    pub(super) given: Timestamp,
    pub(super) expires: Option<Timestamp>,
    pub(super) withdrawn: Option<Timestamp>,
    #[serde(flatten)]
    pub(super) draft: AgreementDraft,
}

#[derive(Deserialize)]
pub(super) struct BasisLine {
    pub(super) person: Vec<String>,
    pub(super) purpose: String,
    pub(super) from: Date,
    #[serde(flatten)]
    pub(super) grounds: Grounds,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SharingLine {
    pub(super) slug: String,
    pub(super) from_agency: String,
    pub(super) to_agency: String,
    pub(super) purpose: String,
    pub(super) classes: String,
    pub(super) basis: String,
    pub(super) reference: String,
    pub(super) from: Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShareLine {
    pub(super) sharing: String,
    pub(super) person: Vec<String>,
    pub(super) decided_by: String,
    pub(super) detail: String,
    pub(super) from: Date,
}

#[derive(Deserialize)]
pub(super) struct DecisionLine {
    pub(super) person: String,
    pub(super) decision: ShareDecision,
    pub(super) by: String,
    pub(super) at: Timestamp,
    #[serde(flatten)]
    pub(super) why: Why,
}

/// A worker who is in the records too: closed to them as staff.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorkerLine {
    pub(super) staff: String,
    pub(super) person: String,
}
