//! Keeping the register true: a provider's desk, the editors' queue, and the register for everyone who works here.

mod add;
mod claims;
mod detail;
mod entries;
mod entry;
mod field;
mod history;
mod part;
mod proofs;
mod register;
mod reports;
mod review;
mod sessions;
mod shared;
mod ways;

use crate::route::{Permission, Route};
use axum::routing::{get, post};
use domain::access::Action;

const KEEP: Permission = Permission::May(Action::KeepEntries);
const REVIEW: Permission = Permission::May(Action::ReviewRegister);

/// Every page of keeping the register.
pub fn routes() -> Vec<Route> {
    vec![
        Route::staff_get("/workbench/entries", KEEP, || get(entries::show)),
        Route::staff_post("/workbench/entries/ask", KEEP, Some("claim.ask"), || post(entries::ask))
            .on("/workbench/entries"),
        Route::staff_post("/workbench/entries/invite", KEEP, Some("claim.invite"), || post(entries::invite))
            .on("/workbench/entries"),
        Route::staff_post("/workbench/entries/end", KEEP, Some("claim.end"), || post(entries::end))
            .on("/workbench/entries"),
        Route::staff_get("/workbench/entries/{slug}", KEEP, || get(entry::show)),
        Route::staff_post("/workbench/entries/{slug}/do/{deed}", KEEP, Some("draft.send"), || post(entry::press))
            .on("/workbench/entries"),
        Route::staff_post("/workbench/entries/{slug}/link", KEEP, Some("confirm.link"), || post(entry::link))
            .on("/workbench/entries"),
        Route::staff_get("/workbench/entries/{slug}/history", KEEP, || get(history::show)),
        Route::staff_get("/workbench/entries/{slug}/ways", KEEP, || get(ways::show)),
        Route::staff_post("/workbench/entries/{slug}/ways", KEEP, Some("handover.propose"), || post(ways::press)),
        Route::staff_get("/workbench/organisations/{slug}", KEEP, || get(proofs::show)),
        Route::staff_post("/workbench/organisations/{slug}", KEEP, Some("proof.give"), || post(proofs::give)),
        Route::staff_get("/workbench/organisations/{slug}/add", KEEP, || get(add::ask)),
        Route::staff_post("/workbench/organisations/{slug}/add", KEEP, Some("entry.add"), || post(add::save)),
        Route::staff_get("/workbench/organisations/{slug}/details", KEEP, || get(detail::organisation)),
        Route::staff_post("/workbench/organisations/{slug}/details", KEEP, Some("detail.propose"), || {
            post(detail::save_organisation)
        }),
        Route::staff_get("/workbench/places", KEEP, || get(detail::ask_place)),
        Route::staff_post("/workbench/places", KEEP, Some("place.add"), || post(detail::add_place)),
        Route::staff_get("/workbench/places/{slug}", KEEP, || get(detail::place)),
        Route::staff_post("/workbench/places/{slug}", KEEP, Some("detail.propose"), || post(detail::save_place)),
        Route::staff_get("/workbench/details", REVIEW, || get(detail::queue)),
        Route::staff_post("/workbench/details", REVIEW, Some("detail.approve"), || post(detail::decide)),
        Route::staff_get("/workbench/proofs", REVIEW, || get(proofs::queue)),
        Route::staff_post("/workbench/proofs", REVIEW, Some("proof.check"), || post(proofs::decide)),
        Route::staff_get("/workbench/entries/{slug}/{section}", KEEP, || get(part::ask)),
        Route::staff_post("/workbench/entries/{slug}/{section}", KEEP, Some("draft.save"), || post(part::save)),
        Route::staff_get("/workbench/register", Permission::SignedIn, || get(register::show)),
        Route::staff_get("/workbench/review", REVIEW, || get(review::queue)),
        Route::staff_get("/workbench/review/{slug}", REVIEW, || get(review::show)),
        Route::staff_post("/workbench/review/{slug}/approve", REVIEW, Some("draft.approve"), || post(review::approve))
            .on("/workbench/review"),
        Route::staff_post("/workbench/review/{slug}/send-back", REVIEW, Some("draft.send-back"), || {
            post(review::send_back)
        })
        .on("/workbench/review"),
        Route::staff_get("/workbench/claims", REVIEW, || get(claims::show)),
        Route::staff_post("/workbench/claims", REVIEW, Some("claim.grant"), || post(claims::decide)),
        Route::staff_get("/workbench/reports", KEEP, || get(reports::show)),
        Route::staff_post("/workbench/reports", KEEP, Some("feedback.answer"), || post(reports::answer)),
    ]
}

#[cfg(test)]
mod sample;

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    let all = [
        add::samples(lang),
        claims::samples(lang),
        detail::samples(lang),
        entries::samples(lang),
        entry::samples(lang),
        history::samples(lang),
        part::samples(lang),
        proofs::samples(lang),
        register::samples(lang),
        reports::samples(lang),
        review::samples(lang),
        ways::samples(lang),
    ];
    all.into_iter().flatten().collect()
}
