//! The published feed: Open Referral UK (HSDS-UK 3.0) at one base address. Open, read only, without keys;
//! every answer may be read from any page, and no answer holds null or empty text.

mod answer;
mod ask;
mod at_locations;
mod base;
mod organisations;
mod services;
mod terms;

use crate::route::{Face, Route};
use axum::routing::get;

/// Where the feed stands.
pub const BASE: &str = "/open-referral-uk";

/// Every address of the feed.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Feed, "/open-referral-uk", || get(base::about)),
        Route::get(Face::Feed, "/open-referral-uk/", || get(base::about)),
        Route::get(Face::Feed, "/open-referral-uk/services", || get(services::list)),
        Route::get(Face::Feed, "/open-referral-uk/services/{id}", || get(services::one)),
        Route::get(Face::Feed, "/open-referral-uk/taxonomies", || get(terms::taxonomies)),
        Route::get(Face::Feed, "/open-referral-uk/taxonomies/{id}", || get(terms::taxonomy)),
        Route::get(Face::Feed, "/open-referral-uk/taxonomy_terms", || get(terms::list)),
        Route::get(Face::Feed, "/open-referral-uk/taxonomy_terms/{id}", || get(terms::one)),
        Route::get(Face::Feed, "/open-referral-uk/service_at_locations", || get(at_locations::list)),
        Route::get(Face::Feed, "/open-referral-uk/service_at_locations/{id}", || get(at_locations::one)),
        Route::get(Face::Feed, "/open-referral-uk/organizations", || get(organisations::list)),
        Route::get(Face::Feed, "/open-referral-uk/organizations/{id}", || get(organisations::one)),
    ]
}
