//! What the first page offers is what its links lead to, in every language.

use super::parent::{Page, Parent};
use axum::http::StatusCode;
use scraper::{ElementRef, Html, Selector};

/// Links under a selector: address and words.
fn links(page: &Page, selector: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.body);
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|link| (link.value().attr("href").expect("an address").to_owned(), words(link)))
        .collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn heading(page: &Page) -> String {
    let html = Html::parse_document(&page.body);
    words(html.select(&Selector::parse("h1").expect("a selector")).next().expect("a heading"))
}

#[tokio::test]
async fn a_tile_says_what_its_page_says() {
    let parent = Parent::arrives().await;
    for start in ["/", "/ar"] {
        let tiles = links(&parent.get(start).await, "a.h-tile");
        assert_eq!(tiles.len(), 6, "{start}");
        for (href, said) in tiles {
            let page = parent.get(&href).await;
            assert_eq!(page.status, StatusCode::OK, "{href}");
            if href.contains("/stages/") {
                assert_eq!(heading(&page), said, "{href}");
            }
        }
    }
    parent.get("/").await.says("0 to 5 years").never_says("1 to 5 years");
}

#[tokio::test]
async fn every_example_finds_something_in_its_own_language() {
    let parent = Parent::arrives().await;
    for (start, understood) in [("/", "We took your words to mean"), ("/ar", "فهمنا من كلماتك")] {
        let examples = links(&parent.get(start).await, ".h-search__examples a");
        assert_eq!(examples.len(), 3, "{start}");
        for (href, said) in examples {
            let own = said.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c));
            assert_eq!(own, start == "/ar", "{said}");
            let found = parent.get(&href).await;
            assert_eq!(found.status, StatusCode::OK, "{said}");
            found.says(understood);
            let html = Html::parse_document(&found.body);
            let cards = html.select(&Selector::parse(".h-card__title a").expect("a selector")).count();
            assert!(cards >= 1, "{said}: nothing found");
        }
    }
}

#[tokio::test]
async fn the_pathways_example_is_in_the_readers_language_and_makes_a_plan() {
    let parent = Parent::arrives().await;
    let hint = parent.get("/ar/pathway").await;
    let example = "ابني عمره 3 سنوات لا ينام";
    hint.says(example).never_says("my 3 year old");
    let plan = parent.press("/ar/pathway", &[("words", example), ("go", "plan")]).await;
    assert_eq!(plan.status, StatusCode::OK);
    plan.says("h-plan__title").says("/ar/services/sleep-advice-health-visiting-group");
}
