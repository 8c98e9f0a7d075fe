//! Services as rows.

use super::{
    Cell, Codes, Format, code_of, coded, contact, named, service_lists as lists, sessions, shown, yes, yes_or_no,
};
use crate::{
    directory::{
        model::{Ages, Evidence, Link, Programme, Provenance, Service, Wait},
        vocabulary::List,
    },
    interchange::cell::{join, split},
};
use kernel::{FieldError, Id, PlaceId};
use std::collections::BTreeMap;

/// Months from before birth to a hundredth birthday.
const MONTHS: (i64, i64) = (-9, 1200);
/// Months until the last birthday that support for the young reaches: the twenty-sixth.
const CHILDHOOD: i32 = 311;
/// Years a parent may have.
const YEARS: (i64, i64) = (10, 120);
const LEVELS: [&str; 3] = ["universal", "targeted", "specialist"];
const EVIDENCE: [&str; 4] = ["evidence-based", "evidence-informed", "promising", "local"];

impl Format for Service {
    const COLUMNS: &'static [(&'static str, &'static str)] = &[
        ("name", "name"),
        ("alternate_names", "name"),
        ("organisation", "organisation"),
        ("summary", "summary"),
        ("description", "description"),
        ("level", "level"),
        ("need_levels", "level"),
        ("age_label", "ages"),
        ("age_from_months", "ages"),
        ("age_to_months", "ages"),
        ("stages", "stages"),
        ("topics", "topics"),
        ("target_groups", "target_groups"),
        ("audience", "audience"),
        ("modes", "modes"),
        ("eligibility", "eligibility"),
        ("requires_any", "eligibility"),
        ("first_child", "eligibility"),
        ("parent_age_from", "eligibility"),
        ("parent_age_to", "eligibility"),
        ("join_in_pregnancy", "eligibility"),
        ("diagnosis_needed", "eligibility"),
        ("join_ways", "joining"),
        ("join", "joining"),
        ("languages", "languages"),
        ("interpreter", "interpreter"),
        ("access", "access"),
        ("creche", "creche"),
        ("sessions", "places"),
        ("sessions", "times"),
        ("cost", "costs"),
        ("wait_weeks", "wait"),
        ("wait_stated_on", "wait"),
        ("while_you_wait", "while_you_wait"),
        ("evidence_label", "evidence"),
        ("evidence_note", "evidence"),
        ("contact_name", "contacts"),
        ("contact_phone", "contacts"),
        ("contact_email", "contacts"),
        ("link_label", "links"),
        ("link_url", "links"),
        ("community_led", "community_led"),
        ("father_inclusive", "father_inclusive"),
        ("warm_space", "warm_space"),
        ("programme_sessions", "programme"),
        ("programme_duration", "programme"),
        ("programme_lead", "programme"),
        ("programme_target", "programme"),
        ("programme_trained_staff", "programme"),
        ("area", "area"),
        ("pending", "visibility"),
        ("invisible", "visibility"),
        ("visible_from", "visibility"),
        ("visible_to", "visibility"),
        ("temporarily_closed", "visibility"),
        ("archived_on", "visibility"),
        ("review_last", "review"),
        ("review_next", "review"),
    ];

    fn blank(place: PlaceId, slug: &str, id: Option<Id>) -> Self {
        Self {
            id: id.unwrap_or_else(|| Id::derived(place, "service", slug)),
            slug: slug.to_owned(),
            organisation_id: None,
            name: String::new(),
            alternate_names: Vec::new(),
            summary: String::new(),
            description: String::new(),
            level: String::new(),
            need_levels: Vec::new(),
            ages: Ages::default(),
            stages: Vec::new(),
            topics: Vec::new(),
            target_groups: Vec::new(),
            audience: Vec::new(),
            modes: Vec::new(),
            eligibility: Default::default(),
            joining: Default::default(),
            languages: Vec::new(),
            interpreter: None,
            access: Vec::new(),
            creche: None,
            costs: Vec::new(),
            wait: None,
            while_you_wait: Vec::new(),
            evidence: None,
            contacts: Vec::new(),
            links: Vec::new(),
            community_led: false,
            father_inclusive: false,
            warm_space: false,
            programme: None,
            places: Vec::new(),
            times: Vec::new(),
            area: Vec::new(),
            visibility: Default::default(),
            review: Default::default(),
            provenance: BTreeMap::new(),
        }
    }

    fn set(&mut self, column: &str, cell: Cell<'_>, codes: &Codes) -> Result<(), FieldError> {
        match column {
            "name" => self.name = cell.line(column, 200)?,
            "alternate_names" => self.alternate_names = split(&cell.line(column, 10_000)?, ';'),
            "organisation" => self.organisation_id = organisation(cell, column, codes)?,
            "summary" => self.summary = cell.text(column, 500)?,
            "description" => self.description = cell.text(column, 10_000)?,
            "level" => self.level = one_of(&cell.text(column, 20)?, &LEVELS, column)?,
            "need_levels" => self.need_levels = need_levels(cell, column, codes)?,
            "age_label" => self.ages.label = cell.text(column, 200)?,
            "age_from_months" => self.ages.from_months = months(cell, column)?,
            "age_to_months" => self.ages.to_months = months(cell, column)?,
            "stages" => self.stages = codes.codes(cell, List::Stages, column)?,
            "topics" => self.topics = codes.codes(cell, List::Topics, column)?,
            "target_groups" => self.target_groups = codes.codes(cell, List::Groups, column)?,
            "audience" => self.audience = all_coded(cell, column)?,
            "modes" => self.modes = codes.codes(cell, List::Modes, column)?,
            "join_ways" => self.joining.ways = all_coded(cell, column)?,
            "join" => self.joining.text = cell.text(column, 2000)?,
            "languages" => self.languages = codes.codes(cell, List::Languages, column)?,
            "interpreter" => self.interpreter = cell.flag(column)?,
            "access" => self.access = codes.codes(cell, List::Access, column)?,
            "creche" => self.creche = cell.flag(column)?,
            "sessions" => sessions::read_sessions(self, cell, column, codes)?,
            "cost" => self.costs = lists::read_costs(cell, column)?,
            "while_you_wait" => self.while_you_wait = lists::read_meanwhile(cell, column)?,
            "contact_name" | "contact_phone" | "contact_email" => contact::set(&mut self.contacts, column, cell)?,
            "link_label" | "link_url" => self.set_link(column, cell)?,
            "community_led" => self.community_led = cell.flag(column)?.unwrap_or(false),
            "father_inclusive" => self.father_inclusive = cell.flag(column)?.unwrap_or(false),
            "warm_space" => self.warm_space = cell.flag(column)?.unwrap_or(false),
            "area" => self.area = codes.codes(cell, List::Areas, column)?,
            "review_last" => self.review.last = cell.date(column)?,
            "review_next" => self.review.next = cell.date(column)?,
            "wait_weeks" | "wait_stated_on" => self.set_wait(column, cell)?,
            "evidence_label" | "evidence_note" => self.set_evidence(column, cell)?,
            c if c.starts_with("programme_") => self.set_programme(column, cell)?,
            c if self.set_eligibility(c, cell, codes)? => {}
            _ => self.set_visibility(column, cell)?,
        }
        Ok(())
    }

    fn get(&self, column: &str, codes: &Codes) -> String {
        match column {
            "name" => self.name.clone(),
            "alternate_names" => join(&self.alternate_names, ';'),
            "organisation" => {
                let slug = self.organisation_id.and_then(|id| codes.organisations.slugs.get(&id));
                shown(slug)
            }
            "summary" => self.summary.clone(),
            "description" => self.description.clone(),
            "level" => self.level.clone(),
            "need_levels" => join(self.need_levels.iter().map(u8::to_string), ';'),
            "age_label" => self.ages.label.clone(),
            "age_from_months" => shown(self.ages.from_months),
            "age_to_months" => shown(self.ages.to_months),
            "stages" => join(&self.stages, ';'),
            "topics" => join(&self.topics, ';'),
            "target_groups" => join(&self.target_groups, ';'),
            "audience" => join(self.audience.iter().map(code_of), ';'),
            "modes" => join(&self.modes, ';'),
            "eligibility" => self.eligibility.text.clone(),
            "requires_any" => join(&self.eligibility.requires_any, ';'),
            "first_child" => yes(self.eligibility.first_child),
            "parent_age_from" => shown(self.eligibility.parent_age_from),
            "parent_age_to" => shown(self.eligibility.parent_age_to),
            "join_in_pregnancy" => yes(self.eligibility.join_in_pregnancy),
            "diagnosis_needed" => yes(self.eligibility.diagnosis_needed),
            "join_ways" => join(self.joining.ways.iter().map(code_of), ';'),
            "join" => self.joining.text.clone(),
            "languages" => join(&self.languages, ';'),
            "interpreter" => yes_or_no(self.interpreter),
            "access" => join(&self.access, ';'),
            "creche" => yes_or_no(self.creche),
            "sessions" => sessions::write_sessions(self, codes),
            "cost" => lists::write_costs(&self.costs),
            "wait_weeks" => shown(self.wait.as_ref().map(|w| w.weeks)),
            "wait_stated_on" => shown(self.wait.as_ref().map(|w| w.stated_on)),
            "while_you_wait" => lists::write_meanwhile(&self.while_you_wait),
            "evidence_label" => shown(self.evidence.as_ref().map(|e| &e.label)),
            "evidence_note" => shown(self.evidence.as_ref().map(|e| &e.note)),
            "contact_name" | "contact_phone" | "contact_email" => contact::get(&self.contacts, column),
            "link_label" => shown(self.links.first().map(|l| &l.label)),
            "link_url" => shown(self.links.first().map(|l| &l.url)),
            "community_led" => yes(self.community_led),
            "father_inclusive" => yes(self.father_inclusive),
            "warm_space" => yes(self.warm_space),
            "programme_sessions" => shown(self.programme.as_ref().map(|p| &p.sessions)),
            "programme_duration" => shown(self.programme.as_ref().map(|p| &p.duration)),
            "programme_lead" => shown(self.programme.as_ref().map(|p| &p.lead)),
            "programme_target" => shown(self.programme.as_ref().map(|p| &p.target)),
            "programme_trained_staff" => shown(self.programme.as_ref().and_then(|p| p.trained_staff)),
            "area" => join(&self.area, ';'),
            "pending" => yes(self.visibility.pending),
            "invisible" => yes(self.visibility.invisible),
            "visible_from" => shown(self.visibility.from),
            "visible_to" => shown(self.visibility.to),
            "temporarily_closed" => shown(self.visibility.temporarily_closed.as_ref()),
            "archived_on" => shown(self.visibility.archived_on),
            "review_last" => shown(self.review.last),
            "review_next" => shown(self.review.next),
            _ => String::new(),
        }
    }

    fn faults(&self) -> Vec<FieldError> {
        let mut faults: Vec<FieldError> = named(&self.name).into_iter().collect();
        if self.level.is_empty() {
            faults.push(FieldError::new("level", "required", "a level is needed"));
        }
        if self.ages.from_months.zip(self.ages.to_months).is_some_and(|(from, to)| to < from) {
            // No child is that old: then the youngest age is the wrong one.
            let (column, message) = match self.ages.from_months.is_some_and(|from| from > CHILDHOOD) {
                true => ("age_from_months", "the youngest is older than the oldest, and than any child"),
                false => ("age_to_months", "the oldest is younger than the youngest"),
            };
            faults.push(FieldError::new(column, "age-impossible", message));
        }
        let parents = (self.eligibility.parent_age_from, self.eligibility.parent_age_to);
        if parents.0.zip(parents.1).is_some_and(|(from, to)| to < from) {
            faults.push(FieldError::new("parent_age_to", "age-impossible", "the oldest is younger than the youngest"));
        }
        if self.wait.as_ref().is_some_and(|w| w.stated_on == NO_DAY) {
            faults.push(FieldError::new("wait_stated_on", "required", "a wait needs the day it was stated"));
        }
        if self.links.iter().any(|l| l.url.is_empty()) {
            faults.push(FieldError::new("link_url", "required", "a link needs its address"));
        }
        faults
    }

    fn provenance(&mut self) -> &mut BTreeMap<String, Provenance> {
        &mut self.provenance
    }
}

