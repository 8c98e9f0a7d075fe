//! Every table, one a file. Rules name columns only in their own `rows.rs`.

/// See the module.

pub mod audit;
/// See the module.

pub mod change;
/// See the module.

pub mod change_head;
/// See the module.

pub mod dataset;
/// See the module.

pub mod feedback;
/// See the module.

pub mod idempotency;
/// See the module.

pub mod import_run;
/// See the module.

pub mod job;
/// See the module.

pub mod place;
/// See the module.

pub mod postcode;
/// See the module.

pub mod record;
/// See the module.

pub mod record_version;
/// See the module.

pub mod redirect;
/// See the module.

pub mod saved;
/// See the module.

pub mod search_log;
/// See the module.

pub mod vocabulary;
/// See the module.

pub mod withheld_address;
