//! A passkey signs in and proves without password and code; only its own answer, to this question, at this address, counts.

use super::worker::Worker;
use axum::http::StatusCode;
use serde_json::Value;
use testkit::SoftKey;

const HERE: &str = "https://hearth.example.org";
const ADD: &str = "/workbench/account/passkey";

/// What a browser is asked at that path: the question, and what to send along with the answer.
async fn asked(worker: &Worker, path: &str) -> (Value, String) {
    let page = worker.browser.post(path, &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
    assert_eq!(page.header("cache-control"), "no-store");
    let said: Value = serde_json::from_str(&page.body).unwrap();
    (said["options"].clone(), said["ticket"].as_str().unwrap().to_owned())
}

async fn added(worker: &Worker, name: &str) -> SoftKey {
    let (options, ticket) = asked(worker, "/workbench/account/passkey/ask").await;
    let (key, answer) = SoftKey::make(&options, HERE);
    let sent = [("name", name), ("ticket", ticket.as_str()), ("answer", answer.as_str())];
    assert_eq!(worker.browser.post(ADD, &sent).await.location(), "/workbench/account");
    key
}

/// Sends an answer where a passkey is taken; where it leads, or nothing.
async fn sent(worker: &Worker, path: &str, ticket: &str, answer: &str) -> String {
    let page =
        worker.browser.post(path, &[("ticket", ticket), ("answer", answer), ("back", "/workbench/account")]).await;
    page.location().to_owned()
}

async fn signed_in(worker: &Worker, key: &mut SoftKey) -> String {
    let (options, ticket) = asked(worker, "/sign-in/passkey/ask").await;
    sent(worker, "/sign-in/passkey", &ticket, &key.answer(&options, HERE)).await
}

#[tokio::test]
async fn it_signs_in_without_a_name_and_shows_who_one_is() {
    let lena = Worker::in_by_link("lena").await;
    let mut key = added(&lena, "My phone").await;
    lena.browser.get("/workbench/account").await.says("My phone").says("Not used yet");
    let away = lena.beside("lena").await;
    away.browser.get("/sign-in").await.says("Sign in with a passkey").says("This browser cannot use a passkey here");
    assert_eq!(signed_in(&away, &mut key).await, "/workbench/account");
    away.browser.get("/workbench/account").await.says("Lena Demo").says("Last used");
    // Eleven minutes later what was shown at sign-in counts no more for a risky act; the passkey shows it again.
    let later = away.later("2026-11-24T10:11[Europe/London]").await;
    assert_eq!(later.browser.get(ADD).await.location(), "/workbench/prove?back=/workbench/account/passkey");
    later.browser.get("/workbench/prove").await.says("Use a passkey");
    let (options, ticket) = asked(&later, "/workbench/prove/ask").await;
    let answer = key.answer(&options, HERE);
    assert_eq!(sent(&later, "/workbench/prove/passkey", &ticket, &answer).await, "/workbench/account");
    later.browser.get(ADD).await.says("Make the passkey");
}

#[tokio::test]
async fn an_answer_counts_once_and_only_here_and_only_by_its_owner() {
    let lena = Worker::in_by_link("lena").await;
    let mut key = added(&lena, "My phone").await;
    let refused = async |what: &str, ticket: &str, answer: &str| {
        let stranger = lena.beside("lena").await;
        assert_eq!(sent(&stranger, "/sign-in/passkey", ticket, answer).await, "", "{what}");
        assert_eq!(stranger.browser.get("/workbench").await.status, StatusCode::SEE_OTHER, "{what}");
    };
    let away = lena.beside("lena").await;
    let (options, ticket) = asked(&away, "/sign-in/passkey/ask").await;
    let good = key.answer(&options, HERE);
    assert_eq!(sent(&away, "/sign-in/passkey", &ticket, &good).await, "/workbench/account");
    refused("sent once more", &ticket, &good).await;
    let (_, other) = asked(&away, "/sign-in/passkey/ask").await;
    refused("to another question", &other, &good).await;
    let (options, ticket) = asked(&away, "/sign-in/passkey/ask").await;
    refused("from a page that looks like ours", &ticket, &key.answer(&options, "https://hearth.example.com")).await;
    let (options, ticket) = asked(&away, "/sign-in/passkey/ask").await;
    key.sure = false;
    refused("without its owner", &ticket, &key.answer(&options, HERE)).await;
    key.sure = true;
    for (ticket, answer) in [("", ""), ("x", "{}"), (&"a".repeat(64), "[1]")] {
        refused("nonsense", ticket, answer).await;
    }
    let late = lena.beside("lena").await.later("2026-11-24T10:05[Europe/London]").await;
    let (options, ticket) = asked(&away, "/sign-in/passkey/ask").await;
    assert_eq!(sent(&late, "/sign-in/passkey", &ticket, &key.answer(&options, HERE)).await, "", "five minutes later");
}

#[tokio::test]
async fn a_counter_that_goes_back_stops_it_and_its_owner_is_told() {
    let lena = Worker::in_by_link("lena").await;
    let mut key = added(&lena, "My phone").await;
    let away = lena.beside("lena").await;
    key.counter = 7;
    assert_eq!(signed_in(&away, &mut key).await, "/workbench/account");
    key.counter = 3;
    let (options, ticket) = asked(&away, "/sign-in/passkey/ask").await;
    let answer = key.answer(&options, HERE);
    let copy = away.browser.post("/sign-in/passkey", &[("ticket", &ticket), ("answer", &answer)]).await;
    assert_eq!(copy.status, StatusCode::UNPROCESSABLE_ENTITY);
    copy.says("somebody may have a copy of it");
    key.counter = 20;
    assert_eq!(signed_in(&away, &mut key).await, "", "it is stopped, whatever it says from now on");
    lena.browser.get("/workbench/account").await.says("Stopped");
    let deeds = lena.browser.place.deeds().await;
    assert!(deeds.contains(&"passkey.stop".to_owned()), "{deeds:?}");
    let told = "UPDATE job SET payload = payload WHERE queue = 'mail' AND payload LIKE '%passkey-stopped%'";
    assert_eq!(lena.browser.place.run(told).await.unwrap(), 1, "an e-mail to its owner waits");
}

#[tokio::test]
async fn nobody_proves_with_or_takes_away_somebody_elses() {
    let lena = Worker::in_by_link("lena").await;
    let mut key = added(&lena, "My phone").await;
    let tess = lena.beside("tess").await;
    tess.open_link().await;
    let (options, ticket) = asked(&tess, "/workbench/prove/ask").await;
    let answer = key.answer(&options, HERE);
    assert_eq!(sent(&tess, "/workbench/prove/passkey", &ticket, &answer).await, "");
    let (_, ticket) = asked(&lena, "/workbench/account/passkey/ask").await;
    let (options, _) = asked(&tess, "/workbench/account/passkey/ask").await;
    let (_, made) = SoftKey::make(&options, HERE);
    let swapped = tess.browser.post(ADD, &[("name", "x"), ("ticket", &ticket), ("answer", &made)]).await;
    assert_eq!(swapped.status, StatusCode::UNPROCESSABLE_ENTITY, "a question asked of somebody else");
    let page = lena.browser.get("/workbench/account").await;
    let which = page.hidden("passkey").to_owned();
    let remove = "/workbench/account/passkey/remove";
    assert_eq!(tess.browser.post(remove, &[("passkey", &which)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lena.browser.post(remove, &[("passkey", &which)]).await.location(), "/workbench/account");
    lena.browser.get("/workbench/account").await.never_says("My phone");
    assert_eq!(signed_in(&lena.beside("lena").await, &mut key).await, "", "what was taken away opens nothing");
}

#[tokio::test]
async fn it_goes_with_the_account() {
    let lena = Worker::in_by_link("lena").await;
    let mut key = added(&lena, "My phone").await;
    let ada = lena.beside("ada").await;
    ada.open_link().await;
    let id = kernel::Id::derived(lena.browser.place.id, "staff", "lena");
    ada.browser.press(&format!("/workbench/admin/{id}/close"), &[]).await;
    assert_eq!(signed_in(&lena.beside("lena").await, &mut key).await, "");
}

#[tokio::test]
async fn a_name_is_asked_for_and_what_was_typed_stays() {
    let lena = Worker::in_by_link("lena").await;
    let bare = lena.browser.post(ADD, &[("name", " ")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    bare.says("Say what you call it");
    let unmade = lena.browser.post(ADD, &[("name", "My phone"), ("answer", "none")]).await;
    assert_eq!(unmade.status, StatusCode::UNPROCESSABLE_ENTITY);
    unmade.says("No passkey was made").says("value=\"My phone\"");
}
