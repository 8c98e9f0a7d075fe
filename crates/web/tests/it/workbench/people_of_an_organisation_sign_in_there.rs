//! The visit to the organisation's page and back: only its own answer counts, and once; groups are roles, and end.

use crate::portal::parent::{Page, Parent};
use axum::http::StatusCode;
use domain::sets;
use kernel::{
    Error, Result,
    sign_on::{Begun, Ended, Shown, SignOn, Still},
};
use std::sync::{Arc, Mutex};

const DOORS: &str = "
tenants = ['council']
[[group]]
id = 'workers'
role = 'practitioner'
team = 'family-support-south'
tier = 'regular'
[[group]]
id = 'editors'
role = 'register-editor'
team = 'family-information'
tier = 'occasional'
";

/// An organisation that says what the test wants.
struct Organisation(Mutex<Option<Shown>>, Mutex<Option<Still>>);

#[async_trait::async_trait]
impl SignOn for Organisation {
    async fn begin(&self, afresh: bool) -> Result<Begun> {
        let address = format!("https://organisation.example/authorize?afresh={afresh}");
        Ok(Begun { address, state: "the-state".into(), nonce: "n".into(), verifier: "v".into() })
    }

    async fn finish(&self, _: &Begun, code: &str) -> Result<Shown> {
        let said = self.0.lock().unwrap().clone();
        said.filter(|_| code == "good").ok_or(Error::NotFound)
    }

    fn recheck_minutes(&self) -> Option<i64> {
        self.1.lock().unwrap().as_ref().map(|_| 5)
    }

    async fn still(&self, _: &str) -> Result<Still> {
        self.1.lock().unwrap().clone().ok_or(Error::Unavailable("away".into()))
    }

    async fn told(&self, token: &str) -> Result<Ended> {
        let mut said = token.split(',').map(str::to_owned);
        let (id, who) = (said.next().unwrap_or_default(), said.next().ok_or(Error::NotFound)?);
        let (issuer, session) = ("https://organisation.example".to_owned(), said.next().unwrap_or_default());
        Ok(Ended { issuer, who, session, id, expires_us: 4_000_000_000_000_000 })
    }
}

fn shown(subject: &str, email: &str, groups: &[&str]) -> Shown {
    Shown {
        issuer: "https://organisation.example".into(),
        tenant: "council".into(),
        subject: subject.into(),
        email: email.into(),
        name: "Noor Demo".into(),
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        proved_us: None,
        who: format!("pairwise-{subject}"),
        session: format!("visit-{subject}"),
        refresh: "ask-me".into(),
    }
}

async fn place() -> (Parent, Arc<Organisation>) {
    let organisation = Arc::new(Organisation(Mutex::default(), Mutex::default()));
    let browser = Parent::arrives().await.with_sign_on(organisation.clone());
    sets::put(&browser.place.system(), "sign-on", DOORS).await.unwrap();
    (browser, organisation)
}

/// Goes there and comes back with what the organisation says.
async fn visit(browser: &Parent, organisation: &Organisation, said: Shown) -> Page {
    *organisation.0.lock().unwrap() = Some(said);
    let away = browser.get("/sign-in/on?back=/workbench/account").await;
    assert!(away.location().starts_with("https://organisation.example/authorize"));
    browser.get("/sign-in/on/back?code=good&state=the-state").await
}

#[tokio::test]
async fn somebody_new_with_a_group_gets_its_role_and_the_page_they_asked_for() {
    let (browser, organisation) = place().await;
    browser.get("/sign-in").await.says("Sign in where you work");
    let back = visit(&browser, &organisation, shown("1", "noor@example.org", &["workers", "others"])).await;
    assert_eq!(back.location(), "/workbench/account");
    browser.get("/workbench").await.says("Noor Demo").says("Family worker").never_says("Editor of the list");
}

#[tokio::test]
async fn groups_are_gone_over_at_each_visit_and_the_unchanging_id_is_who_they_are() {
    let (browser, organisation) = place().await;
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    let other = browser.another().await;
    visit(&other, &organisation, shown("1", "renamed@example.org", &["editors"])).await;
    other.get("/workbench").await.says("Noor Demo").says("Editor of the list of help").never_says("Family worker");
    browser.get("/workbench").await.never_says("Family worker");
    visit(&other, &organisation, shown("1", "noor@example.org", &[])).await;
    other.get("/workbench").await.says("You have no role here yet");
}

#[tokio::test]
async fn another_tenant_no_group_and_somebody_elses_address_are_not_let_in() {
    let (browser, organisation) = place().await;
    let swapped = Shown { tenant: "elsewhere".into(), ..shown("1", "noor@example.org", &["workers"]) };
    for said in [swapped, shown("1", "noor@example.org", &["others"]), shown("", "noor@example.org", &["workers"])] {
        let back = visit(&browser, &organisation, said).await;
        assert_eq!(back.status, StatusCode::FORBIDDEN);
        back.says("We could not let you in that way");
    }
    // An address that somebody already signs in with is not theirs to take.
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    let taken = visit(&browser, &organisation, shown("2", "noor@example.org", &["workers"])).await;
    assert_eq!(taken.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.place.deeds().await.iter().filter(|deed| *deed == "sign-in.fail").count(), 4);
}

