//! Whoever is signed in, as pages know them: looked up anew for each request, so that a role given or ended counts from
//! the next one.

use super::{
    rows,
    session::{Live, Stage},
};
use crate::access::{self, Action};
use ::policy::{Role, Staff};
use data::{
    Cx,
    audit::{self, Deed},
};
use jiff::Timestamp;
use kernel::{Actor, Error, Id, PlaceId, Result};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who they are and what they do, for the policy.
    pub staff: Staff,
    /// As colleagues know them.
    pub name: String,
    /// Their address at work.
    pub email: String,
    /// Code of their workforce role.
    pub job: String,
    /// The session they came with.
    pub live: Live,
    place: PlaceId,
    now: Timestamp,
}

impl Member {
    /// Their staff id.
    pub fn id(&self) -> Id {
        self.staff.id
    }

    /// Whether one of their roles here allows it now.
    pub fn may(&self, action: Action) -> bool {
        access::allows(&self.staff, self.place, self.now, action)
    }

    /// The roles they have here now, each once, with the tier it is at.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = Vec::new();
        for assignment in &self.staff.assignments {
            if assignment.place == self.place && assignment.span.holds(self.now) && !roles.contains(&assignment.role) {
                roles.push(assignment.role);
            }
        }
        roles
    }

    /// The deepest tier they work at now; `None` without any role.
    pub fn tier(&self) -> Option<::policy::Tier> {
        let current = self.staff.assignments.iter().filter(|a| a.place == self.place && a.span.holds(self.now));
        current.map(|a| a.tier).min_by_key(|tier| ::policy::Tier::ALL.iter().position(|other| other == tier))
    }
}

/// The member behind a session that is signed in; `None` when they no longer work here.
///
/// # Errors
/// A database fault.
pub async fn of(cx: &Cx, live: Live) -> Result<Option<Member>> {
    if live.stage != Stage::Full {
        return Ok(None);
    }
    let cx = cx.with_actor(Actor::Staff { id: live.staff });
    let staff = match access::staff(&cx, cx.read()).await {
        Ok(staff) => staff,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let Some(row) = rows::staff_by_id(&cx, cx.read(), live.staff).await? else { return Ok(None) };
    Ok(Some(Member {
        staff,
        name: row.name,
        email: row.email,
        job: row.job,
        live,
        place: cx.place,
        now: cx.clock.now(),
    }))
}

/// How many printed codes the actor has left; `None` before password and app were set up.
///
/// # Errors
/// `NotFound` when nobody is signed in; a database fault.
pub async fn codes_left(cx: &Cx) -> Result<Option<u64>> {
    let Actor::Staff { id } = cx.actor else { return Err(Error::NotFound) };
    let account = rows::account(cx, cx.read(), id).await?;
    if account.is_none_or(|account| account.app_secret.is_none()) {
        return Ok(None);
    }
    rows::recovery_left(cx, id).await.map(Some)
}

/// Writes down that somebody asked for a page that is not theirs. `what` is the pattern of its address, never the
/// address itself.
///
/// # Errors
/// A database fault.
pub async fn refused(cx: &Cx, what: &str) -> Result<()> {
    cx.act(|tx| async move {
        let target = Id(tx.cx.place.0);
        audit::record(&tx, Deed { action: "page.refuse", kind: "page", target, detail: what }).await
    })
    .await
}
