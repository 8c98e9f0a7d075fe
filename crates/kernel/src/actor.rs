//! Who is acting. Every query and every write names one.

use crate::Id;
use serde::{Deserialize, Serialize};

/// The person or process behind a request. Public pages act as [`Actor::Public`]; whoever signed in to work acts as
/// [`Actor::Staff`]; commands run on the machine itself act as [`Actor::System`] with the name of the command, which
/// the audit keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// Anyone, with no account.
    Public,
    /// Someone who signed in to work. What they may do is looked up each time, never carried along.
    Staff {
        /// Their staff id.
        id: Id,
    },
    /// A command or job of Hearth's own, by name.
    System {
        /// The command, for example `import`.
        name: String,
    },
}

impl Actor {
    /// A system actor of that name.
    pub fn system(name: &str) -> Self {
        Self::System { name: name.to_owned() }
    }

    /// Short stable form for audit rows: `public`, `staff:ID` or `system:NAME`.
    pub fn label(&self) -> String {
        match self {
            Self::Public => "public".into(),
            Self::Staff { id } => format!("staff:{id}"),
            Self::System { name } => format!("system:{name}"),
        }
    }

    /// True for Hearth's own commands and jobs.
    pub fn is_system(&self) -> bool {
        matches!(self, Self::System { .. })
    }
}
