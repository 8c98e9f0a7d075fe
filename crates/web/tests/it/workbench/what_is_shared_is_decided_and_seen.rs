//! Deciding to share and closing a record, over HTTP: each asks why, keeps what was typed, and shows afterwards; the data
//! protection officer sees that it happened and no word about the family.

use super::worker::Worker;
use axum::http::StatusCode;
use domain::{access::workforce, family};

const SHARE: [(&str, &str); 5] = [
    ("decision", "emergency"),
    ("recipient", "Police"),
    ("what", "Where he was last seen"),
    ("reason", "He did not come home and somebody had threatened him."),
    ("telling", "no"),
];

#[tokio::test]
async fn a_decision_is_kept_with_its_reason_and_the_officer_sees_that_it_was_made() {
    let lena = Worker::in_by_link("lena").await;
    let finn = family::id(lena.browser.place.id, "person", "finn");
    let (page, list) = (format!("/workbench/people/{finn}/sharing"), format!("/workbench/people/{finn}/agreements"));
    lena.browser.get(&list).await.says("Share something, or decide not to").says("What we keep and why");
    let half = lena.browser.post(&page, &SHARE[..2]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    half.says("Choose one").says("value=\"Police\"");
    assert_eq!(lena.browser.post(&page, &SHARE).await.location(), format!("{list}#shares"));
    lena.browser.get(&list).await.says("Shared at once, to keep somebody safe:").says("Where he was last seen");

    let basis = format!("/workbench/people/{finn}/basis");
    let without = lena.browser.post(&basis, &[("purpose", "family-support"), ("article", "")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let named = [("purpose", "family-support"), ("article", "6(1)(c)"), ("assessment", "DEMO-DPIA-3")];
    assert_eq!(lena.browser.post(&basis, &named).await.location(), format!("{list}#basis"));
    lena.browser.get(&list).await.says("DEMO-DPIA-3");

    let dev = lena.beside("dev").await;
    dev.open_link().await;
    let shares = dev.browser.get("/workbench/audit/shares?only=without-agreement").await;
    shares.says("Shared at once, to keep somebody safe").says("Lena Demo").says(&finn.to_string());
    assert!(!shares.body.contains("Police") && !shares.body.contains("Finn"), "who and what stays with the record");
    let now = dev.browser.get("/workbench/audit/shares?only=now").await;
    now.says("DEMO-DSA-1").says("Counts now").says("A task in the public interest");
    let file = dev.browser.get("/workbench/audit/shares.csv").await;
    assert!(file.body.starts_with("record,state,of,shown_to,") && file.body.contains("emergency"), "{}", file.body);
    assert!(!file.body.contains("Finn") && !file.body.contains("Police"));
    assert_eq!(dev.browser.get("/workbench/audit/shares?only=else").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(dev.browser.get(&list).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_record_is_closed_to_a_colleague_and_opened_again_by_somebody_who_shows_who_they_are() {
    let marcus = Worker::in_by_link("marcus").await;
    let place = marcus.browser.place.id;
    let (finn, priya) = (family::id(place, "person", "finn"), workforce::id(place, "staff", "priya").to_string());
    let page = format!("/workbench/people/{finn}/closings");
    marcus.browser.get(&page).await.says("Closed to one person:").says("answers for it.");
    let ask = [("kind", "staff-conflict"), ("staff", priya.as_str()), ("reason", "short")];
    let short = marcus.browser.post(&page, &ask).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("Say why in a sentence").says("short</textarea>");
    let ask = [("kind", "staff-conflict"), ("staff", priya.as_str()), ("reason", "She used to live next door.")];
    assert_eq!(marcus.browser.post(&page, &ask).await.status, StatusCode::SEE_OTHER);

    let worker = marcus.beside("priya").await;
    worker.open_link().await;
    let record = format!("/workbench/people/{finn}");
    assert_eq!(worker.browser.get(&record).await.status, StatusCode::NOT_FOUND);
    assert_eq!(worker.browser.get(&page).await.status, StatusCode::NOT_FOUND);

    let found = marcus.browser.get(&page).await;
    found.says("Closed to one colleague:").says("She used to live next door.");
    let closing = found.between("name=\"closing\" value=\"", "\"").to_owned();
    let lift = format!("{page}/end");
    let later = marcus.later("2026-11-24T10:12[Europe/London]").await;
    let unproved = later.browser.post(&lift, &[("closing", &closing)]).await;
    assert!(unproved.location().starts_with("/workbench/prove?back="), "{}", unproved.location());
    assert_eq!(worker.browser.get(&record).await.status, StatusCode::NOT_FOUND);
    assert_eq!(marcus.browser.post(&lift, &[("closing", &closing)]).await.location(), page);
    assert_eq!(worker.browser.get(&record).await.status, StatusCode::OK);
}

#[tokio::test]
async fn languages_are_called_by_their_names() {
    let lena = Worker::in_by_link("lena").await;
    let maya = family::id(lena.browser.place.id, "person", "maya");
    lena.browser.get(&format!("/workbench/people/{maya}")).await.says("Polish");
}
