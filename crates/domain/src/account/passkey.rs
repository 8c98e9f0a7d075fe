//! Passkeys: signing in and showing who one is by what a phone, a computer or a small key holds, and opens only for its
//! owner. It counts as password and code together, and cannot be given to a page that only looks like ours.

use super::{
    challenge, limit,
    role::proved,
    rows,
    rules::rules,
    session::{self, Live, Refusal, Stage, note},
    sign_in::Outcome,
};
use crate::notify::{Notice, tell_staff};
use data::{Cx, Tx, fault, tables::passkey};
use kernel::{
    Actor, Error, Id, Result,
    passkey::{Asked, Holder, Passkeys, Shown},
    secret,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// Most passkeys one person has.
const MOST: usize = 20;
/// Longest name of one.
const LONGEST: usize = 60;

/// A question for a browser.
#[derive(Debug)]
pub struct Question {
    /// What it is asked.
    pub options: Value,
    /// What it sends along with the answer.
    pub ticket: String,
}

/// An answer of a browser.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// Which question.
    pub ticket: String,
    /// What it says.
    pub answer: String,
}

/// One of somebody's passkeys, for them to recognise.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it is called in forms.
    pub hash: String,
    /// What they call it.
    pub name: String,
    /// When it was added.
    pub created_us: i64,
    /// When it was last used.
    pub used_us: Option<i64>,
    /// It does not count any more: a copy of it was seen.
    pub stopped: bool,
}

/// The passkeys of whoever is signed in, the oldest first.
///
/// # Errors
/// A database fault.
pub async fn list(cx: &Cx, live: &Live) -> Result<Vec<Listed>> {
    let rows = of(cx, cx.read(), live.staff).await?;
    let listed = rows.into_iter().map(|row| Listed {
        hash: row.hash,
        name: row.name,
        created_us: row.created_us,
        used_us: row.used_us,
        stopped: row.stopped_us.is_some(),
    });
    Ok(listed.collect())
}

async fn of(cx: &Cx, conn: &impl ConnectionTrait, staff: Id) -> Result<Vec<passkey::Model>> {
    passkey::Entity::find()
        .filter(passkey::Column::PlaceId.eq(cx.place.0))
        .filter(passkey::Column::StaffId.eq(staff.0))
        .order_by_asc(passkey::Column::CreatedUs)
        .order_by_asc(passkey::Column::Hash)
        .all(conn)
        .await
        .map_err(fault)
}

/// How signing in by a passkey went, and who is in when it went well.
pub struct Arrival {
    /// How it went.
    pub outcome: Outcome,
    /// Who.
    pub staff: Option<Id>,
}

/// Whether this session may add one now: only after showing who one is.
///
/// # Errors
/// [`Refusal`].
pub async fn may_add(cx: &Cx, live: &Live) -> Result<(), Refusal> {
    proved(cx, live).await
}

/// Asks a browser to make a passkey.
///
/// # Errors
/// [`Refusal`].
pub async fn ask_new(cx: &Cx, keys: &dyn Passkeys, live: &Live) -> Result<Question, Refusal> {
    proved(cx, live).await?;
    let who = rows::staff_by_id(cx, cx.read(), live.staff).await?.ok_or(Error::NotFound)?;
    let have: Vec<String> = of(cx, cx.read(), live.staff).await?.into_iter().map(|row| row.kept).collect();
    let holder = Holder { id: live.staff, email: who.email, name: who.name };
    Ok(put(cx, Some(live.staff), keys.make(&holder, &have)?).await?)
}

async fn put(cx: &Cx, staff: Option<Id>, asked: Asked) -> Result<Question> {
    let Asked { options, state } = asked;
    let ticket = cx.act(|tx| async move { challenge::put(&tx, staff, state).await }).await?;
    Ok(Question { options, ticket })
}

