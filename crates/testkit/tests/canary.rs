//! A leak is noticed wherever it is: each is seeded once, and the same looking through that every test has must find it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::family::{self, show};
use testkit::{TestPlace, canary};

/// Whether the looking through at the end of a test fails.
fn fails(ending: impl FnOnce() + Send) -> bool {
    std::thread::scope(|scope| scope.spawn(ending).join().is_err())
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

#[test]
fn a_leak_is_noticed_in_an_answer_in_the_log_and_in_storage() {
    let runtime = runtime();
    let place = runtime.block_on(TestPlace::demo());

    let told = b"<p>2 Nowhere Mews</p>";
    assert!(fails(|| TestPlace::keeps_every_canary(b"", told)));
    assert!(fails(|| TestPlace::keeps_every_canary(b"", b"location: /people?name=CANARYWREN")));
    TestPlace::keeps_every_canary(b"q=2+nowhere%20Mews", told);
    TestPlace::keeps_every_canary(b"", b"<p>3 Everywhere Mews</p>");

    // Whoever was granted the class while the answer was made may read it, and nobody else.
    let (before, iris) = (runtime.block_on(place.audited()), family::id(place.id, "person", "iris"));
    let judged = |before: i64| fails(|| runtime.block_on(place.keeps_canaries(before, b"", told)));
    assert!(judged(before));
    runtime.block_on(show(&place.staff("saira"), iris)).unwrap();
    assert!(!judged(before));
    assert!(judged(runtime.block_on(place.audited())), "what was granted earlier does not count");
    assert!(fails(|| runtime.block_on(place.keeps_canaries(before, b"", b"canarywren"))), "that one is nobody's");

    assert_eq!(canary::leaks_in_logs(), []);
    tracing::warn!("her school is Canaryseal School");
    assert_eq!(canary::leaks_in_logs().len(), 1);
    tracing::warn!("her school is Canaryseal School");
    let other = runtime.block_on(TestPlace::new());
    assert!(fails(|| drop(other)), "a test that wrote it to its log fails when it ends");

    runtime
        .block_on(place.run("UPDATE person SET doc = replace(doc, 'canarywren-needs', '1 Canaryseal Lane')"))
        .unwrap();
    assert!(fails(|| drop(place)), "a test that left it open in the database fails when it ends");
}
