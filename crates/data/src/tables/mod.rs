//! Every table, one a file. Rules name columns only in their own `rows.rs`.

pub mod agency;
pub mod assignment;
pub mod audit;
pub mod audit_head;
pub mod change;
pub mod change_head;
pub mod dataset;
pub mod feedback;
pub mod idempotency;
pub mod import_run;
pub mod job;
pub mod place;
pub mod postcode;
pub mod record;
pub mod record_version;
pub mod redirect;
pub mod saved;
pub mod search_log;
pub mod staff;
pub mod team;
pub mod withheld_address;
