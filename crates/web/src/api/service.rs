//! `GET /api/v1/services/{slug}`: everything the public may know of one service, with where each fact is from.

use super::{
    ApiResult,
    card::Service,
    failure::{self, Errors},
};
use crate::{App, say::fact::code_of};
use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::directory::{
    card::Card,
    model::{Contact as RegisterContact, Location, Provenance, Service as Register},
    project::{Surroundings, card},
    show::{self, Found, Shown},
    vocabulary,
};
use kernel::Error;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// One service.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceDetail<'a> {
    #[serde(flatten)]
    service: Service<'a>,
    /// Other names people use.
    alternate_names: Vec<String>,
    /// More, in plain words; may be empty.
    description: String,
    /// Who may use it.
    eligibility: Eligibility,
    /// Costs; empty is not stated, never free.
    costs: Vec<Cost>,
    /// Waiting time, when stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    wait: Option<Wait>,
    /// Something useful meanwhile.
    while_you_wait: Vec<Meanwhile>,
    /// What is known of its evidence base.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Evidence>,
    /// Ways to reach a person.
    contacts: Vec<Contact>,
    /// Web addresses.
    links: Vec<Link>,
    /// Where it happens.
    locations: Vec<Where>,
    /// Where each fact came from, by field.
    sources: BTreeMap<String, Source>,
    /// What nobody stated.
    not_stated: Vec<String>,
}

/// Who may use a service.
#[derive(Debug, Serialize, ToSchema)]
struct Eligibility {
    /// In plain words.
    text: String,
    /// Only for families in one of these target groups; empty is no such condition.
    requires_any: Vec<String>,
    /// Only for a first child.
    first_child: bool,
    /// Parent's age in years, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_age_from: Option<i32>,
    /// Parent's age in years, inclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_age_to: Option<i32>,
    /// Joining must begin before the birth.
    join_in_pregnancy: bool,
    /// A diagnosis is a condition of joining.
    diagnosis_needed: bool,
}

/// One cost.
#[derive(Debug, Serialize, ToSchema)]
struct Cost {
    /// Pence; 0 is free.
    pence: i64,
    /// For what.
    text: String,
}

/// A waiting time.
#[derive(Debug, Serialize, ToSchema)]
struct Wait {
    /// Whole weeks.
    weeks: u32,
    /// The day someone said so.
    #[schema(format = Date)]
    stated_on: String,
}

/// Something to do meanwhile.
#[derive(Debug, Serialize, ToSchema)]
struct Meanwhile {
    /// In plain words.
    text: String,
    /// A service that can be used at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
}

/// Evidence label.
#[derive(Debug, Serialize, ToSchema)]
struct Evidence {
    /// `evidence-based`, `evidence-informed`, `promising`, `local`.
    label: String,
    /// Why, with its source.
    note: String,
}

