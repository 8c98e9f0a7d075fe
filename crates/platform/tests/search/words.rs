use crate::*;
use kernel::search::{Near, Sort};

fn found(indexes: &Indexes, query: &Query) -> Vec<String> {
    slugs(&indexes.search(place(), query).unwrap()).into_iter().map(String::from).collect()
}

#[test]
fn organisation_weighs_more_than_name_and_name_more_than_description() {
    let mut by_body = service("a-course");
    by_body.body = "Help with sleep sleep sleep sleep".into();
    let mut by_organisation = service("z-group");
    by_organisation.organisation = "The Sleep Charity of the whole region and its many friends".into();
    let indexes = filled([by_body, service("sleep-clinic"), by_organisation]);
    assert_eq!(found(&indexes, &text("sleep")), ["z-group", "sleep-clinic", "a-course"]);
}

#[test]
fn the_whole_phrase_comes_before_all_words_and_all_before_any() {
    let indexes =
        filled([service("play-here-and-stay"), service("stay-and-play"), service("play"), service("unrelated")]);
    assert_eq!(found(&indexes, &text("Stay and Play"))[..2], ["stay-and-play", "play-here-and-stay"]);
    assert_eq!(found(&indexes, &text("Stay and Play")).len(), 3);
}

#[test]
fn what_is_asked_for_by_name_comes_before_what_it_may_mean() {
    let mut speech = service("chatter");
    speech.tags = vec!["topic:speech".into()];
    let indexes = filled([speech, service("talking-therapies")]);
    let mut query = text("talking theropies");
    query.understood = vec![("topic:speech".into(), 3.2)];
    assert_eq!(found(&indexes, &query), ["talking-therapies", "chatter"]);
}

#[test]
fn stems_accents_case_and_apostrophes_do_not_matter() {
    let mut cafe = service("cafe");
    cafe.body = "Café for parents whose toddlers won\u{2019}t settle".into();
    let indexes = filled([cafe]);
    for words in ["CAFE", "café", "toddler", "wont", "won't", "settled"] {
        let page = indexes.search(place(), &text(words)).unwrap();
        assert_eq!((slugs(&page), page.fuzzy), (vec!["cafe"], false), "{words}");
    }
}

#[test]
fn near_spellings_are_used_only_for_words_that_stand_nowhere() {
    let indexes = filled([service("breastfeeding-support"), service("potty-training"), service("patty-making")]);
    for typo in ["brestfeeding", "breastfeedign", "breatsfeeding help"] {
        let page = indexes.search(place(), &text(typo)).unwrap();
        assert_eq!((slugs(&page), page.fuzzy), (vec!["breastfeeding-support"], true), "{typo}");
    }
    let exact = indexes.search(place(), &text("potty")).unwrap();
    assert_eq!((slugs(&exact), exact.fuzzy), (vec!["potty-training"], false));
    assert_eq!(indexes.search(place(), &text("zzzzzzzz")).unwrap().total, 0);
}

#[test]
fn what_words_were_understood_as_matches_and_preferences_only_order() {
    let mut behaviour = service("calm-course");
    behaviour.tags = vec!["topic:behaviour".into()];
    let mut evening = service("evening-calm-course");
    evening.tags = vec!["topic:behaviour".into(), "time:evening".into()];
    let mut other = service("choir");
    other.tags = vec!["time:evening".into()];
    let indexes = filled([behaviour, evening, other]);
    let mut query = text("naughty");
    query.understood = vec![("topic:behaviour".into(), 2.0)];
    query.prefer = vec![("time:evening".into(), 0.5)];
    assert_eq!(found(&indexes, &query), ["evening-calm-course", "calm-course"]);
}

#[test]
fn stale_entries_come_after_equals_and_equals_go_by_name() {
    let mut stale = service("aa-sleep");
    stale.freshness = 0.5;
    let indexes = filled([stale, service("cc-sleep"), service("bb-sleep")]);
    assert_eq!(found(&indexes, &text("sleep")), ["bb-sleep", "cc-sleep", "aa-sleep"]);
    let everything = Query { limit: 2, offset: 1, sort: Sort::Name, ..Query::default() };
    assert_eq!(found(&indexes, &everything), ["bb-sleep", "cc-sleep"]);
}

#[test]
fn nearest_first_then_those_without_a_place() {
    let at = |slug, points| Document { points, ..service(slug) };
    let indexes = filled([
        at("online", vec![]),
        at("far", vec![point(5_000, 0)]),
        at("two-sites", vec![point(90_000, 0), point(300, 400)]),
        at("near", vec![point(1_000, 0)]),
    ]);
    let near = |within, beyond| Query {
        near: Some(Near { centre: point(0, 0), within, beyond }),
        sort: Sort::Nearest,
        limit: 9,
        ..Query::default()
    };
    let page = indexes.search(place(), &near(None, None)).unwrap();
    assert_eq!(slugs(&page), ["two-sites", "near", "far", "online"]);
    assert_eq!(page.hits.iter().map(|h| h.metres).collect::<Vec<_>>(), [Some(500), Some(1_000), Some(5_000), None]);
    assert_eq!(found(&indexes, &near(Some(1_609), None)), ["two-sites", "near", "online"]);
    assert_eq!(found(&indexes, &near(None, Some(1_609))), ["far", "online"]);
}

#[test]
fn one_place_never_sees_another() {
    let indexes = filled([service("ours")]);
    let page = indexes.search(PlaceId::derived("elsewhere"), &text("ours")).unwrap();
    assert_eq!(page.total, 0);
}
