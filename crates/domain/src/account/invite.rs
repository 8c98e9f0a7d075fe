//! Somebody new who is asked in by a colleague of the same role: they get that role in the colleague's team and nothing
//! more, and a link by e-mail. The link is made when the e-mail leaves, so that it rests nowhere.

use super::{hire, link, rows, rules::rules, session::note};
use crate::{
    access,
    notify::{Notice, tell_staff},
};
use ::policy::Role;
use data::{
    Cx, Tx, fault,
    tables::{assignment, staff},
};
use kernel::{Actor, Error, Id, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Who is asked in.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// As colleagues will know them.
    pub name: String,
    /// Their address at work.
    pub email: String,
    /// What they will do; the one who asks does it too.
    pub role: Role,
}

/// Adds them, in the caller's transaction and after its checks; their id.
///
/// # Errors
/// `NotFound` when the actor has no such role here; `Invalid` by field, also when the address is somebody's; a database
/// fault.
pub async fn newcomer(tx: &Tx, new: Newcomer) -> Result<Id> {
    let by = access::staff(&tx.cx, tx.conn()).await?;
    let (place, now) = (tx.cx.place, tx.cx.clock.now());
    let mine = by.assignments.iter().find(|a| a.place == place && a.role == new.role && a.span.holds(now));
    // Who edits the register gives nobody a role; that is for administrators and for leads among their own.
    let unknown = || Error::invalid("email", "unknown-code", "nobody who keeps entries has that address");
    let mine = mine.ok_or_else(unknown)?;
    let (name, email) = (new.name.trim().to_owned(), new.email.trim().to_lowercase());
    let faults = hire::faults(&name, &email);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let same = staff::Entity::find().filter(staff::Column::PlaceId.eq(place.0)).filter(staff::Column::Email.eq(&email));
    // Somebody who left is not brought back by a colleague.
    if same.count(tx.conn()).await.map_err(fault)? > 0 {
        return Err(unknown());
    }
    let id = tx.cx.fresh_id();
    staff::ActiveModel {
        place_id: Set(place.0),
        id: Set(id.0),
        slug: Set(id.to_string()),
        name: Set(name),
        email: Set(email),
        job: Set(String::new()),
        line_id: Set(by.line.0),
        person_id: Set(None),
        left_us: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    assignment::ActiveModel {
        place_id: Set(place.0),
        id: Set(tx.cx.fresh_id().0),
        staff_id: Set(id.0),
        team_id: Set(mine.team.0),
        role: Set(new.role.code().to_owned()),
        tier: Set(mine.tier.code().to_owned()),
        from_us: Set(tx.cx.now_us()),
        to_us: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    note(tx, id, "account.invite", new.role.code()).await?;
    tell_staff(tx, id, Notice::Invited).await?;
    Ok(id)
}

/// The end of a fresh link for somebody who was asked in; `None` once they opened one, or when they left.
///
/// # Errors
/// A database fault.
pub async fn link(cx: &Cx, who: Id) -> Result<Option<String>> {
    let hours = rules(cx).await?.rules.link_hours;
    cx.with_actor(Actor::system("mail"))
        .act(|tx| async move {
            let here = rows::staff_by_id(&tx.cx, tx.conn(), who).await?.is_some();
            let opened = rows::account(&tx.cx, tx.conn(), who).await?.is_some();
            if here && !opened { link::fresh(&tx, who, hours).await.map(Some) } else { Ok(None) }
        })
        .await
}
