//! Everyone who works here, with the roles they have and had: for whoever gives roles. No family's record is near it.

use crate::access::{Action, authorise, authorise_staff};
use ::policy::{Role, Tier};
use data::{
    Cx, Tx, fault,
    tables::{account, agency, assignment, staff, team},
};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// Someone who works here or did.
#[derive(Debug, Clone)]
pub struct Person {
    /// Staff id.
    pub id: Id,
    /// As colleagues know them.
    pub name: String,
    /// Address at work, their user name.
    pub email: String,
    /// When they left.
    pub left_us: Option<i64>,
    /// They have a password and an app.
    pub set_up: bool,
    /// Their roles, those of today first.
    pub roles: Vec<Given>,
}

/// A role somebody has or had.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its id.
    pub id: Id,
    /// What they do.
    pub role: Role,
    /// How deep in early help.
    pub tier: Tier,
    /// The team's name.
    pub team: String,
    /// The agency's name.
    pub agency: String,
    /// From when.
    pub from_us: i64,
    /// Until when.
    pub to_us: Option<i64>,
    /// It counts now.
    pub current: bool,
}

/// A team that a role can be given in.
#[derive(Debug, Clone)]
pub struct Team {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its agency's name.
    pub agency: String,
    /// What its agency is.
    pub kind: String,
    /// It was put away: no role is given there.
    pub away: bool,
}

/// Everyone, by name; those who left last.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn everyone(cx: &Cx) -> Result<Vec<Person>> {
    cx.act(|tx| async move {
        allowed(&tx).await?;
        let place = tx.cx.place.0;
        let teams: BTreeMap<_, _> = teams_of(&tx).await?.into_iter().map(|team| (team.id, team)).collect();
        let people = staff::Entity::find().filter(staff::Column::PlaceId.eq(place)).order_by_asc(staff::Column::Name);
        let people = people.order_by_asc(staff::Column::Id).all(tx.conn()).await.map_err(fault)?;
        let accounts = account::Entity::find().filter(account::Column::PlaceId.eq(place)).all(tx.conn()).await;
        let ready: BTreeSet<_> = accounts
            .map_err(fault)?
            .into_iter()
            .filter(|account| account.app_secret.is_some())
            .map(|account| account.staff_id)
            .collect();
        let given = assignment::Entity::find()
            .filter(assignment::Column::PlaceId.eq(place))
            .order_by_desc(assignment::Column::FromUs)
            .order_by_asc(assignment::Column::Id)
            .all(tx.conn())
            .await
            .map_err(fault)?;
        let now = tx.cx.now_us();
        let mut roles: BTreeMap<_, Vec<Given>> = BTreeMap::new();
        for row in given {
            let who = row.staff_id;
            if let Some(role) = read(row, &teams, now) {
                roles.entry(who).or_default().push(role);
            }
        }
        let mut everyone: Vec<Person> = people
            .into_iter()
            .map(|row| {
                let mut roles = roles.remove(&row.id).unwrap_or_default();
                roles.sort_by_key(|role| !role.current);
                let (id, set_up) = (Id(row.id), ready.contains(&row.id));
                Person { id, name: row.name, email: row.email, left_us: row.left_us, set_up, roles }
            })
            .collect();
        everyone.sort_by_key(|person| person.left_us.is_some_and(|left| left <= now));
        Ok(everyone)
    })
    .await
}

/// Every team that a role can be given in, by agency and name.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn teams(cx: &Cx) -> Result<Vec<Team>> {
    cx.act(|tx| async move {
        allowed(&tx).await?;
        let teams = teams_of(&tx).await?;
        Ok(teams.into_iter().filter(|team| !team.away).collect())
    })
    .await
}

async fn allowed(tx: &Tx) -> Result<()> {
    if authorise(&tx.cx.actor, Action::ChangeData).is_err() {
        authorise_staff(tx, Action::ManageStaff).await?;
    }
    Ok(())
}

async fn teams_of(tx: &Tx) -> Result<Vec<Team>> {
    let place = tx.cx.place.0;
    let agencies = agency::Entity::find().filter(agency::Column::PlaceId.eq(place)).all(tx.conn()).await;
    let agencies: BTreeMap<_, _> = agencies.map_err(fault)?.into_iter().map(|row| (row.id, row)).collect();
    let rows = team::Entity::find().filter(team::Column::PlaceId.eq(place)).all(tx.conn()).await.map_err(fault)?;
    let mut teams: Vec<Team> = rows
        .into_iter()
        .filter_map(|row| {
            let agency = agencies.get(&row.agency_id)?;
            Some(Team {
                id: Id(row.id),
                name: row.name,
                agency: agency.name.clone(),
                kind: agency.kind.clone(),
                away: row.away_us.is_some(),
            })
        })
        .collect();
    teams.sort_by(|a, b| (&a.agency, &a.name).cmp(&(&b.agency, &b.name)));
    Ok(teams)
}

fn read(row: assignment::Model, teams: &BTreeMap<Id, Team>, now_us: i64) -> Option<Given> {
    let team = teams.get(&Id(row.team_id))?;
    Some(Given {
        id: Id(row.id),
        role: Role::of(&row.role)?,
        tier: Tier::of(&row.tier)?,
        team: team.name.clone(),
        agency: team.agency.clone(),
        from_us: row.from_us,
        to_us: row.to_us,
        current: row.from_us <= now_us && row.to_us.is_none_or(|to| now_us < to),
    })
}
