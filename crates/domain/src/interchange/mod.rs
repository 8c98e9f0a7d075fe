//! Facts in and out: files and the published standard.

pub mod feed;
pub mod oruk_out;
