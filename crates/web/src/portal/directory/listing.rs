//! A service as its page tells it: every fact worded once, with where it came from.

use crate::{
    say::{
        fact,
        label::{self, Label},
    },
    shell::words::Words,
};
use domain::{
    directory::{
        model::{Contact, JoinWay, Link, Location, Organisation, Provenance, RegularTime, Service},
        show::Shown,
        vocabulary::{List, Vocabulary},
    },
    upkeep::wait,
};
use jiff::civil::Date;

/// A service worded for its page.
pub struct Listing {
    /// The service itself, for facts that need no wording.
    pub service: Service,
    /// Who runs it.
    pub organisation: Option<Organisation>,
    /// The first thing to do.
    pub act: Act,
    /// Names of its topics, each with its address.
    pub topics: Vec<(String, Label)>,
    /// Names of target groups the documents name.
    pub groups: Vec<Label>,
    /// Names of target groups of which one must be said.
    pub conditions: Vec<Label>,
    /// How help is given.
    pub modes: Vec<Label>,
    /// Where, with times there.
    pub places: Vec<Place>,
    /// Times that hang from no place.
    pub times: Vec<Time>,
    /// Accessibility of its sessions.
    pub access: Vec<Label>,
    /// Languages.
    pub languages: Vec<Label>,
    /// Cost in words.
    pub cost: Option<String>,
    /// What to do meanwhile.
    pub meanwhile: Vec<Meanwhile>,
    /// Where facts came from.
    pub sources: Vec<Source>,
}

/// The one thing to do first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Turn up.
    DropIn,
    /// Call this number.
    Call(String),
    /// Go to this address.
    Web(String),
    /// Ask a worker.
    Professional,
    /// Ask the place's own team.
    Ask,
}

/// Somewhere it happens.
pub struct Place {
    /// Its name.
    pub name: String,
    /// The hub's page, when it is one.
    pub href: Option<String>,
    /// Street, town, postcode; empty when withheld.
    pub address: String,
    /// The address is kept private.
    pub withheld: bool,
    /// Times there.
    pub times: Vec<Time>,
    /// Accessibility of the building.
    pub access: Vec<Label>,
    /// Invented to show how it works.
    pub example: bool,
}

/// A regular time in words.
pub struct Time {
    /// The words.
    pub said: String,
    /// Only in school term.
    pub term_only: bool,
}

/// Something to do while waiting.
pub struct Meanwhile {
    /// In words, or the service's name.
    pub text: String,
    /// The service.
    pub slug: Option<String>,
}

/// Where one fact, or several from the same source, came from.
pub struct Source {
    /// Word keys of the facts.
    pub facts: Vec<String>,
    /// Word key of the kind of source.
    pub kind: String,
    /// As people would cite it.
    pub source: String,
    /// Invented.
    pub example: bool,
}

impl Listing {
    /// A service with everything its page needs, worded.
    pub fn of(words: &Words, vocabulary: &Vocabulary, shown: Shown) -> Self {
        let mut listing = Self::new(words, vocabulary, shown.service, shown.organisation, &shown.locations);
        listing.meanwhile.retain_mut(|item| match &item.slug {
            // Something to do that is no longer there is left out; the others get their names.
            Some(slug) => shown.meanwhile.get(slug).map(|name| item.text.clone_from(name)).is_some(),
            None => true,
        });
        listing
    }

