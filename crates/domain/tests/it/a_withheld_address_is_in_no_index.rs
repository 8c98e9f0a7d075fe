use domain::directory::{model::Service, project, rows};
use kernel::search::{Query, SearchIndex};
use testkit::TestPlace;

/// Words of the withheld address in the demonstration place; nobody but the database may know them.
const CANARY: [&str; 2] = ["Canary", "canary"];

#[tokio::test]
async fn no_document_and_no_card_holds_it_and_no_search_finds_it() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.system(), place.index().await);
    let around = project::Surroundings::load(&cx).await.unwrap();
    let services = rows::all::<Service>(&cx).await.unwrap();
    let mut at_withheld = 0;
    for service in &services {
        let spots = service.record.places.iter().filter_map(|p| around.locations.get(&p.location_id));
        at_withheld += spots.filter(|l| l.withheld).count();
        let text = format!("{:?}", project::document(&service.record, &around).unwrap());
        assert!(CANARY.iter().all(|word| !text.contains(word)), "{}", service.record.slug);
    }
    assert!(at_withheld > 0, "no service stands at the withheld place, so this proves nothing");
    let asked = Query { text: "canary withheld lane".into(), limit: 100, ..Query::default() };
    let page = index.search(place.id, &asked).unwrap();
    assert!(page.hits.iter().all(|h| CANARY.iter().all(|word| !h.card.text().contains(word))));
}
