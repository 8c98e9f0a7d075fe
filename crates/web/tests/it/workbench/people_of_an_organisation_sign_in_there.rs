//! The visit to the organisation's page and back: only its own answer counts, and once; groups are roles, and end.

use crate::portal::parent::{Page, Parent};
use axum::http::StatusCode;
use domain::sets;
use kernel::{
    Error, Result,
    sign_on::{Begun, Shown, SignOn},
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
struct Organisation(Mutex<Option<Shown>>);

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
    }
}

async fn place() -> (Parent, Arc<Organisation>) {
    let organisation = Arc::new(Organisation(Mutex::default()));
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