    /// A service worded.
    pub fn new(
        words: &Words,
        vocabulary: &Vocabulary,
        service: Service,
        organisation: Option<Organisation>,
        locations: &[Location],
    ) -> Self {
        let labels = |list, codes: &[String]| label::all(words, vocabulary, list, codes);
        let regular = |times: &[RegularTime]| -> Vec<Time> {
            times.iter().map(|t| Time { said: fact::regular(words, t), term_only: t.term_only }).collect()
        };
        let places = service.places.iter().filter_map(|at| {
            let location = locations.iter().find(|l| l.id == at.location_id)?;
            Some(Place {
                name: location.name.clone(),
                href: location.hub.then(|| format!("/hubs/{}", location.slug)),
                address: address(location),
                withheld: location.withheld,
                times: regular(&at.times),
                access: labels(List::Access, &location.access),
                example: service.is_example("places"),
            })
        });
        Self {
            act: first_act(&service, organisation.as_ref()),
            topics: service
                .topics
                .iter()
                .map(|code| (format!("/topics/{code}"), label::of(words, vocabulary, List::Topics, code)))
                .collect(),
            groups: labels(List::Groups, &service.target_groups),
            conditions: labels(List::Groups, &service.eligibility.requires_any),
            modes: labels(List::Modes, &service.modes),
            places: places.collect(),
            times: regular(&service.times),
            access: labels(List::Access, &service.access),
            languages: labels(List::Languages, &service.languages),
            cost: fact::costs(words, &service.costs),
            meanwhile: service
                .while_you_wait
                .iter()
                .map(|m| Meanwhile { text: m.text.clone(), slug: m.slug.clone() })
                .collect(),
            sources: sources(&service),
            organisation,
            service,
        }
    }

    /// Ages as printed; empty when no age is.
    pub fn ages(&self) -> &str {
        fact::ages(&self.service.ages)
    }

    /// Word keys of whom it is for.
    pub fn audience(&self) -> Vec<String> {
        self.service.audience.iter().map(|a| format!("audience-{}", fact::code_of(a))).collect()
    }

    /// Word keys of the ways in.
    pub fn ways(&self) -> Vec<String> {
        self.service.joining.ways.iter().map(|w| format!("join-{}", fact::way(*w))).collect()
    }

    /// True when any fact is invented.
    pub fn has_examples(&self) -> bool {
        self.sources.iter().any(|s| s.example)
    }

    /// True when its wait was stated so long ago that a family should ask.
    pub fn wait_is_old(&self, today: Date) -> bool {
        self.service.wait.as_ref().is_some_and(|wait| wait::is_stale(wait.stated_on, today))
    }

    /// Telephone and e-mail to reach it, the provider's own before its organisation's.
    pub fn contacts(&self) -> &[Contact] {
        match &self.organisation {
            Some(o) if self.service.contacts.is_empty() => &o.contacts,
            _ => &self.service.contacts,
        }
    }
}

/// Street, town and postcode on one line; nothing when withheld.
pub fn address(location: &Location) -> String {
    if location.withheld {
        return String::new();
    }
    let parts = [&location.address, &location.town, &location.postcode];
    parts.into_iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn first_act(service: &Service, organisation: Option<&Organisation>) -> Act {
    let has = |way| service.joining.ways.contains(&way);
    let phone = |contacts: &[Contact]| contacts.iter().find_map(|c| c.phone.clone());
    let call = phone(&service.contacts).or_else(|| organisation.and_then(|o| phone(&o.contacts)));
    let web = service.links.first().map(|Link { url, .. }| url.clone());
    let open = has(JoinWay::SelfJoin) || service.joining.ways.is_empty();
    match (call, web) {
        _ if has(JoinWay::DropIn) && !service.places.is_empty() => Act::DropIn,
        (Some(phone), _) if open => Act::Call(phone),
        (_, Some(url)) if open => Act::Web(url),
        _ if has(JoinWay::Professional) && !has(JoinWay::SelfJoin) => Act::Professional,
        _ => Act::Ask,
    }
}

/// Groups facts by what they came from, in the order of the sources' first fact.
fn sources(service: &Service) -> Vec<Source> {
    let mut found: Vec<(&Provenance, Source)> = Vec::new();
    for (field, provenance) in &service.provenance {
        let fact = format!("fact-{field}");
        match found.iter_mut().find(|(p, _)| p.kind == provenance.kind && p.source == provenance.source) {
            Some((_, source)) => source.facts.push(fact),
            None => {
                let kind = fact::code_of(provenance.kind);
                let source = Source {
                    facts: vec![fact],
                    kind: format!("source-{kind}"),
                    source: provenance.source.clone(),
                    example: kind == "example",
                };
                found.push((provenance, source));
            }
        }
    }
    found.into_iter().map(|(_, source)| source).collect()
}
