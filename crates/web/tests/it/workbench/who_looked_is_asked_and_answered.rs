//! The data protection officer finds who looked at somebody's record, in a browser.

use super::worker::Worker;
use axum::http::StatusCode;

#[tokio::test]
async fn a_record_is_found_by_what_its_owner_says_and_everyone_who_looked_is_named() {
    let dev = Worker::in_by_link("dev").await;
    dev.browser.get("/workbench").await.says("href=\"/workbench/audit\"");
    let known = [("given", "Amber"), ("family", "Example-Rowan"), ("born", "1991-04-12")];
    let sent = dev.browser.post("/workbench/audit", &known).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(sent.location().starts_with("/workbench/audit?person=") && !sent.location().contains("Amber"));
    let page = dev.browser.get(sent.location()).await;
    page.says("You see what was done with one record.").says("Asked here who looked").says("Dev Demo");
    page.never_says("Example-Rowan").never_says("07700");
    let file = dev.browser.get(&sent.location().replace("/workbench/audit?", "/workbench/audit/rows.csv?")).await;
    assert!(file.header("content-type").starts_with("text/csv") && file.body.contains("audit.export"));
    page.says("/workbench/audit/rows.csv?person=");
    assert_eq!(page.header("cache-control"), "no-store");

    let nobody = [("given", "Amber"), ("family", "Example-Rowan"), ("born", "1991-04-13")];
    let none = dev.browser.post("/workbench/audit", &nobody).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("There is no record of exactly that").says("value=\"Amber\"");
    let nothing = dev.browser.post("/workbench/audit", &[]).await;
    nothing.says("Give their whole name and date of birth");
}

#[tokio::test]
async fn what_cannot_be_asked_says_why() {
    let dev = Worker::in_by_link("dev").await;
    for (query, said) in [
        ("from=tomorrow", "Choose a day, like 2026-11-24"),
        ("from=2026-11-24&to=2026-11-23", "The last day is before the first day"),
        ("staff=nobody", "We do not know this one"),
        ("person=%27%20OR%201%3D1", "We do not know this one"),
        ("before=x", "We do not know this one"),
    ] {
        let page = dev.browser.get(&format!("/workbench/audit?{query}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        page.says(said);
    }
    dev.browser.get("/workbench/audit/signs").await.says("There is nothing to ask about in the last six weeks.");
    dev.browser.get("/ar/workbench/audit").await.says("من اطّلع، ولماذا");
}
