//! Ties between people: written by whoever may change both, from either end, and over when somebody says so.

use domain::family::{self, Relation, TieDraft, show, tie, untie};
use jiff::civil::date;
use kernel::{Error, Id};
use testkit::TestPlace;

fn id(place: &TestPlace, slug: &str) -> Id {
    family::id(place.id, "person", slug)
}

fn draft(place: &TestPlace, one: &str, other: &str, relation: Relation) -> TieDraft {
    TieDraft {
        person: id(place, one),
        other: id(place, other),
        relation,
        responsibility: false,
        from: Some(date(2026, 6, 1)),
        source: "Said by both".into(),
    }
}

#[tokio::test]
async fn a_tie_stands_at_both_ends_until_it_is_over() {
    let place = TestPlace::demo().await;
    let lena = place.staff("lena");
    let written = draft(&place, "edna", "maya", Relation::AuntOrUncle);
    tie(&lena, written.clone()).await.unwrap();
    assert!(
        matches!(tie(&lena, written.clone()).await, Err(Error::Invalid(faults)) if faults[0].code == "already-tied")
    );
    let mut found = None;
    for (at, other) in [("edna", "maya"), ("maya", "edna")] {
        let seen = show(&lena, id(&place, at)).await.unwrap();
        let tie = seen.ties.iter().find(|tie| tie.relation == Relation::AuntOrUncle).unwrap().clone();
        assert_eq!((tie.person, tie.other, tie.from), (written.person, written.other, written.from), "{at}");
        assert!(seen.relatives.iter().any(|one| one.id == id(&place, other)), "{at}");
        found = Some(tie.id);
    }
    let (maya, which) = (id(&place, "maya"), found.unwrap());
    for day in [date(2026, 5, 31), date(2126, 1, 1)] {
        assert!(matches!(untie(&lena, maya, which, day).await, Err(Error::Invalid(_))), "{day}");
    }
    untie(&lena, maya, which, date(2026, 7, 1)).await.unwrap();
    let seen = show(&lena, maya).await.unwrap();
    let over = seen.ties.iter().find(|tie| tie.id == which).unwrap();
    assert_eq!(over.to, Some(date(2026, 7, 1)), "what is over stays written down");
    assert!(matches!(untie(&lena, maya, which, date(2026, 7, 2)).await, Err(Error::NotFound)), "over once");
    tie(&lena, written).await.unwrap();
}

#[tokio::test]
async fn who_may_not_change_both_writes_nothing_and_learns_nothing() {
    let place = TestPlace::demo().await;
    let amber = show(&place.staff("lena"), id(&place, "amber")).await.unwrap();
    let kept = amber.ties[0].id;
    for (staff, other) in [("lena", "iris"), ("lena", "nobody"), ("lena", "nadia"), ("hana", "finn"), ("adam", "finn")]
    {
        let cx = place.staff(staff);
        let refused = tie(&cx, draft(&place, "amber", other, Relation::AuntOrUncle)).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{staff} {other}");
        if staff != "lena" {
            let refused = untie(&cx, id(&place, "amber"), kept, date(2026, 7, 1)).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{staff}");
        }
    }
    let after = show(&place.staff("lena"), id(&place, "amber")).await.unwrap();
    assert_eq!(after.ties, amber.ties);
    assert!(place.deeds().await.iter().any(|deed| deed.contains("tie.add")), "refusals are written down");
}
