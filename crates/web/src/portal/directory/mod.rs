//! Finding and understanding what there is.

mod card;
mod choose;
mod confirm;
mod find;
mod found;
mod hubs;
mod kept;
mod listing;
mod organisation;
mod preview;
mod read;
mod report;
mod service;
mod shortlist;
mod stages;
pub mod today;
mod told;
mod topics;
mod wish;

use crate::route::{Face, Permission, Route};
use axum::routing::{get, post};
use domain::access::Action;

/// Every page of the register.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Portal, "/search", || get(find::results)),
        Route::post(Face::Portal, "/search", None, || post(find::ask)),
        Route::get(Face::Portal, "/topics", || get(topics::all)),
        Route::get(Face::Portal, "/topics/{code}", || get(topics::topic)),
        Route::get(Face::Portal, "/stages/{code}", || get(stages::stage)),
        Route::get(Face::Portal, "/antenatal", || get(stages::antenatal)),
        Route::get(Face::Portal, "/hubs", || get(hubs::all)),
        Route::get(Face::Portal, "/hubs/{slug}", || get(hubs::hub)),
        Route::get(Face::Portal, "/organisations/{slug}", || get(organisation::show)),
        Route::get(Face::Portal, "/services/{slug}", || get(service::service)),
        Route::get(Face::Portal, "/services/{slug}/report", || get(report::ask)),
        Route::post(Face::Portal, "/services/{slug}/report", Some("feedback.report"), || post(report::send)),
        Route::get(Face::Portal, "/services/{slug}/report/done", || get(report::done)),
        Route::get(Face::Portal, "/reports", || get(told::ask)),
        Route::get(Face::Portal, "/reports/{reference}", || get(told::show)),
        Route::get(Face::Portal, "/confirm/{secret}", || get(confirm::ask)),
        Route::post(Face::Portal, "/confirm/{secret}", Some("service.confirm"), || post(confirm::say)),
        Route::staff_get("/workbench/entries/{slug}/preview", Permission::May(Action::KeepEntries), || {
            get(preview::show)
        }),
        Route::get(Face::Portal, "/shortlist", || get(shortlist::list)),
        Route::get(Face::Portal, "/compare", || get(shortlist::compare)),
        Route::post(Face::Portal, "/shortlist/add", None, || post(shortlist::add)).on("/shortlist"),
        Route::post(Face::Portal, "/shortlist/remove", None, || post(shortlist::remove)).on("/shortlist"),
        Route::post(Face::Portal, "/shortlist/share", Some("shortlist.save"), || post(shortlist::share))
            .on("/shortlist"),
        Route::get(Face::Portal, "/s/{code}", || get(shortlist::shared)),
    ]
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    let all = [
        confirm::samples(lang),
        found::samples(lang),
        hubs::samples(lang),
        organisation::samples(lang),
        preview::samples(lang),
        report::samples(lang),
        service::samples(lang),
        shortlist::samples(lang),
        stages::samples(lang),
        told::samples(lang),
        topics::samples(lang),
    ];
    all.into_iter().flatten().collect()
}
