//! What the published feed lists and shows. A list is ids from the roll; only what a page shows is loaded.

mod entry;
mod filter;
mod read;
mod roll;

pub use entry::feed_status;
pub use filter::{FeedFilter, Near};
pub use read::{at_locations, organisations, place_name, publisher, services};
pub use roll::{Roll, Rolls};
