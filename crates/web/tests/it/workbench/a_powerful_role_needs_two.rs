//! A role that could do much is given by two: one asks, another agrees, within a week. One administrator alone needs nobody.

use super::worker::Worker;
use axum::http::StatusCode;
use kernel::Id;

fn staff(worker: &Worker, name: &str) -> Id {
    Id::derived(worker.browser.place.id, "staff", name)
}

async fn asked(by: &Worker, who: &str, role: &str) {
    let team = Id::derived(by.browser.place.id, "team", "safeguarding").to_string();
    let path = format!("/workbench/admin/{}/give", staff(by, who));
    let sent = [("role", role), ("team", team.as_str()), ("tier", "regular")];
    assert_eq!(by.browser.post(&path, &sent).await.status, StatusCode::SEE_OTHER, "{who} {role}");
}

async fn signed_in(first: &Worker, name: &str) -> Worker {
    let worker = first.beside(name).await;
    worker.open_link().await;
    worker
}

/// What waits, as that administrator would send it.
async fn waits(worker: &Worker) -> String {
    worker.browser.get("/workbench/admin").await.hidden("asked").to_owned()
}

async fn has_role(worker: &Worker, who: &str, said: &str) -> bool {
    let page = worker.browser.get(&format!("/workbench/admin/{}", staff(worker, who))).await;
    let roles = page.between("<h2 class=\"govuk-heading-m\">What they do</h2>", "<h2");
    roles.contains(said)
}

#[tokio::test]
async fn it_counts_when_another_agrees_and_neither_who_asked_nor_who_gets_it_can() {
    let adam = Worker::in_by_link("adam").await;
    let ada = signed_in(&adam, "ada").await;
    asked(&adam, "priya", "safeguarding-lead").await;
    assert!(!has_role(&adam, "priya", "Safeguarding lead").await);
    let wanted = waits(&adam).await;
    let page = adam.browser.get("/workbench/admin").await;
    page.says("Somebody else must agree").never_says("I agree");
    let own = adam.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "not the one who asked");
    ada.browser.get("/workbench/admin").await.says("I agree").says("\u{2068}Adam Demo\u{2069} asked");
    assert_eq!(ada.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await.location(), "/workbench/admin");
    assert!(has_role(&adam, "priya", "Safeguarding lead").await);
    let again = ada.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "it is decided once");
    // The one who is to have it does not agree to it either, administrator or not.
    asked(&adam, "ada", "data-protection-officer").await;
    let wanted = waits(&adam).await;
    assert_eq!(ada.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await.status, StatusCode::NOT_FOUND);
    let deeds = adam.browser.place.deeds().await;
    for deed in ["role.ask", "role.agree"] {
        assert!(deeds.contains(&deed.to_owned()), "{deed} in {deeds:?}");
    }
    let told = "UPDATE job SET payload = payload WHERE queue = 'mail' AND payload LIKE '%role-asked%'";
    assert_eq!(
        adam.browser.place.run(told).await.unwrap(),
        1,
        "ada was told once, of priya's; of her own there is nobody"
    );
}

#[tokio::test]
async fn after_a_week_or_a_no_it_is_gone_and_other_roles_never_wait() {
    let adam = Worker::in_by_link("adam").await;
    let ada = signed_in(&adam, "ada").await;
    asked(&adam, "priya", "administrator").await;
    let wanted = waits(&ada).await;
    let back_in_time = "UPDATE asked_role SET expires_us = expires_us - 604800000000";
    adam.browser.place.run(back_in_time).await.unwrap();
    ada.browser.get("/workbench/admin").await.never_says("I agree");
    let late = ada.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "a week later");
    adam.browser.place.run("UPDATE asked_role SET expires_us = expires_us + 1").await.unwrap();
    assert_eq!(ada.browser.post("/workbench/admin/refuse", &[("asked", &wanted)]).await.location(), "/workbench/admin");
    let again = ada.browser.post("/workbench/admin/agree", &[("asked", &wanted)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND, "no is no");
    ada.browser.get("/workbench/admin").await.never_says("I agree");
    assert!(!has_role(&adam, "priya", "Administrator").await);
    asked(&adam, "priya", "group-leader").await;
    assert!(has_role(&adam, "priya", "Group leader").await);
}

#[tokio::test]
async fn a_single_administrator_needs_nobody() {
    let adam = Worker::in_by_link("adam").await;
    let ada = staff(&adam, "ada");
    adam.browser.press(&format!("/workbench/admin/{ada}/close"), &[]).await;
    asked(&adam, "priya", "administrator").await;
    assert!(has_role(&adam, "priya", "Administrator").await);
}

#[tokio::test]
async fn what_was_asked_and_shown_long_ago_asks_first_who_one_is() {
    let adam = Worker::in_by_link("adam").await;
    asked(&adam, "priya", "administrator").await;
    let wanted = waits(&adam).await;
    let later = adam.later("2026-11-24T10:11[Europe/London]").await;
    for path in ["/workbench/admin/agree", "/workbench/admin/refuse"] {
        let sent = later.browser.post(path, &[("asked", &wanted)]).await;
        assert_eq!(sent.location(), "/workbench/prove?back=/workbench/admin", "{path}");
    }
}
