//! The faces over HTTP, in process: one scenario a module.

mod api;
mod client;
mod feed;
