//! What stands around every page: language, layout, errors, headers, leaving.

mod cross_site;
pub mod errors;
mod headers;
mod language;
pub mod layers;
mod leave;
mod live;
pub mod page;
pub mod visit;
pub mod words;

pub use errors::{PageError, PageResult};
pub use page::{Page, Render};
pub use visit::Visit;
pub use words::Words;

use crate::{
    assets,
    route::{Face, Route},
};
use axum::routing::get;

/// Routes of no capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Operations, "/livez", || get(live::alive)),
        Route::get(Face::Operations, "/readyz", || get(live::ready)),
        Route::get(Face::Operations, assets::PATTERN, || get(assets::serve)),
        Route::get(Face::Portal, "/leave", || get(leave::leave)),
    ]
}
