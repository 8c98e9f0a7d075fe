//! How much of what families ask a listing answers, and what it leaves out, said honestly. Facts invented to
//! show how Hearth works answer nothing.

use super::{
    model::Service,
    vocabulary::{List, Vocabulary},
};

/// Something families ask that a listing does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// What it is, in a sentence.
    Summary,
    /// What it helps with.
    Topics,
    /// Which ages.
    Ages,
    /// Who may use it.
    Eligibility,
    /// How to join.
    Joining,
    /// How it is given.
    Modes,
    /// Where.
    Places,
    /// When.
    Times,
    /// What it costs.
    Cost,
    /// How to reach someone.
    Contact,
    /// In which languages.
    Languages,
    /// Whether everyone can take part.
    Access,
    /// How long the wait is.
    Wait,
    /// When someone last looked at it.
    Review,
}

/// Each question with its points; a hundred in all.
const POINTS: [(Gap, u8); 14] = [
    (Gap::Summary, 10),
    (Gap::Topics, 8),
    (Gap::Ages, 8),
    (Gap::Eligibility, 8),
    (Gap::Joining, 10),
    (Gap::Modes, 6),
    (Gap::Places, 8),
    (Gap::Times, 10),
    (Gap::Cost, 8),
    (Gap::Contact, 10),
    (Gap::Languages, 4),
    (Gap::Access, 4),
    (Gap::Wait, 2),
    (Gap::Review, 4),
];

/// A score of 0 to 100 and the questions left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// 100 is everything answered.
    pub score: u8,
    /// In the order families ask.
    pub gaps: Vec<Gap>,
}

impl Gap {
    /// Its code, and the end of its word key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Topics => "topics",
            Self::Ages => "ages",
            Self::Eligibility => "eligibility",
            Self::Joining => "joining",
            Self::Modes => "modes",
            Self::Places => "places",
            Self::Times => "times",
            Self::Cost => "costs",
            Self::Contact => "contacts",
            Self::Languages => "languages",
            Self::Access => "access",
            Self::Wait => "wait",
            Self::Review => "review",
        }
    }
}

/// Scores a listing.
pub fn completeness(service: &Service, vocabulary: &Vocabulary) -> Completeness {
    let gaps: Vec<Gap> = POINTS.iter().map(|(gap, _)| *gap).filter(|gap| !answers(service, *gap, vocabulary)).collect();
    let lost: u8 = POINTS.iter().filter(|(gap, _)| gaps.contains(gap)).map(|(_, points)| points).sum();
    Completeness { score: 100 - lost, gaps }
}

fn answers(service: &Service, gap: Gap, vocabulary: &Vocabulary) -> bool {
    let real = |said: bool, field: &str| said && !service.is_example(field);
    let linked = real(!service.links.is_empty(), "links");
    match gap {
        Gap::Summary => real(!service.summary.is_empty(), "summary"),
        Gap::Topics => real(!service.topics.is_empty(), "topics"),
        Gap::Ages => real(!service.ages.label.is_empty() || service.ages.from_months.is_some(), "ages"),
        Gap::Eligibility => real(!service.eligibility.text.is_empty(), "eligibility"),
        Gap::Joining => real(!service.joining.ways.is_empty(), "joining"),
        Gap::Modes => real(!service.modes.is_empty(), "modes"),
        // Nobody asks where an app is, or when.
        Gap::Places => !in_person(service, vocabulary) || real(!service.places.is_empty(), "places"),
        Gap::Times => !in_person(service, vocabulary) || real(has_times(service), "times"),
        Gap::Cost => real(!service.costs.is_empty(), "costs"),
        Gap::Contact => linked || real(!service.contacts.is_empty(), "contacts"),
        Gap::Languages => real(!service.languages.is_empty(), "languages"),
        Gap::Access => !in_person(service, vocabulary) || real(!service.access.is_empty(), "access"),
        Gap::Wait => real(service.wait.is_some(), "wait"),
        Gap::Review => real(service.review.last.is_some(), "review"),
    }
}

/// True when a family would have to go somewhere, as far as anyone says.
fn in_person(service: &Service, vocabulary: &Vocabulary) -> bool {
    let remote =
        |code: &String| vocabulary.term(List::Modes, code).and_then(|t| t.attribute("in_person")) == Some("no");
    service.modes.is_empty() || !service.modes.iter().all(remote)
}

/// True when any time is given, real or invented.
fn has_times(service: &Service) -> bool {
    !service.times.is_empty() || service.places.iter().any(|place| !place.times.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::model::{Cost, Provenance, ProvenanceKind};
    use crate::interchange::Format;
    use kernel::PlaceId;

    fn bare() -> Service {
        Service::blank(PlaceId::derived("coventry"), "bare", None)
    }

    #[test]
    fn points_add_up_to_a_hundred_and_an_empty_listing_has_none() {
        assert_eq!(POINTS.iter().map(|(_, p)| u32::from(*p)).sum::<u32>(), 100);
        let empty = completeness(&bare(), &Vocabulary::default());
        assert_eq!((empty.score, empty.gaps.len()), (0, POINTS.len()));
    }

    #[test]
    fn an_invented_fact_answers_nothing() {
        let mut service = bare();
        service.costs = vec![Cost { pence: 0, text: String::new() }];
        let vocabulary = Vocabulary::default();
        assert!(!completeness(&service, &vocabulary).gaps.contains(&Gap::Cost));
        let invented = Provenance { kind: ProvenanceKind::Example, source: "Example data".into(), on: None };
        service.provenance.insert("costs".into(), invented);
        assert!(completeness(&service, &vocabulary).gaps.contains(&Gap::Cost));
    }

    #[test]
    fn an_app_needs_no_place_and_no_time() {
        let modes =
            super::super::vocabulary::read_csv(List::Modes, "code,label,in_person\napp,App,no\ngroup,Group,yes\n");
        let vocabulary = Vocabulary::new([(List::Modes, modes.unwrap())].into());
        let mut service = bare();
        service.modes = vec!["app".into()];
        let gaps = completeness(&service, &vocabulary).gaps;
        assert!(!gaps.contains(&Gap::Places) && !gaps.contains(&Gap::Times));
        service.modes.push("group".into());
        assert!(completeness(&service, &vocabulary).gaps.contains(&Gap::Times));
    }
}
