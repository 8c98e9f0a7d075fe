//! From the first page to a plan in three taps, JavaScript or not.

use super::parent::{Page, Parent};
use axum::http::StatusCode;

async fn plan(parent: &Parent, words: &str) -> Page {
    parent.get("/").await.says("href=\"/pathway\"");
    parent.get("/pathway").await.says("name=\"words\"");
    let page = parent.press("/pathway", &[("words", words), ("go", "plan")]).await;
    assert_eq!(page.status, StatusCode::OK, "{words}");
    assert_eq!(page.title(), "Help and advice – Hearth");
    assert_eq!(page.header("cache-control"), "no-store");
    page
}

#[tokio::test]
async fn five_worries_each_reach_a_sensible_plan() {
    let parent = Parent::arrives().await;
    for (words, one_of) in [
        ("Dad feeling low new baby evenings only", &["parents-in-mind", "talking-therapies", "baby-buddy-app"][..]),
        ("19 pregnant first baby", &["family-nurse-partnership"]),
        (
            "autism diagnosis waiting 4 years old",
            &["cass-community-autism-support-0-5", "sendiass", "send-local-offer"],
        ),
        (
            "teenager won't listen",
            &["triple-p-teen-group", "raising-responsible-teenagers", "family-links-talking-teens"],
        ),
    ] {
        let services = plan(&parent, words).await.services();
        assert!(one_of.iter().any(|slug| services.iter().any(|s| s == slug)), "{words}: {services:?}");
        assert!(services.len() <= 16, "seven steps, each with at most one other, and a team: {services:?}");
    }
    plan(&parent, "my 6 year old keeps wetting the bed").await.says("Nothing here yet for").says("bed wetting");
    plan(&parent, "my 6 year old keeps wetting the bed").await.says("01632 960120");
    let said = plan(&parent, "autism diagnosis waiting 4 years old").await.body;
    assert_eq!(said.matches("Waiting for an autism or ADHD assessment</li>").count(), 1, "said once");
    assert!(said.contains("While you wait"), "a year is long");
}

#[tokio::test]
async fn danger_comes_first_and_the_words_are_nowhere_to_be_read() {
    let parent = Parent::arrives().await;
    let page = plan(&parent, "my partner hits me and I am scared tonight").await;
    let urgent = page.body.find("Please do this first").expect("urgent help");
    assert!(page.body.find("h-plan__title").is_none_or(|step| urgent < step));
    page.says("0808 2000 247").never_says("hits me");
}

#[tokio::test]
async fn words_nobody_understands_are_owned_up_to_before_anything_else() {
    let parent = Parent::arrives().await;
    let page = plan(&parent, "qwertyuiop").await;
    let sorry = page.body.find("we did not understand your words").expect("it is said");
    assert!(page.body.find("h-plan__title").is_some_and(|step| sorry < step));
    page.says("href=\"/pathway/1\"").never_says("Many families");
    plan(&parent, "my toddler will not sleep").await.never_says("we did not understand your words");
}

#[tokio::test]
async fn the_team_named_fits_the_topic_and_invented_numbers_are_marked() {
    let parent = Parent::arrives().await;
    let topic = parent.get("/topics/bed-wetting").await;
    topic.says("School nursing team").never_says("Health visiting team");
    let number = topic.body.find("01632 960120").expect("the team's number");
    let mark = topic.body[number..].find("h-badge--example").expect("a mark");
    assert!(mark < 80, "the mark stands beside the number");
    parent.get("/search?q=wetting+the+bed&age=6").await.says("School nursing team");
    parent.get("/search?q=wetting+the+bed&age=3").await.says("Health visiting team");
}

