//! For the partnership: who is reached, who is not, what is missing. Public figures only.

mod figures;
mod gaps;
mod overview;

use crate::route::{Face, Route};
use axum::routing::get;

/// Every page of the partnership.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Partnership, "/partnership", || get(overview::overview)),
        Route::get(Face::Partnership, "/partnership/gaps", || get(gaps::page)),
        Route::get(Face::Partnership, "/partnership/gaps.csv", || get(gaps::csv)),
    ]
}

#[cfg(test)]
mod sample;

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    overview::samples(lang).into_iter().chain(gaps::samples(lang)).collect()
}
