//! For whoever gives roles: people, what they do, and what was done to their accounts. No family's record is near it.

mod agency;
mod people;
mod person;
mod team;
mod teams;

use crate::{
    route::{Permission, Route},
    shell::PageError,
};
use axum::routing::{get, post};
use domain::access::Action;
use jiff::Timestamp;
use kernel::{Error, Id, clock::london};

/// Who may.
const MAY: Permission = Permission::May(Action::ManageStaff);
const ALL: &str = "/workbench/admin";
const PERSON: &str = "/workbench/admin/{id}";
const AGENCY: &str = "/workbench/admin/agencies/{id}";
const TEAM: &str = "/workbench/admin/teams/{id}";

/// Every page of giving roles.
pub fn routes() -> Vec<Route> {
    vec![
        Route::staff_get("/workbench/admin", MAY, || get(people::show)),
        Route::staff_post("/workbench/admin", MAY, Some("account.open"), || post(people::hire)),
        Route::staff_post("/workbench/admin/agree", MAY, Some("role.agree"), || post(people::agree)).on(ALL),
        Route::staff_post("/workbench/admin/refuse", MAY, Some("role.refuse"), || post(people::refuse)).on(ALL),
        Route::staff_get(teams::PAGE, MAY, || get(teams::show)),
        Route::staff_post(teams::PAGE, MAY, Some("agency.add"), || post(teams::add)),
        Route::staff_get(AGENCY, MAY, || get(agency::show)),
        Route::staff_post("/workbench/admin/agencies/{id}/rename", MAY, Some("agency.rename"), || post(agency::rename))
            .on(AGENCY),
        Route::staff_post("/workbench/admin/agencies/{id}/team", MAY, Some("team.add"), || post(agency::add_team))
            .on(AGENCY),
        Route::staff_post("/workbench/admin/agencies/{id}/away", MAY, Some("agency.put-away"), || post(agency::away))
            .on(AGENCY),
        Route::staff_get(TEAM, MAY, || get(team::show)),
        Route::staff_post("/workbench/admin/teams/{id}/rename", MAY, Some("team.rename"), || post(team::rename))
            .on(TEAM),
        Route::staff_post("/workbench/admin/teams/{id}/away", MAY, Some("team.put-away"), || post(team::away)).on(TEAM),
        Route::staff_post("/workbench/admin/teams/{id}/for", MAY, Some("team.for"), || post(team::is_for)).on(TEAM),
        Route::staff_get(PERSON, MAY, || get(person::show)),
        Route::staff_post("/workbench/admin/{id}/give", MAY, Some("role.give"), || post(person::give)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/end", MAY, Some("role.end"), || post(person::end)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/link", MAY, Some("link.make"), || post(person::link)).on(PERSON),
        Route::staff_post("/workbench/admin/{id}/close", MAY, Some("account.close"), || post(person::close)).on(PERSON),
    ]
}

/// The id in an address.
fn known(id: &str) -> Result<Id, PageError> {
    id.parse().map_err(|_| PageError(Error::NotFound))
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
    let all = [people::samples, person::samples, teams::samples, agency::samples, team::samples];
    all.into_iter().flat_map(|samples| samples(lang)).collect()
}
