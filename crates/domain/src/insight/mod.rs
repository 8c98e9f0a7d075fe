//! What is missing: supply from the register beside demand from surveys and searches. Public figures only.

pub mod demand;
pub mod disclosure;
pub mod duplicates;
pub mod state;
pub mod supply;
