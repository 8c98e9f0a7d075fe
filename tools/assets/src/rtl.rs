//! The mirrored twin of a style sheet, for languages written right to left.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};

/// The arrow of a closed fold. rtlcss turns its borders and leaves its outline, and what is left of it is a diamond.
const ARROW: &str = "polygon(0 0,100% 50%,0 100%)";
const ARROW_MIRRORED: &str = "polygon(100% 0,0 50%,100% 100%)";

/// Mirrors a sheet with the npm package rtlcss.
pub(crate) fn mirror(root: &Path, sheet: &str) -> Result<String> {
    let mut child = Command::new("node")
        .arg(root.join("node_modules/rtlcss/bin/rtlcss.js"))
        .args(["--silent", "-"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node 20 or later is needed")?;
    child.stdin.take().context("no way in to rtlcss")?.write_all(sheet.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "rtlcss failed: run `npm ci --ignore-scripts`");
    let mirrored = String::from_utf8(output.stdout)?;
    ensure!(mirrored.len() > sheet.len() / 2, "rtlcss lost most of the sheet");
    ensure!(mirrored.contains(ARROW), "the fold's arrow is drawn in another way now: mend its mirror");
    Ok(mirrored.replace(ARROW, ARROW_MIRRORED))
}
