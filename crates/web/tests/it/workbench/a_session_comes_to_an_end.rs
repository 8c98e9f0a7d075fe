//! By itself after a quarter of an hour unused or half a day, by signing out, from another browser, and at once when the
//! account is closed.

use super::worker::Worker;
use axum::http::StatusCode;
use domain::account::{Live, Stage, close::close};
use kernel::{Actor, Id};

/// A session of somebody's who has just shown who they are.
fn proved(cx: &domain::Cx, staff: Id) -> Live {
    Live { staff, stage: Stage::Full, proved_us: Some(cx.now_us()), hash: String::new(), device: String::new() }
}

#[tokio::test]
async fn unused_it_ends_after_a_quarter_of_an_hour_and_used_after_half_a_day() {
    let lena = Worker::in_by_link("lena").await;
    let at = async |moment: &str| lena.later(moment).await.browser.get("/workbench").await.status;
    assert_eq!(at("2026-11-24T10:14[Europe/London]").await, StatusCode::OK);
    assert_eq!(at("2026-11-24T10:28[Europe/London]").await, StatusCode::OK);
    assert_eq!(at("2026-11-24T10:43[Europe/London]").await, StatusCode::SEE_OTHER, "fifteen minutes unused");
    assert_eq!(
        at("2026-11-24T10:28[Europe/London]").await,
        StatusCode::SEE_OTHER,
        "a clock stepped back revives nothing"
    );
    let tess = Worker::in_by_link("tess").await;
    let began_earlier = async |minutes: i64| {
        let sql = format!("UPDATE session SET created_us = created_us - {}", minutes * 60_000_000);
        tess.browser.place.run(&sql).await.unwrap();
        tess.browser.get("/workbench").await.status
    };
    assert_eq!(began_earlier(12 * 60 - 1).await, StatusCode::OK);
    assert_eq!(began_earlier(1).await, StatusCode::SEE_OTHER, "half a day, however busy it was");
}

#[tokio::test]
async fn signing_out_ends_it_here_and_the_browser_forgets() {
    let lena = Worker::in_by_link("lena").await;
    let kept = lena.browser.cookie("__Host-hearth");
    let out = lena.browser.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/sign-in?out=1");
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
    lena.browser.get(out.location()).await.says("You have signed out");
    lena.browser.set_cookie("__Host-hearth", &kept);
    assert_eq!(
        lena.browser.get("/workbench").await.status,
        StatusCode::SEE_OTHER,
        "what the browser kept is worth nothing"
    );
}

#[tokio::test]
async fn one_of_ones_own_can_be_ended_from_another_browser_and_nobody_elses() {
    let phone = Worker::in_by_link("lena").await;
    let desk = phone.beside("lena").await;
    desk.open_link().await;
    let page = desk.browser.get("/workbench/account").await;
    let other = page.hidden("session").to_owned();
    let tess = phone.beside("tess").await;
    tess.open_link().await;
    let stranger = tess.browser.post("/workbench/account/end", &[("session", &other)]).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.browser.get("/workbench").await.status, StatusCode::OK);
    assert_eq!(
        desk.browser.post("/workbench/account/end", &[("session", &other)]).await.location(),
        "/workbench/account"
    );
    assert_eq!(phone.browser.get("/workbench").await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.browser.get("/workbench").await.status, StatusCode::OK);
}

#[tokio::test]
async fn closing_an_account_ends_its_sessions_at_once() {
    let lena = Worker::in_by_link("lena").await;
    let place = &lena.browser.place;
    let id = |name: &str| Id::derived(place.id, "staff", name);
    let closed = async |by: &str, who: &str, lately: bool| {
        let cx = place.cx().with_actor(Actor::Staff { id: id(by) });
        let live = proved(&cx, id(by));
        let live = if lately { live } else { Live { proved_us: None, ..live } };
        close(&cx, &live, id(who)).await
    };
    assert!(closed("tess", "lena", true).await.is_err(), "only who gives roles may");
    assert!(closed("adam", "adam", true).await.is_err(), "nobody closes their own");
    assert!(closed("adam", "lena", false).await.is_err(), "not without showing who one is");
    assert_eq!(lena.browser.get("/workbench").await.status, StatusCode::OK);
    assert!(closed("adam", "lena", true).await.is_ok());
    assert_eq!(lena.browser.get("/workbench").await.status, StatusCode::SEE_OTHER);
    assert!(domain::account::link::make(&place.system(), &lena.email).await.is_err(), "and no link opens it again");
}
