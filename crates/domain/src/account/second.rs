//! A second person for the roles that could do most harm. Whoever gives one only asks for it: it counts when another
//! administrator, neither the one who asked nor the one who is to have it, agrees within a week. A place with a single
//! administrator has no second person yet, and needs none.

use super::{
    role::{self, proved},
    rows,
    rules::MINUTE_US,
    session::{Live, Refusal, note},
};
use crate::{
    access::{Action, authorise_staff},
    notify::{Notice, tell_staff},
};
use ::policy::{Assignment, Role, Span, Staff, Tier};
use data::{
    Cx, Tx, fault,
    tables::{asked_role, assignment, staff, team},
};
use jiff::Timestamp;
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::{BTreeMap, BTreeSet};

/// Who gives roles, who asks the audit, and who keeps what few may see.
pub const POWERFUL: [Role; 3] = [Role::Administrator, Role::DataProtectionOfficer, Role::SafeguardingLead];
/// Minutes somebody has to agree: a week.
const MINUTES: i64 = 7 * 24 * 60;

/// What became of a role that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It counts.
    Now,
    /// It waits for a second person.
    Waits,
}

/// A role that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What it is called in forms.
    pub id: Id,
    /// Who is to have it.
    pub staff: Id,
    /// Their name.
    pub name: String,
    /// What they are to do.
    pub role: Role,
    /// The team's name.
    pub team: String,
    /// Who asked.
    pub by: String,
    /// Until when it can be agreed to.
    pub expires_us: i64,
    /// Whoever looks may agree.
    pub may_agree: bool,
}

/// Whether a role needs a second person here, now.
pub(super) async fn is_needed(tx: &Tx, role: Role) -> Result<bool> {
    Ok(POWERFUL.contains(&role) && administrators(tx).await?.len() > 1)
}

/// Everyone who gives roles here now.
async fn administrators(tx: &Tx) -> Result<BTreeSet<Id>> {
    let (place, now) = (tx.cx.place.0, tx.cx.now_us());
    let rows = assignment::Entity::find()
        .filter(assignment::Column::PlaceId.eq(place))
        .filter(assignment::Column::Role.eq(Role::Administrator.code()))
        .filter(assignment::Column::FromUs.lte(now))
        .filter(Condition::any().add(assignment::Column::ToUs.is_null()).add(assignment::Column::ToUs.gt(now)))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    let mut here = BTreeSet::new();
    for row in rows {
        if rows::staff_by_id(&tx.cx, tx.conn(), Id(row.staff_id)).await?.is_some() {
            here.insert(Id(row.staff_id));
        }
    }
    Ok(here)
}

/// Keeps what was asked, and tells those who can agree.
pub(super) async fn ask(tx: &Tx, by: &Staff, who: Id, wanted: &Assignment) -> Result<()> {
    let now = tx.cx.now_us();
    asked_role::Entity::delete_many()
        .filter(asked_role::Column::PlaceId.eq(tx.cx.place.0))
        .filter(asked_role::Column::ExpiresUs.lte(now))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    let same = asked_role::Entity::find()
        .filter(asked_role::Column::PlaceId.eq(tx.cx.place.0))
        .filter(asked_role::Column::StaffId.eq(who.0))
        .filter(asked_role::Column::TeamId.eq(wanted.team.0))
        .filter(asked_role::Column::Role.eq(wanted.role.code()));
    if same.one(tx.conn()).await.map_err(fault)?.is_some() {
        return Err(Error::Conflict("this role waits for them already".to_owned()));
    }
    asked_role::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(tx.cx.fresh_id().0),
        staff_id: Set(who.0),
        team_id: Set(wanted.team.0),
        role: Set(wanted.role.code().to_owned()),
        tier: Set(wanted.tier.code().to_owned()),
        from_us: Set(wanted.span.from.as_microsecond()),
        to_us: Set(wanted.span.to.map(Timestamp::as_microsecond)),
        asked_by: Set(by.id.0),
        asked_us: Set(now),
        expires_us: Set(now + MINUTES * MINUTE_US),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    for other in administrators(tx).await?.into_iter().filter(|other| *other != by.id && *other != who) {
        tell_staff(tx, other, Notice::RoleAsked).await?;
    }
    Ok(())
}

