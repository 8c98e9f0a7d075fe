//! Every decision to share or not to, and every closing of a record, has its reason and its maker; what rests on an
//! agreement needs one that counts, an emergency needs none; what is closed is not there from the next look on.

use domain::{
    account::{Live, Refusal},
    family::{
        self, AgreementScope, DecideShare, Ground, Grounds, Purpose, RestrictionKind, ShareDecision, Why,
        WithdrawAgreement, agreements,
        closing::{Close, close, closings, lift},
        decide_share, ground, show, withdraw,
    },
};
use kernel::{Error, Id};
use testkit::{TestPlace, live};

fn id(place: &TestPlace, slug: &str) -> Id {
    family::id(place.id, "person", slug)
}

fn staff(place: &TestPlace, slug: &str) -> Id {
    domain::access::workforce::id(place.id, "staff", slug)
}

fn decision(place: &TestPlace, who: &str, decision: ShareDecision) -> DecideShare {
    let why = Why {
        recipient: "Example Primary School".into(),
        what: "That he is picked up by his aunt on Fridays".into(),
        reason: "So that nobody sends him home with somebody else.".into(),
        telling_raises_risk: false,
    };
    DecideShare { person: id(place, who), decision, why }
}

fn fields<T: std::fmt::Debug>(done: Result<T, Error>) -> Vec<(String, String)> {
    let Err(Error::Invalid(faults)) = done else { panic!("{done:?}") };
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[tokio::test]
async fn sharing_by_agreement_ends_with_the_agreement_and_an_emergency_needs_none() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    decide_share(&lena, decision(&place, "finn", ShareDecision::Shared)).await.unwrap();
    let page = agreements(&lena, id(&place, "finn")).await.unwrap();
    let newest = &page.decisions[0];
    assert_eq!((newest.decision, newest.by.as_str()), (ShareDecision::Shared, lena.actor.label().as_str()));
    for one in page.agreed.iter().filter(|one| one.draft.scopes.contains(&AgreementScope::ShareSchool)) {
        withdraw(&lena, WithdrawAgreement { person: id(&place, "finn"), agreement: one.id }).await.unwrap();
    }
    let over = fields(decide_share(&lena, decision(&place, "finn", ShareDecision::Shared)).await);
    assert_eq!(over, [("decision".to_owned(), "no-current-agreement".to_owned())]);
    for without in [ShareDecision::Overridden, ShareDecision::Emergency, ShareDecision::Kept] {
        decide_share(&lena, decision(&place, "finn", without)).await.unwrap();
    }
    let bare = DecideShare {
        why: Why { reason: "no".into(), ..decision(&place, "finn", ShareDecision::Kept).why },
        ..decision(&place, "finn", ShareDecision::Kept)
    };
    assert_eq!(fields(decide_share(&lena, bare).await), [("reason".to_owned(), "too-short".to_owned())]);
    // A co-worker decides not to share, and does not decide to share; whoever does not work with him finds nothing.
    let priya = place.staff("priya");
    decide_share(&priya, decision(&place, "finn", ShareDecision::Kept)).await.unwrap();
    for (who, decided) in
        [("priya", ShareDecision::Emergency), ("harriet", ShareDecision::Kept), ("adam", ShareDecision::Kept)]
    {
        let tried = decide_share(&place.staff(who), decision(&place, "finn", decided)).await;
        assert!(matches!(tried, Err(Error::NotFound)), "{who}: {tried:?}");
    }
}

#[tokio::test]
async fn a_further_basis_for_one_use_ends_the_one_before_and_touches_no_other() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let person = id(&place, "amber");
    let grounds = Grounds { article: "6(1)(c)".into(), condition: String::new(), assessment: "DPIA-9".into() };
    let input = Ground { person, purpose: Purpose::FamilySupport, grounds };
    let empty = Ground { grounds: Grounds { article: " ".into(), ..input.grounds.clone() }, ..input.clone() };
    assert_eq!(fields(ground(&lena, empty).await), [("article".to_owned(), "missing".to_owned())]);
    ground(&lena, input).await.unwrap();
    let bases = agreements(&lena, person).await.unwrap().bases;
    let now: Vec<_> = bases.iter().filter(|one| one.to.is_none()).map(|one| one.grounds.article.as_str()).collect();
    assert_eq!((bases.len(), now), (2, vec!["6(1)(c)"]), "the earlier one is over and still there");
}

#[tokio::test]
async fn a_record_closes_to_one_person_to_a_colleague_or_to_all_but_a_few() {
    let place = TestPlace::demo().await;
    let (marcus, person) = (place.staff("marcus"), id(&place, "finn"));
    let reason = "She used to live next door to them.".to_owned();
    let to = |kind| Close { person, kind, guardian: None, reason: reason.clone() };
    assert!(show(&place.staff("priya"), person).await.is_ok());
    let conflict = RestrictionKind::StaffConflict { staff: staff(&place, "priya") };
    assert!(matches!(close(&place.staff("priya"), to(conflict.clone())).await, Err(Error::NotFound)));
    let closed = close(&marcus, to(conflict)).await.unwrap();
    assert!(matches!(show(&place.staff("priya"), person).await, Err(Error::NotFound)), "from her next look on");

    let told = closings(&marcus, person).await.unwrap();
    assert_eq!(
        (told.all.len(), told.all[0].reason.as_str(), told.all[0].guardian.as_str()),
        (2, reason.as_str(), "Marcus Demo")
    );
    let unproved = Live { proved_us: None, ..live(&marcus) };
    assert!(matches!(lift(&marcus, &unproved, person, closed).await, Err(Refusal::ProveFirst)));
    assert!(matches!(show(&place.staff("priya"), person).await, Err(Error::NotFound)));
    lift(&marcus, &live(&marcus), person, closed).await.unwrap();
    assert!(show(&place.staff("priya"), person).await.is_ok());
    let again = lift(&marcus, &live(&marcus), person, closed).await;
    assert!(matches!(again, Err(Refusal::Other(Error::NotFound))), "it is over already");
    let elsewhere = lift(&marcus, &live(&marcus), id(&place, "bea"), told.all[1].id).await;
    assert!(matches!(elsewhere, Err(Refusal::Other(Error::NotFound))), "of another person");

    let sealed = RestrictionKind::Sealed { open_to: vec![staff(&place, "lena")] };
    assert_eq!(fields(close(&marcus, to(sealed)).await), [("open_to".to_owned(), "guardian-too".to_owned())]);
    let sealed = RestrictionKind::Sealed { open_to: vec![staff(&place, "lena"), staff(&place, "marcus")] };
    close(&marcus, to(sealed)).await.unwrap();
    assert!(matches!(show(&place.staff("priya"), person).await, Err(Error::NotFound)));
    assert!(show(&place.staff("lena"), person).await.is_ok());

    let stranger = RestrictionKind::NonDisclosure { against: id(&place, "nadia") };
    assert_eq!(fields(close(&marcus, to(stranger)).await), [("against".to_owned(), "choose".to_owned())]);
    let father =
        Close { person: id(&place, "bea"), ..to(RestrictionKind::NonDisclosure { against: id(&place, "carl") }) };
    close(&marcus, father).await.unwrap();
}
