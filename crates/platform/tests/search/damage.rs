use crate::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of the generation in use.
fn files(root: &Path) -> Vec<PathBuf> {
    let folder = root.join(place().0.to_string());
    let current = folder.join(fs::read_to_string(folder.join("current")).unwrap());
    let mut files: Vec<_> = fs::read_dir(current).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| fs::metadata(f).unwrap().len() > 0);
    files.sort();
    files
}

fn rebuild(indexes: &Indexes) {
    let mut rebuild = indexes.rebuild(place()).unwrap();
    rebuild.add(vec![service("a"), service("b")]).unwrap();
    rebuild.finish(2).unwrap();
}

fn is_right(indexes: &Indexes) {
    assert_eq!(indexes.cursor(place()).unwrap(), 2);
    assert_eq!(indexes.search(place(), &Query { limit: 9, ..Query::default() }).unwrap().hits.len(), 2);
}

#[test]
fn an_index_with_an_emptied_or_torn_file_begins_empty_and_is_built_anew() {
    let root = tempfile::tempdir().unwrap();
    rebuild(&Indexes::open(root.path()));
    let all = files(root.path()).len();
    assert!(all > 6, "{:?}", files(root.path()));
    for at in 0..all {
        for keep in [0, 2] {
            // Each rebuild names its files anew.
            let damaged = &files(root.path())[at];
            let bytes = fs::read(damaged).unwrap();
            fs::write(damaged, &bytes[..bytes.len() * keep / 3]).unwrap();
            let indexes = Indexes::open(root.path());
            if keep > 0 {
                assert_eq!(indexes.search(place(), &Query::default()).unwrap().total, 0, "{damaged:?}");
            }
            assert_eq!(indexes.cursor(place()).unwrap(), 0, "{damaged:?} {keep}");
            assert!(!damaged.exists(), "{damaged:?} is put away");
            rebuild(&indexes);
            is_right(&indexes);
        }
    }
}

#[test]
fn a_pointer_to_nothing_is_an_empty_index() {
    for pointer in [&b""[..], b"gen-99", b"..", b"\xff\xfe"] {
        let root = tempfile::tempdir().unwrap();
        rebuild(&Indexes::open(root.path()));
        fs::write(root.path().join(place().0.to_string()).join("current"), pointer).unwrap();
        let indexes = Indexes::open(root.path());
        assert_eq!(indexes.cursor(place()).unwrap(), 0);
        rebuild(&indexes);
        is_right(&indexes);
    }
}

#[test]
fn an_index_damaged_while_in_use_stands_before_the_first_change_until_it_is_built_anew() {
    let root = tempfile::tempdir().unwrap();
    let indexes = Indexes::open(root.path());
    rebuild(&indexes);
    let list = files(root.path()).into_iter().find(|f| f.ends_with("meta.json")).unwrap();
    fs::write(list, "{").unwrap();
    assert!(indexes.apply(place(), put([service("c")]), 3).is_err());
    assert_eq!(indexes.cursor(place()).unwrap(), 0);
    assert_eq!(indexes.search(place(), &Query::default()).unwrap().total, 2, "what was read before still answers");
    rebuild(&indexes);
    is_right(&indexes);
}
