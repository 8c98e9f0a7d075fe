use domain::directory::{
    hubs,
    model::{Day, Grid},
    opening::Opening,
    organisation,
};
use testkit::{LocationBuilder, OrganisationBuilder, ServiceBuilder, TestPlace, time};

async fn town() -> TestPlace {
    let place = TestPlace::new().await;
    let week = [time(Day::Tue, "09:00", "17:00"), time(Day::Sat, "09:30", "13:00")];
    let near = LocationBuilder::new("near-hub").hub(&week).grid(430_100, 280_000).build();
    let far = LocationBuilder::new("a-far-hub").hub(&week[1..]).grid(435_000, 280_000).build();
    let secret = LocationBuilder::new("quiet-house").hub(&week).with(|l| l.withheld = true).build();
    for location in [&near, &far, &secret, &LocationBuilder::new("library").build()] {
        place.save(location).await;
    }
    let team = OrganisationBuilder::new("play-team").build();
    place.save(&team).await;
    let group = ServiceBuilder::new("stay-and-play").run_by(&team);
    place.save(&group.at(&near, &[time(Day::Tue, "13:00", "14:00"), time(Day::Wed, "10:00", "11:00")]).build()).await;
    place.save(&ServiceBuilder::new("baby-massage").at(&near, &[time(Day::Tue, "09:30", "10:30")]).build()).await;
    place.save(&ServiceBuilder::new("hidden").at(&near, &[]).with(|s| s.visibility.invisible = true).build()).await;
    place
}

#[tokio::test]
async fn hubs_are_listed_by_name_or_nearest_and_a_withheld_one_is_not() {
    let place = town().await;
    let by_name = hubs::all(&place.cx(), None).await.unwrap();
    assert_eq!(by_name.iter().map(|h| h.location.slug.as_str()).collect::<Vec<_>>(), ["a-far-hub", "near-hub"]);
    let nearest = hubs::all(&place.cx(), Some(Grid { easting: 430_000, northing: 280_000 })).await.unwrap();
    assert_eq!(nearest.iter().map(|h| h.metres).collect::<Vec<_>>(), [Some(100), Some(5000)]);
    let five = "17:00".parse().unwrap();
    let saturday = "2026-11-28T09:30".parse().unwrap();
    assert_eq!(
        nearest.iter().map(|h| h.opening).collect::<Vec<_>>(),
        [Opening::Open { until: five }, Opening::Shut { opens: saturday }]
    );
    assert!(hubs::show(&place.cx(), "quiet-house").await.unwrap().is_none());
    assert!(hubs::show(&place.cx(), "library").await.unwrap().is_none());
}

#[tokio::test]
async fn a_hub_shows_today_by_time_and_everything_it_holds() {
    let place = town().await;
    let page = hubs::show(&place.cx(), "near-hub").await.unwrap().unwrap();
    assert_eq!(page.today.iter().map(|s| s.slug.as_str()).collect::<Vec<_>>(), ["baby-massage", "stay-and-play"]);
    assert_eq!(
        page.services.iter().map(|e| e.service.slug.as_str()).collect::<Vec<_>>(),
        ["baby-massage", "stay-and-play"]
    );
    let night = place.at("2026-11-28T23:30[Europe/London]");
    let page = hubs::show(&night, "near-hub").await.unwrap().unwrap();
    assert!(page.today.is_empty() && matches!(page.hub.opening, Opening::Shut { .. }));
}

#[tokio::test]
async fn an_organisation_lists_what_it_runs() {
    let place = town().await;
    let page = organisation::show(&place.cx(), "play-team").await.unwrap().unwrap();
    assert_eq!(page.services.iter().map(|e| e.service.slug.as_str()).collect::<Vec<_>>(), ["stay-and-play"]);
    assert_eq!(page.services[0].locations[0].slug, "near-hub");
    assert!(organisation::show(&place.cx(), "nobody").await.unwrap().is_none());
}
