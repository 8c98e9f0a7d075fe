//! A record written down twice, as two colleagues meet it over HTTP: one says so and why, the other shows who they are
//! and decides; the old address then leads to the one record, and it can be undone.

use super::worker::Worker;
use axum::http::StatusCode;
use domain::family;

/// When showing who one is counts no more.
const LATER: &str = "2026-11-24T10:12[Europe/London]";
const WHY: (&str, &str) = ("words", "The hub wrote her down again; she showed us her card.");

#[tokio::test]
async fn one_says_so_and_another_decides() {
    let lena = Worker::in_by_link("lena").await;
    let id = |slug| family::id(lena.browser.place.id, "person", slug);
    let (kept, gone) = (id("edna"), id("edna-at-the-hub"));
    let list = lena.browser.get("/workbench/families/same").await;
    list.says("Edna Example-Brooke").says("Half of the family name agrees").says("Same date of birth");
    let path = format!("/workbench/families/same/{kept}/{gone}");
    let pair = lena.browser.get(&path).await;
    pair.says("Differs").says("Only one says").says("Large print. Step-free.").says("HUB-0042");

    let short = lena.browser.post(&path, &[("words", "yes"), ("from_gone", "languages")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("Say why in a sentence").says("yes</textarea>");
    let said = lena.browser.post(&path, &[WHY, ("from_gone", "languages"), ("looked", "yes")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let join = said.location().to_owned();
    let waits = lena.browser.get(&join).await;
    waits.says("You said so, so somebody else decides").says("she showed us her card");
    assert!(!waits.body.contains("join the records"), "nobody decides alone");
    assert_eq!(lena.browser.post(&join, &[("answer", "yes")]).await.status, StatusCode::NOT_FOUND, "nor by sending it");

    let marcus = lena.beside("marcus").await;
    marcus.open_link().await;
    marcus.browser.get("/workbench/families/same").await.says("A colleague says they are one person");
    marcus.browser.get(&join).await.says("You are the second pair of eyes").says("join the records");
    let unproved = marcus.later(LATER).await.browser.post(&join, &[("answer", "yes")]).await;
    assert!(unproved.location().starts_with("/workbench/prove?back=/workbench/joins/"), "{}", unproved.location());
    let joined = marcus.browser.post(&join, &[("answer", "yes")]).await;
    assert_eq!(joined.location(), join);
    marcus.browser.get(&join).await.says("One record stands for both now.").says("Taken from the other record");

    let old = lena.browser.get(&format!("/workbench/people/{gone}")).await;
    assert_eq!(old.location(), format!("/workbench/people/{kept}"));
    lena.browser.get(old.location()).await.says("This record was joined from two").says("Hard of hearing.");
    let twice = marcus.browser.post(&join, &[("answer", "yes")]).await;
    assert!(twice.status.is_client_error(), "{}", twice.status);
    let asked = lena.browser.post(&format!("{join}/part"), &[("words", "She has a cousin of that name.")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let parted = marcus.browser.post(&join, &[("answer", "yes")]).await;
    assert_eq!(parted.status, StatusCode::SEE_OTHER);
    marcus.browser.get(&join).await.says("Both records stand again as they were.");
    lena.browser.get(&format!("/workbench/people/{gone}")).await.says("Edna Example-Brooke");
}

#[tokio::test]
async fn whoever_does_not_work_with_both_finds_nothing_there() {
    let lena = Worker::in_by_link("lena").await;
    let id = |slug| family::id(lena.browser.place.id, "person", slug);
    let absent = lena.browser.get("/workbench/people/01939c00-0000-7000-8000-000000000000").await;
    for (kept, gone) in [("edna", "iris"), ("iris", "edna"), ("nadia", "edna")] {
        let path = format!("/workbench/families/same/{}/{}", id(kept), id(gone));
        let closed = lena.browser.get(&path).await;
        assert_eq!((closed.status, &closed.body), (StatusCode::NOT_FOUND, &absent.body), "{kept} {gone}");
        let tried = lena.browser.post(&path, &[WHY]).await;
        assert_eq!((tried.status, &tried.body), (StatusCode::NOT_FOUND, &absent.body), "{kept} {gone}");
    }
    let family = format!("/workbench/families/same/{}/{}", id("amber"), id("carl"));
    let stopped = lena.browser.get(&family).await;
    stopped.says("These two cannot be joined as they stand").says("One must not learn about the other.");
    assert_eq!(lena.browser.post(&family, &[WHY]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
