use domain::upkeep::handover::{self, Propose, Side, State};
use kernel::Error;
use testkit::TestPlace;

const MINE: &str = "carriers-of-hope-lets-play";
const SECOND: &str = "carriers-of-hope-baby-bundles-lets-play";
const THEIRS: &str = "baby-godiva-baby-bank";

fn way(from: &str, to: &str) -> Propose {
    Propose { from: from.into(), to: to.into(), criteria: "Families with a new baby.".into(), days: 5 }
}

#[tokio::test]
async fn one_side_proposes_the_other_agrees_and_both_see_it() {
    let place = TestPlace::demo().await;
    let (vera, rosa) = (place.staff("vera"), place.staff("rosa"));
    let id = handover::propose(&vera, way(MINE, THEIRS)).await.unwrap();
    assert!(matches!(handover::propose(&vera, way(MINE, THEIRS)).await, Err(Error::Conflict(_))));
    let (_, seen) = handover::of_entry(&rosa, THEIRS).await.unwrap();
    assert_eq!((seen[0].side, seen[0].slug.as_str(), seen[0].to_answer), (Side::To, MINE, true));
    assert!(matches!(handover::decide(&vera, id, true).await, Err(Error::Invalid(e)) if e[0].code == "own-work"));

    handover::decide(&rosa, id, true).await.unwrap();
    let (_, mine) = handover::of_entry(&vera, MINE).await.unwrap();
    assert_eq!((mine[0].handover.state, mine[0].handover.days, mine[0].to_answer), (State::Agreed, 5, false));
    assert!(matches!(handover::decide(&rosa, id, false).await, Err(Error::Conflict(_))));
    handover::end(&vera, id).await.unwrap();
    assert!(handover::of_entry(&vera, MINE).await.unwrap().1.is_empty());
    handover::propose(&vera, way(MINE, THEIRS)).await.unwrap();
    let deeds = place.deeds().await;
    for deed in ["handover.propose", "handover.agree", "handover.end"] {
        assert!(deeds.iter().any(|d| d == deed), "{deed}");
    }
}

#[tokio::test]
async fn who_keeps_neither_side_has_no_say() {
    let place = TestPlace::demo().await;
    let vera = place.staff("vera");
    let id = handover::propose(&place.staff("rosa"), way("mamta", THEIRS)).await.unwrap();
    for cx in [vera.clone(), place.cx(), place.staff("lena")] {
        assert!(matches!(handover::decide(&cx, id, true).await, Err(Error::NotFound)));
        assert!(matches!(handover::end(&cx, id).await, Err(Error::NotFound)));
        assert!(matches!(handover::of_entry(&cx, THEIRS).await, Err(Error::NotFound)));
    }
    assert!(matches!(handover::propose(&vera, way("mamta", THEIRS)).await, Err(Error::NotFound)));
    for (bad, field) in [
        (way(MINE, "nowhere"), "to"),
        (way(MINE, MINE), "to"),
        (Propose { criteria: " ".into(), ..way(MINE, SECOND) }, "criteria"),
        (Propose { days: 0, ..way(MINE, SECOND) }, "days"),
    ] {
        let Err(Error::Invalid(e)) = handover::propose(&vera, bad.clone()).await else { panic!("{bad:?}") };
        assert_eq!(e[0].field, field);
    }
}
