use data::Cx;
use domain::{
    directory::{
        model::{ProvenanceKind, Service},
        rows,
        show::{Found, show},
    },
    interchange::amend::Cells,
    upkeep::draft::{self, Approve, Done, Save, State},
};
use kernel::{Error, Result};
use testkit::{ServiceBuilder, TestPlace};

const MINE: &str = "carriers-of-hope-baby-bundles-lets-play";
const OTHERS: &str = "baby-buddy-app";

fn part(slug: &str, section: &str, cells: &[(&str, &str)]) -> Save {
    let cells: Cells = cells.iter().map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect();
    Save { slug: slug.into(), section: section.into(), cells }
}

async fn save(cx: &Cx, section: &str, cells: &[(&str, &str)]) -> Result<Done> {
    draft::save(cx, part(MINE, section, cells)).await
}

async fn public(place: &TestPlace) -> Service {
    let Found::Here(shown) = show(&place.cx(), MINE).await.unwrap() else { panic!("not public") };
    shown.service
}

fn columns(changes: &[domain::interchange::Difference]) -> Vec<&str> {
    changes.iter().map(|c| c.column.as_str()).collect()
}

async fn as_seen(editor: &Cx) -> Approve {
    let look = draft::look(editor, MINE).await.unwrap();
    Approve { slug: MINE.into(), draft: look.draft.unwrap().version, public: look.public.version, over: false }
}

#[tokio::test]
async fn small_things_go_live_and_the_rest_lands_only_when_approved() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let before = public(&place).await;

    let done = save(&vera, "access", &[("languages", "en;pl"), ("creche", "yes")]).await.unwrap();
    assert_eq!((columns(&done.live), columns(&done.waiting)), (vec!["languages", "creche"], vec![]));
    assert_eq!(public(&place).await.creche, Some(true));
    assert!(draft::look(&vera, MINE).await.unwrap().draft.is_none());

    let done = save(&vera, "who", &[("eligibility", "Families with a baby.")]).await.unwrap();
    assert_eq!((columns(&done.live), columns(&done.waiting)), (vec![], vec!["eligibility"]));
    let done = save(&vera, "about", &[("name", "Bundles and play"), ("alternate_names", "Play")]).await.unwrap();
    assert_eq!((columns(&done.live), columns(&done.waiting)), (vec!["alternate_names"], vec!["name", "eligibility"]));
    assert_eq!(public(&place).await.eligibility, before.eligibility);

    draft::send(&vera, MINE).await.unwrap();
    let queue = draft::queue(&rosa).await.unwrap();
    let waiting = queue.iter().find(|w| w.slug == MINE).unwrap();
    assert_eq!(
        (waiting.columns.as_slice(), waiting.made_by.as_str()),
        (&["name", "eligibility"].map(String::from)[..], "Vera Demo")
    );
    assert_eq!(public(&place).await.name, before.name, "sent is not landed");

    draft::approve(&rosa, as_seen(&rosa).await).await.unwrap();
    let after = public(&place).await;
    assert_eq!((after.name.as_str(), after.eligibility.text.as_str()), ("Bundles and play", "Families with a baby."));
    assert_eq!(after.slug, before.slug);
    assert_eq!(after.review.last.unwrap().to_string(), "2026-11-24");
    let source = &after.provenance["eligibility"];
    assert_eq!((source.kind, source.source.as_str()), (ProvenanceKind::Provider, "Carriers of Hope"));
    assert!(draft::queue(&rosa).await.unwrap().iter().all(|w| w.slug != MINE));
    let look = draft::look(&vera, MINE).await.unwrap();
    assert_eq!((look.draft, look.last.unwrap().state), (None, State::Approved));
    for deed in ["draft.save", "draft.send", "draft.approve"] {
        assert!(place.deeds().await.iter().any(|d| d == deed), "{deed}");
    }
}

