//! Who looked at whom and why: what the place's data protection officer asks of the audit.

pub mod detect;
