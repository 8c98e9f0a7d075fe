//! Facts in and out: files and the published standard.

pub mod oruk_out;
