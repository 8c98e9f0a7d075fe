//! What every other crate stands on: ids, clock, place, actor, errors, and the ports that rules call
//! without knowing what is behind them. Nothing here knows HTTP, HTML or SQL.

pub mod actor;
pub mod clock;
mod coded;
pub mod error;
pub mod fetch;
pub mod hex;
pub mod id;
pub mod jobs;
pub mod language;
pub mod mail;
pub mod passkey;
pub mod random;
pub mod seal;
pub mod search;
pub mod secret;
pub mod sign_on;
pub mod withheld;

pub use actor::Actor;
pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Error, FieldError, Result};
pub use id::{Id, PlaceId};
pub use language::Language;
pub use withheld::Withheld;
