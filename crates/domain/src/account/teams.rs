//! Agencies and their teams, as whoever gives roles keeps them: added, renamed, put away once nobody works there, and with
//! the hubs and services each team is for. What was put away stays in what was.

use crate::{
    access::{Action, authorise_staff, workforce::KINDS},
    directory::hubs,
};
use ::policy::Role;
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    tables::{agency, asked_role, assignment, record, staff, team, team_site},
};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::OnConflict,
};
use std::collections::BTreeMap;

/// An agency with its teams.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Code of what it is.
    pub kind: String,
    /// It was put away.
    pub away: bool,
    /// Its teams, by name.
    pub teams: Vec<Line>,
}

/// A team in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// How many people work there, or will.
    pub people: usize,
    /// It was put away.
    pub away: bool,
}

/// One team.
#[derive(Debug, Clone)]
pub struct Team {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its agency's name.
    pub agency: String,
    /// It was put away.
    pub away: bool,
    /// Who works there, or will: id, name and what they do.
    pub people: Vec<(Id, String, Role)>,
    /// The hubs and services it is for.
    pub sites: Vec<Site>,
    /// The hubs and services it is not for.
    pub others: Vec<Site>,
}

/// A hub or a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// `hub` or `service`.
    pub kind: &'static str,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// What is kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// An agency.
    Agency(Id),
    /// A team.
    Team(Id),
}

/// Longest name.
const LONGEST: usize = 120;
const HUB: &str = "hub";
const SERVICE: &str = "service";

/// Every agency, by name; those put away last.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn all(cx: &Cx) -> Result<Vec<Agency>> {
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let place = tx.cx.place.0;
        let agencies = agency::Entity::find().filter(agency::Column::PlaceId.eq(place)).all(tx.conn()).await;
        let teams = team::Entity::find().filter(team::Column::PlaceId.eq(place)).order_by_asc(team::Column::Name);
        let teams = teams.order_by_asc(team::Column::Id).all(tx.conn()).await.map_err(fault)?;
        let mut lines: BTreeMap<_, Vec<Line>> = BTreeMap::new();
        for row in teams {
            let people = people(&tx, Id(row.id)).await?.len();
            let line = Line { id: Id(row.id), name: row.name, people, away: row.away_us.is_some() };
            lines.entry(row.agency_id).or_default().push(line);
        }
        let mut all: Vec<Agency> = agencies
            .map_err(fault)?
            .into_iter()
            .map(|row| {
                let (teams, away) = (lines.remove(&row.id).unwrap_or_default(), row.away_us.is_some());
                Agency { id: Id(row.id), name: row.name, kind: row.kind, away, teams }
            })
            .collect();
        all.sort_by(|a, b| (a.away, &a.name).cmp(&(b.away, &b.name)));
        Ok(all)
    })
    .await
}

/// One team, with who works there and what it is for.
///
/// # Errors
/// `NotFound` when the actor may not, or there is no such team; a database fault.
pub async fn one(cx: &Cx, id: Id) -> Result<Team> {
    let hubs = hubs::all(cx, None).await?;
    let hubs = hubs.into_iter().map(|hub| Site { kind: HUB, id: hub.location.id, name: hub.location.name });
    let mut known: Vec<Site> = hubs.collect();
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let row = team_row(&tx, id).await?;
        let place = tx.cx.place.0;
        let agency = agency::Entity::find_by_id((place, row.agency_id)).one(tx.conn()).await.map_err(fault)?;
        let mut works = Vec::new();
        for (staff, role) in people(&tx, id).await? {
            let who = staff::Entity::find_by_id((place, staff.0)).one(tx.conn()).await.map_err(fault)?;
            works.extend(who.map(|who| (staff, who.name, role)));
        }
        works.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        let services = record::Entity::find()
            .filter(record::Column::PlaceId.eq(place))
            .filter(record::Column::Kind.eq(SERVICE))
            .filter(record::Column::DeletedUs.is_null())
            .order_by_asc(record::Column::Name)
            .all(tx.conn())
            .await
            .map_err(fault)?;
        known.extend(services.into_iter().map(|row| Site { kind: SERVICE, id: Id(row.id), name: row.name }));
        let chosen = team_site::Entity::find()
            .filter(team_site::Column::PlaceId.eq(place))
            .filter(team_site::Column::TeamId.eq(id.0))
            .all(tx.conn())
            .await
            .map_err(fault)?;
        let theirs = |site: &Site| chosen.iter().any(|row| row.kind == site.kind && row.target_id == site.id.0);
        let (sites, others) = known.into_iter().partition(theirs);
        let (agency, away) = (agency.map(|agency| agency.name).unwrap_or_default(), row.away_us.is_some());
        Ok(Team { id, name: row.name, agency, away, people: works, sites, others })
    })
    .await
}

