use data::Cx;
use domain::{
    access::workforce,
    directory::{model::Organisation, rows},
    upkeep::{
        claim::{self, Ask, Decide, Invite, Part, Standing, State},
        entries,
    },
};
use kernel::{Error, Id};
use testkit::TestPlace;

const FREE: &str = "baby-godiva";
const HELD: &str = "carriers-of-hope";

fn ask(organisation: &str) -> Ask {
    Ask { organisation: organisation.into(), words: "I work there.".into() }
}

fn to(email: &str) -> Invite {
    Invite { organisation: HELD.into(), email: email.into(), name: String::new() }
}

fn yes(organisation: &str, staff: Id) -> Decide {
    Decide { organisation: organisation.into(), staff, grant: true, answer: String::new() }
}

fn id(cx: &Cx, slug: &str) -> Id {
    workforce::id(cx.place, "staff", slug)
}

async fn standing(cx: &Cx, organisation: &str) -> Standing {
    let claims = claim::all(cx, cx.read()).await.unwrap();
    let found = rows::many_by_slug::<Organisation>(cx, &[organisation.to_owned()]).await.unwrap();
    claim::standing(&claims, found[0].record.id)
}

/// A second provider, working where Vera does.
async fn second_provider(place: &TestPlace) -> Cx {
    let files =
        ["slug,name,kind\n", "slug,agency,name\n", "slug,name,email,job,line\n", "staff,team,role,tier,from,to\n"];
    let agency = format!("{}helpers,Example Helpers,voluntary\n", files[0]);
    let team = format!("{}helping,helpers,Helping\n", files[1]);
    let staff = format!("{}vic,Vic Demo,vic.demo@example.org,,charity\n", files[2]);
    let role = format!("{}vic,helping,provider,occasional,2025-09-01,\n", files[3]);
    workforce::put(&place.system(), [&agency, &team, &staff, &role]).await.unwrap();
    place.staff("vic")
}

#[tokio::test]
async fn a_claim_opens_nothing_until_an_editor_grants_it() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    assert_eq!(standing(&vera, FREE).await, Standing::Unclaimed);
    claim::ask(&vera, ask(FREE)).await.unwrap();
    assert_eq!(standing(&vera, FREE).await, Standing::Asked);
    assert!(claim::held_by(&vera, vera.read(), id(&vera, "vera")).await.unwrap().len() == 1, "only what she held");
    assert!(matches!(claim::ask(&vera, ask(FREE)).await, Err(Error::Conflict(_))));

    let me = id(&vera, "vera");
    assert!(matches!(claim::decide(&vera, yes(FREE, me)).await, Err(Error::NotFound)));
    let no = Decide { grant: false, ..yes(FREE, me) };
    assert!(matches!(claim::decide(&rosa, no).await, Err(Error::Invalid(e)) if e[0].field == "answer"));
    claim::decide(&rosa, yes(FREE, me)).await.unwrap();
    assert_eq!(standing(&vera, FREE).await, Standing::Claimed);
    assert!(matches!(claim::decide(&rosa, yes(FREE, me)).await, Err(Error::Conflict(_))));
    let desk = entries::desk(&vera).await.unwrap();
    assert!(desk.mine.iter().any(|k| k.organisation.slug == FREE && !k.entries.is_empty()));
    let deeds = place.deeds().await;
    assert!(deeds.contains(&"claim.ask".to_owned()) && deeds.contains(&"claim.grant".to_owned()));
}

#[tokio::test]
async fn who_may_not_keep_entries_asks_in_vain() {
    let place = TestPlace::demo().await;
    for cx in [place.cx(), place.system(), place.staff("lena"), place.staff("adam")] {
        assert!(matches!(claim::ask(&cx, ask(FREE)).await, Err(Error::NotFound)), "{:?}", cx.actor);
        assert!(matches!(entries::desk(&cx).await, Err(Error::NotFound)));
    }
    let vera = place.staff("vera");
    assert!(matches!(claim::ask(&vera, ask("nowhere")).await, Err(Error::NotFound)));
    let silent = Ask { words: " ".into(), ..ask(FREE) };
    assert!(matches!(claim::ask(&vera, silent).await, Err(Error::Invalid(e)) if e[0].code == "required"));
}

#[tokio::test]
async fn a_second_lead_is_a_dispute_and_the_first_stays_as_a_manager() {
    let place = TestPlace::demo().await;
    let (vic, rosa) = (second_provider(&place).await, place.staff("rosa"));
    claim::ask(&vic, ask(HELD)).await.unwrap();
    assert_eq!(standing(&vic, HELD).await, Standing::Disputed);
    claim::decide(&rosa, yes(HELD, id(&vic, "vic"))).await.unwrap();
    assert_eq!(standing(&vic, HELD).await, Standing::Claimed);
    let desk = entries::desk(&vic).await.unwrap();
    let parts: Vec<_> = desk.mine[0].keepers.iter().map(|(_, name, part)| (name.as_str(), *part)).collect();
    assert!(parts.contains(&("Vic Demo", Part::Lead)) && parts.contains(&("Vera Demo", Part::Manager)), "{parts:?}");

    let vera = place.staff("vera");
    assert!(matches!(claim::end(&vera, HELD, id(&vic, "vic")).await, Err(Error::NotFound)), "a manager ends no lead");
    claim::end(&vic, HELD, id(&vera, "vera")).await.unwrap();
    assert!(entries::desk(&vera).await.unwrap().mine.iter().all(|k| k.organisation.slug != HELD));
    claim::ask(&vera, ask(HELD)).await.unwrap();
    assert_eq!(standing(&vic, HELD).await, Standing::Disputed);
}

#[tokio::test]
async fn a_lead_lets_colleagues_in_who_may_keep_entries_at_all() {
    let place = TestPlace::demo().await;
    let (vera, vic) = (place.staff("vera"), second_provider(&place).await);
    assert!(matches!(claim::invite(&vic, to("vera.demo@example.org")).await, Err(Error::NotFound)));
    for (email, field, code) in [
        ("lena.demo@example.org", "email", "unknown-code"),
        ("new.demo@example.org", "name", "required"),
        ("", "name", "required"),
    ] {
        let refused = claim::invite(&vera, to(email)).await;
        assert!(
            matches!(&refused, Err(Error::Invalid(e)) if (e[0].field.as_str(), e[0].code.as_str()) == (field, code)),
            "{email}: {refused:?}"
        );
    }
    let rosa = place.staff("rosa");
    let editors = claim::invite(&rosa, Invite { name: "New Demo".into(), ..to("new.demo@example.org") });
    assert!(matches!(editors.await, Err(Error::Invalid(_))), "an editor gives nobody a role");
    claim::invite(&vera, to(" Vic.Demo@example.org ")).await.unwrap();
    claim::invite(&vera, to("vic.demo@example.org")).await.unwrap();
    let mine = entries::desk(&vic).await.unwrap().mine;
    assert_eq!((mine.len(), mine[0].claim.part, mine[0].claim.state), (1, Part::Manager, State::Held));
    assert_eq!(place.deeds().await.iter().filter(|d| *d == "claim.invite").count(), 1, "the second changed nothing");
}

#[tokio::test]
async fn a_role_that_ended_keeps_nothing() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    assert!(!entries::desk(&vera).await.unwrap().mine.is_empty());
    place.run("UPDATE assignment SET to_us = from_us + 1 WHERE role = 'provider'").await.unwrap();
    assert!(matches!(entries::desk(&vera).await, Err(Error::NotFound)), "from the next request on");
}
