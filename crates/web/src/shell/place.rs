//! What every page says of its place: its name, whether it is a demonstration, and whom to call by the
//! clock. Read from the place's own data.

use super::hours::{Opening, is_open};
use domain::{Cx, directory::dataset::Cached, pathway};
use jiff::civil::DateTime;
use kernel::FieldError;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// Facts of a place that pages show.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PlaceFacts {
    /// Its name, for example a city's.
    pub name: String,
    /// Invented people and addresses; said on every page.
    pub demonstration: bool,
    /// Parts of the day.
    pub clock: BTreeMap<String, Part>,
    /// Teams to ask, by code: `information` and `hubs`.
    pub contacts: BTreeMap<String, Team>,
    /// How to reach the teams that the pathway's rules name where nothing is there.
    pub ask: Vec<Team>,
    /// Urgent routes in the order they are shown.
    pub urgent: Vec<Line>,
    /// Colours by name.
    pub theme: BTreeMap<String, String>,
    /// What must be said of borrowed data.
    #[serde(rename = "attribution")]
    pub attributions: Vec<Attribution>,
}

/// A part of the day, from one time to another.
#[derive(Debug, Clone, Deserialize)]
pub struct Part {
    /// `HH:MM`.
    pub from: jiff::civil::Time,
    /// `HH:MM`.
    pub to: jiff::civil::Time,
}

/// A team that answers families.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// When someone answers.
    pub hours: Vec<Opening>,
    /// Its number and address were invented.
    pub example: bool,
}

/// A line to call or text when it is urgent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Line {
    /// Code, for example `samaritans`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// One plain sentence.
    pub what: String,
    /// Number to call.
    pub phone: String,
    /// What to press after the number.
    pub option: String,
    /// Number to text.
    pub text: String,
    /// Word to text.
    pub text_word: String,
    /// Kinds of danger it is for.
    #[serde(rename = "for")]
    pub kinds: Vec<String>,
    /// Only shown while the line of this code is shut.
    pub outside: String,
    /// When someone answers; empty is always.
    pub hours: Vec<Opening>,
    /// Its number was invented.
    pub example: bool,
}

/// A credit.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Attribution {
    /// In words.
    pub text: String,
}

impl PlaceFacts {
    /// Reads a place's facts.
    ///
    /// # Errors
    /// `malformed` when it is not TOML of that shape.
    pub fn parse(text: &str) -> Result<Self, Vec<FieldError>> {
        toml::from_str(text).map_err(|e| vec![FieldError::new("place", "malformed", e.message().to_owned())])
    }

    /// The line that answers for the family hubs.
    pub fn hub_line(&self) -> Option<&Team> {
        self.contacts.get("hubs").or_else(|| self.team())
    }

    /// The team that knows what there is.
    pub fn team(&self) -> Option<&Team> {
        self.contacts.get("information")
    }

    /// The team of that name, with how to reach it where that is known.
    pub fn team_named(&self, name: &str) -> Team {
        let known = self.ask.iter().chain(self.contacts.values()).find(|team| team.name == name);
        known.cloned().unwrap_or_else(|| Team { name: name.to_owned(), ..Team::default() })
    }

    /// The team to ask about a topic, for a child of that age in months when one was said. The rules say which;
    /// without rules it is the team that knows what there is.
    pub async fn team_for(&self, cx: &Cx, topic: &str, age_months: Option<i32>) -> Team {
        match pathway::team(cx, topic, age_months).await {
            Ok(contact) => self.team_named(&contact.name),
            Err(cause) => {
                tracing::warn!(%cause, "the rules name no team");
                self.team().cloned().unwrap_or_default()
            }
        }
    }

    /// The part of the day: `day`, `evening`, or `night`, which is what is left.
    pub fn part(&self, at: DateTime) -> &str {
        let inside = |part: &Part| part.from <= at.time() && at.time() < part.to;
        self.clock.iter().find(|(_, part)| inside(part)).map_or("night", |(name, _)| name)
    }

    /// Urgent routes answered at that moment, and the others.
    pub fn urgent_at(&self, at: DateTime) -> (Vec<Line>, Vec<Line>) {
        let answers = |line: &Line| {
            let instead = self.urgent.iter().find(|other| other.code == line.outside);
            is_open(&line.hours, at) && instead.is_none_or(|other| !is_open(&other.hours, at))
        };
        self.urgent.iter().cloned().partition(answers)
    }
}

/// The facts of the context's place; bare ones when it has none, so that a page is never lost for them.
pub async fn of(cx: &Cx) -> Arc<PlaceFacts> {
    static CACHE: Cached<PlaceFacts> = Cached::new("place");
    match CACHE.get(cx, PlaceFacts::parse).await {
        Ok(found) => found.map(|(_, facts)| facts).unwrap_or_default(),
        Err(cause) => {
            tracing::error!(%cause, "the place's facts cannot be read");
            Arc::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn place() -> PlaceFacts {
        PlaceFacts::parse(include_str!("../../../../demo/place.toml")).expect("the demonstration place's facts")
    }

    fn names(lines: &[Line]) -> Vec<&str> {
        lines.iter().map(|line| line.code.as_str()).collect()
    }

    #[test]
    fn by_day_the_front_door_answers_and_by_night_another_line_does() {
        let (day, _) = place().urgent_at(date(2026, 11, 24).at(10, 0, 0, 0));
        let (night, shut) = place().urgent_at(date(2026, 11, 24).at(23, 30, 0, 0));
        assert!(names(&day).contains(&"mash-day") && !names(&day).contains(&"mash-out-of-hours"));
        assert!(names(&night).contains(&"mash-out-of-hours") && names(&shut).contains(&"mash-day"));
        assert!(names(&night).contains(&"emergency"));
    }

    #[test]
    fn the_day_has_three_parts() {
        let part = |hour| place().part(date(2026, 11, 24).at(hour, 0, 0, 0)).to_owned();
        assert_eq!([part(10), part(19), part(2)], ["day", "evening", "night"]);
    }

    #[test]
    fn every_team_the_rules_name_can_be_called_and_no_invented_number_goes_unmarked() {
        let rules = include_str!("../../../../demo/pathway/rules.toml");
        let rules: toml::Table = rules.parse().expect("the demonstration rules");
        let named = rules["contact"].as_array().expect("contacts").iter().filter_map(|c| c["name"].as_str());
        for name in named {
            assert!(!place().team_named(name).phone.is_empty(), "{name}");
        }
        let invented = |phone: &str| phone.starts_with("01632 960") || phone.starts_with("0808 157 0");
        let place = place();
        let teams = place.ask.iter().chain(place.contacts.values()).map(|t| (&t.phone, t.example));
        for (phone, example) in teams.chain(place.urgent.iter().map(|l| (&l.phone, l.example))) {
            assert_eq!(invented(phone), example, "{phone}");
        }
    }
}
