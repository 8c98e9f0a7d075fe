//! For whoever gives roles: people, what they do, and what was done to their accounts. No family's record is near it.

mod people;
mod person;

use crate::route::{Permission, Route};
use axum::routing::{get, post};
use domain::access::Action;
use jiff::Timestamp;
use kernel::clock::london;

/// Who may.
const MAY: Permission = Permission::May(Action::ManageStaff);
const PERSON: &str = "/workbench/admin/{id}";

/// Every page of giving roles.
pub fn routes() -> Vec<Route> {
    vec![
        Route::staff_get("/workbench/admin", MAY, || get(people::show)),
        Route::staff_post("/workbench/admin", MAY, Some("account.open"), || post(people::hire)),
        Route::staff_get(PERSON, MAY, || get(person::show)),
        Route::staff_post("/workbench/admin/{id}/give", MAY, Some("role.give"), || post(person::give)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/end", MAY, Some("role.end"), || post(person::end)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/link", MAY, Some("link.make"), || post(person::link)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/close", MAY, Some("account.close"), || post(person::close)).on(PERSON),
    ]
}

/// A day for people in England.
fn day(us: i64) -> String {
    let at = Timestamp::from_microsecond(us).map(|at| at.to_zoned(london()));
    at.map(|at| at.strftime("%d/%m/%Y").to_string()).unwrap_or_default()
}

/// A moment for people in England.
fn moment(us: i64) -> String {
    let at = Timestamp::from_microsecond(us).map(|at| at.to_zoned(london()));
    at.map(|at| at.strftime("%d/%m/%Y %H:%M").to_string()).unwrap_or_default()
}

#[cfg(test)]
pub(crate) fn all_samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    people::samples(lang).into_iter().chain(person::samples(lang)).collect()
}
