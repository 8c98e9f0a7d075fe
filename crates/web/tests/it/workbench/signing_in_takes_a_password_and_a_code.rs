//! Password and code, each alone is nothing; codes work once; answers tell strangers nothing.

use super::worker::{PASSWORD, Worker};
use axum::http::StatusCode;
use testkit::app_code;

const NINE: &str = "2026-11-24T09:00[Europe/London]";

#[tokio::test]
async fn password_then_code_lead_to_the_page_asked_for() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    let secret = lena.set_up("2026-11-24T09:00:00Z").await;
    let away = lena.beside("lena").await;
    let asked = away.browser.get("/workbench/account").await;
    assert_eq!(asked.location(), "/sign-in?back=%2Fworkbench%2Faccount");
    away.browser.get(asked.location()).await.says("name=\"back\" value=\"/workbench/account\"");
    let on = away.password(PASSWORD).await;
    assert_eq!(on.location(), "/sign-in/code?back=%2Fworkbench%2Faccount");
    assert_eq!(away.browser.get("/workbench").await.status, StatusCode::SEE_OTHER, "a password alone is nothing");
    let wrong = away.browser.post("/sign-in/code", &[("code", "000000"), ("back", "/workbench/account")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("That code did not work");
    // The code that set the app up is spent; the one of the next half minute is taken, and once.
    let spent = away.browser.post("/sign-in/code", &[("code", &app_code(&secret, "2026-11-24T09:00:00Z"))]).await;
    assert_eq!(spent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let next = app_code(&secret, "2026-11-24T09:00:30Z");
    let inside = away.browser.post("/sign-in/code", &[("code", &next), ("back", "/workbench/account")]).await;
    assert_eq!(inside.location(), "/workbench/account");
    away.browser.get("/workbench/account").await.says("Lena Demo").says("This one");
    let other = away.beside("lena").await;
    other.password(PASSWORD).await;
    let replayed = other.browser.post("/sign-in/code", &[("code", &next)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "a code is taken once");
}

#[tokio::test]
async fn a_printed_code_works_once_in_place_of_the_phone() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    lena.set_up("2026-11-24T09:00:00Z").await;
    let printed = lena.browser.post("/workbench/account/codes", &[]).await;
    let code = printed.between("<code dir=\"ltr\">", "</code>").to_owned();
    assert_eq!(printed.body.matches("<code dir=\"ltr\">").count(), 10);
    for (worker, expected) in [(lena.beside("lena").await, "/workbench"), (lena.beside("lena").await, "")] {
        worker.password(PASSWORD).await;
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(worker.browser.post("/sign-in/code", &[("code", &typed)]).await.location(), expected);
    }
    lena.browser.get("/workbench/account").await.says("You have \u{2068}9\u{2069} printed codes left");
}

#[tokio::test]
async fn an_unknown_address_a_wrong_password_and_no_password_yet_get_one_answer() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    lena.set_up("2026-11-24T09:00:00Z").await;
    let mut answers = Vec::new();
    for name in ["lena", "priya", "nobody"] {
        let worker = lena.beside(name).await;
        let page = worker.password("some words that are wrong").await;
        answers.push((page.status, page.body.replace(&worker.email, "EMAIL"), page.header("set-cookie").to_owned()));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}

#[tokio::test]
async fn a_weak_password_and_a_wrong_code_are_said_by_field() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    for (password, said) in [
        ("short", "at least 12 characters"),
        ("password1234", "Many people would try"),
        ("lena.demo.2026", "too close to your name"),
    ] {
        let page = lena.browser.post("/sign-in/set-up", &[("password", password), ("code", "000000")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says(said).says("This is not the code the app shows now").says("href=\"#password\"").never_says(password);
    }
}

#[tokio::test]
async fn changing_a_password_asks_for_the_one_so_far_and_ends_every_other_session() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    lena.set_up("2026-11-24T09:00:00Z").await;
    let phone = lena.beside("lena").await;
    phone.open_link().await;
    let page = lena.browser.get("/sign-in/set-up").await;
    let secret = page.between("<code class=\"h-work__secret\" dir=\"ltr\">", "</code>").to_owned();
    let code = app_code(&secret, "2026-11-24T09:00:00Z");
    let change = async |current: &str| {
        let sent = [("current", current), ("password", "other plain words together"), ("code", &code)];
        lena.browser.post("/sign-in/set-up", &sent).await
    };
    let wrong = change("some words that are wrong").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("This is not your password so far");
    change(PASSWORD).await.says("Keep these ten codes");
    assert_eq!(phone.browser.get("/workbench").await.status, StatusCode::SEE_OTHER, "the other session ended");
    assert_eq!(lena.browser.get("/workbench").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_new_id_at_every_step_and_one_set_before_is_worth_nothing() {
    let lena = Worker::at("lena", NINE).await;
    lena.open_link().await;
    let secret = lena.set_up("2026-11-24T09:00:00Z").await;
    let away = lena.beside("lena").await;
    away.browser.set_cookie("__Host-hearth", &"a".repeat(64));
    away.password(PASSWORD).await;
    let first = away.browser.cookie("__Host-hearth");
    away.browser.post("/sign-in/code", &[("code", &app_code(&secret, "2026-11-24T09:00:30Z"))]).await;
    let second = away.browser.cookie("__Host-hearth");
    assert!(first != "a".repeat(64) && first != second);
    for old in ["a".repeat(64), first] {
        let thief = away.beside("lena").await;
        thief.browser.set_cookie("__Host-hearth", &old);
        assert_eq!(thief.browser.get("/workbench").await.status, StatusCode::SEE_OTHER);
    }
}
