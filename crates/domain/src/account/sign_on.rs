//! Signing in at one's own organisation: which tenants are let in and which of their groups have which role is the
//! place's data. Somebody is known by their unchanging id there, never by their address. Groups are gone over at each
//! sign-in: a role that a group gave ends when they are no longer in it.

use super::{
    Vault, rows,
    rules::{MINUTE_US, rules},
    second,
    session::{self, Stage, Token, hash, note},
    upstream,
};
use crate::directory::dataset::Cached;
use ::policy::{Role, Tier};
use data::{
    Cx, Tx, fault,
    tables::{account, assignment, group_role, sign_on, staff, team},
};
use kernel::{Actor, Error, FieldError, Id, Result, sign_on::Shown};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Who is let in and as what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Doors {
    /// Tenants that are let in; nobody else is.
    tenants: Vec<String>,
    /// What their groups do here.
    group: Vec<Group>,
}

/// One group's role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Group {
    /// Its id at the organisation.
    id: String,
    /// Code of the role.
    role: String,
    /// Short name of the team.
    team: String,
    /// Code of the tier.
    tier: String,
}

/// Reads a place's doors.
///
/// # Errors
/// `malformed`, or `unknown-code` for a role or tier there is not, and for one that no group may give.
pub fn parse(text: &str) -> Result<Doors, Vec<FieldError>> {
    let doors: Doors =
        toml::from_str(text).map_err(|e| vec![FieldError::new("sign-on", "malformed", e.message().to_owned())])?;
    let unknown = |group: &Group, what: &str| FieldError::new(&group.id, "unknown-code", format!("no such {what}"));
    let mut faults = Vec::new();
    for group in &doors.group {
        match Role::of(&group.role) {
            // What two people decide here is never decided by a list elsewhere.
            Some(role) if !second::POWERFUL.contains(&role) => {}
            _ => faults.push(unknown(group, "role for a group")),
        }
        if Tier::of(&group.tier).is_none() {
            faults.push(unknown(group, "tier"));
        }
    }
    if faults.is_empty() { Ok(doors) } else { Err(faults) }
}

impl Doors {
    /// The groups they are in that have a role here.
    fn of(&self, shown: &Shown) -> Vec<Group> {
        self.group.iter().filter(|group| shown.groups.contains(&group.id)).cloned().collect()
    }
}

async fn doors(cx: &Cx) -> Result<Arc<Doors>> {
    static CACHE: Cached<Doors> = Cached::new("sign-on");
    Ok(CACHE.get(cx, parse).await?.map(|(_, doors)| doors).unwrap_or_default())
}

/// The groups somebody is in, as their organisation says, that have a role here.
pub(super) async fn groups(cx: &Cx, shown: &Shown) -> Result<Vec<Group>> {
    Ok(doors(cx).await?.of(shown))
}

/// Lets somebody in whom their organisation has signed for. `None` when they are not let in: which of the reasons it
/// was, only the audit says.
///
/// # Errors
/// A database fault.
pub async fn arrive(cx: &Cx, vault: &Vault, shown: Shown, device: &str) -> Result<Option<(Token, Id)>> {
    let doors = doors(cx).await?;
    let window = rules(cx).await?.rules.proof_minutes * MINUTE_US;
    let device = device.to_owned();
    let nobody = Id(cx.place.0);
    let known = doors.tenants.contains(&shown.tenant) && !shown.subject.is_empty();
    let groups = doors.of(&shown);
    cx.act(|tx| async move {
        let key = hash(&format!("{}\n{}\n{}", shown.issuer, shown.tenant, shown.subject));
        let found = if known { who(&tx, &key, &shown, !groups.is_empty()).await? } else { None };
        let Some(staff) = found else {
            note(&tx, nobody, "sign-in.fail", "organisation").await?;
            return Ok(None);
        };
        let mut tx = tx;
        tx.cx = tx.cx.with_actor(Actor::Staff { id: staff });
        if rows::staff_by_id(&tx.cx, tx.conn(), staff).await?.is_none() {
            note(&tx, staff, "sign-in.fail", "organisation").await?;
            return Ok(None);
        }
        agree(&tx, staff, &groups).await?;
        let now = tx.cx.now_us();
        let lately = shown.proved_us.is_some_and(|at| (0..window).contains(&(now - at)));
        let token = session::begin(&tx, staff, Stage::Full, &device, lately).await?;
        upstream::came_from(&tx, vault, &token.0, &shown).await?;
        note(&tx, staff, "sign-in", "organisation").await?;
        Ok(Some((token, staff)))
    })
    .await
}

/// Who they are here. The first time, somebody an administrator added under their address and who has no other way in
/// yet; else, with a group that has a role, somebody new.
async fn who(tx: &Tx, key: &str, shown: &Shown, has_role: bool) -> Result<Option<Id>> {
    let place = tx.cx.place.0;
    let row = sign_on::Entity::find_by_id((place, key.to_owned())).one(tx.conn()).await.map_err(fault)?;
    if let Some(row) = row {
        return Ok(Some(Id(row.staff_id)));
    }
    let same =
        staff::Entity::find().filter(staff::Column::PlaceId.eq(place)).filter(staff::Column::Email.eq(&shown.email));
    let id = match same.one(tx.conn()).await.map_err(fault)? {
        Some(row) if is_fresh(tx, Id(row.id)).await? => Id(row.id),
        Some(_) => return Ok(None),
        None if has_role && shown.email.contains('@') => add(tx, shown).await?,
        None => return Ok(None),
    };
    let row = sign_on::ActiveModel {
        place_id: Set(place),
        key: Set(key.to_owned()),
        staff_id: Set(id.0),
        created_us: Set(tx.cx.now_us()),
    };
    row.insert(tx.conn()).await.map_err(fault)?;
    Ok(Some(id))
}

