//! A report queues one telling for each keeper of the register, in its own transaction; whether it still goes is
//! decided when it is sent.

use data::job::JobTable;
use domain::{
    directory::feedback::{self, Report},
    notify::{self, Notice},
};
use kernel::{
    Actor, Error,
    jobs::{Claimed, JobQueue},
};
use testkit::TestPlace;

fn report(slug: &str) -> Report {
    Report { slug: slug.into(), topic: "closed".into(), text: String::new() }
}

/// What was queued since it was last looked at.
async fn queued(place: &TestPlace) -> Vec<Claimed> {
    JobTable(place.system()).claim(notify::QUEUE, 10).await.unwrap()
}

#[tokio::test]
async fn a_report_is_told_once_to_each_keeper_and_no_longer_to_one_who_left() {
    let place = TestPlace::demo().await;
    queued(&place).await;
    feedback::report(&place.cx(), "key-1", report("baby-buddy-app")).await.unwrap();
    feedback::report(&place.cx(), "key-1", report("baby-buddy-app")).await.unwrap();
    assert!(feedback::report(&place.cx(), "key-2", report("nowhere")).await.is_err());
    let jobs = queued(&place).await;
    let [job] = &jobs[..] else { panic!("{jobs:?}") };
    assert!(!job.payload.contains("demo") && !job.payload.contains("baby"), "{}", job.payload);

    let cx = place.system();
    let letter = notify::due(&cx, job).await.unwrap().expect("a letter");
    assert_eq!((letter.to.as_str(), letter.notice), ("rosa.demo@example.org", Notice::ListingReported));
    assert!(matches!(notify::due(&cx.with_actor(Actor::Public), job).await, Err(Error::NotFound)));

    place.run(&format!("UPDATE staff SET left_us = {} WHERE slug = 'rosa'", cx.now_us())).await.unwrap();
    assert_eq!(notify::due(&cx, job).await.unwrap(), None);
}

#[tokio::test]
async fn a_role_that_ended_is_told_nothing() {
    let place = TestPlace::demo().await;
    queued(&place).await;
    let now = place.cx().now_us();
    place.run(&format!("UPDATE assignment SET to_us = {now} WHERE role = 'register-editor'")).await.unwrap();
    feedback::report(&place.cx(), "key", report("baby-buddy-app")).await.unwrap();
    assert_eq!(queued(&place).await, []);
}