/// Keeps the passkey a browser has made.
///
/// # Errors
/// [`Refusal`]; within, `Invalid` by field.
pub async fn add(cx: &Cx, keys: &dyn Passkeys, live: &Live, name: &str, sent: Answer) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let (staff, name) = (live.staff, name.trim().to_owned());
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        return Err(Error::invalid("name", "required", "say a name of at most 60 letters").into());
    }
    let cx = cx.with_actor(Actor::Staff { id: staff });
    let added = cx.act(|tx| async move {
        let unbelieved = || Error::invalid("passkey", "not-made", "no passkey was made");
        let state = challenge::take(&tx, Some(staff), &sent.ticket).await?;
        let made = match state.map(|state| keys.made(&state, &sent.answer)) {
            Some(Ok(made)) => made,
            // What was asked is spent all the same, so this is an answer and no fault.
            Some(Err(Error::NotFound)) | None => return Ok(Err(unbelieved())),
            Some(Err(other)) => return Err(other),
        };
        let hash = id_hash(&made.credential);
        let taken = passkey::Entity::find_by_id((tx.cx.place.0, hash.clone())).one(tx.conn()).await.map_err(fault)?;
        if taken.is_some() || of(&tx.cx, tx.conn(), staff).await?.len() >= MOST {
            return Ok(Err(unbelieved()));
        }
        passkey::ActiveModel {
            place_id: Set(tx.cx.place.0),
            hash: Set(hash),
            staff_id: Set(staff.0),
            name: Set(name),
            kept: Set(made.kept),
            created_us: Set(tx.cx.now_us()),
            used_us: Set(None),
            stopped_us: Set(None),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
        note(&tx, staff, "passkey.add", "").await?;
        tell_staff(&tx, staff, Notice::AccountChanged).await?;
        Ok(Ok(()))
    });
    Ok(added.await??)
}

/// Takes one of one's own away.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when it is not one of theirs.
pub async fn remove(cx: &Cx, live: &Live, hash: &str) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let (staff, hash) = (live.staff, hash.to_owned());
    let cx = cx.with_actor(Actor::Staff { id: staff });
    let removed = cx.act(|tx| async move {
        let gone = passkey::Entity::delete_many()
            .filter(passkey::Column::PlaceId.eq(tx.cx.place.0))
            .filter(passkey::Column::Hash.eq(hash))
            .filter(passkey::Column::StaffId.eq(staff.0))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        if gone.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        note(&tx, staff, "passkey.remove", "").await?;
        tell_staff(&tx, staff, Notice::AccountChanged).await
    });
    Ok(removed.await?)
}

/// Takes away every passkey of somebody who leaves.
pub(super) async fn drop_all(tx: &Tx, staff: Id) -> Result<()> {
    passkey::Entity::delete_many()
        .filter(passkey::Column::PlaceId.eq(tx.cx.place.0))
        .filter(passkey::Column::StaffId.eq(staff.0))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}

/// Asks a browser for a passkey: of anybody's, to sign in, or of whoever is signed in.
///
/// # Errors
/// A database fault.
pub async fn ask(cx: &Cx, keys: &dyn Passkeys, live: Option<&Live>) -> Result<Question> {
    put(cx, live.map(|live| live.staff), keys.ask()?).await
}

/// Signs somebody in by a passkey alone: their device has made sure of them.
///
/// # Errors
/// A database fault.
pub async fn sign_in(
    cx: &Cx,
    keys: &dyn Passkeys,
    sent: Answer,
    from: Option<IpAddr>,
    device: &str,
) -> Result<Arrival> {
    let not = |outcome| Ok(Arrival { outcome, staff: None });
    let rules = rules(cx).await?;
    let tries: Vec<String> = from.map(limit::network).into_iter().collect();
    let device = device.to_owned();
    cx.act(|tx| async move {
        if let Some(wait) = limit::begin(&tx, &rules.rules, &tries).await? {
            return not(Outcome::Wait(wait));
        }
        let nobody = Id(tx.cx.place.0);
        let (staff, found) = match check(&tx, keys, None, &sent).await? {
            Ok(right) => right,
            Err(whose) => {
                note(&tx, whose.unwrap_or(nobody), "sign-in.fail", "passkey").await?;
                return not(Outcome::Wrong);
            }
        };
        if found == Found::Copied {
            return not(Outcome::Copied);
        }
        let mut tx = tx;
        tx.cx = tx.cx.with_actor(Actor::Staff { id: staff });
        limit::succeeded(&tx, &tries).await?;
        let token = session::begin(&tx, staff, Stage::Full, &device, true).await?;
        note(&tx, staff, "sign-in", "passkey").await?;
        Ok(Arrival { outcome: Outcome::On(token), staff: Some(staff) })
    })
    .await
}

