//! The first administrator of a place, from the machine itself: there is no account before somebody is named.

use super::{link, rows, rules::rules, session::note};
use crate::access::{Action, authorise};
use ::policy::{Role, Tier};
use data::{
    Cx, fault,
    tables::{agency, assignment, staff, team},
};
use kernel::{Error, Id, Result};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

/// Names the first administrator and makes their link.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` for an address that cannot be one; `Conflict` when the place has an
/// administrator; a database fault.
pub async fn first_admin(cx: &Cx, email: &str, name: &str) -> Result<String> {
    authorise(&cx.actor, Action::ChangeData)?;
    let (email, name) = (email.trim().to_lowercase(), name.trim().to_owned());
    if !email.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.')) || name.is_empty() {
        return Err(Error::invalid("email", "malformed", "say an address at work and a name"));
    }
    let hours = rules(cx).await?.rules.link_hours;
    cx.act(|tx| async move {
        let (place, now) = (tx.cx.place, tx.cx.now_us());
        let there = assignment::Entity::find()
            .filter(assignment::Column::PlaceId.eq(place.0))
            .filter(assignment::Column::Role.eq(Role::Administrator.code()))
            .filter(assignment::Column::ToUs.is_null().or(assignment::Column::ToUs.gt(now)))
            .lock_exclusive()
            .one(tx.conn())
            .await
            .map_err(fault)?;
        if there.is_some() {
            return Err(Error::Conflict("this place has an administrator: they give others their roles".to_owned()));
        }
        let (agency, team) = (Id::derived(place, "agency", "council"), Id::derived(place, "team", "administration"));
        let row = agency::ActiveModel {
            place_id: Set(place.0),
            id: Set(agency.0),
            slug: Set("council".to_owned()),
            name: Set("Council".to_owned()),
            kind: Set("council".to_owned()),
            away_us: Set(None),
        };
        let met = OnConflict::columns([agency::Column::PlaceId, agency::Column::Id]).do_nothing().to_owned();
        agency::Entity::insert_many([row]).on_conflict(met).exec_without_returning(tx.conn()).await.map_err(fault)?;
        let row = team::ActiveModel {
            place_id: Set(place.0),
            id: Set(team.0),
            agency_id: Set(agency.0),
            slug: Set("administration".to_owned()),
            name: Set("Administration".to_owned()),
            away_us: Set(None),
        };
        let met = OnConflict::columns([team::Column::PlaceId, team::Column::Id]).do_nothing().to_owned();
        team::Entity::insert_many([row]).on_conflict(met).exec_without_returning(tx.conn()).await.map_err(fault)?;
        let staff = match rows::staff_by_email(&tx.cx, tx.conn(), &email).await? {
            Some(row) => Id(row.id),
            None => {
                let id = tx.cx.fresh_id();
                staff::ActiveModel {
                    place_id: Set(place.0),
                    id: Set(id.0),
                    slug: Set(id.to_string()),
                    name: Set(name),
                    email: Set(email),
                    job: Set(String::new()),
                    line_id: Set(tx.cx.fresh_id().0),
                    person_id: Set(None),
                    left_us: Set(None),
                }
                .insert(tx.conn())
                .await
                .map_err(fault)?;
                id
            }
        };
        assignment::ActiveModel {
            place_id: Set(place.0),
            id: Set(tx.cx.fresh_id().0),
            staff_id: Set(staff.0),
            team_id: Set(team.0),
            role: Set(Role::Administrator.code().to_owned()),
            tier: Set(Tier::Occasional.code().to_owned()),
            from_us: Set(now),
            to_us: Set(None),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
        note(&tx, staff, "role.give", Role::Administrator.code()).await?;
        link::fresh(&tx, staff, hours).await
    })
    .await
}