/// Who works in a team, or will: everyone once for each role.
async fn people(tx: &Tx, team: Id) -> Result<Vec<(Id, Role)>> {
    let now = tx.cx.now_us();
    let rows = assignment::Entity::find()
        .filter(assignment::Column::PlaceId.eq(tx.cx.place.0))
        .filter(assignment::Column::TeamId.eq(team.0))
        .filter(assignment::Column::ToUs.is_null().or(assignment::Column::ToUs.gt(now)))
        .all(tx.conn())
        .await
        .map_err(fault)?;
    Ok(rows.into_iter().filter_map(|row| Some((Id(row.staff_id), Role::of(&row.role)?))).collect())
}

async fn team_row(tx: &Tx, id: Id) -> Result<team::Model> {
    let row = team::Entity::find_by_id((tx.cx.place.0, id.0)).lock_exclusive().one(tx.conn()).await;
    row.map_err(fault)?.ok_or(Error::NotFound)
}

async fn agency_row(tx: &Tx, id: Id) -> Result<agency::Model> {
    let row = agency::Entity::find_by_id((tx.cx.place.0, id.0)).lock_exclusive().one(tx.conn()).await;
    row.map_err(fault)?.ok_or(Error::NotFound)
}

fn named(name: &str) -> Result<String> {
    let name = name.trim().to_owned();
    let wrong = name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control);
    if wrong { Err(Error::invalid("name", "required", "say a name of at most 120 letters")) } else { Ok(name) }
}

async fn note(tx: &Tx, kind: &'static str, action: &str, target: Id, detail: &str) -> Result<()> {
    audit::record(tx, Deed { action, kind, target, detail }).await
}

/// Adds an agency.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` by field; a database fault.
pub async fn add_agency(cx: &Cx, name: &str, kind: &str) -> Result<Id> {
    let (name, kind) = (name.to_owned(), kind.to_owned());
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let name = named(&name)?;
        if !KINDS.contains(&kind.as_str()) {
            return Err(Error::invalid("kind", "unknown-code", "choose one of the list"));
        }
        let same = agency::Entity::find().filter(agency::Column::PlaceId.eq(tx.cx.place.0));
        if same.filter(agency::Column::Name.eq(&name)).count(tx.conn()).await.map_err(fault)? > 0 {
            return Err(Error::invalid("name", "taken-name", "there is one of this name already"));
        }
        let id = tx.cx.fresh_id();
        let (place_id, slug) = (Set(tx.cx.place.0), Set(id.to_string()));
        let row =
            agency::ActiveModel { place_id, id: Set(id.0), slug, name: Set(name), kind: Set(kind), away_us: Set(None) };
        row.insert(tx.conn()).await.map_err(fault)?;
        note(&tx, "agency", "agency.add", id, "").await?;
        Ok(id)
    })
    .await
}

/// Adds a team to an agency.
///
/// # Errors
/// `NotFound` when the actor may not, or there is no such agency; `Invalid` by field; a database fault.
pub async fn add_team(cx: &Cx, agency: Id, name: &str) -> Result<Id> {
    let name = name.to_owned();
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        agency_row(&tx, agency).await?;
        let name = named(&name)?;
        let same = team::Entity::find().filter(team::Column::PlaceId.eq(tx.cx.place.0));
        let same = same.filter(team::Column::AgencyId.eq(agency.0)).filter(team::Column::Name.eq(&name));
        if same.count(tx.conn()).await.map_err(fault)? > 0 {
            return Err(Error::invalid("name", "taken-name", "there is one of this name already"));
        }
        let id = tx.cx.fresh_id();
        team::ActiveModel {
            place_id: Set(tx.cx.place.0),
            id: Set(id.0),
            agency_id: Set(agency.0),
            slug: Set(id.to_string()),
            name: Set(name),
            away_us: Set(None),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
        note(&tx, "team", "team.add", id, "").await?;
        Ok(id)
    })
    .await
}

