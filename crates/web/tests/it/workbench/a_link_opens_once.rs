//! The link that begins an account: looking at it does nothing, pressing its button opens it, and that once.

use super::worker::Worker;
use axum::http::StatusCode;

#[tokio::test]
async fn looking_does_not_open_it_pressing_does_and_only_once() {
    let lena = Worker::new("lena").await;
    let link = lena.link().await;
    for _ in 0..3 {
        lena.browser.get(&link).await.says("Press the button when you are ready");
    }
    assert_eq!(lena.browser.get("/workbench").await.status, StatusCode::SEE_OTHER, "looking signed nobody in");
    let opened = lena.browser.post(&link, &[]).await;
    assert_eq!(opened.location(), "/workbench");
    let cookie = opened.header("set-cookie");
    assert!(cookie.starts_with("__Host-hearth=") && !cookie.contains("Domain"), "{cookie}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    let home = lena.browser.get("/workbench").await;
    home.says("Lena Demo")
        .says("Lead worker")
        .says("What we ask of you in early help")
        .says("Supporting Families Practitioners");
    assert_eq!(home.header("cache-control"), "no-store");
    let again = lena.beside("lena").await.browser.post(&link, &[]).await;
    assert_eq!(again.status, StatusCode::GONE);
    again.says("does not open any more");
}

#[tokio::test]
async fn a_newer_link_ends_the_one_before_and_an_invented_one_opens_nothing() {
    let lena = Worker::new("lena").await;
    let (first, second) = (lena.link().await, lena.link().await);
    assert_eq!(lena.browser.post(&first, &[]).await.status, StatusCode::GONE);
    assert_eq!(lena.browser.post(&format!("/sign-in/once/{}", "0".repeat(64)), &[]).await.status, StatusCode::GONE);
    let late = lena.later("2026-11-28T10:00[Europe/London]").await;
    assert_eq!(late.browser.post(&second, &[]).await.status, StatusCode::GONE, "after three days");
    assert_eq!(lena.browser.post(&second, &[]).await.location(), "/workbench");
}

#[tokio::test]
async fn what_was_read_is_not_shown_as_new_again() {
    let tess = Worker::in_by_link("tess").await;
    tess.browser.get("/workbench").await.says("I have read this").says("Front door");
    tess.browser.press("/workbench/welcome", &[]).await.never_says("I have read this").says("Front door");
}
