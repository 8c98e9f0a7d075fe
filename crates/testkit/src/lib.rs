//! What tests stand on: a place of their own on either engine, a clock that stands still, and short words
//! for making services. For tests only, and free to panic.

mod app;
mod builders;
pub mod canary;
mod engine;
pub mod find;
mod live;
mod place;
mod random;
pub mod same_people;
mod soft_key;

pub use app::app_code;
pub use builders::{LocationBuilder, OrganisationBuilder, ServiceBuilder, time};
pub use engine::server;
pub use live::live;
pub use place::{TestPlace, vocabulary};
pub use platform::search::Indexes;
pub use random::Random;
pub use soft_key::SoftKey;
