//! Rows to and from people who work and what they work as.

use ::policy::{Assignment, Role, Span, Staff, Tier};
use data::{
    fault,
    tables::{assignment, staff, team},
};
use jiff::Timestamp;
use kernel::{Error, Id, PlaceId, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

/// Someone who works here, with their roles; `None` when there is nobody of that id, or they left by `now_us`.
pub(super) async fn staff(conn: &impl ConnectionTrait, place: PlaceId, id: Id, now_us: i64) -> Result<Option<Staff>> {
    let row = staff::Entity::find_by_id((place.0, id.0)).one(conn).await.map_err(fault)?;
    let Some(row) = row.filter(|row| row.left_us.is_none_or(|left| now_us < left)) else { return Ok(None) };
    let in_team: RelationDef = assignment::Entity::belongs_to(team::Entity)
        .from((assignment::Column::PlaceId, assignment::Column::TeamId))
        .to((team::Column::PlaceId, team::Column::Id))
        .into();
    let assigned = assignment::Entity::find()
        .join(JoinType::InnerJoin, in_team)
        .select_also(team::Entity)
        .filter(assignment::Column::PlaceId.eq(place.0))
        .filter(assignment::Column::StaffId.eq(id.0))
        .order_by_asc(assignment::Column::Id)
        .all(conn)
        .await
        .map_err(fault)?;
    let assignments = assigned
        .into_iter()
        .map(|(row, team)| {
            let team = team.ok_or_else(|| Error::internal("an assignment to no team"))?;
            read(row, team, place)
        })
        .collect::<Result<_>>()?;
    Ok(Some(Staff { id, person: row.person_id.map(Id), line: Id(row.line_id), assignments }))
}

fn read(row: assignment::Model, team: team::Model, place: PlaceId) -> Result<Assignment> {
    let unknown = |what: &str| Error::internal(format!("an assignment of unknown {what}"));
    Ok(Assignment {
        place,
        agency: Id(team.agency_id),
        team: Id(team.id),
        role: Role::of(&row.role).ok_or_else(|| unknown("role"))?,
        tier: Tier::of(&row.tier).ok_or_else(|| unknown("tier"))?,
        span: Span { from: moment(row.from_us)?, to: row.to_us.map(moment).transpose()? },
    })
}

fn moment(us: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(us).map_err(Error::internal)
}