/// Whether nobody has signed in as them yet, in any way.
async fn is_fresh(tx: &Tx, id: Id) -> Result<bool> {
    let place = tx.cx.place.0;
    let account = account::Entity::find_by_id((place, id.0)).one(tx.conn()).await.map_err(fault)?;
    let known = sign_on::Entity::find()
        .filter(sign_on::Column::PlaceId.eq(place))
        .filter(sign_on::Column::StaffId.eq(id.0))
        .one(tx.conn())
        .await
        .map_err(fault)?;
    Ok(known.is_none() && account.is_none_or(|account| account.app_secret.is_none()))
}

async fn add(tx: &Tx, shown: &Shown) -> Result<Id> {
    let id = tx.cx.fresh_id();
    let name = if shown.name.trim().is_empty() { &shown.email } else { &shown.name };
    staff::ActiveModel {
        place_id: Set(tx.cx.place.0),
        id: Set(id.0),
        slug: Set(id.to_string()),
        name: Set(name.chars().filter(|c| !c.is_control()).take(120).collect()),
        email: Set(shown.email.chars().take(120).collect()),
        job: Set(String::new()),
        line_id: Set(tx.cx.fresh_id().0),
        person_id: Set(None),
        left_us: Set(None),
    }
    .insert(tx.conn())
    .await
    .map_err(fault)?;
    note(tx, id, "account.open", "organisation").await?;
    Ok(id)
}

/// Gives what their groups give and ends what no group of theirs gives any more. Roles given by people stay.
pub(super) async fn agree(tx: &Tx, who: Id, groups: &[Group]) -> Result<()> {
    let (place, now) = (tx.cx.place.0, tx.cx.now_us());
    let teams = team::Entity::find().filter(team::Column::PlaceId.eq(place)).all(tx.conn()).await.map_err(fault)?;
    let teams: BTreeMap<_, _> = teams.into_iter().map(|team| (team.slug, team.id)).collect();
    let mut wanted: BTreeSet<(String, uuid::Uuid, String)> = groups
        .iter()
        .filter_map(|group| Some((group.role.clone(), *teams.get(&group.team)?, group.tier.clone())))
        .collect();
    let current = assignment::Entity::find()
        .filter(assignment::Column::PlaceId.eq(place))
        .filter(assignment::Column::StaffId.eq(who.0))
        .filter(assignment::Column::ToUs.is_null().or(assignment::Column::ToUs.gt(now)))
        .lock_exclusive()
        .all(tx.conn())
        .await
        .map_err(fault)?;
    for row in current {
        let key = (row.role.clone(), row.team_id, row.tier.clone());
        let by_group = group_role::Entity::find_by_id((place, row.id)).one(tx.conn()).await.map_err(fault)?.is_some();
        if wanted.remove(&key) || !by_group {
            continue;
        }
        let mut row = assignment::ActiveModel::from(row);
        row.to_us = Set(Some(now));
        row.update(tx.conn()).await.map_err(fault)?;
        note(tx, who, "role.end", &key.0).await?;
    }
    for (role, team, tier) in wanted {
        let id = tx.cx.fresh_id().0;
        note(tx, who, "role.give", &role).await?;
        assignment::ActiveModel {
            place_id: Set(place),
            id: Set(id),
            staff_id: Set(who.0),
            team_id: Set(team),
            role: Set(role),
            tier: Set(tier),
            from_us: Set(now),
            to_us: Set(None),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
        let row = group_role::ActiveModel { place_id: Set(place), assignment_id: Set(id) };
        row.insert(tx.conn()).await.map_err(fault)?;
    }
    Ok(())
}

/// Whether somebody signs in at their own organisation: then they also prove who they are there.
///
/// # Errors
/// `NotFound` when nobody is signed in; a database fault.
pub async fn is_known(cx: &Cx) -> Result<bool> {
    let Actor::Staff { id } = cx.actor else { return Err(Error::NotFound) };
    let found = sign_on::Entity::find()
        .filter(sign_on::Column::PlaceId.eq(cx.place.0))
        .filter(sign_on::Column::StaffId.eq(id.0))
        .one(cx.read())
        .await
        .map_err(fault)?;
    Ok(found.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_a_role_there_is_and_never_one_that_two_must_give() {
        let group = |role: &str, tier: &str| {
            parse(&format!("tenants = ['t']\n[[group]]\nid = 'g'\nrole = '{role}'\nteam = 'x'\ntier = '{tier}'"))
        };
        assert!(group("practitioner", "regular").is_ok());
        for (role, tier) in [
            ("administrator", "regular"),
            ("safeguarding-lead", "regular"),
            ("king", "regular"),
            ("practitioner", "deep"),
        ] {
            assert_eq!(group(role, tier).unwrap_err()[0].code, "unknown-code", "{role} {tier}");
        }
    }
}
