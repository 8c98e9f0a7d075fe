//! The faces: pages for families, figures for the partnership, and the API. Pages know no database.

pub mod api;
pub mod app;
pub mod assets;
pub mod chart;
pub mod feed;
pub mod looks;
pub mod partnership;
pub mod portal;
pub mod route;
pub mod say;
pub mod shell;
pub mod ui;
pub mod workbench;

pub use app::{App, Settings};
pub use route::router;

#[cfg(test)]
mod every_page_renders_its_sample;
