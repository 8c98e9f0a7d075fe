//! Two records of one person: one colleague says so, another decides; everything that pointed at either then points at
//! the one; and when it was wrong, both stand again as they were, to the last row and for every reader.

use data::tables;
use domain::{
    account::{Live, Refusal},
    family::{
        self, Channel, ContactDraft, Permission, SafeContact,
        join::{Answer, Apart, Fact, Propose, State, Stop, apart, decide, joined, likely, pair, part, propose},
        list, set_contact, show,
    },
};
use kernel::{Error, Id};
use sea_orm::{EntityTrait, QueryOrder};
use testkit::{TestPlace, live};

const WHY: &str = "The hub wrote her down again; she showed us her card.";
const EVERYONE: [&str; 10] = ["tess", "lena", "priya", "marcus", "hana", "grace", "saira", "harriet", "paul", "dev"];

fn id(place: &TestPlace, slug: &str) -> Id {
    family::id(place.id, "person", slug)
}

async fn second(place: &TestPlace, who: &str, join: Id, answer: Answer) -> Result<(), Refusal> {
    let cx = place.staff(who);
    decide(&cx, &live(&cx), join, answer).await
}

fn edna(place: &TestPlace) -> Propose {
    let (kept, gone) = (id(place, "edna"), id(place, "edna-at-the-hub"));
    Propose { kept, gone, from_gone: vec![Fact::Languages], words: WHY.into(), looked: true }
}

/// Every row that says or points at who somebody is, apart from versions and times of change.
async fn everything(place: &TestPlace) -> Vec<String> {
    let (cx, mut rows) = (place.cx(), Vec::new());
    macro_rules! all {
        ($($table:ident $($masked:ident)*),+) => {$(
            for row in tables::$table::Entity::find().all(cx.read()).await.unwrap() {
                let row = tables::$table::Model { $($masked: Default::default(),)* ..row };
                rows.push(format!("{row:?}"));
            }
        )+};
    }
    all!(
        person version updated_us, contact, involvement, restriction, relationship, stay, home, agreement, basis, share,
        share_decision, staff, person_key
    );
    rows.sort();
    rows
}

/// What everybody may list, and open of either record.
async fn readable(place: &TestPlace) -> Vec<String> {
    let mut seen = Vec::new();
    for who in EVERYONE {
        let cx = place.staff(who);
        seen.extend(list(&cx).await.into_iter().flatten().map(|one| format!("{who} lists {}", one.id)));
        for slug in ["edna", "edna-at-the-hub", "amber", "iris"] {
            if let Ok(found) = show(&cx, id(place, slug)).await {
                let fields =
                    (found.shown.who, found.shown.flags, found.contacts.map(|all| all.len()), found.ties.len());
                seen.push(format!("{who} opens {slug}: {fields:?}"));
            }
        }
    }
    seen
}

#[tokio::test]
async fn one_says_so_another_decides_and_both_names_lead_to_one_record() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let found = likely(&lena).await.unwrap();
    let both = [id(&place, "edna"), id(&place, "edna-at-the-hub")];
    let edna_twice = found.iter().find(|one| one.both.iter().all(|(id, _)| both.contains(id))).expect("Edna, twice");
    assert!(!edna_twice.reasons.is_empty() && edna_twice.asked.is_none());
    let join = propose(&lena, edna(&place)).await.unwrap();
    assert!(matches!(propose(&lena, edna(&place)).await, Err(Error::Conflict(_))), "said once");
    for (who, why) in [("lena", "her own"), ("priya", "does not work with her"), ("saira", "does not see her")] {
        let refused = second(&place, who, join, Answer::Yes).await;
        assert!(matches!(refused, Err(Refusal::Other(Error::NotFound))), "{who}: {why}");
    }
    let marcus = place.staff("marcus");
    let unproved = decide(&marcus, &Live { proved_us: None, ..live(&marcus) }, join, Answer::Yes).await;
    assert!(matches!(unproved, Err(Refusal::ProveFirst)));
    second(&place, "marcus", join, Answer::Yes).await.unwrap();

    let one = show(&lena, both[1]).await.unwrap();
    assert_eq!((one.id, one.joined), (both[0], Some(join)), "the name of the record that went leads to the other");
    let who = one.shown.who.unwrap();
    assert_eq!(who.languages, ["en", "ur"], "taken from the other");
    assert_eq!(who.access_needs, "Large print. Step-free.", "kept");
    let earlier: Vec<String> = who.earlier.iter().map(|name| name.whole()).collect();
    assert_eq!(earlier, ["Edna Example-Brooke", "Edna Example-Marsh"], "found by every name she was known by");
    assert_eq!(one.shown.identifiers.unwrap().hub_card, "HUB-0042", "only the other knew it");
    assert!(one.shown.flags.unwrap().contains(&"Hard of hearing. Knock and wait.".to_owned()));
    let said = one.contacts.unwrap();
    let of = |channel| said.iter().find(|(said, _)| said.channel == channel).map(|(said, _)| said.allowed);
    assert_eq!(of(Channel::Text), Some(Permission::Yes), "only the other had it");
    assert_eq!(of(Channel::Post), Some(Permission::Never), "never stands over yes, though it was said earlier");
    let told = joined(&lena, join).await.unwrap();
    assert_eq!((told.state, told.words.as_str()), (State::Joined, WHY));
    assert_eq!(told.from_gone, [Fact::Languages, Fact::HubCard], "where each fact came from is kept");
    let listed = list(&lena).await.unwrap();
    assert_eq!(listed.iter().filter(|one| one.who.used.given == "Edna").count(), 1);
}

