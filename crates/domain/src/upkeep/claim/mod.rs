//! Claiming an organisation: one lead and any number of managers keep its entries. An editor decides, also when a second
//! person asks to lead what somebody leads already.

mod ask;
mod decide;
mod end;
mod invite;
mod queue;
mod rows;
mod state;

pub use ask::{Ask, LONGEST, ask};
pub use decide::{Decide, decide};
pub use end::end;
pub use invite::{Invite, invite};
pub use queue::{Waiting, queue};
pub use rows::{Claim, Part, Standing, all, held_by, standing};
pub use state::{Move, State};
