//! For the data protection officer: who looked at whom and why, and what is worth asking about. No family's record is
//! near it.

mod search;
mod shares;
mod signs;

use crate::route::{Permission, Route};
use axum::routing::{get, post};
use domain::access::Action;
use jiff::Timestamp;
use kernel::clock::london;

/// Who may.
const MAY: Permission = Permission::May(Action::ReadAudit);

/// Every page of asking the audit.
pub fn routes() -> Vec<Route> {
    vec![
        Route::staff_get("/workbench/audit", MAY, || get(search::show)),
        Route::staff_post("/workbench/audit", MAY, Some("audit.find"), || post(search::find)),
        Route::staff_get("/workbench/audit/rows.csv", MAY, || get(search::file)),
        Route::staff_get("/workbench/audit/shares", MAY, || get(shares::show)),
        Route::staff_get("/workbench/audit/shares.csv", MAY, || get(shares::file)),
        Route::staff_get("/workbench/audit/signs", MAY, || get(signs::show)),
    ]
}

/// A moment for people in England.
fn moment(at: Timestamp) -> String {
    at.to_zoned(london()).strftime("%d/%m/%Y %H:%M").to_string()
}

#[cfg(test)]
pub(crate) fn all_samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    [search::samples(lang), shares::samples(lang), signs::samples(lang)].into_iter().flatten().collect()
}
