//! The browsers somebody signed in with. A browser keeps a random id, we keep only its hash; it gets a new one at every
//! step that raises what it may do.

use super::{
    rows,
    rules::{MINUTE_US, Rules, rules},
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    tables::session,
};
use kernel::{Actor, Error, Id, Result, secret};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use sha2::{Digest, Sha256};

/// What a browser keeps. Whoever has it is signed in.
#[derive(Clone)]
pub struct Token(
    /// As the cookie says it.
    pub String,
);

/// How far somebody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code is awaited.
    Code,
    /// A link was opened; password and app are to be set up.
    SetUp,
    /// Signed in.
    Full,
}

/// Every stage with its code in the table.
const STAGES: [(Stage, &str); 3] = [(Stage::Code, "code"), (Stage::SetUp, "set-up"), (Stage::Full, "full")];
/// A session nobody used in time. It stays until its day is over, so that what was typed last can be kept for its owner.
const LAPSED: &str = "lapsed";
/// Longest note of a device.
const DEVICE: usize = 80;

/// A session that counts now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// Whose.
    pub staff: Id,
    /// How far they came.
    pub stage: Stage,
    /// When they last proved who they are.
    pub proved_us: Option<i64>,
    /// Its hash: what it is called in lists and forms.
    pub hash: String,
    /// What it runs on.
    pub device: String,
}

/// Why it is not to be now.
#[derive(Debug)]
pub enum Refusal {
    /// Show first who you are.
    ProveFirst,
    /// Something else.
    Other(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

/// What a browser's id turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It counts.
    Live(Live),
    /// It was this person's, and ran out.
    Lapsed(Id),
    /// It is no session, or no more.
    Nothing,
}

/// One of somebody's sessions, for them to recognise.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it is called in forms.
    pub hash: String,
    /// What it runs on.
    pub device: String,
    /// When it began.
    pub created_us: i64,
    /// When it was last used.
    pub seen_us: i64,
    /// The one that asks.
    pub own: bool,
}

impl Live {
    /// Whether they proved who they are lately enough for a risky act.
    pub fn is_proved(&self, cx: &Cx, rules: &Rules) -> bool {
        self.proved_us.is_some_and(|at| (0..rules.proof_minutes * MINUTE_US).contains(&(cx.now_us() - at)))
    }
}

/// The hash under which a secret is kept.
pub(super) fn hash(secret: &str) -> String {
    secret::hex(&Sha256::digest(secret.as_bytes()))
}

