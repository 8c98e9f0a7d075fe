//! `hearth import` as someone at a terminal, or a nightly job, meets it: what was rejected is said, and the command
//! fails so that somebody looks.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::{fs, path::Path, process::Command};

/// The exit code, and all it said.
fn hearth(data: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearth"));
    command.args(args).arg("--data").arg(data).env_remove("HEARTH_DATABASE_URL");
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    (done.status.code().unwrap(), said.into_owned())
}

const GOOD: &str = r#"{"id": "0190b1c2-0000-7000-8000-000000000001", "name": "Baby group", "status": "active",
    "description": "Play and talk.",
    "organization": {"id": "0190b1c2-0000-7000-8000-000000000002", "name": "Play people", "description": "Play"}}"#;
const BAD: &str = r#"{"id": "0190b1c2-0000-7000-8000-000000000003", "name": "Odd group", "status": "active",
    "description": "Play.", "minimum_age": 9, "maximum_age": 1,
    "organization": {"id": "0190b1c2-0000-7000-8000-000000000004", "name": "Odd people", "description": "Odd"}}"#;

/// The address under which a run was kept.
fn run_of(said: &str) -> &str {
    said.lines().find_map(|line| line.strip_prefix("to land it: hearth import oruk --land ")).unwrap()
}

#[test]
fn a_feed_with_a_service_that_is_rejected_lands_the_rest_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (data, feed) = (folder.path(), folder.path().join("feed.json"));
    fs::write(&feed, format!("[{GOOD},{BAD}]")).unwrap();
    let file = feed.to_str().unwrap();
    let (code, said) = hearth(data, &["import", "oruk", file, "--dry-run"]);
    assert!(code == 1 && said.contains("2 rows were rejected") && !said.contains("to land it"), "{said}");

    let (code, said) = hearth(data, &["import", "oruk", file]);
    assert!(code == 1 && said.contains("2 added") && said.contains("2 rejected"), "{said}");
    assert!(said.contains("every service that names it was rejected"), "{said}");
    let (code, landed) = hearth(data, &["import", "oruk", "--land", run_of(&said)]);
    assert!(code == 1 && landed.contains("2 added") && landed.contains("(landed)"), "{landed}");
    let (code, again) = hearth(data, &["import", "oruk", "--land", run_of(&said)]);
    assert!(code == 1 && again.contains("landed before"), "{again}");

    fs::write(&feed, format!("[{GOOD}]")).unwrap();
    let (code, said) = hearth(data, &["import", "oruk", file]);
    assert!(code == 0 && said.contains("0 added, 0 changed, 2 unchanged, 0 rejected"), "{said}");
}

#[test]
fn a_table_with_a_row_that_is_rejected_lands_the_rest_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (data, table) = (folder.path(), folder.path().join("organisations.csv"));
    fs::write(&table, "slug,name,community_led\nplay-people,Play people,yes\nodd-people,Odd people,perhaps\n").unwrap();
    let args = ["import", "csv", table.to_str().unwrap(), "--kind", "organisations"];
    let (code, said) = hearth(data, &args);
    assert!(code == 1 && said.contains("line 3 odd-people: rejected") && said.contains("1 added"), "{said}");
    fs::write(&table, "slug,name\nplay-people,Play people\n").unwrap();
    let (code, said) = hearth(data, &args);
    assert!(code == 0 && said.contains("1 unchanged, 0 rejected"), "{said}");
}
