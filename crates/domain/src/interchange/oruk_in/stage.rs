//! Reading a feed or a file into a run.

use super::{
    around,
    left_out::{self, Here},
    pull,
    read::{self, list, text},
    run::{RecordReport, Run, Staged, State},
    service::{self, Names},
};
use crate::{
    access::{Action, authorise},
    directory::{
        model::{Location, Organisation, Service},
        rows::{self, Aggregate},
        slug::{is_slug, slug_of},
    },
    interchange::{Codes, csv_in::Outcome, feed::place_name, take::Given},
};
use data::Cx;
use kernel::{FieldError, Id, Result, fetch::Fetch};
use serde_json::Value;
use std::collections::HashMap;

/// How to stage.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The feed's address, or what to call the file: the source of facts that change.
    pub name: &'a str,
    /// Only look: the run is not kept and cannot be landed.
    pub dry_run: bool,
}

/// Stages a file.
///
/// # Errors
/// `NotFound` when the actor may not; `Malformed` when the file cannot be used; a database fault.
pub async fn from_file(cx: &Cx, input: Input<'_>, file: &[u8]) -> Result<Run> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    stage(cx, input, read::services(file)?).await
}

/// Stages what a feed has now.
///
/// # Errors
/// As [`from_file`]; `Invalid` or `Unavailable` when the feed does not answer as it should.
pub async fn from_web(cx: &Cx, input: Input<'_>, fetch: &dyn Fetch) -> Result<Run> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    stage(cx, input, pull::pull(fetch, input.name).await?).await
}

async fn stage(cx: &Cx, input: Input<'_>, objects: Vec<Value>) -> Result<Run> {
    let codes = Codes::load(cx).await?;
    let place_name = place_name(cx).await?;
    let run = Run { id: cx.fresh_id(), source: input.name.to_owned(), state: State::Staged, records: Vec::new() };
    let mut staged = Staged { run, organisations: vec![], locations: vec![], services: vec![] };

    // Of a service that ended only the end counts.
    let running = || objects.iter().filter(|object| !has_ended(object));
    let organisations = address_all::<Organisation>(cx, running().filter_map(organisation_of)).await?;
    for Addressed { id, slug, object, .. } in organisations.here {
        let given = given(&mut staged.run, "organisation", id, slug, around::organisation(object).0);
        staged.run.note(given.at, left_out::of_organisation(object));
        staged.organisations.push(given);
    }
    let locations = address_all::<Location>(cx, running().flat_map(locations_of)).await?;
    for Addressed { id, slug, is_new, object } in locations.here {
        let given = given(&mut staged.run, "location", id, slug, around::location(object, is_new, &codes.vocabulary).0);
        staged.run.note(given.at, left_out::of_location(object, &codes.vocabulary));
        staged.locations.push(given);
    }
    let services = address_all::<Service>(cx, objects.iter()).await?;
    let ids: Vec<Id> = services.here.iter().map(|s| s.id).collect();
    let before: HashMap<Id, Service> =
        rows::many::<Service>(cx, &ids).await?.into_iter().map(|s| (s.record.id, s.record)).collect();
    for Addressed { id, slug, object, .. } in services.here {
        let organisation = organisation_of(object).and_then(|o| organisations.slugs.get(text(o, "id")?));
        let names = Names {
            vocabulary: &codes.vocabulary,
            locations: &locations.slugs,
            organisation: organisation.map(String::as_str),
            before: before.get(&id),
        };
        let ended = has_ended(object);
        let cells = match ended {
            true => service::ended(names.before, codes.today),
            false => Some(service::service(object, &names).0),
        };
        if let Some(cells) = cells {
            let given = given(&mut staged.run, "service", id, slug, cells);
            if !ended {
                let here = Here { vocabulary: &codes.vocabulary, locations: &locations.slugs, place: &place_name };
                staged.run.note(given.at, left_out::of_service(object, &here));
            }
            staged.services.push(given);
        }
    }
    for (kind, refused) in
        [("organisation", organisations.refused), ("location", locations.refused), ("service", services.refused)]
    {
        staged.run.records.extend(refused.into_iter().map(|(slug, error)| RecordReport {
            kind: kind.to_owned(),
            slug,
            outcome: Outcome::Rejected,
            differences: vec![],
            errors: vec![error],
            left_out: vec![],
        }));
    }
    staged.look(cx).await?;
    if !input.dry_run {
        staged.keep(cx).await?;
    }
    Ok(staged.run)
}

