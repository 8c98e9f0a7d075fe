//! Setting up what proves who one is: a password, an app, and ten printed codes. It follows a link that opens once, or
//! comes later from one's own page, after showing who one is.

use super::{
    Vault, limit, password, recovery, rows,
    rules::rules,
    session::{self, Live, Refusal, Stage, Token, note},
    totp,
};
use crate::{
    directory::dataset,
    notify::{Notice, tell_staff},
};
use data::{Cx, tables::account};
use kernel::{Actor, Error, FieldError, Result};
use serde::Deserialize;

/// What is shown before: the secret to give to an app.
pub struct Offer {
    /// To type, in groups of four.
    pub typed: String,
    /// To scan.
    pub address: String,
    /// They have a password already: what is set up now takes its place.
    pub again: bool,
    /// And must say it first; after a link that opens once they need not.
    pub current: bool,
}

/// What was sent.
pub struct Input {
    /// The password so far, where it is asked for.
    pub current: String,
    /// The new password.
    pub password: String,
    /// A code of the app that was just given the secret.
    pub code: String,
}

/// What it leads to.
pub struct Done {
    /// The browser's new id, signed in.
    pub token: Token,
    /// The printed codes, shown this once.
    pub codes: Vec<String>,
}

/// Whether this session may set things up: one that opened a link may; one that is signed in must have shown who it is
/// lately, unless there is nothing yet to be replaced.
async fn may(cx: &Cx, live: &Live, account: Option<&account::Model>) -> Result<(), Refusal> {
    let lately = live.is_proved(cx, &rules(cx).await?.rules);
    match live.stage {
        Stage::SetUp => Ok(()),
        Stage::Full if lately || account.is_none_or(|account| account.app_secret.is_none()) => Ok(()),
        Stage::Full => Err(Refusal::ProveFirst),
        Stage::Code => Err(Refusal::Other(Error::NotFound)),
    }
}

/// Offers a secret for an app. The same one is offered until it is taken, so that a page can be opened twice.
///
/// # Errors
/// [`Refusal`].
pub async fn offer(cx: &Cx, vault: &Vault, live: &Live) -> Result<Offer, Refusal> {
    let staff = live.staff;
    may(cx, live, rows::account(cx, cx.read(), staff).await?.as_ref()).await?;
    let issuer = issuer(cx).await?;
    let who = rows::staff_by_id(cx, cx.read(), staff).await?.ok_or(Error::NotFound)?;
    let cx = cx.with_actor(Actor::Staff { id: staff });
    let offered = cx.act(|tx| async move {
        let mut account = rows::account_locked(&tx, staff).await?;
        let sealed = match &account.app_secret_next {
            Some(sealed) => sealed.clone(),
            None => totp::fresh(vault, staff)?,
        };
        let again = account.password.is_some();
        let current = again && live.stage == Stage::Full;
        if account.app_secret_next.is_none() {
            account.app_secret_next = Some(sealed.clone());
            rows::put_account(&tx, account).await?;
        }
        Ok((sealed, again, current))
    });
    let (sealed, again, current) = offered.await?;
    let typed = totp::typed(vault, staff, &sealed)?;
    Ok(Offer { typed, address: totp::address(vault, staff, &sealed, &issuer, &who.email)?, again, current })
}

/// Takes password and code: from now on they are what it takes. Every other session of theirs ends.
///
/// # Errors
/// [`Refusal`]; within, `Invalid` by field.
pub async fn finish(cx: &Cx, vault: &Vault, live: &Live, input: Input) -> Result<Done, Refusal> {
    let staff = live.staff;
    let before = rows::account(cx, cx.read(), staff).await?;
    may(cx, live, before.as_ref()).await?;
    let who = rows::staff_by_id(cx, cx.read(), staff).await?.ok_or(Error::NotFound)?;
    let mut faults: Vec<FieldError> =
        password::check("password", &input.password, &[&who.name, &who.email]).err().into_iter().collect();
    let kept = before.as_ref().and_then(|account| account.password.clone());
    if live.stage == Stage::Full && kept.is_some() {
        faults.extend(wrong_current(cx, live, input.current, kept).await?);
    }
    let sealed = before.and_then(|account| account.app_secret_next);
    let now = cx.now_us();
    let step = match &sealed {
        Some(sealed) => totp::step_of(vault, staff, sealed, &input.code, now, None)?,
        None => None,
    };
    if step.is_none() {
        faults.push(FieldError::new("code", "wrong-code", "this is not the code the app shows now"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults).into());
    }
    let kept = password::hash(input.password).await?;
    let cx = cx.with_actor(Actor::Staff { id: staff });
    let done = cx.act(|tx| async move {
        let mut account = rows::account_locked(&tx, staff).await?;
        if account.app_secret_next != sealed {
            return Err(Error::Conflict("set up from another page meanwhile".to_owned()));
        }
        account.password = Some(kept);
        account.app_secret = account.app_secret_next.take();
        account.app_step = step;
        rows::put_account(&tx, account).await?;
        let codes = recovery::fresh()?;
        rows::put_recovery(&tx, staff, codes.iter().filter_map(|code| recovery::hash_of(code)).collect()).await?;
        let token = session::renew(&tx, live, Stage::Full, true).await?.ok_or(Error::NotFound)?;
        rows::drop_sessions(&tx, staff, Some(&session::hash(&token.0))).await?;
        rows::drop_links(&tx, staff).await?;
        note(&tx, staff, "account.set-up", "").await?;
        tell_staff(&tx, staff, Notice::AccountChanged).await?;
        Ok(Done { token, codes })
    });
    Ok(done.await?)
}

/// What is wrong with the password they say they have so far.
async fn wrong_current(cx: &Cx, live: &Live, said: String, kept: Option<String>) -> Result<Option<FieldError>> {
    let (rules, key) = (rules(cx).await?, [format!("current:{}", live.staff)]);
    let (in_force, keys) = (rules.clone(), key.clone());
    if cx.act(|tx| async move { limit::begin(&tx, &in_force.rules, &keys).await }).await?.is_some() {
        return Ok(Some(FieldError::new("current", "wait", "too many tries: wait a minute")));
    }
    if !password::is_right(said, kept).await? {
        return Ok(Some(FieldError::new("current", "wrong-password", "this is not the password so far")));
    }
    cx.act(|tx| async move { limit::succeeded(&tx, &key).await }).await?;
    Ok(None)
}

/// Ten fresh printed codes in place of those before.
///
/// # Errors
/// [`Refusal`].
pub async fn print(cx: &Cx, live: &Live) -> Result<Vec<String>, Refusal> {
    let staff = live.staff;
    let account = rows::account(cx, cx.read(), staff).await?;
    may(cx, live, account.as_ref()).await?;
    if account.is_none_or(|account| account.app_secret.is_none()) {
        return Err(Error::NotFound.into());
    }
    let cx = cx.with_actor(Actor::Staff { id: staff });
    let printed = cx.act(|tx| async move {
        let codes = recovery::fresh()?;
        rows::put_recovery(&tx, staff, codes.iter().filter_map(|code| recovery::hash_of(code)).collect()).await?;
        note(&tx, staff, "account.print-codes", "").await?;
        tell_staff(&tx, staff, Notice::AccountChanged).await?;
        Ok(codes)
    });
    Ok(printed.await?)
}

/// Under which name an app shows the code.
async fn issuer(cx: &Cx) -> Result<String> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Named {
        name: String,
    }
    let place = dataset::active(cx, "place").await?.and_then(|set| toml::from_str::<Named>(&set.text).ok());
    Ok(format!("Hearth {}", place.unwrap_or_default().name).trim_end().to_owned())
}
