//! Who may use a service, how they get in, and what they can do until then.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
