//! Opening, approving and reviewing, step by step.

use crate::world::{agency, glass, hour, item, line, person, place, staff, team};
use jiff::{SignedDuration, Timestamp, civil::date};
use policy::break_glass::{Opening, Refusal, approve, open, review, review_due};
use policy::*;

fn worker(n: usize, role: Role) -> Staff {
    let span = Span { from: hour(0), to: None };
    let assignment = Assignment { place: place(0), agency: agency(0), team: team(n), role, tier: Tier::Frequent, span };
    Staff { id: staff(n), person: None, line: line(n), assignments: vec![assignment] }
}

fn record(class: ItemClass) -> Item {
    Item {
        id: item(0),
        place: place(0),
        kind: RecordKind::Person,
        class,
        subjects: vec![person(0)],
        mentioned: vec![],
        agency: agency(0),
        team: team(2),
        queue: None,
    }
}

fn grant<'f, A: Act>(
    by: &Staff,
    act: A,
    edges: &'f Edges,
    item: &'f Item,
    now: Timestamp,
) -> Result<Grant<'f, A>, Denied> {
    authorise(&Principal::Staff(by.clone()), act, Facts { edges, item, purpose: Purpose::SafeguardingEnquiry }, now)
}

fn opening<'a>(by: &'a Staff, words: &'a str) -> Opening<'a> {
    Opening { by, people: vec![person(0), person(1)], reason: Reason::MissingChild, words }
}

fn opened(by: &Staff) -> (Edges, Item) {
    let mut edges = Edges::none(place(0), hour(0));
    let item = record(ItemClass::Safeguarding);
    let made = grant(by, action::BreakGlass, &edges, &item, hour(1)).unwrap();
    let (used, owed) = open(&made, &opening(by, "not seen since noon"), glass(0), hour(1), &[]).unwrap();
    edges.break_glass.push(used);
    edges.reviews.push(owed);
    (edges, item)
}

#[test]
fn it_opens_for_three_hours_and_not_a_microsecond_more() {
    let by = worker(0, Role::Practitioner);
    let (edges, item) = opened(&by);
    let last = hour(4) - SignedDuration::from_micros(1);
    assert!(grant(&by, action::Read, &edges, &item, last).is_ok());
    assert_eq!(grant(&by, action::Read, &edges, &item, hour(4)).err(), Some(Denied::NoWay));
    assert!(grant(&by, action::Write, &edges, &item, hour(2)).is_err());
    assert!(grant(&worker(1, Role::Practitioner), action::Read, &edges, &item, hour(2)).is_err());
}

#[test]
fn without_words_or_for_others_it_does_not_open() {
    let by = worker(0, Role::Practitioner);
    let (edges, mut item) = (Edges::none(place(0), hour(0)), record(ItemClass::Targeted));
    let made = grant(&by, action::BreakGlass, &edges, &item, hour(1)).unwrap();
    assert_eq!(open(&made, &opening(&by, " \n"), glass(0), hour(1), &[]), Err(Refusal::NoWords));
    let other = worker(1, Role::Practitioner);
    assert_eq!(open(&made, &opening(&other, "why"), glass(0), hour(1), &[]), Err(Refusal::NotTheirs));
    item.subjects.push(person(3));
    let made = grant(&by, action::BreakGlass, &edges, &item, hour(1)).unwrap();
    assert_eq!(open(&made, &opening(&by, "why"), glass(0), hour(1), &[]), Err(Refusal::OtherPeople));
}

#[test]
fn where_someone_can_be_found_needs_a_second_person() {
    let by = worker(0, Role::SafeguardingLead);
    let (mut edges, _) = opened(&by);
    let address = record(ItemClass::Location);
    assert!(grant(&by, action::Read, &edges, &address, hour(2)).is_err());
    let own = grant(&by, action::BreakGlass, &edges, &address, hour(2)).unwrap();
    assert_eq!(approve(&own, edges.break_glass[0].clone()), Err(Refusal::OwnUse));
    let mut alone = edges.clone();
    alone.break_glass[0].approved_by = Some(by.id);
    assert!(grant(&by, action::Read, &alone, &address, hour(2)).is_err(), "nobody is their own second person");
    let second = worker(1, Role::SafeguardingLead);
    let agreed = {
        let proof = grant(&second, action::BreakGlass, &edges, &address, hour(2)).unwrap();
        approve(&proof, edges.break_glass[0].clone()).unwrap()
    };
    assert!(grant(&worker(2, Role::Practitioner), action::BreakGlass, &edges, &address, hour(2)).is_err());
    let lesser = record(ItemClass::Safeguarding);
    let proof = grant(&second, action::BreakGlass, &edges, &lesser, hour(2)).unwrap();
    assert_eq!(approve(&proof, agreed.clone()), Err(Refusal::OtherPeople));
    edges.break_glass = vec![agreed];
    assert!(grant(&by, action::Read, &edges, &address, hour(2)).is_ok());
}

