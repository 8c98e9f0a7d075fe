//! Adapters: what stands behind the kernel's ports.

pub mod jobs;
pub mod search;