#[tokio::test]
async fn only_the_answer_to_this_visit_counts_and_once() {
    let (browser, organisation) = place().await;
    let said = shown("1", "noor@example.org", &["workers"]);
    *organisation.0.lock().unwrap() = Some(said.clone());
    let unasked = browser.get("/sign-in/on/back?code=good&state=the-state").await;
    assert_eq!(unasked.status, StatusCode::FORBIDDEN, "nobody went there");
    for answer in ["code=good&state=other", "code=good", "code=bad&state=the-state"] {
        browser.get("/sign-in/on").await;
        let back = browser.get(&format!("/sign-in/on/back?{answer}")).await;
        assert_eq!(back.status, StatusCode::FORBIDDEN, "{answer}");
        let again = browser.get("/sign-in/on/back?code=good&state=the-state").await;
        assert_eq!(again.status, StatusCode::FORBIDDEN, "the visit is over after {answer}");
    }
    assert_eq!(visit(&browser, &organisation, said).await.location(), "/workbench/account");
    let reused = browser.get("/sign-in/on/back?code=good&state=the-state").await;
    assert_eq!(reused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn proving_who_one_is_happens_there_too() {
    let (browser, organisation) = place().await;
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    let prove = browser.get("/workbench/prove?back=/workbench/account").await;
    assert_eq!(prove.location(), "/sign-in/on?afresh=1&back=%2Fworkbench%2Faccount");
    assert!(browser.get(prove.location()).await.location().ends_with("afresh=true"));
}

#[tokio::test]
async fn without_such_a_page_there_is_none() {
    let browser = Parent::arrives().await;
    assert_eq!(browser.get("/sign-in/on").await.status, StatusCode::NOT_FOUND);
    browser.get("/sign-in").await.never_says("Sign in where you work");
}

async fn is_in(browser: &Parent) -> bool {
    browser.get("/workbench").await.status == StatusCode::OK
}

#[tokio::test]
async fn what_the_organisation_ends_is_over_at_once_and_its_message_counts_once() {
    let (browser, organisation) = place().await;
    let desk = browser.another().await;
    let other = browser.another().await;
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    let second = Shown { session: "visit-desk".into(), ..shown("1", "noor@example.org", &["workers"]) };
    visit(&desk, &organisation, second).await;
    visit(&other, &organisation, shown("2", "ines@example.org", &["workers"])).await;
    let told = async |token: &str| {
        let request =
            axum::http::Request::post("/sign-in/on/logout").header("content-type", "application/x-www-form-urlencoded");
        browser.another().await.send(request, format!("logout_token={token}").into()).await.status
    };
    assert_eq!(told("nonsense").await, StatusCode::BAD_REQUEST);
    assert_eq!(told("a,pairwise-1,visit-1").await, StatusCode::OK);
    assert!(!is_in(&browser).await, "the session it names");
    assert!(is_in(&desk).await && is_in(&other).await, "and no other");
    assert_eq!(told("a,pairwise-1,visit-1").await, StatusCode::BAD_REQUEST, "a message counts once");
    assert_eq!(told("b,pairwise-2,visit-desk").await, StatusCode::OK);
    assert!(is_in(&desk).await, "nobody else's session ends by its name");
    assert_eq!(told("c,pairwise-1").await, StatusCode::OK);
    assert!(!is_in(&desk).await && is_in(&other).await, "all of theirs, and nobody else's");
    assert_eq!(browser.place.deeds().await.iter().filter(|deed| *deed == "session.end-told").count(), 2);
}

#[tokio::test]
async fn who_no_longer_belongs_there_is_out_at_the_next_question_and_groups_are_gone_over_with_it() {
    let (browser, organisation) = place().await;
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    let says = |still: Still| *organisation.1.lock().unwrap() = Some(still);
    let at = async |moment: &str| browser.later(moment).await.with_sign_on(organisation.clone());
    says(Still::Gone);
    assert!(is_in(&at("2026-11-24T10:04[Europe/London]").await).await, "not asked yet");
    let moved = shown("1", "noor@example.org", &["editors"]);
    says(Still::Here("ask-me-next".into(), Some(Box::new(moved))));
    let later = at("2026-11-24T10:06[Europe/London]").await;
    later.get("/workbench").await.says("Editor of the list of help").never_says("Family worker");
    says(Still::Gone);
    assert!(is_in(&at("2026-11-24T10:10[Europe/London]").await).await, "asked four minutes ago");
    assert!(!is_in(&at("2026-11-24T10:12[Europe/London]").await).await);
    let deeds = browser.place.deeds().await;
    assert!(deeds.contains(&"session.end-gone".to_owned()), "{deeds:?}");
}

#[tokio::test]
async fn somebody_marked_as_left_is_out_with_the_next_click() {
    let (browser, organisation) = place().await;
    visit(&browser, &organisation, shown("1", "noor@example.org", &["workers"])).await;
    assert!(is_in(&browser).await);
    browser.place.run("UPDATE staff SET left_us = 1 WHERE email = 'noor@example.org'").await.unwrap();
    assert!(!is_in(&browser).await);
}