/// Shows once more who one is, by a passkey of one's own.
///
/// # Errors
/// A database fault.
pub async fn step_up(cx: &Cx, keys: &dyn Passkeys, live: &Live, sent: Answer) -> Result<Outcome> {
    if live.stage != Stage::Full {
        return Ok(Outcome::Over);
    }
    let (rules, staff) = (rules(cx).await?, live.staff);
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let tries = [format!("step-up:{staff}")];
        if let Some(wait) = limit::begin(&tx, &rules.rules, &tries).await? {
            return Ok(Outcome::Wait(wait));
        }
        let found = match check(&tx, keys, Some(staff), &sent).await? {
            Ok((_, found)) => found,
            Err(_) => {
                note(&tx, staff, "step-up.fail", "passkey").await?;
                return Ok(Outcome::Wrong);
            }
        };
        if found == Found::Copied {
            return Ok(Outcome::Copied);
        }
        limit::succeeded(&tx, &tries).await?;
        let Some(token) = session::renew(&tx, live, Stage::Full, true).await? else { return Ok(Outcome::Over) };
        note(&tx, staff, "step-up", "passkey").await?;
        Ok(Outcome::On(token))
    })
    .await
}

#[derive(PartialEq, Eq)]
enum Found {
    Right,
    Copied,
}

/// Holds an answer against the passkey it says it is of, which then counts on from it, or no more. Whose it is, or, when
/// it is not right, whose it would have been.
async fn check(
    tx: &Tx,
    keys: &dyn Passkeys,
    asked: Option<Id>,
    sent: &Answer,
) -> Result<std::result::Result<(Id, Found), Option<Id>>> {
    let state = challenge::take(tx, asked, &sent.ticket).await?;
    let (said, credential) = match keys.whose(&sent.answer) {
        Ok(whose) => whose,
        Err(Error::NotFound) => return Ok(Err(None)),
        Err(other) => return Err(other),
    };
    let row = passkey::Entity::find_by_id((tx.cx.place.0, id_hash(&credential))).lock_exclusive().one(tx.conn()).await;
    let theirs = |row: &passkey::Model| row.staff_id == said.0 && asked.is_none_or(|asked| asked == said);
    let Some(row) = row.map_err(fault)?.filter(theirs) else { return Ok(Err(None)) };
    let works_here = rows::staff_by_id(&tx.cx, tx.conn(), said).await?.is_some();
    let Some(state) = state.filter(|_| row.stopped_us.is_none() && works_here) else { return Ok(Err(Some(said))) };
    let shown = match keys.shown(&state, &sent.answer, &row.kept) {
        Ok(shown) => shown,
        Err(Error::NotFound) => return Ok(Err(Some(said))),
        Err(other) => return Err(other),
    };
    let now = tx.cx.now_us();
    let mut row = passkey::ActiveModel::from(row);
    let found = match shown {
        Shown::Right(kept) => {
            row.kept = Set(kept);
            row.used_us = Set(Some(now));
            Found::Right
        }
        Shown::Copied => {
            row.stopped_us = Set(Some(now));
            note(tx, said, "passkey.stop", "").await?;
            tell_staff(tx, said, Notice::PasskeyStopped).await?;
            Found::Copied
        }
    };
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(Ok((said, found)))
}

/// Under which name a passkey is kept: its own id may be longer than a key of a table.
fn id_hash(credential: &[u8]) -> String {
    secret::hex(&Sha256::digest(credential))
}
