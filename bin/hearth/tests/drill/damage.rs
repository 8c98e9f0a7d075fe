//! A damaged index is built anew from the register, by the server and by the command.

use crate::{
    register::{index_is_the_register, open},
    server::{Server, ask, run},
};
use std::{fs, path::Path};

/// Empties every file of the index that ends so; how many there were.
fn empty(folder: &Path, ends: &str) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries
        .map(|path| match path.is_dir() {
            true => empty(&path, ends),
            false if path.to_string_lossy().ends_with(ends) => fs::write(&path, "").map(|()| 1).unwrap(),
            false => 0,
        })
        .sum()
}

#[tokio::test]
async fn a_damaged_index_heals_when_the_server_starts_and_when_it_is_built_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    run(data, &["demo"]);
    run(data, &["reindex"]);
    for ends in [".store", ".idx"] {
        assert!(empty(data, ends) > 0, "no {ends}");
        let server = Server::start(data);
        assert_eq!(ask(&server.address, "GET", "/search?q=sleep", "", "").unwrap().status, 200);
        server.kill();
        assert_eq!(index_is_the_register(&open(data).await, data).await, 89);
        assert!(empty(data, ends) > 0, "no {ends}");
        assert!(run(data, &["reindex"]).starts_with("89 services indexed"));
        assert_eq!(index_is_the_register(&open(data).await, data).await, 89);
    }
}