/// Gives an agency or a team another name.
///
/// # Errors
/// `NotFound` when the actor may not, or it is not there; `Invalid` by field; a database fault.
pub async fn rename(cx: &Cx, of: Of, name: &str) -> Result<()> {
    let name = name.to_owned();
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        match of {
            Of::Agency(id) => {
                let mut row = agency::ActiveModel::from(agency_row(&tx, id).await?);
                row.name = Set(named(&name)?);
                row.update(tx.conn()).await.map_err(fault)?;
                note(&tx, "agency", "agency.rename", id, "").await
            }
            Of::Team(id) => {
                let mut row = team::ActiveModel::from(team_row(&tx, id).await?);
                row.name = Set(named(&name)?);
                row.update(tx.conn()).await.map_err(fault)?;
                note(&tx, "team", "team.rename", id, "").await
            }
        }
    })
    .await
}

/// Puts an agency or a team away, or brings it back.
///
/// # Errors
/// `NotFound` when the actor may not, or it is not there; `Conflict` while somebody works there or will, or is to; a
/// database fault.
pub async fn put_away(cx: &Cx, of: Of, away: bool) -> Result<()> {
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let (place, at) = (tx.cx.place.0, away.then(|| tx.cx.now_us()));
        let verb = if away { "put-away" } else { "bring-back" };
        match of {
            Of::Agency(id) => {
                let row = agency_row(&tx, id).await?;
                let teams = team::Entity::find().filter(team::Column::PlaceId.eq(place));
                let open = teams.filter(team::Column::AgencyId.eq(id.0)).filter(team::Column::AwayUs.is_null());
                if away && open.count(tx.conn()).await.map_err(fault)? > 0 {
                    return Err(Error::Conflict("it has teams".to_owned()));
                }
                let mut row = agency::ActiveModel::from(row);
                row.away_us = Set(at);
                row.update(tx.conn()).await.map_err(fault)?;
                note(&tx, "agency", &format!("agency.{verb}"), id, "").await
            }
            Of::Team(id) => {
                let row = team_row(&tx, id).await?;
                let asked = asked_role::Entity::find().filter(asked_role::Column::PlaceId.eq(place));
                let asked = asked.filter(asked_role::Column::TeamId.eq(id.0));
                let asked = asked.filter(asked_role::Column::ExpiresUs.gt(tx.cx.now_us()));
                let waits = asked.count(tx.conn()).await.map_err(fault)? > 0;
                if away && (waits || !people(&tx, id).await?.is_empty()) {
                    return Err(Error::Conflict("somebody works there".to_owned()));
                }
                if !away && agency_row(&tx, Id(row.agency_id)).await?.away_us.is_some() {
                    return Err(Error::Conflict("its agency was put away".to_owned()));
                }
                let mut row = team::ActiveModel::from(row);
                row.away_us = Set(at);
                row.update(tx.conn()).await.map_err(fault)?;
                note(&tx, "team", &format!("team.{verb}"), id, "").await
            }
        }
    })
    .await
}

/// Says that a team is for a hub or a service, or is not.
///
/// # Errors
/// `NotFound` when the actor may not, or one of the two is not there; `Invalid` for what is neither hub nor service; a
/// database fault.
pub async fn is_for(cx: &Cx, team: Id, kind: &str, target: Id, is: bool) -> Result<()> {
    let (kind, of) = match kind {
        HUB => (HUB, "location"),
        SERVICE => (SERVICE, SERVICE),
        _ => return Err(Error::invalid("site", "unknown-code", "choose one of the list")),
    };
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        team_row(&tx, team).await?;
        let place = tx.cx.place.0;
        let key = (place, team.0, kind.to_owned(), target.0);
        if is {
            let there = record::Entity::find_by_id((place, of.to_owned(), target.0)).one(tx.conn()).await;
            there.map_err(fault)?.filter(|row| row.deleted_us.is_none()).ok_or(Error::NotFound)?;
            let (place_id, team_id, target_id) = (Set(place), Set(team.0), Set(target.0));
            let row = team_site::ActiveModel { place_id, team_id, kind: Set(kind.to_owned()), target_id };
            let met = OnConflict::new().do_nothing().to_owned();
            team_site::Entity::insert_many([row])
                .on_conflict(met)
                .exec_without_returning(tx.conn())
                .await
                .map_err(fault)?;
        } else {
            team_site::Entity::delete_by_id(key).exec(tx.conn()).await.map_err(fault)?;
        }
        note(&tx, "team", if is { "team.for" } else { "team.not-for" }, team, &target.to_string()).await
    })
    .await
}
