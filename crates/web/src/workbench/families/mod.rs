//! Families, for those who work with them: who they are, how they belong together, how they may be reached, what they
//! agreed to. What the policy does not open is not in the page's data, so no template can show it.

mod agreements;
mod around;
mod basis;
mod closings;
mod contact;
mod edit;
mod emergency;
mod guarded;
mod joined;
mod languages;
mod list;
mod matched;
mod pair;
mod person;
mod picture;
mod reviews;
mod same;
mod search;
mod sharing;
mod typed;

use crate::{
    route::{Permission, Route},
    shell::PageError,
};
use axum::routing::{get, post};
use domain::access::Action;
use kernel::{Error, Id};

/// Whoever has a role that meets families. What it opens of each is the policy's to say.
pub const MAY: Permission = Permission::May(Action::MeetFamilies);
/// Whoever judges what was opened in an emergency.
pub const JUDGES: Permission = Permission::May(Action::JudgeGlass);
const PERSON: &str = "/workbench/people/{id}";
const CLOSINGS: &str = "/workbench/people/{id}/closings";
const PAIR: &str = "/workbench/families/same/{kept}/{gone}";
const JOIN: &str = "/workbench/joins/{id}";

/// Every page about families.
pub fn routes() -> Vec<Route> {
    let contact = "/workbench/people/{id}/contact/{channel}";
    let agreements = "/workbench/people/{id}/agreements";
    let around = "/workbench/people/{id}/around";
    vec![
        Route::staff_get("/workbench/families", MAY, || get(list::show)).class(1),
        Route::staff_get("/workbench/families/search", MAY, || get(search::ask)).class(1),
        Route::staff_post("/workbench/families/search", MAY, Some("person.search"), || post(search::find)).class(1),
        Route::staff_post("/workbench/families/new", MAY, Some("person.create"), || post(search::create))
            .on("/workbench/families/search")
            .class(1),
        Route::staff_get("/workbench/families/emergency", MAY, || get(emergency::ask)),
        Route::staff_post("/workbench/families/emergency", MAY, Some("break-glass.ask"), || post(emergency::open)),
        Route::staff_get(PERSON, MAY, || get(person::show)).class(5),
        Route::staff_get("/workbench/people/{id}/edit", MAY, || get(edit::ask)).class(3),
        Route::staff_post("/workbench/people/{id}/edit", MAY, Some("person.edit"), || post(edit::save)).class(3),
        Route::staff_get(around, MAY, || get(around::ask)).class(5),
        Route::staff_post(around, MAY, Some("tie.add"), || post(around::add)).class(5),
        Route::staff_post("/workbench/people/{id}/around/end", MAY, Some("tie.end"), || post(around::end))
            .on(around)
            .class(5),
        Route::staff_get(contact, MAY, || get(contact::ask)).class(5),
        Route::staff_post(contact, MAY, Some("contact.set"), || post(contact::save)).class(5),
        Route::staff_get(agreements, MAY, || get(agreements::show)).class(3),
        Route::staff_post(agreements, MAY, Some("agreement.give"), || post(agreements::give)).class(3),
        Route::staff_post("/workbench/people/{id}/agreements/end", MAY, Some("agreement.withdraw"), || {
            post(agreements::withdraw)
        })
        .on(agreements)
        .class(3),
        Route::staff_get("/workbench/people/{id}/sharing", MAY, || get(sharing::ask)).class(3),
        Route::staff_post("/workbench/people/{id}/sharing", MAY, Some("share.decide"), || post(sharing::decide))
            .class(3),
        Route::staff_get("/workbench/people/{id}/basis", MAY, || get(basis::ask)).class(3),
        Route::staff_post("/workbench/people/{id}/basis", MAY, Some("basis.set"), || post(basis::keep)).class(3),
        Route::staff_get(CLOSINGS, MAY, || get(closings::show)).class(4),
        Route::staff_post(CLOSINGS, MAY, Some("restriction.set"), || post(closings::close)).class(4),
        Route::staff_post("/workbench/people/{id}/closings/end", MAY, Some("restriction.lift"), || {
            post(closings::lift)
        })
        .on(CLOSINGS)
        .class(4),
        Route::staff_get("/workbench/families/same", MAY, || get(same::list)).class(1),
        Route::staff_get(PAIR, MAY, || get(pair::compare)).class(5),
        Route::staff_post(PAIR, MAY, Some("join.propose"), || post(pair::propose)).class(5),
        Route::staff_post("/workbench/families/same/{kept}/{gone}/apart", MAY, Some("join.apart"), || {
            post(pair::apart)
        })
        .on(PAIR)
        .class(5),
        Route::staff_get(JOIN, MAY, || get(joined::show)).class(5),
        Route::staff_post(JOIN, MAY, Some("join.decide"), || post(joined::decide)).class(5),
        Route::staff_post("/workbench/joins/{id}/part", MAY, Some("join.ask-to-part"), || post(joined::part))
            .on(JOIN)
            .class(5),
        Route::staff_get("/workbench/guarded", MAY, || get(guarded::show)).class(2),
        Route::staff_get("/workbench/reviews", JUDGES, || get(reviews::show)),
        Route::staff_post("/workbench/reviews", JUDGES, Some("break-glass.review"), || post(reviews::judge)),
    ]
}

/// An id in an address; what is none leads nowhere.
fn known(id: &str) -> Result<Id, PageError> {
    id.parse().map_err(|_| PageError(Error::NotFound))
}

#[cfg(test)]
pub(crate) fn all_samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    [
        agreements::samples(lang),
        around::samples(lang),
        basis::samples(lang),
        closings::samples(lang),
        contact::samples(lang),
        edit::samples(lang),
        emergency::samples(lang),
        guarded::samples(lang),
        joined::samples(lang),
        list::samples(lang),
        pair::samples(lang),
        person::samples(lang),
        reviews::samples(lang),
        same::samples(lang),
        search::samples(lang),
        sharing::samples(lang),
    ]
    .into_iter()
    .flatten()
    .collect()
}
