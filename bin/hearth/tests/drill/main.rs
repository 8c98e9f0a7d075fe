//! The crash drill: a server, an import and a rebuild of the index are killed at random moments, again and again,
//! while families write. What was acknowledged is there once, no import is half there, the index is the register.
//! `HEARTH_DRILL_KILLS` says how often (a few by default, hundreds in the deep lane).
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod damage;
mod register;
mod server;
mod writers;

use register::{ROWS, audit_is_whole, each_write_once, file, index_is_the_register, no_half_import, open};
use server::{Doomed, Server, ask, hearth, run};
use std::{
    hash::{BuildHasher, Hasher, RandomState},
    path::Path,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};
use writers::{Ledger, Write};

/// Families writing at the same time.
const WRITERS: usize = 6;
/// Kills when nobody says how many.
const FEW: usize = 4;

/// Moments that nobody chose.
struct Chance(u64);

impl Chance {
    /// Up to that many milliseconds.
    fn wait(&mut self, most: u64) {
        // Knuth's generator: enough to spread kills over a second.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_millis((self.0 >> 33) % (most + 1)));
    }
}

fn kills() -> usize {
    #[expect(clippy::disallowed_methods, reason = "how long a drill lasts is asked of the environment")]
    let asked = std::env::var("HEARTH_DRILL_KILLS");
    asked.map_or(FEW, |n| n.parse().expect("HEARTH_DRILL_KILLS is a number"))
}

/// Longest wait for the first writes: a server that has just started reads its words first.
const WARM: Duration = Duration::from_secs(10);

/// Serves, lets families write, and kills the server when `meanwhile` is over, in the middle of their writes.
fn serve_and_kill(data: &Path, ledger: &Ledger, meanwhile: impl FnOnce()) -> Duration {
    let server = Server::start(data);
    let (address, took, stop) = (server.address.clone(), server.took, AtomicBool::new(false));
    thread::scope(|threads| {
        for _ in 0..WRITERS {
            threads.spawn(|| ledger.write_until(&address, &stop));
        }
        let (before, begun) = (ledger.sure(), Instant::now());
        while ledger.sure() < before + WRITERS && begun.elapsed() < WARM {
            thread::sleep(Duration::from_millis(5));
        }
        meanwhile();
        server.kill();
        stop.store(true, Ordering::Relaxed);
    });
    took
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_or_doubled_and_nothing_is_half_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let csv = data.join("services.csv");
    let path = csv.to_str().unwrap();
    run(data, &["demo"]);
    let seed = RandomState::new().build_hasher().finish();
    println!("seed {seed}");
    let (mut chance, ledger, mut slowest) = (Chance(seed), Ledger::default(), Duration::ZERO);
    let mut cut_short = 0;
    for round in 0..kills() {
        std::fs::write(&csv, file(round)).unwrap();
        let took = match round % 3 {
            0 => serve_and_kill(data, &ledger, || chance.wait(500)),
            1 => serve_and_kill(data, &ledger, || {
                let import = Doomed::start(hearth(data, &["import", "csv", path]));
                chance.wait(1_200);
                cut_short += usize::from(import.kill());
            }),
            _ => {
                let took = serve_and_kill(data, &ledger, || {
                    let rebuild = Doomed::start(hearth(data, &["reindex"]));
                    chance.wait(700);
                    cut_short += usize::from(rebuild.kill());
                });
                // And once more with nobody else there.
                let rebuild = Doomed::start(hearth(data, &["reindex"]));
                chance.wait(700);
                cut_short += usize::from(rebuild.kill());
                took
            }
        };
        slowest = slowest.max(took);
        let cx = open(data).await;
        no_half_import(&cx, round).await;
        audit_is_whole(&cx).await;
    }
    assert!(kills() < FEW || cut_short > 0, "no import and no rebuild was killed before it ended");
    finish(data, path, &ledger).await;
    println!("{} writes, slowest start {} ms", ledger.begun(), slowest.as_millis());
}

/// Nobody dies any more: what was unsure is sent again, the import runs to its end, and all of it is looked at.
async fn finish(data: &Path, csv: &str, ledger: &Ledger) {
    run(data, &["import", "csv", csv]);
    let last = kills() - 1;
    assert!(run(data, &["import", "csv", csv]).contains(&format!("0 added, 0 changed, {ROWS} unchanged, 0 rejected")));
    let server = Server::start(data);
    let (address, stop) = (server.address.clone(), AtomicBool::new(false));
    thread::scope(|threads| {
        threads.spawn(|| ledger.write_until(&address, &stop));
        while !ledger.unsure.lock().unwrap().is_empty() {
            thread::sleep(Duration::from_millis(20));
        }
        stop.store(true, Ordering::Relaxed);
    });
    for (write, code) in ledger.acknowledged.lock().unwrap().iter() {
        if matches!(write, Write::Plan(_)) {
            assert_eq!(ask(&address, "GET", &format!("/p/{code}"), "", "").unwrap().status, 200, "{write:?} {code}");
        }
    }
    server.kill();
    let cx = open(data).await;
    assert_eq!(no_half_import(&cx, last).await, ROWS);
    each_write_once(&cx, ledger).await;
    audit_is_whole(&cx).await;
    assert_eq!(index_is_the_register(&cx, data).await, ROWS + 89);
    assert!(ledger.begun() > kills() * WRITERS, "only {} writes", ledger.begun());
}

/// The drill's own looks find what they look for.
#[tokio::test]
async fn a_lost_write_half_an_import_and_an_index_left_behind_are_found() {
    let place = testkit::TestPlace::new().await;
    let found = async |look: Pin<Box<dyn Future<Output = ()> + Send>>| tokio::spawn(look).await.is_err();
    let cx = place.system();
    assert!(!found(Box::pin(async move { each_write_once(&cx, &Ledger::default()).await })).await);
    let (cx, lost) = (place.system(), Ledger::of(Write::Report(0), "ABCD"));
    assert!(found(Box::pin(async move { each_write_once(&cx, &lost).await })).await);
    for n in 0..3 {
        place.save(&testkit::ServiceBuilder::new(&format!("drill-{n}")).name(&format!("Drill {n} of 0")).build()).await;
    }
    let cx = place.system();
    assert!(
        found(Box::pin(async move {
            let _: usize = no_half_import(&cx, 0).await;
        }))
        .await
    );
    let cx = place.system();
    assert!(
        !found(Box::pin(async move {
            let _: usize = no_half_import(&cx, 1).await;
        }))
        .await
    );
    let (cx, empty) = (place.system(), tempfile::tempdir().unwrap());
    assert!(
        found(Box::pin(async move {
            let _: usize = index_is_the_register(&cx, empty.path()).await;
        }))
        .await
    );
}
