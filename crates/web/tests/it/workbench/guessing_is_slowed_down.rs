//! Whoever guesses must wait, by account and by network, and whoever is real is in within a minute.

use super::worker::{PASSWORD, Worker};
use domain::{
    Cx,
    account::sign_in::{Attempt, Outcome, with_password},
};
use kernel::Error;
use std::net::IpAddr;
use testkit::{TestPlace, app_code};

fn attempt(email: &str, password: &str, address: &str) -> Attempt {
    let address: Option<IpAddr> = Some(address.parse().unwrap());
    Attempt { email: email.into(), password: password.into(), address, device: String::new() }
}

/// How many of the tries were looked at rather than told to wait.
async fn looked_at(cx: &Cx, tries: impl Iterator<Item = (String, String)>) -> Result<usize, Error> {
    let mut count = 0;
    for (email, address) in tries {
        count += usize::from(!matches!(with_password(cx, attempt(&email, "wrong", &address)).await?, Outcome::Wait(_)));
    }
    Ok(count)
}

#[tokio::test]
async fn one_password_over_many_accounts_from_one_network_is_stopped_after_three() {
    let place = TestPlace::demo().await;
    let tries = (0..300).map(|n| (format!("person{n}@example.org"), format!("192.0.2.{}", n % 250 + 1)));
    assert_eq!(looked_at(&place.cx(), tries).await.unwrap(), 3);
    let elsewhere = std::iter::once(("person1@example.org".to_owned(), "198.51.100.7".to_owned()));
    assert_eq!(looked_at(&place.cx(), elsewhere).await.unwrap(), 1, "another network is not punished");
}

#[tokio::test]
async fn one_account_from_many_networks_is_stopped_after_three_whether_it_exists_or_not() {
    let place = TestPlace::demo().await;
    for email in ["lena.demo@example.org", "nobody@example.org"] {
        let tries = (0..200).map(|n| (email.to_owned(), format!("203.0.{n}.9")));
        assert_eq!(looked_at(&place.cx(), tries).await.unwrap(), 3, "{email}");
    }
}

#[tokio::test]
async fn its_owner_is_in_within_a_minute_of_the_last_try() {
    let lena = Worker::at("lena", "2026-11-24T09:00[Europe/London]").await;
    lena.open_link().await;
    let secret = lena.set_up("2026-11-24T09:00:00Z").await;
    let tries = (0..50).map(|n| (lena.email.clone(), format!("203.0.{n}.9")));
    looked_at(&lena.browser.place.at("2026-11-24T09:00[Europe/London]"), tries).await.unwrap();
    lena.beside("lena").await.password(PASSWORD).await.says("Too many tries");
    let later = lena.later("2026-11-24T09:01[Europe/London]").await;
    assert!(later.password(PASSWORD).await.location().starts_with("/sign-in/code"));
    let code = app_code(&secret, "2026-11-24T09:01:00Z");
    assert_eq!(later.browser.post("/sign-in/code", &[("code", &code)]).await.location(), "/workbench");
}

#[tokio::test]
async fn every_failure_is_written_down_and_no_password_is() {
    let lena = Worker::new("lena").await;
    lena.password("a secret nobody wrote down").await;
    lena.beside("nobody").await.password("a secret nobody wrote down").await;
    let deeds = lena.browser.place.deeds().await;
    assert_eq!(deeds.iter().filter(|deed| *deed == "sign-in.fail").count(), 2, "{deeds:?}");
}
