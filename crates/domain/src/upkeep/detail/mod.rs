//! What the register says of an organisation or a place, kept by those whose it is. As with an entry, small things go
//! live at once; a name, an address or a telephone number waits for an editor while the public keeps the old one.

mod columns;
mod decide;
mod rows;
mod save;
mod show;
mod state;

pub use columns::Detail;
pub(super) use columns::known;
pub use decide::{Decide, decide};
pub use rows::Proposal;
pub use save::save;
pub(super) use save::source;
pub use show::{Form, Mine, Waiting, form, mine, queue};
pub use state::{Move, State};
