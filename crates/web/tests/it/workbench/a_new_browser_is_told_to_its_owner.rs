//! A sign-in with a browser not used before, and any change of how one signs in, is told by e-mail; what is over goes.

use super::worker::{PASSWORD, Worker};
use domain::account::purge;
use testkit::app_code;

/// How many e-mails of that kind wait.
async fn told(worker: &Worker, notice: &str) -> u64 {
    let counted = format!("UPDATE job SET payload = payload WHERE queue = 'mail' AND payload LIKE '%\"{notice}\"%'");
    worker.browser.place.run(&counted).await.unwrap()
}

#[tokio::test]
async fn a_browser_is_told_once_and_another_again() {
    let lena = Worker::at("lena", "2026-11-24T09:00[Europe/London]").await;
    lena.open_link().await;
    assert_eq!(told(&lena, "new-browser").await, 1);
    let secret = lena.set_up("2026-11-24T09:00:00Z").await;
    assert_eq!(told(&lena, "account-changed").await, 1, "password and app are new");
    lena.browser.post("/sign-out", &[]).await;
    assert!(!lena.browser.cookie("__Host-hearth-known").is_empty(), "signing out does not make it a stranger");
    lena.password(PASSWORD).await;
    lena.browser.post("/sign-in/code", &[("code", &app_code(&secret, "2026-11-24T09:00:30Z"))]).await;
    assert_eq!(told(&lena, "new-browser").await, 1, "the same browser");
    lena.browser.post("/workbench/account/codes", &[]).await;
    assert_eq!(told(&lena, "account-changed").await, 2, "printed codes are new");
    let thief = lena.beside("lena").await;
    thief.open_link().await;
    assert_eq!(told(&lena, "new-browser").await, 2, "another browser");
    // What a browser keeps to be known by opens nothing, and is of one person only.
    let shared = lena.beside("priya").await;
    shared.browser.set_cookie("__Host-hearth-known", &lena.browser.cookie("__Host-hearth-known"));
    assert!(shared.browser.get("/workbench").await.location().starts_with("/sign-in"));
    shared.open_link().await;
    assert_eq!(told(&lena, "new-browser").await, 3, "a colleague at the same browser is somebody else");
}

#[tokio::test]
async fn what_is_over_is_taken_away_and_what_counts_stays() {
    let lena = Worker::in_by_link("lena").await;
    lena.beside("lena").await.password("wrong words in a row").await;
    let left =
        async |table: &str| lena.browser.place.run(&format!("UPDATE {table} SET place_id = place_id")).await.unwrap();
    let at = |moment: &str| lena.browser.place.at(moment).with_actor(kernel::Actor::system("work"));
    assert_eq!(purge::run(&at("2026-11-24T10:01[Europe/London]")).await.unwrap(), 0, "all of it still counts");
    assert!(purge::run(&lena.browser.place.cx()).await.is_err(), "nobody but the machine itself");
    purge::run(&at("2026-11-24T23:00[Europe/London]")).await.unwrap();
    assert_eq!((left("session").await, left("sign_in_limit").await), (1, 0), "what was typed last may still come back");
    assert_eq!(left("one_time").await, 1, "a link opened today");
    purge::run(&at("2026-11-26T10:00[Europe/London]")).await.unwrap();
    assert_eq!((left("session").await, left("one_time").await, left("known_browser").await), (0, 0, 1));
    purge::run(&at("2027-06-01T10:00[Europe/London]")).await.unwrap();
    assert_eq!(left("known_browser").await, 0);
}
