//! Whom to call depends on the hour.

use super::parent::Parent;

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
