//! The lists of codes the feed publishes, from the place's vocabulary and two of Hearth's own.

use super::publisher::{Taxonomy, Term};

/// The place's lists that describe services: name in the vocabulary, name for people, what it says.
pub const PLACE_LISTS: [(&str, &str, &str); 8] = [
    ("topics", "Topics", "What a service helps with"),
    ("topic-groups", "Topic groups", "Groups of topics"),
    ("stages", "Life stages", "Stages of family life a service is for"),
    ("groups", "Groups of families", "Families a service is made for or takes care to reach"),
    ("modes", "Ways of getting help", "How a service is given"),
    ("levels", "Levels of need", "How much help a service gives, from 1 for every family to 4"),
    ("access", "Accessibility", "What a building or a session offers"),
    ("languages", "Languages", "Languages a service is given in"),
];

const AUDIENCE: [(&str, &str); 12] = [
    ("expectant_parents", "Expectant parents"),
    ("mothers", "Mothers"),
    ("fathers", "Fathers"),
    ("partners", "Partners"),
    ("parents", "Parents"),
    ("carers", "Carers"),
    ("parents_and_children", "Parents and children together"),
    ("whole_family", "The whole family"),
    ("young_people", "Young people"),
    ("children", "Children"),
    ("adults", "Adults"),
    ("anyone", "Anyone"),
];

const MARKS: [(&str, &str, &str); 4] = [
    ("community-led", "Community led", "Run by or rooted in a community organisation"),
    ("father-inclusive", "Dads welcome", "Says that fathers and partners are welcome, or is made for them"),
    ("warm-space", "Warm space", "A warm space or free activity"),
    ("has-example-facts", "Has example facts", "Some facts were invented to show how Hearth works; see example_fields"),
];

/// Every list the feed publishes.
pub fn lists() -> Vec<Taxonomy> {
    let own = [("audience", "Audience", "Who a service is for"), ("marks", "Marks", "Marks a service carries")];
    PLACE_LISTS
        .into_iter()
        .chain(own)
        .map(|(kind, name, description)| Taxonomy {
            kind: kind.to_owned(),
            name: name.to_owned(),
            description: description.to_owned(),
        })
        .collect()
}

/// The codes of Hearth's own lists.
pub fn own_terms() -> Vec<Term> {
    let term = |kind: &str, code: &str, label: &str, description: &str| Term {
        kind: kind.to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        description: description.to_owned(),
        parent: None,
    };
    let audience = AUDIENCE.iter().map(|(code, label)| term("audience", code, label, ""));
    audience.chain(MARKS.iter().map(|(code, label, what)| term("marks", code, label, what))).collect()
}