#[tokio::test]
async fn parted_again_both_are_as_they_were_to_the_last_row_and_for_every_reader() {
    let place = TestPlace::demo().await;
    let (before, seen) = (everything(&place).await, readable(&place).await);
    for (kept, gone) in [("edna", "edna-at-the-hub"), ("edna-at-the-hub", "edna")] {
        let ask = Propose { kept: id(&place, kept), gone: id(&place, gone), ..edna(&place) };
        let join = propose(&place.staff("lena"), ask).await.unwrap();
        second(&place, "marcus", join, Answer::Yes).await.unwrap();
        assert_ne!(everything(&place).await, before);
        part(&place.staff("marcus"), join, "She has a cousin of the same name.".into()).await.unwrap();
        let own = second(&place, "marcus", join, Answer::Yes).await;
        assert!(matches!(own, Err(Refusal::Other(Error::NotFound))), "nobody is first and second");
        part_as_second(&place, join).await;
        assert_eq!(everything(&place).await, before, "{kept} and {gone}");
        assert_eq!(readable(&place).await, seen, "{kept} and {gone}");
        let again = second(&place, "miriam", join, Answer::Yes).await;
        assert!(matches!(again, Err(Refusal::Other(Error::Conflict(_) | Error::NotFound))));
    }
}

/// The manager of the other desk answers for both records for a day, decides, and is gone again.
async fn part_as_second(place: &TestPlace, join: Id) {
    let kept = joined(&place.staff("lena"), join).await.unwrap().kept;
    let cx = place.system();
    cx.act(|tx| async move {
        use sea_orm::{ActiveModelTrait, ActiveValue::Set};
        let row = tables::involvement::ActiveModel {
            place_id: Set(tx.cx.place.0),
            id: Set(Id::derived(tx.cx.place, "test", "stands-in").0),
            person_id: Set(kept.0),
            staff_id: Set(Some(domain::access::workforce::id(tx.cx.place, "staff", "miriam").0)),
            team_id: Set(None),
            kind: Set("manager-of".into()),
            from_us: Set(0),
            to_us: Set(None),
            reason: Set("stands in".into()),
        };
        row.insert(tx.conn()).await.map_err(data::fault)
    })
    .await
    .unwrap();
    second(place, "miriam", join, Answer::Yes).await.unwrap();
    place.run("DELETE FROM involvement WHERE reason = 'stands in'").await.unwrap();
}

#[tokio::test]
async fn what_was_changed_meanwhile_outlives_the_parting_and_is_asked_again() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let join = propose(&lena, edna(&place)).await.unwrap();
    second(&place, "marcus", join, Answer::Yes).await.unwrap();
    place.run("UPDATE person_join SET decided_us = decided_us - 1000000").await.unwrap();
    let now = show(&lena, id(&place, "edna")).await.unwrap();
    let mut who = now.shown.who.unwrap();
    who.pronouns = "she/her".into();
    let edit = family::Edit { id: id(&place, "edna-at-the-hub"), seen: now.shown.version, who };
    family::edit(&lena, edit).await.unwrap();
    let said = SafeContact {
        channel: Channel::Text,
        value: "07700 900111".into(),
        ..now.contacts.unwrap().into_iter().find(|(said, _)| said.channel == Channel::Text).unwrap().0
    };
    set_contact(&lena, ContactDraft { person: id(&place, "edna"), said, seen: 1 }).await.unwrap();
    part(&place.staff("marcus"), join, "She has a cousin of the same name.".into()).await.unwrap();
    part_as_second(&place, join).await;
    let kept = show(&lena, id(&place, "edna")).await.unwrap();
    assert_eq!(kept.shown.who.unwrap().pronouns, "she/her", "an edit made on the one record stays with it");
    let other = show(&lena, id(&place, "edna-at-the-hub")).await.unwrap();
    let text = other.contacts.unwrap().into_iter().find(|(said, _)| said.channel == Channel::Text).unwrap().0;
    assert_eq!(text.expires, Some(lena.clock.now()), "nobody knows of whom it was said: it is asked again");
}

