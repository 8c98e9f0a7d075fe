//! Slowing down whoever guesses: tries are counted by account and by network before any password is looked at, and
//! after a few that fail the next must wait. Waits are short, so that nobody is shut out by a stranger for long; an
//! address that has no account is counted like one that has.

use super::rules::{MINUTE_US, Rules};
use data::{Tx, fault, tables::sign_in_limit};
use kernel::{Result, secret::hex};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// The key of a user name. A hash, so that what strangers typed is not kept.
pub(super) fn account(email: &str) -> String {
    format!("account:{}", hex(&Sha256::digest(email.as_bytes())[..16]))
}

/// The network an address belongs to: the 256 of an IPv4 neighbourhood, or one IPv6 subscriber.
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("network:{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("network:{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// Counts a try under each key, as failed until [`succeeded`] says otherwise. Seconds to wait when one of the keys
/// must: then the try is neither counted nor to be looked at.
pub(super) async fn begin(tx: &Tx, rules: &Rules, keys: &[String]) -> Result<Option<i64>> {
    let now = tx.cx.now_us();
    let rows = lock(tx, keys).await?;
    let waits = rows.iter().map(|row| row.until_us - now).max().filter(|left| *left > 0);
    if let Some(left) = waits {
        return Ok(Some((left + 999_999) / 1_000_000));
    }
    for row in rows {
        let old = now - row.since_us > rules.forget_minutes * MINUTE_US;
        let (failures, since) = if old { (1, now) } else { (row.failures + 1, row.since_us) };
        let mut row = row.into_active_model();
        row.failures = Set(failures);
        row.since_us = Set(since);
        row.until_us = Set(now + wait_us(rules, failures));
        row.update(tx.conn()).await.map_err(fault)?;
    }
    Ok(None)
}

/// Takes back what [`begin`] counted: the account starts afresh, its network only has this try forgiven, or one good
/// account would open the way for guessing others.
pub(super) async fn succeeded(tx: &Tx, keys: &[String]) -> Result<()> {
    for row in lock(tx, keys).await? {
        let failures = if row.key.starts_with("network:") { (row.failures - 1).max(0) } else { 0 };
        let mut row = row.into_active_model();
        row.failures = Set(failures);
        row.until_us = Set(0);
        row.update(tx.conn()).await.map_err(fault)?;
    }
    Ok(())
}

/// Microseconds the next try waits after so many failures.
fn wait_us(rules: &Rules, failures: i32) -> i64 {
    let over = failures - rules.tries;
    if over < 0 {
        return 0;
    }
    let doubled = rules.wait_seconds.saturating_mul(1 << over.min(20));
    doubled.min(rules.longest_wait_seconds) * 1_000_000
}

/// The rows of the keys, made where absent and held until the transaction ends, always in the same order.
async fn lock(tx: &Tx, keys: &[String]) -> Result<Vec<sign_in_limit::Model>> {
    let fresh = keys.iter().map(|key| sign_in_limit::ActiveModel {
        place_id: Set(tx.cx.place.0),
        key: Set(key.clone()),
        failures: Set(0),
        since_us: Set(tx.cx.now_us()),
        until_us: Set(0),
    });
    let met = OnConflict::columns([sign_in_limit::Column::PlaceId, sign_in_limit::Column::Key]).do_nothing().to_owned();
    sign_in_limit::Entity::insert_many(fresh)
        .on_conflict(met)
        .exec_without_returning(tx.conn())
        .await
        .map_err(fault)?;
    sign_in_limit::Entity::find()
        .filter(sign_in_limit::Column::PlaceId.eq(tx.cx.place.0))
        .filter(sign_in_limit::Column::Key.is_in(keys.iter().map(String::as_str)))
        .order_by_asc(sign_in_limit::Column::Key)
        .lock_exclusive()
        .all(tx.conn())
        .await
        .map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("192.0.2.7"), of("192.0.2.200"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.200"));
        assert_ne!(of("192.0.2.7"), of("192.0.3.7"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let rules = Rules::default();
        let waits: Vec<i64> = (1..8).map(|failures| wait_us(&rules, failures) / 1_000_000).collect();
        assert_eq!(waits, [0, 0, 15, 30, 60, 60, 60]);
        assert_eq!(wait_us(&rules, i32::MAX) / 1_000_000, 60);
    }
}
