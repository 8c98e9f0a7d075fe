//! The pages about families as members of staff meet them over HTTP: each shows what the policy opens and nothing else,
//! and what is closed is as absent as what does not exist.

use super::worker::Worker;
use axum::http::StatusCode;
use domain::family;

const AMBER: [(&str, &str); 5] =
    [("given", "Amber"), ("family", "Example-Rowan"), ("born-day", "12"), ("born-month", "4"), ("born-year", "1991")];
const IRIS: [(&str, &str); 5] =
    [("given", "Iris"), ("family", "Example-Hush"), ("born-day", "5"), ("born-month", "5"), ("born-year", "1995")];
const NOT_EXPECTED: &str = "Not who you expected? Contact the safeguarding team.";

fn page(worker: &Worker, slug: &str) -> String {
    format!("/workbench/people/{}", family::id(worker.browser.place.id, "person", slug))
}

#[tokio::test]
async fn a_lead_sees_the_whole_family_and_a_co_worker_no_address() {
    let lena = Worker::in_by_link("lena").await;
    let list = lena.browser.get("/workbench/families").await;
    list.says("Amber Example-Rowan").says("Baby Example-Finch").says("due 10 February 2027");
    assert!(!list.body.contains("Iris"), "a sealed record is in no list");
    let amber = lena.browser.get(&page(&lena, "amber")).await;
    amber
        .says("Unlisted Court")
        .says("Monday, Tuesday, Thursday")
        .says("Former partner")
        .says("<svg class=\"h-genogram\"");
    amber.says("Never leave a message.").says("White British");
    assert_eq!(amber.header("cache-control"), "no-store");
    assert!(!amber.title().contains("Amber"), "the browser's history says nothing of whom: {}", amber.title());

    let priya = lena.beside("priya").await;
    priya.open_link().await;
    let amber = priya.browser.get(&page(&priya, "amber")).await;
    amber.says("An address you may not see");
    for closed in ["Unlisted Court", "ZZ9 9QT", "Carl"] {
        assert!(!amber.body.contains(closed), "{closed}");
    }
    let hana = lena.beside("hana").await;
    hana.open_link().await;
    let maya = hana.browser.get(&page(&hana, "maya")).await;
    maya.says("Maya Example-Finch").says("Needs an interpreter");
    for closed in ["900108", "How to reach them", "Notional Road", "Who works with them"] {
        assert!(!maya.body.contains(closed), "{closed}");
    }
}

#[tokio::test]
async fn a_closed_record_is_not_there_by_a_letter() {
    let lena = Worker::in_by_link("lena").await;
    let absent = lena.browser.get("/workbench/people/01939c00-0000-7000-8000-000000000000").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    for tail in ["", "/edit", "/contact/phone", "/agreements", "/around"] {
        let iris = lena.browser.get(&format!("{}{tail}", page(&lena, "iris"))).await;
        assert_eq!((iris.status, &iris.body), (StatusCode::NOT_FOUND, &absent.body), "{tail}");
    }
    let saira = lena.beside("saira").await;
    saira.open_link().await;
    saira.browser.get(&page(&saira, "iris")).await.says("Nowhere Mews");
}

