use crate::*;
use std::fs;

fn all(indexes: &Indexes) -> Vec<String> {
    let page =
        indexes.search(place(), &Query { limit: 99, sort: kernel::search::Sort::Name, ..Query::default() }).unwrap();
    assert_eq!(page.total, page.hits.len());
    slugs(&page).into_iter().map(String::from).collect()
}

fn generations(root: &std::path::Path) -> usize {
    let folder = root.join(place().0.to_string());
    fs::read_dir(folder)
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_str().unwrap().starts_with("gen-"))
        .count()
}

#[test]
fn changes_and_cursor_survive_a_restart() {
    let root = tempfile::tempdir().unwrap();
    {
        let indexes = Indexes::open(root.path());
        assert_eq!(indexes.cursor(place()).unwrap(), 0);
        indexes.apply(place(), put([service("a"), service("b"), service("c")]), 3).unwrap();
        let mut renamed = service("b");
        renamed.name = "bee".into();
        let gone = Change::Remove(service("a").id);
        indexes.apply(place(), vec![Change::Put(Box::new(renamed)), gone], 5).unwrap();
        assert_eq!(all(&indexes), ["b", "c"]);
    }
    let indexes = Indexes::open(root.path());
    assert_eq!((indexes.cursor(place()).unwrap(), all(&indexes)), (5, vec!["b".into(), "c".into()]));
    assert_eq!(indexes.search(place(), &text("bee")).unwrap().total, 1);
}

#[test]
fn an_interrupted_rebuild_changes_nothing_and_is_swept() {
    let root = tempfile::tempdir().unwrap();
    let indexes = Indexes::open(root.path());
    indexes.apply(place(), put([service("kept")]), 7).unwrap();
    let mut rebuild = indexes.rebuild(place()).unwrap();
    rebuild.add(vec![service("never")]).unwrap();
    assert!(indexes.rebuild(place()).is_err(), "one rebuild at a time");
    drop(rebuild);
    assert_eq!((indexes.cursor(place()).unwrap(), all(&indexes)), (7, vec!["kept".to_string()]));
    drop(indexes);
    assert_eq!(generations(root.path()), 2);
    let indexes = Indexes::open(root.path());
    assert_eq!((indexes.cursor(place()).unwrap(), all(&indexes)), (7, vec!["kept".to_string()]));
    assert_eq!(generations(root.path()), 1);
}

#[test]
fn a_crash_between_filling_and_pointing_keeps_the_old_index() {
    let root = tempfile::tempdir().unwrap();
    let indexes = Indexes::open(root.path());
    indexes.apply(place(), put([service("old")]), 1).unwrap();
    let folder = root.path().join(place().0.to_string());
    let pointer = fs::read_to_string(folder.join("current")).unwrap();
    let mut rebuild = indexes.rebuild(place()).unwrap();
    rebuild.add(vec![service("new")]).unwrap();
    rebuild.finish(9).unwrap();
    assert_eq!((indexes.cursor(place()).unwrap(), all(&indexes)), (9, vec!["new".to_string()]));
    assert_ne!(fs::read_to_string(folder.join("current")).unwrap(), pointer);
    fs::write(folder.join("current.new"), "gen-").unwrap();
    drop(indexes);
    let indexes = Indexes::open(root.path());
    assert_eq!((indexes.cursor(place()).unwrap(), all(&indexes)), (9, vec!["new".to_string()]));
}

#[test]
fn an_edit_during_a_rebuild_comes_back_by_catching_up() {
    let root = tempfile::tempdir().unwrap();
    let indexes = Indexes::open(root.path());
    indexes.apply(place(), put([service("a")]), 1).unwrap();
    let started_at = indexes.cursor(place()).unwrap();
    let mut rebuild = indexes.rebuild(place()).unwrap();
    rebuild.add(vec![service("a")]).unwrap();
    indexes.apply(place(), put([service("b")]), 2).unwrap();
    assert_eq!(all(&indexes), ["a", "b"]);
    rebuild.finish(started_at).unwrap();
    assert_eq!(indexes.cursor(place()).unwrap(), 1, "the change log is read again from here");
    indexes.apply(place(), put([service("b")]), 2).unwrap();
    assert_eq!(all(&indexes), ["a", "b"]);
}

#[test]
fn another_process_rebuilding_is_followed() {
    let root = tempfile::tempdir().unwrap();
    let server = Indexes::open(root.path());
    server.apply(place(), put([service("a")]), 1).unwrap();
    let command = Indexes::open(root.path());
    let mut rebuild = command.rebuild(place()).unwrap();
    rebuild.add(vec![service("fresh")]).unwrap();
    rebuild.finish(4).unwrap();
    assert_eq!(server.cursor(place()).unwrap(), 4);
    assert_eq!(all(&server), ["fresh"]);
    server.apply(place(), put([service("later")]), 5).unwrap();
    assert_eq!(all(&server), ["fresh", "later"]);
}
