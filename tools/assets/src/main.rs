//! Makes the style sheets, scripts and icons Hearth serves, in `target/hearth-assets/`.
//!
//! The base is the prebuilt GOV.UK Frontend from npm, without its brand and without the parts Hearth
//! does not use; Hearth's own theme follows it. Run after `npm ci`: `cargo run -p assets`.

mod brand;
mod contrast;
mod css;
mod leave_out;
mod pack;
mod rtl;
mod squeeze;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use pack::Pack;

const PACKAGE: &str = "node_modules/govuk-frontend/dist/govuk";
const THEME: &str = "crates/web/theme";

/// Hearth's own sheets, in the order they apply.
const SHEETS: [&str; 6] = ["tokens.css", "frame.css", "find.css", "plan.css", "figures.css", "print.css"];

/// Most a first visit may carry, gzipped, in bytes.
const CSS_BUDGET: usize = 17 * 1024;
const JS_BUDGET: usize = 12 * 1024;

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| {
        fs::read_to_string(root.join(path)).with_context(|| format!("{path} is missing: run `npm ci --ignore-scripts`"))
    };

    contrast::check(&read(&format!("{THEME}/tokens.css"))?)?;
    let base = read(&format!("{PACKAGE}/govuk-frontend.min.css"))?;
    let base = leave_out::unused(&brand::strip(&base));
    let theme = SHEETS.iter().map(|sheet| read(&format!("{THEME}/{sheet}"))).collect::<Result<String>>()?;
    let left_to_right = base + &squeeze::squeeze(&theme);
    let right_to_left = rtl::mirror(&root, &left_to_right)?;

    let exit = read(&format!("{PACKAGE}/components/exit-this-page/exit-this-page.bundle.mjs"))?;
    let exit = brand::strip_script(&exit) + &read(&format!("{THEME}/exit.js"))?;

    let mut pack = Pack::default();
    pack.add_sheet("hearth.css", left_to_right, CSS_BUDGET)?;
    pack.add_sheet("hearth.rtl.css", right_to_left, CSS_BUDGET)?;
    pack.add_script("hearth.js", read(&format!("{THEME}/hearth.js"))?, JS_BUDGET)?;
    pack.add_script("exit.js", exit, JS_BUDGET)?;
    pack.add_script("passkey.js", brand::strip_script(&read(&format!("{THEME}/passkey.js"))?), JS_BUDGET)?;
    pack.add("mark.svg", read(&format!("{THEME}/mark.svg"))?);
    pack.add("licences.txt", include_str!("licences.txt").to_owned());
    let folder = root.join("target/hearth-assets");
    pack.write(&folder)?;
    for line in pack.summary() {
        println!("{line}");
    }
    Ok(())
}