#[tokio::test]
async fn what_is_with_an_editor_stays_as_it_was_sent() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    save(&vera, "about", &[("summary", "Play together.")]).await.unwrap();
    draft::send(&vera, MINE).await.unwrap();
    let seen = as_seen(&rosa).await;
    assert!(matches!(save(&vera, "about", &[("summary", "Other.")]).await, Err(Error::Conflict(_))));
    assert!(matches!(draft::send(&vera, MINE).await, Err(Error::Conflict(_))));

    draft::take_back(&vera, MINE).await.unwrap();
    save(&vera, "about", &[("summary", "Play and talk together.")]).await.unwrap();
    draft::send(&vera, MINE).await.unwrap();
    assert!(matches!(draft::approve(&rosa, seen).await, Err(Error::Conflict(_))), "she looked at another draft");

    assert!(matches!(draft::send_back(&rosa, MINE, "  ").await, Err(Error::Invalid(e)) if e[0].code == "required"));
    draft::send_back(&rosa, MINE, "Say what to bring.").await.unwrap();
    let look = draft::look(&vera, MINE).await.unwrap();
    let returned = look.draft.unwrap();
    assert_eq!((returned.state, returned.words.as_str()), (State::Returned, "Say what to bring."));
    assert_eq!(look.after.summary, "Play and talk together.");

    draft::withdraw(&vera, MINE).await.unwrap();
    assert!(draft::look(&vera, MINE).await.unwrap().draft.is_none());
    assert!(matches!(draft::withdraw(&vera, MINE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn taking_a_change_back_leaves_nothing_to_send() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    let was = public(&place).await.summary;
    save(&vera, "about", &[("summary", "Other.")]).await.unwrap();
    save(&vera, "about", &[("summary", &was)]).await.unwrap();
    assert!(matches!(draft::send(&vera, MINE).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn nobody_approves_over_a_change_they_never_saw() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    save(&vera, "who", &[("eligibility", "The provider's words.")]).await.unwrap();
    draft::send(&vera, MINE).await.unwrap();
    let seen = as_seen(&rosa).await;
    save(&rosa, "who", &[("eligibility", "An editor's words.")]).await.unwrap();

    assert!(matches!(draft::approve(&rosa, seen.clone()).await, Err(Error::Conflict(_))));
    let over_unseen = Approve { over: true, ..seen };
    assert!(matches!(draft::approve(&rosa, over_unseen).await, Err(Error::Conflict(_))), "not with an old look");
    let look = draft::look(&rosa, MINE).await.unwrap();
    assert!(look.moved());
    assert_eq!(
        (look.changes[0].now.as_str(), look.changes[0].after.as_str()),
        ("An editor's words.", "The provider's words.")
    );
    assert_eq!(public(&place).await.eligibility.text, "An editor's words.");

    draft::approve(&rosa, Approve { over: true, ..as_seen(&rosa).await }).await.unwrap();
    assert_eq!(public(&place).await.eligibility.text, "The provider's words.");
}

#[tokio::test]
async fn another_change_of_the_public_copy_is_no_conflict_and_stays() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    save(&vera, "who", &[("eligibility", "The provider's words.")]).await.unwrap();
    draft::send(&vera, MINE).await.unwrap();
    let seen = as_seen(&rosa).await;
    save(&rosa, "joining", &[("join", "Come to the door.")]).await.unwrap();
    draft::approve(&rosa, seen).await.unwrap();
    let after = public(&place).await;
    assert_eq!(
        (after.eligibility.text.as_str(), after.joining.text.as_str()),
        ("The provider's words.", "Come to the door.")
    );
}

#[tokio::test]
async fn only_those_who_keep_an_entry_reach_it() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    let cells = [("summary", "x")];
    for cx in [place.cx(), place.system(), place.staff("lena"), place.staff("adam"), place.staff("nobody")] {
        assert!(matches!(save(&cx, "about", &cells).await, Err(Error::NotFound)), "{:?}", cx.actor);
        assert!(matches!(draft::look(&cx, MINE).await, Err(Error::NotFound)));
    }
    for slug in [OTHERS, "no-such-entry", "Not a slug\0"] {
        assert!(matches!(draft::save(&vera, part(slug, "about", &cells)).await, Err(Error::NotFound)), "{slug}");
        assert!(matches!(draft::look(&vera, slug).await, Err(Error::NotFound)), "{slug}");
        assert!(matches!(draft::send(&vera, slug).await, Err(Error::NotFound)), "{slug}");
    }
    assert!(matches!(save(&vera, "sorting", &[("level", "specialist")]).await, Err(Error::NotFound)));
    assert!(matches!(draft::queue(&vera).await, Err(Error::NotFound)));
    assert!(matches!(draft::send_back(&vera, MINE, "x").await, Err(Error::NotFound)));
    let torn = save(&vera, "about", &[("level", "specialist")]).await;
    assert!(
        matches!(torn, Err(Error::Invalid(e)) if (e[0].field.as_str(), e[0].code.as_str()) == ("level", "unknown-field"))
    );
}

#[tokio::test]
async fn what_cannot_be_is_said_by_column_and_nothing_lands() {
    let place = TestPlace::demo().await;
    let (vera, before) = (place.staff("vera"), public(&place).await);
    for (section, cells, column, code) in [
        ("who", [("age_from_months", "60"), ("age_to_months", "12")], "age_to_months", "age-impossible"),
        ("contact", [("contact_email", "nobody"), ("link_label", "x")], "contact_email", "email-malformed"),
        (
            "times",
            [("sessions", "nowhere tue 09:00-10:00"), ("sessions", "nowhere tue 09:00-10:00")],
            "sessions",
            "unknown-code",
        ),
        ("about", [("name", ""), ("summary", "x")], "name", "required"),
        ("wait", [("wait_weeks", "-3"), ("while_you_wait", "")], "wait_weeks", "wait-impossible"),
        ("about", [("summary", "a\u{7}b"), ("name", "x")], "summary", "control-character"),
    ] {
        let Err(Error::Invalid(e)) = save(&vera, section, &cells).await else { panic!("{section} was taken") };
        assert_eq!((e[0].field.as_str(), e[0].code.as_str()), (column, code));
    }
    assert_eq!(public(&place).await, before);
}

#[tokio::test]
async fn an_entry_nobody_approved_is_sent_whole_and_not_by_the_one_who_approves() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let organisation = public(&place).await.organisation_id;
    let new = ServiceBuilder::new("new-group").with(|s| {
        (s.organisation_id, s.visibility.pending, s.summary) = (organisation, true, String::new());
    });
    place.save(&new.build()).await;
    let slug = "new-group";
    let Err(Error::Invalid(e)) = draft::send(&vera, slug).await else { panic!("sent half told") };
    assert_eq!(e.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(), ["summary", "eligibility", "join_ways"]);
    for (section, cells) in [
        ("about", [("summary", "A new group.")]),
        ("who", [("eligibility", "Anyone.")]),
        ("joining", [("join_ways", "drop_in")]),
    ] {
        let done = draft::save(&vera, part(slug, section, &cells)).await.unwrap();
        assert_eq!(done.waiting, [], "nothing of it is public, so nothing waits");
    }
    assert!(matches!(show(&place.cx(), slug).await.unwrap(), Found::Absent));
    draft::send(&rosa, slug).await.unwrap();
    let look = draft::look(&rosa, slug).await.unwrap();
    assert!(look.changes.iter().any(|c| c.column == "summary" && c.after == "A new group."));
    let seen =
        Approve { slug: slug.into(), draft: look.draft.unwrap().version, public: look.public.version, over: false };
    assert!(matches!(draft::approve(&rosa, seen.clone()).await, Err(Error::Invalid(e)) if e[0].code == "own-work"));
    draft::take_back(&vera, slug).await.unwrap();
    draft::save(&vera, part(slug, "cost", &[("cost", "free")])).await.unwrap();
    draft::withdraw(&vera, slug).await.unwrap();
    draft::send(&vera, slug).await.unwrap();
    let look = draft::look(&rosa, slug).await.unwrap();
    let seen = Approve { draft: look.draft.unwrap().version, public: look.public.version, ..seen };
    draft::approve(&rosa, seen).await.unwrap();
    assert!(matches!(show(&place.cx(), slug).await.unwrap(), Found::Here(_)));
    let stored = rows::get::<Service>(&place.cx(), look.public.record.id).await.unwrap().unwrap();
    assert!(!stored.record.visibility.pending);
}
