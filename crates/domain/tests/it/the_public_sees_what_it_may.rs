use domain::directory::{
    completeness::Gap,
    freshness::Rung,
    model::{Meanwhile, Service, Visibility},
    rows,
    show::{Found, show},
    status::Status,
};
use jiff::civil::date;
use testkit::{LocationBuilder, OrganisationBuilder, ServiceBuilder, TestPlace};

#[tokio::test]
async fn a_listing_comes_with_who_runs_it_where_and_what_it_leaves_out() {
    let place = TestPlace::new().await;
    let (team, hub) = (OrganisationBuilder::new("midwifery").build(), LocationBuilder::new("aspire").build());
    let quiet = LocationBuilder::new("quiet-house").with(|l| l.withheld = true).build();
    place.save(&team).await;
    place.save(&hub).await;
    place.save(&quiet).await;
    place.save(&ServiceBuilder::new("baby-app").name("The baby app").build()).await;
    let item = |slug: &str| Meanwhile { text: String::new(), slug: Some(slug.into()) };
    let classes = ServiceBuilder::new("birth-classes")
        .run_by(&team)
        .at(&quiet, &[])
        .at(&hub, &[])
        .with(|s| s.while_you_wait = vec![item("baby-app"), item("never-was")])
        .with(|s| s.review.last = Some(date(2025, 1, 1)));
    place.save(&classes.build()).await;

    let Found::Here(shown) = show(&place.cx(), "birth-classes").await.unwrap() else { panic!("not here") };
    assert_eq!(shown.organisation, Some(team));
    assert_eq!(shown.locations, [quiet, hub]);
    assert_eq!(shown.status, Status::Active);
    assert_eq!(shown.freshness, Rung::Stale);
    assert!(shown.completeness.gaps.contains(&Gap::Times) && !shown.completeness.gaps.contains(&Gap::Places));
    assert_eq!(
        shown.meanwhile.iter().map(|(s, n)| (s.as_str(), n.as_str())).collect::<Vec<_>>(),
        [("baby-app", "The baby app")]
    );
}

type Change = fn(&mut Visibility);

#[tokio::test]
async fn what_is_not_public_is_absent_and_what_ended_says_so() {
    let place = TestPlace::new().await;
    let today = date(2026, 11, 24);
    let cases: [(&str, Change); 6] = [
        ("pending", |v| v.pending = true),
        ("hidden", |v| v.invisible = true),
        ("to-come", |v| v.from = Some(date(2026, 11, 25))),
        ("shut", |v| v.temporarily_closed = Some("flood".into())),
        ("over", |v| v.to = Some(date(2026, 11, 23))),
        ("put-away", |v| v.archived_on = Some(date(2026, 11, 24))),
    ];
    let mut seen = Vec::new();
    for (slug, change) in cases {
        place.save(&ServiceBuilder::new(slug).with(|s| change(&mut s.visibility)).build()).await;
        seen.push(match show(&place.cx(), slug).await.unwrap() {
            Found::Here(shown) => format!("{:?}", shown.status),
            Found::Gone(service) => format!("gone {}", service.slug),
            Found::Moved(_) => "moved".into(),
            Found::Absent => "absent".into(),
        });
    }
    assert_eq!(seen, ["absent", "absent", "absent", "TemporarilyClosed", "gone over", "gone put-away"]);
    assert_eq!(place.cx().clock.today(), today);

    for slug in ["shut", "pending"] {
        let id = ServiceBuilder::new(slug).build().id;
        place.system().act(|tx| async move { rows::delete::<Service>(&tx, id, "test").await }).await.unwrap();
    }
    assert!(matches!(show(&place.cx(), "shut").await.unwrap(), Found::Gone(_)));
    assert_eq!(show(&place.cx(), "pending").await.unwrap(), Found::Absent);
}
