//! What the two engines do differently: one function a need, both arms here.

mod claim;
mod durable;

pub use claim::claim_jobs;
pub use durable::{durable_sqlite, prove_durable};
