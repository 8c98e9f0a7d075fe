//! A provider's changes to an entry. What could mislead a family waits here, column by column, while the public keeps
//! the last approved copy; what it would replace is remembered, so that nobody approves over a change they never saw.

mod approve;
mod rows;
mod save;
mod send;
mod send_back;
mod state;
mod view;

pub use approve::{Approve, approve};
pub use rows::Draft;
pub(super) use rows::open;
pub use save::{Done, Save, save};
pub(super) use save::{EDITORS, source};
pub use send::{send, take_back, withdraw};
pub use send_back::{LONGEST, send_back};
pub use state::{Move, State};
pub use view::{Changed, Look, Waiting, look, preview, queue};