/// Begins a session. `proved`: they have just shown who they are.
pub(super) async fn begin(tx: &Tx, staff: Id, stage: Stage, device: &str, proved: bool) -> Result<Token> {
    let token = secret::token()?;
    let now = tx.cx.now_us();
    let code = STAGES.iter().find(|(s, _)| *s == stage).map_or(LAPSED, |(_, code)| code);
    session::ActiveModel {
        place_id: Set(tx.cx.place.0),
        hash: Set(hash(&token)),
        staff_id: Set(staff.0),
        stage: Set(code.to_owned()),
        created_us: Set(now),
        seen_us: Set(now),
        proved_us: Set(proved.then_some(now)),
        device: Set(device.chars().filter(|c| !c.is_control()).take(DEVICE).collect()),
        on_who: Set(None),
        on_session: Set(None),
        on_refresh: Set(None),
        on_checked_us: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    Ok(Token(token))
}

/// What the id a browser sent is, now. A session that counts is marked as used; one that ran out is closed, and said so
/// in the audit.
///
/// # Errors
/// A database fault.
pub async fn look(cx: &Cx, token: &str) -> Result<Seen> {
    let hash = hash(token);
    let Some(row) = rows::session(cx, cx.read(), &hash).await? else { return Ok(Seen::Nothing) };
    let rules = &rules(cx).await?.rules;
    let (now, staff) = (cx.now_us(), Id(row.staff_id));
    if now - row.created_us >= rules.absolute_hours * 60 * MINUTE_US {
        cx.act(|tx| async move { lapse(&tx, row).await }).await?;
        return Ok(Seen::Lapsed(staff));
    }
    let Some(stage) = STAGES.iter().find(|(_, code)| *code == row.stage).map(|(stage, _)| *stage) else {
        return Ok(Seen::Lapsed(staff));
    };
    let longest = if stage == Stage::Code { rules.code_minutes } else { rules.idle_minutes };
    if now - row.seen_us >= longest * MINUTE_US {
        cx.act(|tx| async move { lapse(&tx, row).await }).await?;
        return Ok(Seen::Lapsed(staff));
    }
    let live = Live { staff, stage, proved_us: row.proved_us, hash, device: row.device.clone() };
    // Written once a minute at most: reading a page must not cost a write each time.
    if stage != Stage::Code && now - row.seen_us >= MINUTE_US {
        cx.act(|tx| async move { touch(&tx, row).await }).await?;
    }
    Ok(Seen::Live(live))
}

async fn touch(tx: &Tx, row: session::Model) -> Result<()> {
    let Some(row) = rows::session_locked(tx, &row.hash).await? else { return Ok(()) };
    let mut row = session::ActiveModel::from(row);
    row.seen_us = Set(tx.cx.now_us());
    row.update(tx.conn()).await.map_err(fault)?;
    Ok(())
}

async fn lapse(tx: &Tx, row: session::Model) -> Result<()> {
    let Some(row) = rows::session_locked(tx, &row.hash).await?.filter(|row| row.stage != LAPSED) else { return Ok(()) };
    let staff = Id(row.staff_id);
    let mut row = session::ActiveModel::from(row);
    row.stage = Set(LAPSED.to_owned());
    row.update(tx.conn()).await.map_err(fault)?;
    note(tx, staff, "session.lapse", "").await
}

/// Somebody's sessions that count, the latest used first.
///
/// # Errors
/// A database fault.
pub async fn list(cx: &Cx, own: &Live) -> Result<Vec<Listed>> {
    let rules = &rules(cx).await?.rules;
    let now = cx.now_us();
    let counts = |row: &session::Model| {
        row.stage == "full"
            && now - row.created_us < rules.absolute_hours * 60 * MINUTE_US
            && now - row.seen_us < rules.idle_minutes * MINUTE_US
    };
    let rows = rows::sessions(cx, cx.read(), own.staff).await?;
    let listed = rows.into_iter().filter(counts).map(|row| Listed {
        own: row.hash == own.hash,
        hash: row.hash,
        device: row.device,
        created_us: row.created_us,
        seen_us: row.seen_us,
    });
    Ok(listed.collect())
}

/// Ends a session of one's own: this one, or another of the list. One of somebody else's is not there.
///
/// # Errors
/// `NotFound` when it is not one of theirs; a database fault.
pub async fn end(cx: &Cx, own: &Live, hash: &str) -> Result<()> {
    let (staff, hash) = (own.staff, hash.to_owned());
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let found = rows::session_locked(&tx, &hash).await?;
        found.filter(|row| row.staff_id == staff.0).ok_or(Error::NotFound)?;
        rows::drop_session(&tx, &hash).await?;
        note(&tx, staff, "session.end", "").await
    })
    .await
}

/// Ends every session of one's own but this one, and says how many.
///
/// # Errors
/// A database fault.
pub async fn end_others(cx: &Cx, own: &Live) -> Result<u64> {
    let (staff, but) = (own.staff, own.hash.clone());
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let gone = rows::drop_sessions(&tx, staff, Some(&but)).await?;
        note(&tx, staff, "session.end-others", &gone.to_string()).await?;
        Ok(gone)
    })
    .await
}

/// Puts a new id in place of a session's, as every step up must. `None` when the session ended meanwhile.
pub(super) async fn renew(tx: &Tx, old: &Live, stage: Stage, proved: bool) -> Result<Option<Token>> {
    let Some(row) = rows::session_locked(tx, &old.hash).await? else { return Ok(None) };
    rows::drop_session(tx, &row.hash).await?;
    let token = begin(tx, old.staff, stage, &row.device, proved).await?;
    if row.stage == "full" && stage == Stage::Full {
        // The day began when they first signed in, however often they prove themselves since.
        let fresh = rows::session_locked(tx, &hash(&token.0)).await?;
        let mut fresh = session::ActiveModel::from(fresh.ok_or_else(|| Error::internal("a session was lost"))?);
        fresh.created_us = Set(row.created_us);
        fresh.on_who = Set(row.on_who);
        fresh.on_session = Set(row.on_session);
        fresh.on_refresh = Set(row.on_refresh);
        fresh.on_checked_us = Set(row.on_checked_us);
        fresh.update(tx.conn()).await.map_err(fault)?;
    }
    Ok(Some(token))
}

/// Writes a deed about somebody's account.
pub(super) async fn note(tx: &Tx, staff: Id, action: &str, detail: &str) -> Result<()> {
    audit::record(tx, Deed { action, kind: "account", target: staff, detail }).await
}
