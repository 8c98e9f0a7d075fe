//! Whom to call depends on the hour.

use super::parent::{Page, Parent};

#[tokio::test]
async fn by_day_the_team_answers_and_at_night_other_lines_do() {
    let day = Parent::arrives_at("2026-11-24T10:00[Europe/London]").await;
    day.get("/").await.says("Talk to us: ").says("Open now, until");
    day.get("/urgent-help").await.says("It is daytime.");
    let night = Parent::arrives_at("2026-11-24T23:30[Europe/London]").await;
    night.get("/").await.says("We are closed: who to call now").says("Closed now");
    night.get("/urgent-help").await.says("It is night.").says("01632 960151");
}

#[tokio::test]
async fn hubs_say_whether_they_are_open_and_what_is_on() {
    let day = Parent::arrives_at("2026-11-24T10:00[Europe/London]").await;
    day.get("/hubs/aspire-family-hub").await.says("Open now, until").says("19:00").says("On today");
    let sunday = Parent::arrives_at("2026-11-29T10:00[Europe/London]").await;
    sunday.get("/hubs/aspire-family-hub").await.says("Closed now. Opens").says("Monday");
}

/// Names of the lines shown as answered now, and of the others.
fn lines(page: &Page) -> (String, String) {
    let now = page.between("Who to call now", "Other lines").to_owned();
    let later = page.body.split("Other lines</h2>").nth(1).unwrap_or_default();
    (now, later.split("</ul>").next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn lines_that_are_shut_stand_apart_and_another_answers_in_their_stead() {
    const DAY: &str = "01632 960150";
    const OUT_OF_HOURS: &str = "01632 960151";
    for (moment, part, answered, shut) in [
        ("2026-11-24T10:00[Europe/London]", "It is daytime.", DAY, OUT_OF_HOURS),
        ("2026-11-24T08:29[Europe/London]", "It is daytime.", OUT_OF_HOURS, DAY),
        ("2026-11-24T08:30[Europe/London]", "It is daytime.", DAY, OUT_OF_HOURS),
        ("2026-11-24T17:00[Europe/London]", "It is daytime.", OUT_OF_HOURS, DAY),
        ("2026-11-24T20:00[Europe/London]", "It is evening.", OUT_OF_HOURS, DAY),
        ("2026-11-25T03:00[Europe/London]", "It is night.", OUT_OF_HOURS, DAY),
        ("2026-11-28T12:00[Europe/London]", "It is daytime.", OUT_OF_HOURS, DAY),
    ] {
        let parent = Parent::arrives_at(moment).await;
        let page = parent.get("/urgent-help").await;
        page.says(part);
        let (now, later) = lines(&page);
        assert!(now.contains(answered) && !now.contains(shut), "{moment}: {now}");
        assert!(later.contains(shut) && !later.contains(answered), "{moment}: {later}");
        for always in ["999", "111", "116 123", "0808 2000 247"] {
            assert!(now.contains(always), "{moment}: {always}");
        }
    }
}

#[tokio::test]
async fn danger_names_only_lines_that_answer_now() {
    for (moment, answered, shut) in [
        ("2026-11-24T10:00[Europe/London]", "01632 960150", "01632 960151"),
        ("2026-11-24T23:30[Europe/London]", "01632 960151", "01632 960150"),
    ] {
        let parent = Parent::arrives_at(moment).await;
        let words = "my partner hits me and I am scared";
        let found = parent.post("/search", &[("q", words)]).await;
        let plan = parent.press("/pathway", &[("words", words), ("go", "plan")]).await;
        for page in [found, plan] {
            page.says("0808 2000 247").says(answered).never_says(shut);
        }
    }
}

#[tokio::test]
async fn a_hub_tells_its_own_times_and_no_other_hubs() {
    let parent = Parent::arrives().await;
    let clinic = parent.get("/services/drop-in-baby-clinic").await;
    clinic.says("Aspire Family Hub").says("The Moat Family Hub");
    parent.get("/hubs/aspire-family-hub").await.says("Drop-in Baby Clinic").never_says("The Moat Family Hub");
}
