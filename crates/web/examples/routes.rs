//! Prints every route with its method and who may use it, for tools that try them all.
//!
//! `cargo run -p web --example routes`

use std::io::Write;
use web::route::{Permission, table};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for route in table() {
        let who = if route.permission == Permission::Public { "public" } else { "staff" };
        writeln!(out, "{}\t{}\t{who}", route.method, route.path)?;
    }
    Ok(())
}
