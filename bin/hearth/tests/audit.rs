//! `hearth audit` as someone at a terminal meets it: a whole chain, an altered row, a head kept elsewhere.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use data::{
    Cx, Db,
    audit::{self, Deed},
};
use kernel::{Actor, PlaceId, SystemClock};
use sea_orm::ConnectionTrait;
use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command, sync::Arc};

/// Whether it succeeded, and all it said.
fn hearth(data: &Path, args: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearth"));
    command.args(args).arg("--data").arg(data).env_remove("HEARTH_DATABASE_URL");
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said.into_owned())
}

async fn open(data: &Path) -> Cx {
    let db = Db::open(&format!("sqlite://{}", data.join("hearth.db").display())).await.unwrap();
    db.migrate().await.unwrap();
    Cx::new(db, PlaceId::derived("coventry"), Actor::system("test"), Arc::new(SystemClock))
}

async fn write(cx: &Cx, deeds: usize) {
    for _ in 0..deeds {
        cx.act(|tx| async move {
            let deed = Deed { action: "test.deed", kind: "test", target: tx.cx.fresh_id(), detail: "" };
            audit::record(&tx, deed).await
        })
        .await
        .unwrap();
    }
}

async fn run(cx: &Cx, statement: &str) {
    cx.read().execute_unprepared(statement).await.unwrap();
}

#[tokio::test]
async fn an_edit_of_a_row_in_the_database_file_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let (fine, said) = hearth(data, &["audit", "verify"]);
    assert!(!fine && said.contains("has no rows: nothing was checked"), "{said}");

    let cx = open(data).await;
    write(&cx, 5).await;
    let (fine, said) = hearth(data, &["audit", "verify"]);
    assert!(fine && said.contains("5 rows checked") && said.contains("the chain is whole"), "{said}");
    let (fine, said) = hearth(data, &["audit", "verify", "--place", "leeds"]);
    assert!(!fine && said.contains("the audit of leeds has no rows"), "{said}");

    run(&cx, "DROP TRIGGER audit_no_update").await;
    run(&cx, "UPDATE audit SET at_us = 1764000000000000 WHERE seq = 3").await;
    let (fine, said) = hearth(data, &["audit", "verify"]);
    assert!(!fine && said.contains("2 rows checked"), "{said}");
    assert!(said.contains("row 3 was altered (2025-11-24T16:00:00Z, test.deed)"), "{said}");
}

#[tokio::test]
async fn a_head_kept_elsewhere_shows_a_tail_that_went_away() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let cx = open(data).await;
    assert!(!hearth(data, &["audit", "head"]).0, "there is nothing to sign yet");
    write(&cx, 5).await;
    let mut kept = String::new();
    for _ in 0..2 {
        let (fine, line) = hearth(data, &["audit", "head"]);
        assert!(fine, "{line}");
        kept += &line;
        write(&cx, 2).await;
    }
    let mode = fs::metadata(data.join("audit.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "the key that signs is its owner's only");
    let file = data.join("kept.txt");
    fs::write(&file, &kept).unwrap();
    let verify = ["audit", "verify", "--head", file.to_str().unwrap()];
    let (fine, said) = hearth(data, &verify);
    assert!(fine && said.contains("2 kept heads stand in it"), "{said}");

    // Another system has the public key only; a wrong one is not believed, nor is a line that was changed.
    let key = kept.split_whitespace().nth(6).unwrap();
    fs::rename(data.join("audit.key"), data.join("away")).unwrap();
    assert!(!hearth(data, &verify).0);
    assert!(hearth(data, &[&verify[..], &["--key", key]].concat()).0);
    let (fine, said) = hearth(data, &[&verify[..], &["--key", &"0".repeat(64)]].concat());
    assert!(!fine && said.contains("signed with another key"), "{said}");
    fs::rename(data.join("away"), data.join("audit.key")).unwrap();
    fs::write(&file, kept.replace(" 5 ", " 4 ")).unwrap();
    let (fine, said) = hearth(data, &verify);
    assert!(!fine && said.contains("the signature does not fit"), "{said}");
    fs::write(&file, &kept).unwrap();

    // Someone cuts the tail off and sets the head back: only what was kept elsewhere tells.
    run(&cx, "DROP TRIGGER audit_no_delete").await;
    run(&cx, "DELETE FROM audit WHERE seq > 5").await;
    run(&cx, "UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit WHERE seq = 5)").await;
    assert!(hearth(data, &["audit", "verify"]).0);
    let (fine, said) = hearth(data, &verify);
    assert!(!fine && said.contains("row 6 is missing; the row before it: ") && said.contains("test.deed"), "{said}");
}
