//! What is missing: supply from the register beside demand from surveys and searches. Public figures only.

pub mod count;
pub mod csv_out;
pub mod demand;
pub mod disclosure;
pub mod duplicates;
pub mod gaps;
mod rows;
pub mod searches;
pub mod state;
pub mod supply;
