//! A form that meets a session which ran out is not lost: its owner signs in and sends it by their own press.

use super::worker::{PASSWORD, Worker};
use axum::http::StatusCode;
use testkit::app_code;

#[tokio::test]
async fn it_is_sent_after_signing_in_again_and_nobody_else_gets_it() {
    let lena = Worker::at("lena", "2026-11-24T09:00[Europe/London]").await;
    lena.open_link().await;
    let secret = lena.set_up("2026-11-24T09:00:00Z").await;
    let tess = lena.beside("tess").await;
    tess.open_link().await;
    let tess_secret = tess.set_up("2026-11-24T09:00:00Z").await;

    let back = lena.later("2026-11-24T10:00[Europe/London]").await;
    let typed = [("note", "Ate well & slept <b>well</b>"), ("again", "yes")];
    let stopped = back.browser.post("/workbench/welcome", &typed).await;
    assert_eq!(stopped.status, StatusCode::UNAUTHORIZED);
    stopped.says("What you typed is safe").never_says("slept");
    assert_eq!(stopped.header("cache-control"), "no-store");
    let kept = stopped.hidden("kept").to_owned();

    let code = back.browser.post("/sign-in", &[("email", &back.email), ("password", PASSWORD), ("kept", &kept)]).await;
    code.says("Now your code");
    let kept = code.hidden("kept").to_owned();
    let answer = app_code(&secret, "2026-11-24T10:00:00Z");
    let waiting = back.browser.post("/sign-in/code", &[("code", &answer), ("kept", &kept)]).await;
    waiting.says("What you typed is still here").says("action=\"/workbench/welcome\"");
    waiting
        .says("name=\"note\" value=\"Ate well &#38; slept &#60;b&#62;well&#60;/b&#62;\"")
        .says("name=\"again\" value=\"yes\"");
    assert_eq!(back.browser.post("/workbench/welcome", &typed).await.location(), "/workbench");

    let thief = tess.later("2026-11-24T10:00[Europe/London]").await;
    thief.browser.post("/sign-in", &[("email", &tess.email), ("password", PASSWORD), ("kept", &kept)]).await;
    let answer = app_code(&tess_secret, "2026-11-24T10:00:00Z");
    let nothing = thief.browser.post("/sign-in/code", &[("code", &answer), ("kept", &kept)]).await;
    assert_eq!(nothing.location(), "/workbench", "somebody else's form opens for nobody");
}

#[tokio::test]
async fn a_form_of_nobody_is_not_kept() {
    let anyone = Worker::new("lena").await;
    let page = anyone.browser.post("/workbench/welcome", &[("note", "x")]).await;
    assert_eq!(page.location(), "/sign-in?back=%2Fworkbench");
}
