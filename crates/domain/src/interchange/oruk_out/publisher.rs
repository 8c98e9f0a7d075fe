//! Who publishes the feed, and the words behind its codes.

use kernel::{Id, PlaceId};
use serde_json::Value;
use std::collections::HashMap;

use super::object::Object;

/// What every part of the feed needs to know about the place.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// The place.
    pub place: PlaceId,
    /// Its name: the area served when no smaller one is stated.
    pub name: String,
    /// How the world reaches this server, without a closing slash.
    pub base_url: String,
    /// Codes with their words.
    pub terms: Terms,
}

/// One list of codes.
#[derive(Debug, Clone)]
pub struct Taxonomy {
    /// Short name, for example `topics`.
    pub kind: String,
    /// For people.
    pub name: String,
    /// What it says of a service.
    pub description: String,
}

/// One code.
#[derive(Debug, Clone)]
pub struct Term {
    /// Which list.
    pub kind: String,
    /// The code.
    pub code: String,
    /// For people.
    pub label: String,
    /// More; the label stands in when empty.
    pub description: String,
    /// The code above it in the same list.
    pub parent: Option<String>,
}

/// Every list, with its codes in order.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    taxonomies: Vec<Taxonomy>,
    terms: Vec<Term>,
    at: HashMap<String, HashMap<String, usize>>,
}

impl Terms {
    /// Puts lists and codes together. A code whose list is not named is left out.
    pub fn new(taxonomies: Vec<Taxonomy>, terms: Vec<Term>) -> Self {
        let terms: Vec<Term> = terms.into_iter().filter(|t| taxonomies.iter().any(|x| x.kind == t.kind)).collect();
        let mut at: HashMap<String, HashMap<String, usize>> = HashMap::new();
        for (position, term) in terms.iter().enumerate() {
            at.entry(term.kind.clone()).or_default().insert(term.code.clone(), position);
        }
        Self { taxonomies, terms, at }
    }

    /// Every list.
    pub fn taxonomies(&self) -> &[Taxonomy] {
        &self.taxonomies
    }

    /// Every code, list by list.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// One code.
    pub fn find(&self, kind: &str, code: &str) -> Option<&Term> {
        self.at.get(kind)?.get(code).map(|&position| &self.terms[position])
    }

    /// The words of a code, or the code itself.
    pub fn label<'a>(&'a self, kind: &str, code: &'a str) -> &'a str {
        self.find(kind, code).map_or(code, |t| t.label.as_str())
    }
}

impl Publisher {
    /// The id of a list.
    pub fn taxonomy_id(&self, kind: &str) -> Id {
        Id::derived(self.place, "taxonomy", kind)
    }

    /// The id of a code.
    pub fn term_id(&self, kind: &str, code: &str) -> Id {
        Id::derived(self.place, "taxonomy-term", &format!("{kind}/{code}"))
    }

    /// An id that belongs to something smaller than a record, always the same for the same thing.
    pub fn part_id(&self, kind: &str, of: Id, which: impl std::fmt::Display) -> Id {
        Id::derived(self.place, kind, &format!("{of}/{which}"))
    }

    /// A list as the feed shows it.
    pub fn taxonomy(&self, taxonomy: &Taxonomy) -> Value {
        Object::with_id(self.taxonomy_id(&taxonomy.kind), false)
            .put("name", taxonomy.name.as_str())
            .put("description", taxonomy.description.as_str())
            .put("code", taxonomy.kind.as_str())
            .into()
    }

    /// A code as the feed shows it. `code` is HSDS 3.0 beside the profile.
    pub fn term(&self, term: &Term) -> Value {
        let description = if term.description.trim().is_empty() { &term.label } else { &term.description };
        let list = self.terms.taxonomies.iter().find(|t| t.kind == term.kind);
        let parent = term.parent.as_deref().filter(|code| self.terms.find(&term.kind, code).is_some());
        Object::with_id(self.term_id(&term.kind, &term.code), false)
            .put("code", term.code.as_str())
            .put("name", term.label.as_str())
            .put("description", description.as_str())
            .maybe("taxonomy", list.map(|t| t.name.as_str()))
            .put("taxonomy_id", self.taxonomy_id(&term.kind).to_string())
            .maybe("parent_id", parent.map(|code| self.term_id(&term.kind, code).to_string()))
            .into()
    }

    /// Says of the record `of` that a code applies to it.
    pub fn attribute(&self, of: Id, entity: &str, kind: &str, code: &str) -> Option<Value> {
        let term = self.terms.find(kind, code)?;
        let attribute = Object::with_id(self.part_id("attribute", of, format_args!("{kind}/{code}")), false)
            .put("link_id", of.to_string())
            .put("link_entity", entity)
            .put("link_type", kind)
            .put("taxonomy_term_id", self.term_id(kind, code).to_string())
            .put("taxonomy_term", self.term(term));
        Some(attribute.into())
    }
}
