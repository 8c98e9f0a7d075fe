//! Agencies, teams, staff and their roles from files: how a place begins, and how the demonstration place is made.
//! What people changed since is not undone: a role that was ended stays ended, someone who left has left,
//! and what has another name now keeps it.

use super::{Action, authorise};
use ::policy::{Role, Tier};
use data::{
    Cx, Tx,
    audit::{self, Deed},
    fault,
    tables::{agency, assignment, staff, team},
};
use jiff::civil::Date;
use kernel::{Error, FieldError, Id, PlaceId, Result, clock::london};
use sea_orm::{ActiveValue::Set, Insert, sea_query::OnConflict};
use serde::{Deserialize, de::DeserializeOwned};

/// The four files, in the order they lean on each other.
pub const FILES: [&str; 4] = ["people/agencies.csv", "people/teams.csv", "people/staff.csv", "people/assignments.csv"];

/// What an agency is.
pub const KINDS: [&str; 5] = ["council", "health", "education", "police", "voluntary"];

#[derive(Deserialize)]
struct AgencyLine {
    slug: String,
    name: String,
    kind: String,
}

#[derive(Deserialize)]
struct TeamLine {
    slug: String,
    agency: String,
    name: String,
}

#[derive(Deserialize)]
struct StaffLine {
    slug: String,
    name: String,
    email: String,
    job: String,
    line: String,
}

#[derive(Deserialize)]
struct AssignmentLine {
    staff: String,
    team: String,
    role: String,
    tier: String,
    from: Date,
    to: Option<Date>,
}

/// The id a name in the files has in the place: `kind` is `agency`, `team`, `staff` or `line`.
pub fn id(place: PlaceId, kind: &str, slug: &str) -> Id {
    Id::derived(place, kind, slug)
}

/// Takes in the files of [`FILES`], in that order. All of it lands or nothing does.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` by file and line; a database fault.
pub async fn put(cx: &Cx, texts: [&str; 4]) -> Result<()> {
    authorise(&cx.actor, Action::ChangeData)?;
    let [agencies, teams, people, roles] = texts;
    let agencies: Vec<AgencyLine> = lines(FILES[0], agencies)?;
    let teams: Vec<TeamLine> = lines(FILES[1], teams)?;
    let people: Vec<StaffLine> = lines(FILES[2], people)?;
    let roles: Vec<AssignmentLine> = lines(FILES[3], roles)?;
    let faults = faults(&agencies, &teams, &people, &roles);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let place = cx.place;
    let agencies = agencies.into_iter().map(|line| agency_row(place, line)).collect();
    let teams = teams.into_iter().map(|line| team_row(place, line)).collect();
    let people: Vec<_> = people.into_iter().map(|line| staff_row(place, line)).collect();
    let roles = roles.into_iter().map(|line| assignment_row(place, line)).collect::<Result<Vec<_>>>()?;
    cx.act(|tx| async move {
        keep(&tx, agencies, on(agency::Column::PlaceId, agency::Column::Id).do_nothing().to_owned()).await?;
        keep(&tx, teams, on(team::Column::PlaceId, team::Column::Id).do_nothing().to_owned()).await?;
        let names = [staff::Column::Name, staff::Column::Email, staff::Column::Job, staff::Column::LineId];
        keep(&tx, people, on(staff::Column::PlaceId, staff::Column::Id).update_columns(names).to_owned()).await?;
        keep(&tx, roles, on(assignment::Column::PlaceId, assignment::Column::Id).do_nothing().to_owned()).await?;
        let target = Id(tx.cx.place.0);
        audit::record(&tx, Deed { action: "workforce.import", kind: "place", target, detail: "" }).await
    })
    .await
}

/// Says that a member of staff is this person in the records, which are then closed to them as staff.
///
/// # Errors
/// A database fault.
pub async fn is_person(tx: &Tx, staff: Id, person: Id) -> Result<()> {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
    staff::Entity::update_many()
        .filter(staff::Column::PlaceId.eq(tx.cx.place.0))
        .filter(staff::Column::Id.eq(staff.0))
        .col_expr(staff::Column::PersonId, Expr::value(person.0))
        .exec(tx.conn())
        .await
        .map_err(fault)?;
    Ok(())
}