#[test]
fn a_reviewer_is_someone_else_of_another_line_who_did_not_approve() {
    let by = worker(0, Role::SafeguardingLead);
    let (edges, item) = opened(&by);
    let (mut used, owed) = (edges.break_glass[0].clone(), edges.reviews[0]);
    let judge = |reviewer: &Staff, used: &BreakGlass, owed: Review, verdict| {
        let proof = grant(reviewer, action::ReviewBreakGlass, &edges, &item, hour(6)).unwrap();
        assert_eq!(proof.fields().names().count(), 0, "a review shows no record");
        review(&proof, reviewer, (used, owed), verdict, hour(6))
    };
    assert_eq!(judge(&by, &used, owed, Verdict::Accepted), Err(Refusal::OwnUse));
    let beside = Staff { line: by.line, ..worker(1, Role::TeamManager) };
    assert_eq!(judge(&beside, &used, owed, Verdict::Accepted), Err(Refusal::SameLine));
    let officer = worker(2, Role::DataProtectionOfficer);
    used.approved_by = Some(officer.id);
    assert_eq!(judge(&officer, &used, owed, Verdict::Accepted), Err(Refusal::Approver));
    used.approved_by = None;
    let rejected = judge(&officer, &used, owed, Verdict::Rejected).unwrap();
    assert!(rejected.suspends(hour(6)));
    assert_eq!(judge(&officer, &used, rejected, Verdict::Accepted), Err(Refusal::AlreadyDone));
    let restored = judge(&officer, &used, rejected, Verdict::Restored).unwrap();
    assert!(!restored.suspends(hour(10_000)));
    assert_eq!(judge(&officer, &used, owed, Verdict::Restored), Err(Refusal::AlreadyDone));
    let elsewhere = BreakGlass { people: vec![person(2)], ..used.clone() };
    assert_eq!(judge(&officer, &elsewhere, owed, Verdict::Accepted), Err(Refusal::OtherPeople));
    let other = BreakGlass { id: glass(1), ..used };
    assert_eq!(judge(&officer, &other, owed, Verdict::Accepted), Err(Refusal::OtherUse));
}

#[test]
fn a_late_review_rests_the_right_until_it_is_done() {
    let by = worker(0, Role::Practitioner);
    let (mut edges, item) = opened(&by);
    let due = edges.reviews[0].due;
    assert!(grant(&by, action::BreakGlass, &edges, &item, due - SignedDuration::from_micros(1)).is_ok());
    assert_eq!(grant(&by, action::BreakGlass, &edges, &item, due).err(), Some(Denied::Suspended));
    edges.reviews[0].done = Some((staff(1), due, Verdict::Accepted));
    assert!(grant(&by, action::BreakGlass, &edges, &item, due).is_ok());
}

#[test]
fn a_review_is_due_at_the_end_of_the_second_working_day_in_england() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    // A Wednesday in winter.
    assert_eq!(review_due(at("2026-11-18T10:00:00Z"), &[]), at("2026-11-21T00:00:00Z"));
    // A Friday evening before a bank holiday Monday, in summer time.
    let holiday = [date(2026, 8, 31)];
    assert_eq!(review_due(at("2026-08-28T22:30:00Z"), &holiday), at("2026-09-02T23:00:00Z"));
    // Half past midnight in England is still the day before in UTC.
    assert_eq!(review_due(at("2026-07-01T23:30:00Z"), &[]), at("2026-07-06T23:00:00Z"));
    assert_eq!(review_due(Timestamp::MAX, &[]), Timestamp::MAX);
}

#[test]
fn a_sealed_record_opens_by_the_glass_for_a_safeguarding_lead_alone() {
    for (role, passes) in [(Role::SafeguardingLead, true), (Role::Practitioner, false)] {
        let by = worker(0, role);
        let (mut edges, item) = opened(&by);
        let kind = RestrictionKind::Sealed { open_to: vec![] };
        edges.restrictions.push(Restriction {
            target: Target::Item(item.id),
            kind,
            span: Span { from: hour(0), to: None },
        });
        assert_eq!(grant(&by, action::Read, &edges, &item, hour(2)).is_ok(), passes, "{role:?}");
        assert_eq!(grant(&by, action::BreakGlass, &edges, &item, hour(2)).is_ok(), passes, "{role:?}");
    }
}
