//! Adapters: what stands behind the kernel's ports.

pub mod fetch;
pub mod jobs;
pub mod mail;
pub mod passkey;
pub mod seal;
pub mod search;
pub mod sign_on;
