//! For families: find, understand, keep. No account needed.

mod accessibility;
mod directory;
mod home;
mod key;
mod pathway;
pub(crate) mod qr;
mod statements;
mod urgent;

use crate::route::{Face, Route};
use axum::routing::get;

/// Every page of the portal.
pub fn routes() -> Vec<Route> {
    let mut all = vec![
        Route::get(Face::Portal, "/", || get(home::home)),
        Route::get(Face::Portal, "/urgent-help", || get(urgent::urgent)),
        Route::get(Face::Portal, "/accessibility", || get(accessibility::accessibility)),
        Route::get(Face::Portal, "/privacy", || get(statements::privacy)),
        Route::get(Face::Portal, "/sources", || get(statements::sources)),
    ];
    all.extend(directory::routes());
    all.extend(pathway::routes());
    all
}

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    let own = [home::samples(lang), urgent::samples(lang), accessibility::samples(lang), statements::samples(lang)];
    own.into_iter().flatten().chain(directory::samples(lang)).chain(pathway::samples(lang)).collect()
}
