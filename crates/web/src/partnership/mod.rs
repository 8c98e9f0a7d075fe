//! For the partnership: who is reached, who is not, what is missing. Public figures only.

use crate::route::Route;

/// Every page of the partnership.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
