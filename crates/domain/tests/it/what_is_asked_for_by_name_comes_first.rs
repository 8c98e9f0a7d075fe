use domain::directory::find::{Filter, find};
use testkit::TestPlace;

#[tokio::test]
async fn a_name_is_heard_before_the_worries_its_words_may_mean() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for (typed, slug) in [
        ("baby buddy", "baby-buddy-app"),
        ("babby buddy", "baby-buddy-app"),
        ("the Baby Buddy app please", "baby-buddy-app"),
    ] {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        assert_eq!(found.items[0].card.slug, slug, "{typed}");
    }
}

#[tokio::test]
async fn help_for_everyone_comes_before_help_for_a_circumstance_nobody_spoke_of() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for typed in ["tantrums", "tantrms"] {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        let first = &found.items[0].card;
        assert_eq!(first.level, "universal", "{typed}: {}", first.slug);
    }
}