#[tokio::test]
async fn looking_comes_before_writing_down() {
    let tess = Worker::in_by_link("tess").await;
    let found = tess.browser.post("/workbench/families/search", &AMBER).await;
    found.says("Amber Example-Rowan").says("Same date of birth").says("Family support south").says(NOT_EXPECTED);
    assert!(!found.body.contains("/workbench/people/"), "no way in for somebody who does not work with her");
    let hidden = tess.browser.post("/workbench/families/search", &IRIS).await;
    hidden.says("Nobody like this is written down.").says(NOT_EXPECTED);
    let little = tess.browser.post("/workbench/families/search", &[("given", "Amber")]).await;
    assert_eq!(little.status, StatusCode::UNPROCESSABLE_ENTITY);
    little.says("value=\"Amber\"").says("Give a name, and a date of birth or a postcode");

    let at_once = tess.browser.post("/workbench/families/new", &AMBER).await;
    assert_eq!(at_once.status, StatusCode::CONFLICT, "she may be there already");
    let amber = family::id(tess.browser.place.id, "person", "amber").to_string();
    let looked = [&AMBER[..], &[("not_them", amber.as_str())]].concat();
    let made = tess.browser.post("/workbench/families/new", &looked).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    tess.browser.get(made.location()).await.says("Amber Example-Rowan").says("35 years old");
    let wrong = tess
        .browser
        .post(
            "/workbench/families/new",
            &[("given", ""), ("born-day", "31"), ("born-month", "2"), ("born-year", "2014")],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn how_to_reach_somebody_is_asked_and_a_change_beside_is_shown() {
    let lena = Worker::in_by_link("lena").await;
    let form = format!("{}/contact/text", page(&lena, "edna"));
    lena.browser.get(&form).await.says("Ask about text messages");
    let said = [
        ("seen", "0"),
        ("allowed", "yes"),
        ("value", "07700 900111"),
        ("days", "mon"),
        ("from", "09:00"),
        ("to", "12:00"),
    ];
    assert_eq!(lena.browser.post(&form, &said).await.status, StatusCode::SEE_OTHER);
    lena.browser.get(&page(&lena, "edna")).await.says("07700 900111").says("09:00").says("12:00");
    let again = lena.browser.post(&form, &said).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    again.says("Somebody changed this while you wrote.");
    let wrong = lena.browser.post(&form, &[("seen", "1"), ("allowed", "yes"), ("value", "12"), ("from", "noon")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("value=\"noon\"");
}

#[tokio::test]
async fn who_belongs_to_somebody_is_written_down_and_ended() {
    let lena = Worker::in_by_link("lena").await;
    let form = format!("{}/around", page(&lena, "edna"));
    let maya = family::id(lena.browser.place.id, "person", "maya").to_string();
    let asked = lena.browser.get(&form).await;
    asked.says("What are they to").says("Maya Example-Finch").says("It is over with").says("Jo Example-Brook");
    let said = [("other", maya.as_str()), ("relation", "aunt-or-uncle-to"), ("source", "")];
    let unsaid = lena.browser.post(&form, &said).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    unsaid.says("Fill this in").says("value=\"aunt-or-uncle-to\" selected");
    let said = [said[0], said[1], ("source", "Maya says so")];
    assert_eq!(lena.browser.post(&form, &said).await.status, StatusCode::SEE_OTHER);
    lena.browser.get(&page(&lena, "edna")).await.says("Niece or nephew").says("Maya says so");
    let twice = lena.browser.post(&form, &said).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("This is written down already");
    let tie = lena.browser.get(&form).await.between("name=\"tie\" value=\"", "\"").to_owned();
    assert_eq!(lena.browser.post(&format!("{form}/end"), &[("tie", &tie)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lena.browser.post(&format!("{form}/end"), &[("tie", &tie)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn agreement_and_basis_stand_side_by_side_and_one_ends_alone() {
    let lena = Worker::in_by_link("lena").await;
    let path = format!("{}/agreements", page(&lena, "maya"));
    let before = lena.browser.get(&path).await;
    before.says("Counts now").says("Taken back").says("6(1)(e)");
    let given = [("scopes", "take-part"), ("given_by", "Maya Example-Finch"), ("capacity", "adult")];
    assert_eq!(lena.browser.post(&path, &given).await.status, StatusCode::SEE_OTHER);
    let nothing = lena.browser.post(&path, &[("capacity", "competent-child")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = lena.browser.get(&path).await;
    let id = page.between("name=\"agreement\" value=\"", "\"").to_owned();
    assert_eq!(lena.browser.post(&format!("{path}/end"), &[("agreement", &id)]).await.status, StatusCode::SEE_OTHER);
    lena.browser.get(&path).await.says("6(1)(e)");
}

#[tokio::test]
async fn an_emergency_is_answered_the_same_whatever_is_there() {
    let tess = Worker::in_by_link("tess").await;
    let why = [("reason", "missing-child"), ("words", "The school cannot find her.")];
    let ask = |who: &[(&'static str, &'static str)]| [who, &why[..]].concat();
    let zara = [
        ("given", "Zara"),
        ("family", "Example-Dale"),
        ("born-day", "10"),
        ("born-month", "10"),
        ("born-year", "2012"),
    ];
    let nobody = [
        ("given", "Nobody"),
        ("family", "Example-None"),
        ("born-day", "1"),
        ("born-month", "1"),
        ("born-year", "2012"),
    ];
    let mut answers = Vec::new();
    for who in [&IRIS[..], &nobody, &zara] {
        let answer = tess.browser.post("/workbench/families/emergency", &ask(who)).await;
        answers.push((answer.status, answer.location().to_owned()));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]) && answers[0].0 == StatusCode::SEE_OTHER);
    let list = tess.browser.get("/workbench/families").await;
    list.says("Zara Example-Dale");
    assert!(!list.body.contains("Iris"));
    tess.browser.get(&page(&tess, "zara")).await.says("You opened this in an emergency.");
    let saira = tess.beside("saira").await;
    saira.open_link().await;
    let waiting = saira.browser.get("/workbench/reviews").await;
    waiting.says("Tess Demo").says("The school cannot find her.");
    assert!(!waiting.body.contains("Zara"), "the judge learns why, not who");
    let id = waiting.between("name=\"opening\" value=\"", "\"").to_owned();
    let judged = saira.browser.post("/workbench/reviews", &[("opening", &id), ("verdict", "accepted")]).await;
    assert_eq!(judged.status, StatusCode::SEE_OTHER);
    saira.browser.get("/workbench/reviews").await.says("Nothing waits for you.");
}
