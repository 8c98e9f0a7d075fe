//! One's own page: the browsers one is signed in with, what proves who one is, and proving it once more.

mod own;
mod passkey;
mod prove;

use crate::{
    route::{Permission, Route},
    shell::{PageResult, Visit},
};
use axum::{
    response::{IntoResponse, Redirect},
    routing::{get, post},
};
use domain::account::Refusal;

/// Where a refusal of something risky leads: to showing who one is and back to `page`, or nowhere.
pub fn refused(visit: &Visit, refusal: Refusal, page: &str) -> PageResult {
    match refusal {
        Refusal::ProveFirst => Ok(Redirect::to(&visit.href(&format!("/workbench/prove?back={page}"))).into_response()),
        Refusal::Other(error) => Err(error.into()),
    }
}

/// Every page about one's own account.
pub fn routes() -> Vec<Route> {
    let anyone = Permission::SignedIn;
    let own = "/workbench/account";
    vec![
        Route::staff_get(own, anyone, || get(own::show)),
        Route::staff_post("/workbench/account/end", anyone, Some("session.end"), || post(own::end)).on(own),
        Route::staff_post("/workbench/account/end-others", anyone, Some("session.end-others"), || {
            post(own::end_others)
        })
        .on(own),
        Route::staff_post("/workbench/account/codes", anyone, Some("account.print-codes"), || post(own::print)).on(own),
        Route::staff_get(passkey::PAGE, anyone, || get(passkey::show)),
        Route::staff_post(passkey::PAGE, anyone, Some("passkey.add"), || post(passkey::add)),
        Route::staff_post("/workbench/account/passkey/ask", anyone, None, || post(passkey::ask)).on(passkey::PAGE),
        Route::staff_post("/workbench/account/passkey/remove", anyone, Some("passkey.remove"), || {
            post(passkey::remove)
        })
        .on(own),
        Route::staff_get("/workbench/prove", anyone, || get(prove::ask)),
        Route::staff_post("/workbench/prove/ask", anyone, None, || post(prove::ask_passkey)).on("/workbench/prove"),
        Route::staff_post("/workbench/prove/passkey", anyone, Some("step-up"), || post(prove::send_passkey))
            .on("/workbench/prove"),
        Route::staff_post("/workbench/prove", anyone, Some("step-up"), || post(prove::send)),
    ]
}

#[cfg(test)]
pub(crate) fn all_samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    [own::samples(lang), passkey::samples(lang), prove::samples(lang)].into_iter().flatten().collect()
}
