//! A translation may be missing, never different: no key English lacks, and the same names to be filled in.

use crate::words::messages;
use std::collections::{BTreeMap, BTreeSet};

fn gaps(texts: &[String]) -> BTreeSet<String> {
    let all = texts.join(" ");
    all.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).map(str::to_owned).collect()
}

fn flat(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    messages(language).into_values().flatten().map(|(key, texts)| (key, gaps(&texts))).collect()
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
fn arabic_has_every_word_of_the_frame_the_search_and_the_pathway() {
    let arabic = messages("ar");
    for file in ["shell", "home", "search", "pathway", "urgent"] {
        let own = &arabic[file];
        let missing: Vec<String> = messages("en")[file]
            .keys()
            .filter(|key| !own.contains_key(*key) && !key.starts_with("home-example-"))
            .cloned()
            .collect();
        assert!(missing.is_empty(), "{file}: {missing:?}");
    }
}