fn given(run: &mut Run, kind: &str, id: Id, slug: String, cells: HashMap<String, String>) -> Given {
    let at = run.records.len();
    run.records.push(RecordReport {
        kind: kind.to_owned(),
        slug: slug.clone(),
        outcome: Outcome::Rejected,
        differences: vec![],
        errors: vec![],
        left_out: vec![],
    });
    Given { at, slug, id: Some(id), cells }
}

fn has_ended(service: &Value) -> bool {
    text(service, "status") == Some("defunct")
}

/// Who runs a service, unless the feed says that nobody says.
fn organisation_of(service: &Value) -> Option<&Value> {
    let organisation = service.get("organization").filter(|o| o.is_object())?;
    (organisation.get("not_stated").and_then(Value::as_bool) != Some(true)).then_some(organisation)
}

fn locations_of(service: &Value) -> impl Iterator<Item = &Value> {
    list(service, "service_at_locations").iter().filter_map(|at| at.get("location")).filter(|l| l.is_object())
}

/// A record of the feed with its id and its address here.
struct Addressed<'a> {
    id: Id,
    slug: String,
    is_new: bool,
    object: &'a Value,
}

/// Records with addresses, and those that cannot have one.
struct Addresses<'a> {
    here: Vec<Addressed<'a>>,
    /// Address by id in the feed.
    slugs: HashMap<String, String>,
    refused: Vec<(String, FieldError)>,
}

/// Gives each record its address: the one it has here, or the one the feed or its name gives if that is free.
async fn address_all<'a, A: Aggregate>(cx: &Cx, objects: impl Iterator<Item = &'a Value>) -> Result<Addresses<'a>> {
    let mut taken: HashMap<String, Id> = rows::ids_by_slug::<A>(cx).await?;
    let mut mine: HashMap<Id, String> = taken.iter().map(|(slug, id)| (*id, slug.clone())).collect();
    let mut all = Addresses { here: vec![], slugs: HashMap::new(), refused: vec![] };
    for object in objects {
        let said = text(object, "id").unwrap_or_default();
        let shown: String = said.chars().take(60).collect();
        let Ok(id) = said.parse::<Id>() else {
            let error = FieldError::new("id", "id-malformed", "an id of the standard is a UUID");
            all.refused.push((shown, error));
            continue;
        };
        if all.slugs.contains_key(said) {
            // The same organisation or place stands under many services: its first telling counts.
            if A::KIND == Service::KIND {
                let error = FieldError::new("id", "repeated", "this service stands in the feed before");
                all.refused.push((shown, error));
            }
            continue;
        }
        let known = mine.get(&id).cloned();
        let is_new = known.is_none();
        let slug = known.unwrap_or_else(|| free(object, id, &taken));
        taken.insert(slug.clone(), id);
        mine.insert(id, slug.clone());
        all.slugs.insert(said.to_owned(), slug.clone());
        all.here.push(Addressed { id, slug, is_new, object });
    }
    Ok(all)
}

fn free(object: &Value, id: Id, taken: &HashMap<String, Id>) -> String {
    let said = text(object, "slug").filter(|s| is_slug(s)).map(str::to_owned);
    let wanted = said.unwrap_or_else(|| slug_of(text(object, "name").unwrap_or_default()));
    let numbered = (2..100).map(|n| format!("{wanted}-{n}"));
    let names = [wanted.clone()].into_iter().chain(numbered);
    names.filter(|n| is_slug(n)).find(|n| !taken.contains_key(n)).unwrap_or_else(|| id.to_string())
}
