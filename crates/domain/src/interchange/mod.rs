//! Facts in and out: one CSV layout that is written and read alike, and the published standard.

pub mod amend;
mod cell;
pub mod csv_in;
pub mod csv_out;
pub mod feed;
mod format;
pub mod oruk_in;
pub mod oruk_out;
mod point;
mod quotes;
mod table;
mod take;

pub use format::{Codes, Format};
pub use take::Difference;