#[tokio::test]
async fn twins_families_and_records_kept_apart_are_never_one() {
    let place = TestPlace::demo().await;
    let (lena, priya, saira) = (place.staff("lena"), place.staff("priya"), place.staff("saira"));
    let ask = |one: &str, other: &str| Propose {
        kept: id(&place, one),
        gone: id(&place, other),
        from_gone: vec![],
        words: WHY.into(),
        looked: true,
    };
    let stops = |found: family::join::Pair| found.stops;
    let father = pair(&priya, id(&place, "dan-vale"), id(&place, "dan-vale-younger")).await.unwrap();
    assert!(stops(father).contains(&Stop::ParentAndChild));
    let parents = pair(&lena, id(&place, "amber"), id(&place, "carl")).await.unwrap();
    let parents = stops(parents);
    assert!(parents.contains(&Stop::Tied) && parents.contains(&Stop::KeptApart), "{parents:?}");
    for (cx, one, other) in
        [(&priya, "dan-vale", "dan-vale-younger"), (&lena, "amber", "carl"), (&lena, "amber", "edna")]
    {
        let tried = propose(cx, Propose { looked: false, ..ask(one, other) }).await;
        assert!(matches!(tried, Err(Error::Invalid(_))), "{one} {other}: {tried:?}");
    }
    let twins = propose(&priya, Propose { looked: false, ..ask("isla", "ivy") }).await;
    assert!(matches!(twins, Err(Error::Invalid(_))), "twins are tied, and warn besides");
    // What is closed to whoever asks is not there, on either side.
    for (cx, one, other) in
        [(&lena, "edna", "iris"), (&lena, "iris", "edna"), (&priya, "rani", "amber"), (&saira, "iris", "edna")]
    {
        assert!(matches!(propose(cx, ask(one, other)).await, Err(Error::NotFound)), "{one} {other}");
        assert!(matches!(pair(cx, id(&place, one), id(&place, other)).await, Err(Error::NotFound)), "{one} {other}");
    }
    assert!(matches!(propose(&lena, ask("edna", "edna")).await, Err(Error::NotFound)), "a record and itself");
}

#[tokio::test]
async fn a_pair_that_is_two_people_is_not_asked_about_again() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let (one, other) = (id(&place, "edna"), id(&place, "edna-at-the-hub"));
    let short = apart(&lena, Apart { one, other, words: "no".into() }).await;
    assert!(matches!(short, Err(Error::Invalid(_))));
    apart(&lena, Apart { one, other, words: "Cousins of one name; both were here today.".into() }).await.unwrap();
    let found = likely(&lena).await.unwrap();
    assert!(!found.iter().any(|pair| pair.both.iter().all(|(id, _)| [one, other].contains(id))));
    let rows = tables::person_join::Entity::find()
        .order_by_asc(tables::person_join::Column::Id)
        .all(place.cx().read())
        .await
        .unwrap();
    assert_eq!(rows.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["apart"]);
}

#[tokio::test]
async fn what_changed_since_it_was_compared_is_compared_again() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let join = propose(&lena, edna(&place)).await.unwrap();
    let now = show(&lena, id(&place, "edna")).await.unwrap();
    let edit = family::Edit { id: now.id, seen: now.shown.version, who: now.shown.who.unwrap() };
    family::edit(&lena, edit).await.unwrap();
    let tried = second(&place, "marcus", join, Answer::Yes).await;
    assert!(matches!(tried, Err(Refusal::Other(Error::Conflict(_)))), "{tried:?}");
    second(&place, "marcus", join, Answer::No).await.unwrap();
    assert_eq!(joined(&lena, join).await.unwrap().state, State::Apart);
}