/// A way to reach a team.
#[derive(Debug, Serialize, ToSchema)]
struct Contact {
    /// Team or role.
    name: String,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// A web address.
#[derive(Debug, Serialize, ToSchema)]
struct Link {
    /// What it is.
    label: String,
    /// Where it is.
    url: String,
}

/// A place. A withheld one says only that.
#[derive(Debug, Default, Serialize, ToSchema)]
struct Where {
    /// The address must not be known.
    address_withheld: bool,
    /// Address on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Street, town and postcode, as far as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Accessibility codes of the building.
    access: Vec<String>,
}

/// Where a fact came from.
#[derive(Debug, Serialize, ToSchema)]
struct Source {
    /// `document`, `provider`, `import`, `register`, `staff`, `inferred`, or `example` for invented facts.
    kind: String,
    /// As people would cite it.
    source: String,
    /// The day it was taken over.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    on: Option<String>,
}

/// One service.
#[utoipa::path(
    get, path = "/api/v1/services/{slug}", operation_id = "service", tag = "Find",
    params(("slug" = String, Path, description = "Its lasting address")),
    responses(
        (status = 200, description = "The service", body = ServiceDetail),
        (status = 301, description = "It has moved to the address in Location", body = Errors),
        (status = 404, description = "There is no such service", body = Errors),
        (status = 410, description = "There was one; it has ended", body = Errors),
    )
)]
pub async fn one(State(app): State<App>, Path(slug): Path<String>) -> ApiResult {
    match show::show(&app.cx, &slug).await? {
        Found::Here(shown) => {
            let vocabulary = vocabulary::load(&app.cx).await?;
            let around = Surroundings {
                organisations: shown.organisation.iter().map(|o| (o.id, o.clone())).collect(),
                locations: shown.locations.iter().map(|l| (l.id, l.clone())).collect(),
                vocabulary,
                today: app.cx.clock.today(),
            };
            let card = card(&shown.service, &around);
            Ok(Json(detail(&card, *shown)).into_response())
        }
        Found::Moved(to) => {
            let mut answer = failure::plain(StatusCode::MOVED_PERMANENTLY);
            let there = format!("/api/v1/services/{to}").parse().map_err(Error::internal)?;
            answer.headers_mut().insert(header::LOCATION, there);
            Ok(answer)
        }
        Found::Gone(_) => Ok(failure::plain(StatusCode::GONE)),
        Found::Absent => Err(Error::NotFound.into()),
    }
}

fn detail(card: &Card, shown: Shown) -> ServiceDetail<'_> {
    let Register { alternate_names, description, eligibility: who, costs, wait, .. } = shown.service;
    ServiceDetail {
        service: Service::new(card, Vec::new(), None),
        alternate_names,
        description,
        eligibility: Eligibility {
            text: who.text,
            requires_any: who.requires_any,
            first_child: who.first_child,
            parent_age_from: who.parent_age_from,
            parent_age_to: who.parent_age_to,
            join_in_pregnancy: who.join_in_pregnancy,
            diagnosis_needed: who.diagnosis_needed,
        },
        costs: costs.into_iter().map(|c| Cost { pence: c.pence, text: c.text }).collect(),
        wait: wait.map(|w| Wait { weeks: w.weeks, stated_on: w.stated_on.to_string() }),
        while_you_wait: shown
            .service
            .while_you_wait
            .into_iter()
            .map(|m| Meanwhile { text: m.text, slug: m.slug })
            .collect(),
        evidence: shown.service.evidence.map(|e| Evidence { label: e.label, note: e.note }),
        contacts: shown.service.contacts.into_iter().map(Contact::from).collect(),
        links: shown.service.links.into_iter().map(|l| Link { label: l.label, url: l.url }).collect(),
        locations: shown.locations.into_iter().map(Where::from).collect(),
        sources: shown.service.provenance.into_iter().map(|(field, p)| (field, Source::from(p))).collect(),
        not_stated: shown.completeness.gaps.iter().map(|gap| gap.code().to_owned()).collect(),
    }
}

impl From<RegisterContact> for Contact {
    fn from(contact: RegisterContact) -> Self {
        Self { name: contact.name, phone: contact.phone, email: contact.email }
    }
}

impl From<Location> for Where {
    fn from(at: Location) -> Self {
        if at.withheld {
            return Self { address_withheld: true, ..Self::default() };
        }
        let parts: Vec<String> = [at.address, at.town, at.postcode].into_iter().filter(|p| !p.is_empty()).collect();
        Self {
            address_withheld: false,
            slug: Some(at.slug),
            name: Some(at.name),
            address: Some(parts.join(", ")).filter(|a| !a.is_empty()),
            access: at.access,
        }
    }
}

impl From<Provenance> for Source {
    fn from(provenance: Provenance) -> Self {
        Self { kind: code_of(provenance.kind), source: provenance.source, on: provenance.on.map(|d| d.to_string()) }
    }
}