/// Stands for the day a wait was stated until its column is read; `faults` lets none through.
const NO_DAY: jiff::civil::Date = jiff::civil::Date::constant(1, 1, 1);

impl Service {
    fn set_eligibility(&mut self, column: &str, cell: Cell<'_>, codes: &Codes) -> Result<bool, FieldError> {
        let rule = &mut self.eligibility;
        match column {
            "eligibility" => rule.text = cell.text(column, 2000)?,
            "requires_any" => rule.requires_any = codes.codes(cell, List::Groups, column)?,
            "first_child" => rule.first_child = cell.flag(column)?.unwrap_or(false),
            "parent_age_from" => rule.parent_age_from = years(cell, column)?,
            "parent_age_to" => rule.parent_age_to = years(cell, column)?,
            "join_in_pregnancy" => rule.join_in_pregnancy = cell.flag(column)?.unwrap_or(false),
            "diagnosis_needed" => rule.diagnosis_needed = cell.flag(column)?.unwrap_or(false),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set_visibility(&mut self, column: &str, cell: Cell<'_>) -> Result<(), FieldError> {
        let when = &mut self.visibility;
        match column {
            "pending" => when.pending = cell.flag(column)?.unwrap_or(false),
            "invisible" => when.invisible = cell.flag(column)?.unwrap_or(false),
            "visible_from" => when.from = cell.date(column)?,
            "visible_to" => when.to = cell.date(column)?,
            "temporarily_closed" => when.temporarily_closed = cell.maybe(column, 500)?,
            _ => when.archived_on = cell.date(column)?,
        }
        Ok(())
    }

    fn set_wait(&mut self, column: &str, cell: Cell<'_>) -> Result<(), FieldError> {
        if cell == Cell::Clear {
            self.wait = None;
            return Ok(());
        }
        let mut wait = self.wait.take().unwrap_or(Wait { weeks: 0, stated_on: NO_DAY });
        match column {
            "wait_weeks" => {
                let weeks = cell.number(column, 0, 520, "wait-impossible")?;
                wait.weeks = weeks.and_then(|w| u32::try_from(w).ok()).unwrap_or(0);
            }
            _ => wait.stated_on = cell.date(column)?.unwrap_or(NO_DAY),
        }
        self.wait = Some(wait);
        Ok(())
    }

    fn set_evidence(&mut self, column: &str, cell: Cell<'_>) -> Result<(), FieldError> {
        let mut evidence = self.evidence.take().unwrap_or(Evidence { label: String::new(), note: String::new() });
        match (column, cell) {
            ("evidence_label", Cell::Value(label)) => evidence.label = one_of(label, &EVIDENCE, column)?,
            ("evidence_label", Cell::Clear) => evidence.label = String::new(),
            _ => evidence.note = cell.text(column, 2000)?,
        }
        self.evidence = (!evidence.label.is_empty()).then_some(evidence);
        Ok(())
    }

    fn set_link(&mut self, column: &str, cell: Cell<'_>) -> Result<(), FieldError> {
        if self.links.is_empty() {
            self.links.push(Link { label: String::new(), url: String::new() });
        }
        let Some(first) = self.links.first_mut() else { return Ok(()) };
        match column {
            "link_label" => first.label = cell.text(column, 200)?,
            _ => first.url = contact::url(cell, column)?.unwrap_or_default(),
        }
        if first.label.is_empty() && first.url.is_empty() {
            self.links.remove(0);
        }
        Ok(())
    }

    fn set_programme(&mut self, column: &str, cell: Cell<'_>) -> Result<(), FieldError> {
        let mut programme = self.programme.take().unwrap_or_default();
        match column {
            "programme_sessions" => programme.sessions = cell.text(column, 500)?,
            "programme_duration" => programme.duration = cell.text(column, 500)?,
            "programme_lead" => programme.lead = cell.text(column, 500)?,
            "programme_target" => programme.target = cell.text(column, 500)?,
            _ => {
                let staff = cell.number(column, 0, 100_000, "count-impossible")?;
                programme.trained_staff = staff.and_then(|n| u32::try_from(n).ok());
            }
        }
        self.programme = (programme != Programme::default()).then_some(programme);
        Ok(())
    }
}

fn organisation(cell: Cell<'_>, column: &str, codes: &Codes) -> Result<Option<Id>, FieldError> {
    let Some(slug) = cell.maybe(column, 100)? else { return Ok(None) };
    let unknown = || FieldError::new(column, "unknown-code", format!("there is no organisation \"{slug}\""));
    codes.organisations.ids.get(&slug).copied().map(Some).ok_or_else(unknown)
}

fn one_of(text: &str, known: &[&str], column: &str) -> Result<String, FieldError> {
    if text.is_empty() || known.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(FieldError::new(column, "unknown-code", format!("write one of: {}", known.join(", "))))
}

fn need_levels(cell: Cell<'_>, column: &str, codes: &Codes) -> Result<Vec<u8>, FieldError> {
    let levels = codes.codes(cell, List::Levels, column)?;
    let unknown = || FieldError::new(column, "unknown-code", "write levels of need 1 to 4");
    levels.iter().map(|l| l.parse().map_err(|_| unknown())).collect()
}

fn months(cell: Cell<'_>, column: &str) -> Result<Option<i32>, FieldError> {
    let months = cell.number(column, MONTHS.0, MONTHS.1, "age-impossible")?;
    Ok(months.and_then(|m| i32::try_from(m).ok()))
}

fn years(cell: Cell<'_>, column: &str) -> Result<Option<i32>, FieldError> {
    let years = cell.number(column, YEARS.0, YEARS.1, "age-impossible")?;
    Ok(years.and_then(|y| i32::try_from(y).ok()))
}

fn all_coded<T: serde::de::DeserializeOwned>(cell: Cell<'_>, column: &str) -> Result<Vec<T>, FieldError> {
    cell.list(column)?.iter().map(|code| coded(code, column)).collect()
}
