//! What the two engines do differently: one function a need, both arms here.

mod append_only;
mod claim;
mod durable;

pub use append_only::make_append_only;
pub use claim::claim_jobs;
pub use durable::{durable_sqlite, prove_durable};