#[tokio::test]
async fn a_team_is_linked_only_while_its_page_can_be_opened() {
    let parent = Parent::arrives().await;
    let link = "<a class=\"govuk-link\" href=\"/services/chathealth-parent-line\">Ask the School nursing team.</a>";
    let said = plan(&parent, "my 6 year old keeps wetting the bed").await.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.contains(link), "{said}");
    let found = domain::directory::show::show(&parent.place.cx(), "chathealth-parent-line").await.expect("the team");
    let domain::directory::show::Found::Here(shown) = found else { panic!("the team is there") };
    let mut hidden = shown.service;
    hidden.visibility.invisible = true;
    parent.place.save(&hidden).await;
    let page = plan(&parent, "my 6 year old keeps wetting the bed").await;
    let said = page.body.replace(['\u{2068}', '\u{2069}'], "");
    assert!(said.contains("Ask the School nursing team.") && !said.contains(link), "{said}");
    page.says("href=\"tel:08081570101\"");
    assert_eq!(parent.get("/services/chathealth-parent-line").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_printed_as_an_age_and_is_none_is_left_out_and_a_nurse_is_no_class() {
    let parent = Parent::arrives().await;
    parent.get("/services/coventry-haven").await.says("<dt>Who</dt>").never_says("<dt>Age</dt>");
    parent.get("/services/family-information-service").await.says("<dt>Age</dt>");
    let table = parent.get("/antenatal").await;
    let end = table.body.find("</table>").expect("a table");
    assert!(!table.body[..end].contains("family-nurse-partnership"));
    assert!(table.body[end..].contains("family-nurse-partnership"));
}

#[tokio::test]
async fn five_questions_can_be_skipped_and_go_back() {
    let parent = Parent::arrives().await;
    let mut page = parent.press("/pathway", &[("words", ""), ("go", "questions")]).await;
    for number in 1..=5 {
        page.says("Skip this question").says("govuk-back-link");
        assert!(page.body.replace(['\u{2068}', '\u{2069}'], "").contains(&format!("{number} of 5")), "{number}");
        page = parent.press(&format!("/pathway/{number}"), &[("skip", "1")]).await;
    }
    assert_eq!(page.status, StatusCode::OK);
    page.says("Your plan");
}

#[tokio::test]
async fn an_answer_is_shown_again_when_going_back_and_start_again_wipes_it() {
    let parent = Parent::arrives().await;
    parent.post("/pathway/1", &[("stage", "primary"), ("age", "6")]).await;
    parent.get("/pathway/1").await.says("value=\"primary\" checked").says("value=\"6\"");
    parent.post("/pathway/again", &[]).await;
    parent.get("/pathway/1").await.never_says("checked");
    parent.get("/pathway/plan").await.says("There is nothing to show yet.");
}

#[tokio::test]
async fn answers_last_half_an_hour() {
    let parent = Parent::arrives().await;
    plan(&parent, "teenager won't listen").await;
    parent.later("2026-11-24T10:29[Europe/London]").await.get("/pathway/plan").await.says("h-plan__title");
    parent
        .later("2026-11-24T10:31[Europe/London]")
        .await
        .get("/pathway/plan")
        .await
        .says("There is nothing to show yet.");
}

#[tokio::test]
async fn a_saved_plan_opens_by_its_code_until_it_is_over() {
    let parent = Parent::arrives().await;
    let shown = plan(&parent, "teenager won't listen").await;
    let key = shown.hidden("key").to_owned();
    let saved = parent.post("/pathway/save", &[("key", key.as_str())]).await.location().to_owned();
    assert_eq!(parent.post("/pathway/save", &[("key", key.as_str())]).await.location(), saved, "pressed twice");
    assert_eq!(parent.place.deeds().await.iter().filter(|deed| *deed == "plan.save").count(), 1);
    let page = parent.get(&saved).await;
    assert_eq!(page.header("cache-control"), "no-store");
    page.says("<svg class=\"h-qr\"").says("Your code").never_says("listen");
    let code = saved.trim_start_matches("/p/").to_lowercase();
    assert_eq!(parent.post("/pathway/open", &[("code", code.as_str())]).await.location(), saved);
    assert_eq!(parent.later("2027-06-01T10:00[Europe/London]").await.get(&saved).await.status, StatusCode::NOT_FOUND);
    let wrong = parent.post("/pathway/open", &[("code", "not a code")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("value=\"not a code\"");
}
