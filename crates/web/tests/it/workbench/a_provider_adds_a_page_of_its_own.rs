//! A provider adds a page and a place, says something else of its group, and asks a colleague in.

use super::worker::Worker;
use axum::http::StatusCode;

const GROUP: &str = "/workbench/organisations/carriers-of-hope";

#[tokio::test]
async fn a_new_page_is_filled_in_part_by_part_and_public_once_an_editor_says_yes() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    vera.browser.get("/workbench/entries").await.says(&format!("{GROUP}/add"));
    let add = format!("{GROUP}/add");
    let missing = vera.browser.post(&add, &[("name", " ")]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    missing.says("href=\"#name\"").says("Give it a name");
    let entry = vera.browser.press(&add, &[("name", "Tea & <i>toast</i>")]).await;
    entry.says("Your new page is begun").says("Tea &amp; &lt;i&gt;toast");
    let page = "/workbench/entries/tea-i-toast-i";
    let public = "/services/tea-i-toast-i";
    assert_eq!(vera.browser.get(public).await.status, StatusCode::NOT_FOUND);
    vera.browser.get("/workbench/entries").await.says(page).says("Not sent yet");

    let early = vera.browser.post(&format!("{page}/do/send"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    vera.browser.press(&format!("{page}/about"), &[("name", "Tea"), ("summary", "Tea for all.")]).await;
    vera.browser.press(&format!("{page}/who"), &[("eligibility", "Any family.")]).await;
    vera.browser.press(&format!("{page}/joining"), &[("join_ways", "drop_in")]).await;
    vera.browser.press(&format!("{page}/do/send"), &[]).await.says("An editor will look at it");
    assert_eq!(vera.browser.get(public).await.status, StatusCode::NOT_FOUND);
    rosa.browser.get("/workbench/review").await.says("A new page");
    let look = rosa.browser.get("/workbench/review/tea-i-toast-i").await;
    let seen = [("draft", look.hidden("draft")), ("public", look.hidden("public"))];
    rosa.browser.press("/workbench/review/tea-i-toast-i/approve", &seen).await;
    vera.browser.get(public).await.says("Tea for all.");
}

#[tokio::test]
async fn a_new_place_can_be_chosen_and_what_is_typed_stays() {
    let vera = Worker::in_by_link("vera").await;
    let wrong = vera.browser.post("/workbench/places", &[("name", "<Hall>"), ("postcode", "nowhere")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#postcode\"").says("&#60;Hall&#62;").says("value=\"nowhere\"");
    let hall = [("name", "Example Hall"), ("address", "1 Example Street"), ("postcode", "zz11aa")];
    vera.browser.press("/workbench/places", &hall).await.says("You can choose it now");
    let times = "/workbench/entries/carriers-of-hope-lets-play/times";
    vera.browser.get(times).await.says("<option value=\"example-hall\"");
    let absent = vera.browser.get("/workbench/places/no-such-place").await;
    let others = vera.browser.get("/workbench/places/example-hall").await;
    assert_eq!((others.status, &others.body), (StatusCode::NOT_FOUND, &absent.body), "no page of theirs names it yet");
}

#[tokio::test]
async fn another_name_of_a_group_waits_while_families_see_the_old_one() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    let form = format!("{GROUP}/details");
    vera.browser.get(&form).await.says("Waits for an editor:").says("name=\"contact_email\"");
    let wrong = vera.browser.post(&form, &[("name", "New"), ("contact_email", "nobody")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#contact_email\"").says("value=\"nobody\"");
    vera.browser.press(&form, &[("name", "Hope for <all>")]).await.says("Your changes are with an editor");
    vera.browser.get("/organisations/carriers-of-hope").await.never_says("Hope for");

    let queue = rosa.browser.get("/workbench/details").await;
    queue.says("Hope for &#60;all&#62;").says("Vera Demo");
    let sent = |right: &'static str, answer: &'static str| {
        [
            ("proposal", queue.hidden("proposal")),
            ("version", queue.hidden("version")),
            ("right", right),
            ("answer", answer),
        ]
    };
    let silent = rosa.browser.post("/workbench/details", &sent("no", "")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("href=\"#answer\"");
    rosa.browser.press("/workbench/details", &sent("yes", "")).await.says("Nothing waits.");
    let again = rosa.browser.post("/workbench/details", &sent("yes", "")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    vera.browser.get("/organisations/carriers-of-hope").await.says("Hope for &lt;all&gt;");
    let others = vera.browser.get("/workbench/organisations/baby-godiva/details").await;
    assert_eq!(others.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_colleague_is_asked_in_by_name_and_taken_off_again() {
    let vera = Worker::in_by_link("vera").await;
    let nameless = [("organisation", "carriers-of-hope"), ("email", "nell.demo@example.org"), ("name", "")];
    let refused = vera.browser.post("/workbench/entries/invite", &nameless).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("href=\"#name\"").says("value=\"nell.demo@example.org\"");
    let asked = [("organisation", "carriers-of-hope"), ("email", "nell.demo@example.org"), ("name", "Nell Demo")];
    let desk = vera.browser.press("/workbench/entries/invite", &asked).await;
    desk.says("They can keep these pages too").says("Nell Demo");
    let nell = vera.beside("nell").await;
    nell.open_link().await;
    nell.browser.get("/workbench/entries").await.says("Carriers of Hope").never_says("name=\"email\"");
    assert_eq!(nell.browser.get("/workbench/review").await.status, StatusCode::NOT_FOUND);
    assert_eq!(nell.browser.get("/workbench/families").await.status, StatusCode::NOT_FOUND);
    let staff = desk.between("Nell Demo, ", "</form>").split("name=\"staff\" value=\"").nth(1).expect("a form");
    let end = [("organisation", "carriers-of-hope"), ("staff", staff.split('"').next().expect("an id"))];
    vera.browser.press("/workbench/entries/end", &end).await.says("do not keep these pages any more");
    let entry = nell.browser.get("/workbench/entries/carriers-of-hope-lets-play").await;
    assert_eq!(entry.status, StatusCode::NOT_FOUND);
}
