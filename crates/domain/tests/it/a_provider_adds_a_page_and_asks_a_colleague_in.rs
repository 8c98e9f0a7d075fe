//! New entries, new places, what is said of an organisation, and a colleague who is asked in by e-mail.

use data::job::JobTable;
use domain::{
    account::link,
    directory::{
        model::{Location, Organisation, Service},
        rows::{self, BySlug},
        show,
    },
    interchange::amend::Cells,
    notify::{self, Notice},
    upkeep::{
        add,
        claim::{self, Invite},
        detail::{self, Decide, State},
        draft::{self, Approve, Save},
        entries,
    },
};
use kernel::{Actor, Error, jobs::JobQueue};
use testkit::TestPlace;

const HELD: &str = "carriers-of-hope";

fn cells(pairs: &[(&str, &str)]) -> Cells {
    pairs.iter().map(|(column, value)| ((*column).to_owned(), (*value).to_owned())).collect()
}

async fn is_public(place: &TestPlace, slug: &str) -> bool {
    show::show(&place.cx(), slug).await.is_ok_and(|found| matches!(found, show::Found::Here(_)))
}

#[tokio::test]
async fn a_new_entry_is_nobody_s_to_see_until_an_editor_says_yes() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let slug = add::entry(&vera, HELD, "  Play  on Tuesdays ").await.unwrap();
    assert_eq!(slug, "play-on-tuesdays");
    assert!(!is_public(&place, &slug).await);
    let again = add::entry(&vera, HELD, "play on tuesdays").await;
    assert!(matches!(&again, Err(Error::Invalid(e)) if e[0].code == "taken"), "{again:?}");
    assert!(matches!(add::entry(&vera, HELD, " ").await, Err(Error::Invalid(_))));
    assert!(matches!(add::entry(&vera, "baby-godiva", "x").await, Err(Error::NotFound)));
    assert!(matches!(add::entry(&place.staff("lena"), HELD, "x").await, Err(Error::NotFound)));

    assert!(matches!(draft::send(&vera, &slug).await, Err(Error::Invalid(e)) if e.len() == 3), "it says too little");
    let save =
        |section: &str, set: &[(&str, &str)]| Save { slug: slug.clone(), section: section.into(), cells: cells(set) };
    draft::save(&vera, save("about", &[("summary", "Play together.")])).await.unwrap();
    draft::save(&vera, save("who", &[("eligibility", "Anyone with a child under five.")])).await.unwrap();
    draft::save(&vera, save("joining", &[("join_ways", "drop_in")])).await.unwrap();
    draft::send(&vera, &slug).await.unwrap();
    assert!(!is_public(&place, &slug).await);
    let look = draft::look(&rosa, &slug).await.unwrap();
    let seen =
        Approve { slug: slug.clone(), draft: look.draft.unwrap().version, public: look.public.version, over: false };
    draft::approve(&rosa, seen).await.unwrap();
    assert!(is_public(&place, &slug).await);
    assert!(place.deeds().await.iter().any(|deed| deed == "entry.add"));
}

#[tokio::test]
async fn a_new_place_is_shown_by_the_entry_that_names_it_and_then_kept_by_its_provider() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    let hall = cells(&[("name", "Example Hall"), ("address", "1 Example Street"), ("postcode", "ZZ1 1AA")]);
    let slug = add::place(&vera, hall.clone()).await.unwrap();
    let bare = cells(&[("name", "Nowhere Hall")]);
    assert!(matches!(add::place(&vera, bare).await, Err(Error::Invalid(e)) if e[0].field == "postcode"));
    let hidden = cells(&[("name", "Hall"), ("hub", "yes"), ("postcode", "ZZ1 1AA")]);
    assert!(matches!(add::place(&vera, hidden).await, Err(Error::Invalid(e)) if e[0].code == "unknown-field"));
    assert!(matches!(add::place(&place.staff("tess"), hall).await, Err(Error::NotFound)));
    assert!(
        matches!(detail::form::<Location>(&vera, &slug).await, Err(Error::NotFound)),
        "no entry of theirs names it"
    );

    let entry = add::entry(&vera, HELD, "In the hall").await.unwrap();
    let times = cells(&[("sessions", &format!("{slug} tue 09:30-11:00"))]);
    draft::save(&vera, Save { slug: entry, section: "times".into(), cells: times }).await.unwrap();
    assert!(detail::mine(&vera).await.unwrap().iter().any(|mine| mine.slug == slug));
    let moved = cells(&[("postcode", "ZZ1 1AB"), ("description", "Behind the shop.")]);
    let done = detail::save::<Location>(&vera, &slug, moved).await.unwrap();
    assert_eq!((done.live.len(), done.waiting.len()), (1, 1));
    let BySlug::Here(now) = rows::by_slug::<Location>(&place.cx(), &slug).await.unwrap() else { panic!("no place") };
    assert_eq!((now.record.postcode.as_str(), now.record.description.as_str()), ("ZZ1 1AA", "Behind the shop."));
}

