//! What the two engines do differently: one function a need, both arms here.

mod append_only;
mod audit_page;
mod claim;
mod durable;
mod own_place;

pub use append_only::make_append_only;
pub use audit_page::{AuditPage, audit_page};
pub use claim::claim_jobs;
pub use durable::{durable_sqlite, prove_durable};
pub use own_place::{fence_places, lift_fence, name_place, prove_bound};
