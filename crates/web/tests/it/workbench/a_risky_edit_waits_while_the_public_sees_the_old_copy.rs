//! A provider changes an entry, an editor looks at it, and families see the old copy until then.

use super::worker::Worker;
use axum::http::StatusCode;

const ENTRY: &str = "carriers-of-hope-baby-bundles-lets-play";

fn work(path: &str) -> String {
    format!("/workbench/entries/{ENTRY}{path}")
}

#[tokio::test]
async fn a_providers_risky_edit_waits_until_an_editor_says_yes() {
    let vera = Worker::in_by_link("vera").await;
    let public = format!("/services/{ENTRY}");
    let desk = vera.browser.get("/workbench/entries").await;
    desk.says(&work("")).says("Carriers of Hope");

    let form = vera.browser.get(&work("/who")).await;
    form.says("Waits for an editor:").says("name=\"eligibility\"");
    let changed = [("eligibility", "Families who are <new> here."), ("audience", "parents"), ("age_label", "0 to 5")];
    let saved = vera.browser.press(&work("/who"), &changed).await;
    saved.says("It waits until you send it").says("Families who are &#60;new&#62; here.");
    vera.browser.get(&public).await.never_says("new&#62; here").never_says("new&gt; here");
    vera.browser.get(&work("/preview")).await.says("Families who are &lt;new&gt; here.");

    vera.browser.press(&work("/do/send"), &[]).await.says("Families still see the old words");
    vera.browser.get(&public).await.never_says("new&gt; here");
    let again = vera.browser.post(&work("/who"), &changed).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    again.says("Someone was quicker").says("Families who are &#60;new&#62; here.");

    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    rosa.browser.get("/workbench/review").await.says(&format!("/workbench/review/{ENTRY}"));
    let look = rosa.browser.get(&format!("/workbench/review/{ENTRY}")).await;
    look.says("Families who are &#60;new&#62; here.").says("Vera Demo");
    let seen = [("draft", look.hidden("draft")), ("public", look.hidden("public"))];
    let approve = format!("/workbench/review/{ENTRY}/approve");
    rosa.browser.press(&approve, &seen).await.says("Families see it now");
    vera.browser.get(&public).await.says("Families who are &lt;new&gt; here.");

    let twice = rosa.browser.post(&approve, &seen).await;
    assert_eq!(twice.status, StatusCode::NOT_FOUND, "nothing waits any more");
    let history = vera.browser.get(&work("/history")).await;
    history.says("a change by Vera Demo approved").says("Rosa Demo");
}

#[tokio::test]
async fn a_small_thing_is_live_at_once_and_a_wait_carries_its_day() {
    let vera = Worker::in_by_link("vera").await;
    vera.browser
        .press(&work("/wait"), &[("wait_weeks", "7"), ("while_you_wait", "Read a book")])
        .await
        .says("Families see it now");
    vera.browser.get(&format!("/services/{ENTRY}")).await.says("\u{2068}7\u{2069} weeks").says("Read a book");
    let public = format!("/services/{ENTRY}");
    vera.browser.get(&public).await.never_says("We were told this some time ago");
    let spring = vera.later("2027-03-01T10:00[Europe/London]").await;
    spring.browser.get(&public).await.says("We were told this some time ago. Please ask.");
    let part = vera.browser.get(&work("/wait")).await;
    part.says("role=\"img\"").says("24 November 2026").says("7 weeks");
    let wrong = vera.browser.post(&work("/wait"), &[("wait_weeks", "soon"), ("while_you_wait", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#wait_weeks\"").says("value=\"soon\"");
}

#[tokio::test]
async fn an_editor_who_looked_at_an_older_copy_is_shown_both() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    vera.browser.press(&work("/about"), &[("name", "Bundles and play"), ("summary", "The provider's words.")]).await;
    vera.browser.press(&work("/do/send"), &[]).await;
    let look = rosa.browser.get(&format!("/workbench/review/{ENTRY}")).await;
    let seen = [("draft", look.hidden("draft").to_owned()), ("public", look.hidden("public").to_owned())];
    let other = [("name", "Bundles"), ("summary", "An editor's words.")];
    rosa.browser.press(&work("/about"), &other).await;

    let seen: Vec<(&str, &str)> = seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let approve = format!("/workbench/review/{ENTRY}/approve");
    let refused = rosa.browser.post(&approve, &seen).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("An editor&#39;s words.").says("The provider&#39;s words.").says("Changed since");
    let all =
        [("draft", refused.hidden("draft")), ("public", refused.hidden("public")), ("over", refused.hidden("over"))];
    rosa.browser.press(&approve, &all).await;
    vera.browser.get(&format!("/services/{ENTRY}")).await.says("The provider&#39;s words.");
}

#[tokio::test]
async fn what_is_sent_back_comes_with_words() {
    let vera = Worker::in_by_link("vera").await;
    let rosa = vera.beside("rosa").await;
    rosa.open_link().await;
    vera.browser.press(&work("/cost"), &[("cost", "£2.50 per session")]).await;
    vera.browser.press(&work("/do/send"), &[]).await;
    let back = format!("/workbench/review/{ENTRY}/send-back");
    let silent = rosa.browser.post(&back, &[("words", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("href=\"#words\"");
    rosa.browser.press(&back, &[("words", "Is it <free> for some?")]).await;
    vera.browser.get(&work("")).await.says("An editor asks for something else").says("Is it &#60;free&#62; for some?");
    vera.browser.get("/workbench/entries").await.says("Please look again");
}

#[tokio::test]
async fn others_entries_are_as_absent_as_what_does_not_exist() {
    let vera = Worker::in_by_link("vera").await;
    let absent = vera.browser.get("/workbench/entries/no-such-entry").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    for path in ["", "/who", "/history", "/preview", "/sorting"] {
        let answer = vera.browser.get(&format!("/workbench/entries/baby-buddy-app{path}")).await;
        assert_eq!((answer.status, &answer.body), (StatusCode::NOT_FOUND, &absent.body), "{path}");
    }
    for path in ["/who", "/do/send", "/do/still-right", "/do/anything", "/link"] {
        let answer = vera.browser.post(&format!("/workbench/entries/baby-buddy-app{path}"), &[("summary", "x")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(vera.browser.get(&work("/sorting")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(vera.browser.get(&work("/no-such-part")).await.status, StatusCode::NOT_FOUND);
}
