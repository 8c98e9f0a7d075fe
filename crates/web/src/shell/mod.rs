//! What stands around every page: language, layout, errors, headers, leaving.

pub mod back;
mod cross_site;
pub mod errors;
mod headers;
pub mod hours;
pub mod language;
pub mod layers;
mod leave;
mod live;
pub mod page;
pub mod place;
mod readable;
mod violations;
pub mod visit;
pub mod words;

pub use errors::{PageError, PageResult};
pub(crate) use page::framed;
pub use page::{Page, Render};
pub use visit::Visit;
pub use words::Words;

use crate::{
    assets,
    route::{Face, Route},
};
use axum::routing::{get, post};

/// Routes of no capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Operations, "/livez", || get(live::alive)),
        Route::get(Face::Operations, "/readyz", || get(live::ready)),
        Route::get(Face::Operations, assets::PATTERN, || get(assets::serve)),
        Route::post(Face::Operations, "/reports/policy", None, || post(violations::note)),
        Route::get(Face::Portal, "/leave", || get(leave::leave)),
    ]
}

#[cfg(test)]
pub(crate) mod sample;
