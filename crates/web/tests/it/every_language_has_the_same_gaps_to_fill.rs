//! A translation may be missing, never different: no key English lacks, and the same names to be filled in.

use crate::words::messages;
use std::collections::{BTreeMap, BTreeSet};

fn gaps(texts: &[String]) -> BTreeSet<String> {
    let all = texts.join(" ");
    all.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).map(str::to_owned).collect()
}

fn flat(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files = messages(language).into_iter().filter(|(file, _)| file != "labels");
    files.flat_map(|(_, texts)| texts).map(|(key, texts)| (key, gaps(&texts))).collect()
}

#[test]
fn arabic_fills_the_same_gaps_as_english() {
    let (english, arabic) = (flat("en"), flat("ar"));
    for (key, names) in &arabic {
        let own = english.get(key).unwrap_or_else(|| panic!("{key} is unknown to English"));
        assert_eq!(own, names, "{key}");
    }
}

#[test]
fn arabic_has_every_word_of_every_page() {
    let arabic = messages("ar");
    for file in [
        "shell",
        "home",
        "search",
        "pathway",
        "urgent",
        "directory",
        "statements",
        "partnership",
        "work",
        "admin",
        "audit",
    ] {
        let own = &arabic[file];
        let missing: Vec<String> = messages("en")[file].keys().filter(|key| !own.contains_key(*key)).cloned().collect();
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }
}

#[test]
fn arabic_names_every_code_a_family_may_read() {
    let arabic = &messages("ar")["labels"];
    for list in ["topics", "topic-groups", "stages", "groups", "modes", "levels", "access", "languages"] {
        let path = format!("{}/../../demo/taxonomy/{list}.csv", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read_to_string(path).expect("the list");
        // Bands of old surveys stand on no page.
        let shown = file.lines().skip(1).filter(|line| !line.contains(",survey_band,"));
        for code in shown.filter_map(|line| line.split(',').next()) {
            assert!(arabic.contains_key(&format!("label-{list}-{code}")), "{list}: {code}");
        }
    }
}
