//! When the public may see something, who last looked at it and where each fact came from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
