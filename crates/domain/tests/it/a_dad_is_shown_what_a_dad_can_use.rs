use domain::directory::{
    find::{Filter, find},
    model::Audience,
};
use testkit::{ServiceBuilder, TestPlace};

#[tokio::test]
async fn help_for_mothers_only_is_never_first_for_a_dad() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for typed in [
        "dad feeling low new baby",
        "Dad feeling low new baby evenings only",
        "new dad struggling since the baby",
        "postnatal depression in dads",
        "dad feeling low new baby ethnic minority",
    ] {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        let cards: Vec<_> = found.items.iter().take(5).map(|i| &i.card).collect();
        let shown: Vec<_> = cards.iter().map(|c| c.slug.as_str()).collect();
        assert!(cards[0].audience != [Audience::Mothers], "{typed}: {shown:?}");
        assert!(shown.contains(&"parents-in-mind"), "{typed}: {shown:?}");
    }
}

#[tokio::test]
async fn a_mother_or_two_parents_still_find_help_for_mothers() {
    let place = TestPlace::demo().await;
    let circle = |slug: &str, audience: Audience| {
        ServiceBuilder::new(slug).topic("sleep").level("universal", &[1]).audience(&[audience]).build()
    };
    place.save(&circle("zebra-room", Audience::Parents)).await;
    place.save(&circle("aardvark-room", Audience::Mothers)).await;
    let (cx, index) = (place.cx(), place.index().await);
    let order = async |typed: &str| {
        let found = find(&cx, &index, Filter { q: typed.into(), ..Filter::default() }).await.unwrap();
        let rooms = found.items.into_iter().map(|i| i.card.slug.clone()).filter(|slug| slug.ends_with("-room"));
        rooms.collect::<Vec<_>>()
    };
    assert_eq!(order("wont sleep").await, ["aardvark-room", "zebra-room"]);
    assert_eq!(order("mum and dad shattered wont sleep").await, ["aardvark-room", "zebra-room"]);
    assert_eq!(order("im a dad, wont sleep").await, ["zebra-room", "aardvark-room"]);
}
