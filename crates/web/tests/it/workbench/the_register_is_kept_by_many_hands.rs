//! Claims, reports, one-tap confirmation and the register for everyone who works here.

use super::worker::Worker;
use axum::http::StatusCode;

const ENTRY: &str = "carriers-of-hope-baby-bundles-lets-play";

#[tokio::test]
async fn a_claim_is_asked_for_and_answered_by_an_editor() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    let missing = vera.browser.post("/workbench/entries/ask", &[("organisation", ""), ("words", "typed")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    missing.says("href=\"#organisation\"").says("typed");
    let ask = [("organisation", "baby-godiva"), ("words", "I <work> there.")];
    vera.browser.press("/workbench/entries/ask", &ask).await.says("An editor will answer you here");
    let again = vera.browser.post("/workbench/entries/ask", &ask).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    let claims = rosa.browser.get("/workbench/claims").await;
    claims.says("Baby Godiva").says("I &#60;work&#62; there.").says("Coffee Tots");
    let staff = claims.hidden("staff").to_owned();
    let silent = [("organisation", "baby-godiva"), ("staff", staff.as_str()), ("grant", "no"), ("answer", "")];
    let refused = rosa.browser.post("/workbench/claims", &silent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#answer\"");
    let yes = [("organisation", "baby-godiva"), ("staff", staff.as_str()), ("grant", "yes"), ("answer", "")];
    rosa.browser.press("/workbench/claims", &yes).await.says("Your answer is on its way");
    vera.browser.get("/workbench/entries").await.says("/workbench/entries/baby-godiva-baby-bank");
}

#[tokio::test]
async fn a_report_is_answered_and_its_reporter_reads_it() {
    let vera = Worker::in_by_link("vera").await;
    let form = format!("/services/{ENTRY}/report");
    let done = vera.browser.press(&form, &[("topic", "closed"), ("text", "It shut."), ("key", "k")]).await;
    let reference = done.between("<strong class=\"h-code\" dir=\"ltr\">", "</strong>").to_owned();
    let told = format!("/reports/{reference}");
    vera.browser.get(&told).await.says("A person has not looked at it yet").never_says("It shut.");

    let list = vera.browser.get("/workbench/reports").await;
    list.says("It shut.").says(&reference);
    let report = list.between(&format!("Number \u{2068}{reference}\u{2069}"), "</section>").to_owned();
    let report = report.split("name=\"report\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let silent =
        vera.browser.post("/workbench/reports", &[("report", report), ("outcome", ""), ("words", "kept")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("href=\"#outcome\"").says("kept");
    let answer = [("report", report), ("outcome", "changed"), ("words", "It opens on Monday.")];
    vera.browser.press("/workbench/reports", &answer).await.says("can read your answer now");
    let found = vera.browser.get(&format!("/reports?ref={}", reference.to_lowercase())).await;
    assert_eq!(found.location(), told);
    vera.browser.get(&told).await.says("It opens on Monday.").says("We put it right").never_says("Vera");
    let unknown = vera.browser.get("/reports/00000000").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.says("We do not know that reference");
}

#[tokio::test]
async fn a_link_confirms_once_and_only_by_its_button() {
    let vera = Worker::in_by_link("vera").await;
    let made = vera.browser.post(&format!("/workbench/entries/{ENTRY}/link"), &[]).await;
    let link =
        made.between("<code class=\"h-work__secret\" dir=\"ltr\">https://hearth.example.org", "</code>").to_owned();
    vera.browser.get(&format!("/services/{ENTRY}")).await.says("We have no date of a check.");
    vera.browser.get(&link).await.says("Is this page still right?");
    let thanks = vera.browser.post(&link, &[]).await;
    thanks.says("was looked at today");
    let over = vera.browser.post(&link, &[]).await;
    assert_eq!(over.status, StatusCode::NOT_FOUND);
    over.says("This link is over");
    let (used, never) = (vera.browser.get(&link).await, vera.browser.get("/confirm/never").await);
    assert_eq!((used.status, used.between("<main", "</main>")), (never.status, never.between("<main", "</main>")));
    vera.browser.get(&format!("/services/{ENTRY}")).await.says("24 November 2026");
}

#[tokio::test]
async fn everyone_who_works_here_reads_the_register() {
    let lena = Worker::in_by_link("lena").await;
    lena.browser
        .get("/workbench/register")
        .await
        .says("\u{2068}89\u{2069} of \u{2068}89\u{2069} pages")
        .says("/services/baby-buddy-app");
    let one = lena.browser.get("/workbench/register?q=hope+carriers&needs=review").await;
    one.says("\u{2068}2\u{2069} of \u{2068}89\u{2069} pages")
        .never_says("/workbench/entries/")
        .never_says("/workbench/claims");
    let none = lena.browser.get("/workbench/register?q=zzzz").await;
    assert_eq!(none.status, StatusCode::OK);
    none.says("\u{2068}0\u{2069} of \u{2068}89\u{2069} pages");
    assert_eq!(lena.browser.get("/workbench/register?needs=colour").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let rosa = lena.beside("rosa").await;
    rosa.open_link().await;
    rosa.browser.get("/workbench/register").await.says("/workbench/entries/baby-buddy-app").says("/workbench/claims");
}

#[tokio::test]
async fn an_organisation_shows_something_and_an_editor_checks_it() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    let page = "/workbench/organisations/carriers-of-hope";
    let wrong = vera.browser.post(page, &[("kind", "insurance"), ("said", "Policy <7>"), ("ends", "2020-01-01")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#ends\"").says("Policy &#60;7&#62;");
    let right = [("kind", "insurance"), ("said", "Policy <7>"), ("ends", "2027-03-31")];
    vera.browser.press(page, &right).await.says("An editor will check it").says("To be checked");
    let queue = rosa.browser.get("/workbench/proofs").await;
    let check = [("proof", queue.hidden("proof")), ("right", "yes"), ("answer", "")];
    rosa.browser.press("/workbench/proofs", &check).await.says("Nothing waits.");
    let again = rosa.browser.post("/workbench/proofs", &check).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    vera.browser.get(page).await.says("Checked").says("31 March 2027");
    let others = vera.browser.get("/workbench/organisations/baby-godiva").await;
    assert_eq!(others.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_groups_agree_how_families_go_on() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    let mine = format!("/workbench/entries/{ENTRY}/ways");
    let ask = [("to", "baby-godiva-baby-bank"), ("criteria", "Families with a <baby>."), ("days", "5")];
    let wrong = vera.browser.post(&mine, &[("to", ""), ("criteria", "kept"), ("days", "5")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#to\"").says("kept");
    vera.browser.press(&mine, &ask).await.says("The other group will answer").never_says("value=\"agree\"");
    let theirs = "/workbench/entries/baby-godiva-baby-bank/ways";
    let seen = rosa.browser.get(theirs).await;
    seen.says("Families with a &#60;baby&#62;.").says("value=\"agree\"");
    rosa.browser.press(theirs, &[("way", seen.hidden("way")), ("deed", "agree")]).await.says("Both groups see it");
    vera.browser.get(&mine).await.says("Agreed");
}