/// Every role that waits, the oldest first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn waiting(cx: &Cx) -> Result<Vec<Waiting>> {
    cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let place = tx.cx.place.0;
        let rows = asked_role::Entity::find()
            .filter(asked_role::Column::PlaceId.eq(place))
            .filter(asked_role::Column::ExpiresUs.gt(tx.cx.now_us()))
            .order_by_asc(asked_role::Column::AskedUs)
            .order_by_asc(asked_role::Column::Id)
            .all(tx.conn())
            .await
            .map_err(fault)?;
        let people = staff::Entity::find().filter(staff::Column::PlaceId.eq(place)).all(tx.conn()).await;
        let people: BTreeMap<_, _> = people.map_err(fault)?.into_iter().map(|row| (row.id, row.name)).collect();
        let teams = team::Entity::find().filter(team::Column::PlaceId.eq(place)).all(tx.conn()).await;
        let teams: BTreeMap<_, _> = teams.map_err(fault)?.into_iter().map(|row| (row.id, row.name)).collect();
        let waiting = rows.into_iter().filter_map(|row| {
            Some(Waiting {
                id: Id(row.id),
                staff: Id(row.staff_id),
                name: people.get(&row.staff_id)?.clone(),
                role: Role::of(&row.role)?,
                team: teams.get(&row.team_id)?.clone(),
                by: people.get(&row.asked_by)?.clone(),
                expires_us: row.expires_us,
                may_agree: by.id.0 != row.asked_by && by.id.0 != row.staff_id,
            })
        });
        Ok(waiting.collect())
    })
    .await
}

/// Agrees: from now on the role counts.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not, asked for it or is to have it, or nothing of that id waits.
pub async fn agree(cx: &Cx, live: &Live, asked: Id) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let agreed = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let row = take(&tx, asked).await?;
        if by.id.0 == row.asked_by || by.id.0 == row.staff_id {
            return Err(Error::NotFound);
        }
        let place = tx.cx.place;
        let team = team::Entity::find_by_id((place.0, row.team_id)).one(tx.conn()).await.map_err(fault)?;
        let team = team.filter(|team| team.away_us.is_none()).ok_or(Error::NotFound)?;
        let moment = |us: i64| Timestamp::from_microsecond(us).map_err(Error::internal);
        let unknown = || Error::internal("a role that waits has an unknown code");
        let wanted = Assignment {
            place,
            agency: Id(team.agency_id),
            team: Id(row.team_id),
            role: Role::of(&row.role).ok_or_else(unknown)?,
            tier: Tier::of(&row.tier).ok_or_else(unknown)?,
            span: Span { from: moment(row.from_us.max(tx.cx.now_us()))?, to: row.to_us.map(moment).transpose()? },
        };
        let who = Id(row.staff_id);
        role::appointed(&tx, &by, &role::of(&tx, who).await?, wanted)?;
        role::write(&tx, who, &wanted).await?;
        note(&tx, who, "role.agree", &format!("{} {}", wanted.role.code(), team.slug)).await
    });
    Ok(agreed.await?)
}

/// Does not agree, or takes back what one asked oneself.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not, or nothing of that id waits.
pub async fn refuse(cx: &Cx, live: &Live, asked: Id) -> Result<(), Refusal> {
    proved(cx, live).await?;
    let refused = cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let row = take(&tx, asked).await?;
        note(&tx, Id(row.staff_id), "role.refuse", &row.role).await
    });
    Ok(refused.await?)
}

/// Takes what waits away, to be decided once.
async fn take(tx: &Tx, asked: Id) -> Result<asked_role::Model> {
    let key = (tx.cx.place.0, asked.0);
    let row = asked_role::Entity::find_by_id(key).lock_exclusive().one(tx.conn()).await.map_err(fault)?;
    let row = row.filter(|row| tx.cx.now_us() < row.expires_us).ok_or(Error::NotFound)?;
    asked_role::Entity::delete_by_id(key).exec(tx.conn()).await.map_err(fault)?;
    Ok(row)
}
