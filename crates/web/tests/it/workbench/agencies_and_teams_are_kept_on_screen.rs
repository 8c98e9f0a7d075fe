//! Agencies and teams: added, renamed, put away once nobody works there, and what each is for.

use super::worker::Worker;
use axum::http::StatusCode;
use kernel::Id;

const PAGE: &str = "/workbench/admin/teams";

#[tokio::test]
async fn an_agency_and_its_team_are_added_renamed_and_put_away() {
    let adam = Worker::in_by_link("adam").await;
    let added = adam.browser.post(PAGE, &[("name", "Example Housing"), ("kind", "voluntary")]).await;
    let agency = added.location().to_owned();
    let added = adam.browser.post(&format!("{agency}/team"), &[("team", "Tenancy support")]).await;
    let team = added.location().to_owned();
    adam.browser.get(PAGE).await.says("Example Housing").says("Tenancy support").says("Nobody has a role here");
    assert_eq!(adam.browser.post(&format!("{team}/rename"), &[("name", "Home and rent")]).await.location(), team);
    adam.browser.get(&team).await.says("Home and rent").says("Nobody works here now");
    let full = adam.browser.post(&format!("{agency}/away"), &[("away", "1")]).await;
    assert_eq!(full.status, StatusCode::CONFLICT);
    full.says("Put its teams away first");
    adam.browser.press(&format!("{team}/away"), &[("away", "1")]).await.says("Put away");
    adam.browser.press(&format!("{agency}/away"), &[("away", "1")]).await.says("Put away");
    let early = adam.browser.post(&format!("{team}/away"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "no team comes back before its agency");
    let deeds = adam.browser.place.deeds().await;
    for deed in ["agency.add", "team.add", "team.rename", "team.put-away", "agency.put-away"] {
        assert!(deeds.contains(&deed.to_owned()), "{deed} in {deeds:?}");
    }
}

#[tokio::test]
async fn a_team_with_people_stays_and_one_put_away_gets_no_role() {
    let adam = Worker::in_by_link("adam").await;
    let of = |slug: &str| Id::derived(adam.browser.place.id, "team", slug).to_string();
    let busy = adam.browser.post(&format!("{PAGE}/{}/away", of("front-door")), &[("away", "1")]).await;
    assert_eq!(busy.status, StatusCode::CONFLICT);
    busy.says("End every role here first");
    adam.browser.get(&format!("{PAGE}/{}", of("front-door"))).await.says("Tess Demo").says("Front door");
    let agency = Id::derived(adam.browser.place.id, "agency", "police");
    let added = adam.browser.post(&format!("/workbench/admin/agencies/{agency}/team"), &[("team", "Schools")]).await;
    let team = added.location().rsplit('/').next().unwrap().to_owned();
    adam.browser.press(&format!("{PAGE}/{team}/away"), &[("away", "1")]).await;
    let priya = Id::derived(adam.browser.place.id, "staff", "priya");
    let path = format!("/workbench/admin/{priya}/give");
    let sent = [("role", "practitioner"), ("team", team.as_str()), ("tier", "regular")];
    let given = adam.browser.post(&path, &sent).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
    given.says("href=\"#team\"").never_says("Schools");
}

#[tokio::test]
async fn a_team_is_for_hubs_and_services() {
    let adam = Worker::in_by_link("adam").await;
    let team = format!("{PAGE}/{}", Id::derived(adam.browser.place.id, "team", "family-hubs"));
    let page = adam.browser.get(&team).await;
    let site = format!("hub:{}", page.between("value=\"hub:", "\""));
    adam.browser
        .press(&format!("{team}/for"), &[("site", &site)])
        .await
        .says(&format!("name=\"site\" value=\"{site}\""));
    adam.browser.post(&format!("{team}/for"), &[("site", &site)]).await;
    let gone = adam.browser.press(&format!("{team}/for"), &[("site", &site), ("not", "1")]).await;
    gone.says("No hub and no service is named yet");
    for (wrong, status) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        ("hub:x", StatusCode::UNPROCESSABLE_ENTITY),
        ("school:00000000-0000-0000-0000-000000000000", StatusCode::UNPROCESSABLE_ENTITY),
        ("service:00000000-0000-0000-0000-000000000000", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(adam.browser.post(&format!("{team}/for"), &[("site", wrong)]).await.status, status, "{wrong}");
    }
}

#[tokio::test]
async fn a_name_is_asked_for_and_is_there_once() {
    let adam = Worker::in_by_link("adam").await;
    let bare = adam.browser.post(PAGE, &[("name", " "), ("kind", "health")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    bare.says("href=\"#name\"");
    let kind = adam.browser.post(PAGE, &[("name", "Example Housing"), ("kind", "bank")]).await;
    assert_eq!(kind.status, StatusCode::UNPROCESSABLE_ENTITY);
    kind.says("href=\"#kind\"").says("value=\"Example Housing\"");
    let taken = adam.browser.post(PAGE, &[("name", "Example Neighbourhood Police"), ("kind", "police")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    taken.says("There is one of this name already");
}