#[tokio::test]
async fn what_is_said_of_a_group_waits_for_an_editor_who_is_somebody_else() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let name = async || {
        rows::many_by_slug::<Organisation>(&place.cx(), &[HELD.to_owned()]).await.unwrap().remove(0).record.name
    };
    let before = name().await;
    let change = |to: &str| cells(&[("name", to), ("contact_email", "team@example.org")]);
    let done = detail::save::<Organisation>(&vera, HELD, change("Hope together")).await.unwrap();
    assert_eq!((done.live.len(), done.waiting.len()), (0, 2));
    assert_eq!(name().await, before, "families see the old name");
    detail::save::<Organisation>(&vera, HELD, change("Hope for all")).await.unwrap();
    let queue = detail::queue(&rosa).await.unwrap();
    assert_eq!((queue.len(), queue[0].changes[0].after.as_str()), (1, "Hope for all"), "one waits, the latest");
    assert!(matches!(detail::queue(&vera).await, Err(Error::NotFound)));

    let decide =
        |right, version, answer: &str| Decide { proposal: queue[0].proposal.id, version, right, answer: answer.into() };
    let version = queue[0].version;
    assert!(matches!(detail::decide(&vera, decide(true, version, "")).await, Err(Error::NotFound)));
    assert!(
        matches!(detail::decide(&rosa, decide(false, version, "")).await, Err(Error::Invalid(_))),
        "a no has words"
    );
    assert!(matches!(detail::decide(&rosa, decide(true, version - 1, "")).await, Err(Error::Conflict(_))));
    detail::decide(&rosa, decide(true, version, "")).await.unwrap();
    assert_eq!(name().await, "Hope for all");
    assert!(matches!(detail::decide(&rosa, decide(true, version, "")).await, Err(Error::Conflict(_))));

    let tomorrow = place.at("2026-11-25T10:00[Europe/London]");
    let (vera, rosa) = (tomorrow.with_actor(vera.actor.clone()), tomorrow.with_actor(rosa.actor.clone()));
    detail::save::<Organisation>(&vera, HELD, cells(&[("name", "Another")])).await.unwrap();
    let waits = detail::queue(&rosa).await.unwrap().remove(0);
    let no = Decide {
        proposal: waits.proposal.id,
        version: waits.version,
        right: false,
        answer: "Too like another.".into(),
    };
    detail::decide(&rosa, no).await.unwrap();
    let form = detail::form::<Organisation>(&vera, HELD).await.unwrap();
    let last = form.last.unwrap();
    assert_eq!(
        (last.state, last.answer.as_str(), form.cells["name"].as_str()),
        (State::Refused, "Too like another.", "Hope for all")
    );
    assert!(matches!(detail::save::<Organisation>(&vera, "baby-godiva", change("x")).await, Err(Error::NotFound)));
    let own = detail::save::<Organisation>(&rosa, HELD, change("By an editor")).await.unwrap();
    assert!(own.waiting.is_empty(), "an editor's change waits for nobody");
}

#[tokio::test]
async fn a_colleague_who_is_new_gets_a_link_and_these_entries_alone() {
    let place = TestPlace::demo().await;
    let (vera, cx) = (place.staff("vera"), place.system());
    JobTable(cx.clone()).claim(notify::QUEUE, 100).await.unwrap();
    let (organisation, email, name) = (HELD.to_owned(), "New.Demo@example.org".to_owned(), "Nell Demo".to_owned());
    claim::invite(&vera, Invite { organisation, email, name }).await.unwrap();
    let jobs = JobTable(cx.clone()).claim(notify::QUEUE, 100).await.unwrap();
    let [job] = &jobs[..] else { panic!("{jobs:?}") };
    assert!(!job.payload.contains("demo"), "no address and no secret rests in the queue: {}", job.payload);
    let letter = notify::due(&cx, job).await.unwrap().expect("a letter");
    assert_eq!((letter.to.as_str(), letter.notice), ("new.demo@example.org", Notice::Invited));
    let once = letter.once.expect("a link");
    let earlier = notify::due(&cx, job).await.unwrap().expect("sent once more").once.expect("another link");
    assert!(link::open(&cx, &once, "").await.unwrap().is_none(), "the link of an e-mail that failed opens nothing");
    assert!(link::open(&cx, &earlier, "").await.unwrap().is_some());

    let people = domain::account::roll::everyone(&cx).await.unwrap();
    let nell = people.iter().find(|person| person.name == "Nell Demo").expect("she works here");
    assert_eq!(nell.roles.len(), 1);
    let as_nell = cx.with_actor(Actor::Staff { id: nell.id });
    let desk = entries::desk(&as_nell).await.unwrap();
    assert_eq!(desk.mine.iter().map(|kept| kept.organisation.slug.as_str()).collect::<Vec<_>>(), [HELD]);
    assert!(!desk.editor);
    let others = rows::all::<Service>(&cx).await.unwrap().into_iter().map(|s| s.record);
    let others = others.filter(|s| !s.slug.starts_with("carriers-of-hope"));
    for service in others.take(5) {
        assert!(matches!(draft::look(&as_nell, &service.slug).await, Err(Error::NotFound)), "{}", service.slug);
    }
    claim::end(&vera, HELD, nell.id).await.unwrap();
    assert!(entries::desk(&as_nell).await.unwrap().mine.is_empty(), "from the next request on");
}
