//! For people who work with families or for the place: signing in, their own page, and what each role does.
//!
//! A page here is one line in a capability's routes with who may use it ([`Permission`]); [`guard`] lets nobody else
//! through. Its handler takes a [`Visit`](crate::shell::Visit), whose context acts as the member who is signed in. Its
//! template extends `workbench/base.html`; its place in the menu is a line of [`menu`].

mod account;
mod admin;
mod cookie;
mod device;
mod families;
pub mod guard;
mod home;
mod kept;
pub mod menu;
mod oversight;
mod passkey;
mod sign_in;
mod upkeep;

use crate::route::{Permission, Route};
use axum::routing::get;

/// Every page for people who work here.
pub fn routes() -> Vec<Route> {
    let mut all = vec![Route::staff_get("/workbench", Permission::SignedIn, || get(home::home))];
    all.extend(home::routes());
    all.extend(sign_in::routes());
    all.extend(account::routes());
    all.extend(admin::routes());
    all.extend(upkeep::routes());
    all.extend(families::routes());
    all.extend(oversight::routes());
    all
}

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    let all = [
        home::samples(lang),
        sign_in::all_samples(lang),
        account::all_samples(lang),
        admin::all_samples(lang),
        upkeep::samples(lang),
        families::all_samples(lang),
        oversight::all_samples(lang),
    ];
    all.into_iter().flatten().collect()
}
