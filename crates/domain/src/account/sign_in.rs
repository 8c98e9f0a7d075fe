//! Signing in: first address and password, then a code. The first tells nobody whether the address has an account.

use super::{
    Vault, limit, password, proof, rows,
    rules::rules,
    session::{self, Live, Stage, Token, note},
};
use data::{Cx, Tx};
use kernel::{Actor, Id, Result};
use std::net::IpAddr;

/// What was sent.
#[derive(Clone)]
pub struct Attempt {
    /// User name: the address at work.
    pub email: String,
    /// Password.
    pub password: String,
    /// Where from, when it is known.
    pub address: Option<IpAddr>,
    /// What the browser says it runs on.
    pub device: String,
}

/// How it went.
pub enum Outcome {
    /// On: the browser's new id.
    On(Token),
    /// Not right; nothing more is said.
    Wrong,
    /// Too many tries: so many seconds to wait.
    Wait(i64),
    /// The session this belonged to is over: begin again.
    Over,
    /// There is a copy of the passkey somewhere; it counts no more.
    Copied,
}

/// Longest address looked at.
const LONGEST_EMAIL: usize = 254;
/// Wrong codes of one account before it must wait, and then the password is asked for again.
const CODES: &str = "code:";

/// Takes address and password.
///
/// # Errors
/// A database fault.
pub async fn with_password(cx: &Cx, attempt: Attempt) -> Result<Outcome> {
    let rules = rules(cx).await?;
    let email: String = attempt.email.trim().to_lowercase().chars().take(LONGEST_EMAIL).collect();
    let keys: Vec<String> = [limit::account(&email)].into_iter().chain(attempt.address.map(limit::network)).collect();
    let (begin, in_force) = (keys.clone(), rules.clone());
    if let Some(wait) = cx.act(|tx| async move { limit::begin(&tx, &in_force.rules, &begin).await }).await? {
        return Ok(Outcome::Wait(wait));
    }
    let who = rows::staff_by_email(cx, cx.read(), &email).await?;
    let account = match &who {
        Some(who) => rows::account(cx, cx.read(), Id(who.id)).await?,
        // Looked for all the same: an unknown address asks the database as often.
        None => rows::account(cx, cx.read(), Id(cx.place.0)).await?,
    };
    let kept = account.filter(|account| account.app_secret.is_some()).and_then(|account| account.password);
    let right = password::is_right(attempt.password, kept.clone()).await?;
    let who = who.map(|who| Id(who.id));
    match (right, who) {
        (true, Some(staff)) => {
            let cx = cx.with_actor(Actor::Staff { id: staff });
            cx.act(|tx| async move { passed(&tx, staff, kept, &keys, &attempt.device).await }).await
        }
        _ => cx.act(|tx| async move { failed(&tx, who, "password").await }).await,
    }
}

async fn passed(tx: &Tx, staff: Id, checked: Option<String>, keys: &[String], device: &str) -> Result<Outcome> {
    // Between the look and now the account may have been closed or its password changed.
    let account = rows::account_locked(tx, staff).await?;
    if account.password != checked || rows::staff_by_id(&tx.cx, tx.conn(), staff).await?.is_none() {
        return failed(tx, Some(staff), "password").await;
    }
    limit::succeeded(tx, keys).await?;
    note(tx, staff, "sign-in.password", "").await?;
    Ok(Outcome::On(session::begin(tx, staff, Stage::Code, device, false).await?))
}

async fn failed(tx: &Tx, who: Option<Id>, what: &str) -> Result<Outcome> {
    let nobody = Id(tx.cx.place.0);
    note(tx, who.unwrap_or(nobody), "sign-in.fail", what).await?;
    Ok(Outcome::Wrong)
}

/// Takes the code that follows the password.
///
/// # Errors
/// A database fault.
pub async fn with_code(cx: &Cx, vault: &Vault, live: &Live, typed: &str) -> Result<Outcome> {
    if live.stage != Stage::Code {
        return Ok(Outcome::Over);
    }
    let rules = rules(cx).await?;
    let staff = live.staff;
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let key = [format!("{CODES}{staff}")];
        if let Some(wait) = limit::begin(&tx, &rules.rules, &key).await? {
            return Ok(Outcome::Wait(wait));
        }
        if rows::staff_by_id(&tx.cx, tx.conn(), staff).await?.is_none() {
            return Ok(Outcome::Over);
        }
        let Some(proof) = proof::take(&tx, vault, staff, typed).await? else {
            return failed(&tx, Some(staff), "code").await;
        };
        limit::succeeded(&tx, &key).await?;
        let Some(token) = session::renew(&tx, live, Stage::Full, true).await? else { return Ok(Outcome::Over) };
        note(&tx, staff, "sign-in", proof.code()).await?;
        Ok(Outcome::On(token))
    })
    .await
}
