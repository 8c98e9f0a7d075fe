//! Keeping the register true. Providers claim their organisation and change its entries; small things go live at once,
//! what could mislead a family waits for an editor, and the public keeps the last approved copy meanwhile. Nobody
//! approves their own work, nothing is deleted, and every step is audited.

pub mod add;
pub mod begin;
pub mod claim;
pub mod columns;
pub mod confirm;
pub mod detail;
pub mod draft;
pub mod entries;
pub mod handover;
pub mod history;
pub mod lint;
pub(crate) mod machine;
mod people;
pub mod proof;
pub mod register;
pub mod remind;
pub mod reports;
pub mod wait;
pub mod who;
mod words;

pub use machine::Machine;
