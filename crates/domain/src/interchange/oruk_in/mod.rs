//! Open Referral UK in: services of a feed or a file are staged, what would change is shown, and a person lands
//! the run. A fact known already keeps the source it was known from; a changed one is the feed's. What the register
//! has no room for is named in the report.

mod around;
mod cells;
mod kinds;
mod left_out;
mod pull;
mod read;
mod run;
mod service;
mod stage;
mod times;

pub use left_out::LeftOut;
pub use read::LARGEST;
pub use run::{RecordReport, Run, State, land};
pub use stage::{Input, from_file, from_web};