fn lines<L: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<L>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(|e| Error::invalid(file, "list-line", e.to_string()))
}

/// Codes that do not exist and names that lead nowhere.
fn faults(
    agencies: &[AgencyLine],
    teams: &[TeamLine],
    people: &[StaffLine],
    roles: &[AssignmentLine],
) -> Vec<FieldError> {
    let kinds = agencies.iter().map(|a| (0, "kind", &a.kind, KINDS.contains(&a.kind.as_str())));
    let owners = teams.iter().map(|t| (1, "agency", &t.agency, agencies.iter().any(|a| a.slug == t.agency)));
    let addresses = people.iter().map(|p| (2, "email", &p.email, p.email.contains('@')));
    let assigned = roles.iter().flat_map(|r| {
        [
            (3, "staff", &r.staff, people.iter().any(|p| p.slug == r.staff)),
            (3, "team", &r.team, teams.iter().any(|t| t.slug == r.team)),
            (3, "role", &r.role, Role::of(&r.role).is_some()),
            (3, "tier", &r.tier, Tier::of(&r.tier).is_some()),
        ]
    });
    kinds
        .chain(owners)
        .chain(addresses)
        .chain(assigned)
        .filter(|(_, _, _, good)| !good)
        .map(|(file, column, said, _)| {
            FieldError::new(&format!("{}: {column}", FILES[file]), "unknown-code", format!("there is no \"{said}\""))
        })
        .collect()
}

fn agency_row(place: PlaceId, line: AgencyLine) -> agency::ActiveModel {
    agency::ActiveModel {
        place_id: Set(place.0),
        id: Set(id(place, "agency", &line.slug).0),
        slug: Set(line.slug),
        name: Set(line.name),
        kind: Set(line.kind),
        away_us: Set(None),
    }
}

fn team_row(place: PlaceId, line: TeamLine) -> team::ActiveModel {
    team::ActiveModel {
        place_id: Set(place.0),
        id: Set(id(place, "team", &line.slug).0),
        agency_id: Set(id(place, "agency", &line.agency).0),
        slug: Set(line.slug),
        name: Set(line.name),
        away_us: Set(None),
    }
}

fn staff_row(place: PlaceId, line: StaffLine) -> staff::ActiveModel {
    staff::ActiveModel {
        place_id: Set(place.0),
        id: Set(id(place, "staff", &line.slug).0),
        slug: Set(line.slug),
        name: Set(line.name),
        email: Set(line.email.to_lowercase()),
        job: Set(line.job),
        line_id: Set(id(place, "line", &line.line).0),
        person_id: Set(None),
        left_us: Set(None),
    }
}

fn assignment_row(place: PlaceId, line: AssignmentLine) -> Result<assignment::ActiveModel> {
    let key = format!("{}/{}/{}", line.staff, line.team, line.role);
    Ok(assignment::ActiveModel {
        place_id: Set(place.0),
        id: Set(id(place, "assignment", &key).0),
        staff_id: Set(id(place, "staff", &line.staff).0),
        team_id: Set(id(place, "team", &line.team).0),
        role: Set(line.role),
        tier: Set(line.tier),
        from_us: Set(midnight(line.from)?),
        to_us: Set(line.to.map(midnight).transpose()?),
    })
}

/// The first moment of a day in England.
fn midnight(day: Date) -> Result<i64> {
    Ok(day.to_zoned(london()).map_err(Error::internal)?.timestamp().as_microsecond())
}

fn on<C: sea_orm::sea_query::IntoIden>(place: C, id: C) -> OnConflict {
    OnConflict::columns([place, id])
}

async fn keep<A>(tx: &Tx, rows: Vec<A>, met: OnConflict) -> Result<()>
where
    A: sea_orm::ActiveModelTrait + Send,
{
    if rows.is_empty() {
        return Ok(());
    }
    Insert::many(rows).on_conflict(met).exec_without_returning(tx.conn()).await.map_err(fault)?;
    Ok(())
}
