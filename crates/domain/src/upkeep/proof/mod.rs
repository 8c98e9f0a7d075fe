//! What an organisation shows to be trusted with families: numbers in official registers, who leads on keeping children
//! and adults safe and when they were last trained, insurance. Each is checked by an editor and holds until a day.

mod decide;
mod give;
mod kind;
mod rows;
mod state;

pub use decide::decide;
pub use give::{Give, give};
pub use kind::{KINDS, Kind, needed};
pub use rows::{Proof, Waiting, of_organisation, queue, trusted};
pub use state::{Move, State};
