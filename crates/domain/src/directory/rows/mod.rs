//! Rows to and from organisations, locations and services. The only folder of the register that names
//! columns. An aggregate is one row whose `doc` is its JSON; every change leaves a version, an audit row
//! and a place in the change log, and a save that changes nothing leaves nothing.

mod aggregate;
mod load;
mod redirect;
mod save;
mod users;
mod withheld;

pub use aggregate::Aggregate;
pub use load::{
    BySlug, Stored, all, by_slug, count, get, ids_by_slug, many, many_by_slug, many_to_change, many_with_tombstones,
    page, page_with_tombstones,
};
pub use redirect::{leads, put_redirects, redirect};
pub use save::{Saved, delete, save, save_all};
pub use users::services_showing;
pub use withheld::{withheld_differs, withhold};
