//! Telling us that a listing is wrong.

use super::parent::Parent;
use axum::http::StatusCode;

const FORM: &str = "/services/baby-buddy-app/report";

/// Reports the audit knows of.
async fn reports(parent: &Parent) -> usize {
    parent.place.deeds().await.iter().filter(|deed| *deed == "feedback.report").count()
}

#[tokio::test]
async fn the_same_report_twice_has_one_reference_and_one_audit_row() {
    let parent = Parent::arrives().await;
    let before = reports(&parent).await;
    let key = parent.get(FORM).await.hidden("key").to_owned();
    let fields = [("topic", "closed"), ("text", "The link is dead"), ("key", key.as_str())];
    let first = parent.post(FORM, &fields).await.location().to_owned();
    let second = parent.post(FORM, &fields).await.location().to_owned();
    assert_eq!(first, second);
    assert!(first.starts_with("/services/baby-buddy-app/report/done?ref="), "{first}");
    let reference = first.split('=').nth(1).expect("a reference").to_owned();
    parent.get(&first).await.says(&reference);
    assert_eq!(reports(&parent).await, before + 1);
}

#[tokio::test]
async fn going_back_and_changing_the_words_makes_a_second_report() {
    let parent = Parent::arrives().await;
    let before = reports(&parent).await;
    let first = [("topic", "closed"), ("text", "The link is dead"), ("key", "k")];
    let changed = [("topic", "closed"), ("text", "The link works, the time is wrong"), ("key", "k")];
    let first = parent.post(FORM, &first).await.location().to_owned();
    let second = parent.post(FORM, &changed).await.location().to_owned();
    assert!(second.starts_with("/services/baby-buddy-app/report/done?ref="), "{second}");
    assert_ne!(first, second);
    assert_eq!(reports(&parent).await, before + 2);
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_typed_stays() {
    let parent = Parent::arrives().await;
    let page = parent.post(FORM, &[("text", "typed <b>text</b>"), ("key", "k")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("govuk-error-summary").says("href=\"#topic\"").says("typed &#60;b&#62;text");
    let long = "x".repeat(2001);
    let page = parent.post(FORM, &[("topic", "other"), ("text", long.as_str()), ("key", "k")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#text\"").says(&long);
}
