use domain::{
    directory::model::Organisation,
    upkeep::proof::{self, Give, State},
};
use jiff::civil::date;
use kernel::{Error, Id};
use testkit::TestPlace;

const MINE: &str = "carriers-of-hope";

fn insurance(ends: &str) -> Give {
    Give {
        organisation: MINE.into(),
        kind: "insurance".into(),
        said: "Policy 77".into(),
        ends: ends.into(),
        ..Give::default()
    }
}

fn lead(month: &str) -> Give {
    let (kind, said) = ("child-safeguarding-lead".into(), "Centre manager".into());
    Give { organisation: MINE.into(), kind, said, month: month.into(), ..Give::default() }
}

async fn checked(place: &TestPlace, give: Give) -> Id {
    let id = proof::give(&place.staff("vera"), give).await.unwrap();
    proof::decide(&place.staff("rosa"), id, true, "").await.unwrap();
    id
}

async fn all(place: &TestPlace) -> (Organisation, Vec<proof::Proof>) {
    proof::of_organisation(&place.staff("vera"), MINE).await.unwrap()
}

#[tokio::test]
async fn what_was_checked_counts_until_its_day_and_a_newer_one_takes_its_place() {
    let place = TestPlace::demo().await;
    let today = place.cx().clock.today();
    checked(&place, insurance("2027-03-31")).await;
    assert!(!proof::trusted(&all(&place).await.1, today), "who leads on keeping children safe is not shown");
    checked(&place, lead("2025-03")).await;
    assert!(proof::trusted(&all(&place).await.1, today));
    assert!(proof::trusted(&all(&place).await.1, date(2027, 3, 31)));
    assert!(!proof::trusted(&all(&place).await.1, date(2027, 4, 1)), "both are over");

    let given = proof::give(&place.staff("vera"), insurance("2028-03-31")).await.unwrap();
    assert!(proof::trusted(&all(&place).await.1, today), "the earlier one counts until the newer is checked");
    assert_eq!(proof::queue(&place.staff("rosa")).await.unwrap()[0].by, "Vera Demo");
    proof::decide(&place.staff("rosa"), given, true, "").await.unwrap();
    let live = all(&place).await.1.into_iter().filter(|p| p.kind.code == "insurance" && p.state == State::Checked);
    assert_eq!(live.map(|p| p.ends.unwrap()).collect::<Vec<_>>(), [date(2028, 3, 31)]);
}

#[tokio::test]
async fn nobody_checks_their_own_and_a_no_says_why() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let id = proof::give(&vera, insurance("2027-03-31")).await.unwrap();
    assert!(matches!(proof::decide(&vera, id, true, "").await, Err(Error::NotFound)));
    assert!(matches!(proof::decide(&rosa, id, false, " ").await, Err(Error::Invalid(e)) if e[0].field == "answer"));
    proof::decide(&rosa, id, false, "The policy is not in your name.").await.unwrap();
    assert!(matches!(proof::decide(&rosa, id, true, "").await, Err(Error::Conflict(_))));
    let own = proof::give(&rosa, insurance("2027-03-31")).await.unwrap();
    assert!(matches!(proof::decide(&rosa, own, true, "").await, Err(Error::Invalid(e)) if e[0].code == "own-work"));
    for cx in [place.cx(), place.staff("lena")] {
        assert!(matches!(proof::give(&cx, insurance("2027-03-31")).await, Err(Error::NotFound)));
        assert!(matches!(proof::of_organisation(&cx, MINE).await, Err(Error::NotFound)));
        assert!(matches!(proof::queue(&cx).await, Err(Error::NotFound)));
    }
    let others = Give { organisation: "baby-godiva".into(), ..insurance("2027-03-31") };
    assert!(matches!(proof::give(&vera, others).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_no_number_or_over_is_refused_by_field() {
    let place = TestPlace::demo().await;
    let charity = Give { kind: "charity-number".into(), said: "12".into(), ..insurance("") };
    for (give, field, code) in [
        (charity, "said", "number-malformed"),
        (Give { kind: "a-hunch".into(), ..insurance("2027-03-31") }, "kind", "unknown-code"),
        (Give { said: String::new(), ..insurance("2027-03-31") }, "said", "required"),
        (insurance(""), "ends", "date-malformed"),
        (insurance("2026-11-23"), "ends", "over"),
        (lead("last spring"), "month", "date-malformed"),
        (lead("2022-05"), "month", "over"),
        (lead("2027-05"), "month", "date-future"),
    ] {
        let Err(Error::Invalid(e)) = proof::give(&place.staff("vera"), give.clone()).await else { panic!("{give:?}") };
        assert_eq!((e[0].field.as_str(), e[0].code.as_str()), (field, code), "{give:?}");
    }
}
