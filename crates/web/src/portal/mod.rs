//! For families: find, understand, keep. No account needed.

mod home;

use crate::route::{Face, Route};
use axum::routing::get;

/// Every page of the portal.
pub fn routes() -> Vec<Route> {
    vec![Route::get(Face::Portal, "/", || get(home::home))]
}
