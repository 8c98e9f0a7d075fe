//! What of an entry a provider may change, in which part of its task list it stands, and what it risks: a wrong time is
//! an annoyance and goes live at once; a wrong name, age or telephone number can bring a family to the wrong door, and
//! waits for a second pair of eyes.

/// What changing a column risks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Goes live at once.
    Live,
    /// Waits until an editor approves it; the public keeps the last approved copy.
    Waits,
    /// Set by editors alone.
    Editors,
}

/// A column, the part of the task list it stands in, and its tier.
type Row = (&'static str, &'static str, Tier);

/// Parts of the task list, in the order a person fills them.
pub const SECTIONS: [&str; 10] =
    ["about", "who", "help", "joining", "times", "cost", "wait", "contact", "access", "open"];
/// The part only editors have.
pub const SORTING: &str = "sorting";

const COLUMNS: &[Row] = {
    use Tier::{Editors, Live, Waits};
    &[
        ("name", "about", Waits),
        ("alternate_names", "about", Live),
        ("organisation", SORTING, Editors),
        ("summary", "about", Waits),
        ("description", "about", Waits),
        ("level", SORTING, Editors),
        ("need_levels", SORTING, Editors),
        ("age_label", "who", Waits),
        ("age_from_months", "who", Waits),
        ("age_to_months", "who", Waits),
        ("stages", SORTING, Editors),
        // A provider suggests what it helps with; an editor confirms.
        ("topics", "help", Waits),
        ("target_groups", SORTING, Editors),
        ("audience", "who", Waits),
        ("modes", "help", Waits),
        ("eligibility", "who", Waits),
        ("requires_any", SORTING, Editors),
        ("first_child", SORTING, Editors),
        ("parent_age_from", SORTING, Editors),
        ("parent_age_to", SORTING, Editors),
        ("join_in_pregnancy", SORTING, Editors),
        ("diagnosis_needed", SORTING, Editors),
        ("join_ways", "joining", Waits),
        ("join", "joining", Waits),
        ("languages", "access", Live),
        ("interpreter", "access", Live),
        ("access", "access", Live),
        ("creche", "access", Live),
        ("sessions", "times", Live),
        ("cost", "cost", Waits),
        ("wait_weeks", "wait", Live),
        ("wait_stated_on", "wait", Live),
        ("while_you_wait", "wait", Live),
        ("evidence_label", SORTING, Editors),
        ("evidence_note", SORTING, Editors),
        ("contact_name", "contact", Waits),
        ("contact_phone", "contact", Waits),
        ("contact_email", "contact", Waits),
        ("link_label", "contact", Live),
        ("link_url", "contact", Live),
        ("community_led", SORTING, Editors),
        ("father_inclusive", SORTING, Editors),
        ("warm_space", SORTING, Editors),
        ("programme_sessions", SORTING, Editors),
        ("programme_duration", SORTING, Editors),
        ("programme_lead", SORTING, Editors),
        ("programme_target", SORTING, Editors),
        ("programme_trained_staff", SORTING, Editors),
        ("area", SORTING, Editors),
        ("pending", SORTING, Editors),
        ("invisible", SORTING, Editors),
        ("visible_from", SORTING, Editors),
        ("visible_to", "open", Waits),
        ("temporarily_closed", "open", Live),
        ("archived_on", SORTING, Editors),
        ("review_last", SORTING, Editors),
        ("review_next", SORTING, Editors),
    ]
};

/// The columns of a part of the task list.
pub fn of_section(section: &str) -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().filter(move |row| row.1 == section).map(|row| row.0)
}

/// The part a column stands in.
pub fn section_of(column: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|row| row.0 == column).map(|row| row.1)
}

/// What this very change risks. A column nobody listed is the editors'.
pub fn tier(column: &str, before: &str, after: &str) -> Tier {
    let listed = COLUMNS.iter().find(|row| row.0 == column).map_or(Tier::Editors, |row| row.2);
    match column {
        // New times at the same doors are a small thing; another door is not.
        "sessions" if doors(before) != doors(after) => Tier::Waits,
        // The same website is a small thing; another website is not.
        "link_url" if host(before) != host(after) => Tier::Waits,
        _ => listed,
    }
}

fn doors(sessions: &str) -> std::collections::BTreeSet<&str> {
    sessions.split(';').filter_map(|part| part.split_whitespace().next()).collect()
}

/// The host of a web address.
pub(super) fn host(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::model::Service, interchange::Format};
    use std::collections::BTreeSet;

    #[test]
    fn every_column_of_an_entry_is_listed_once_with_a_part_that_exists() {
        let columns: BTreeSet<&str> = Service::COLUMNS.iter().map(|(column, _)| *column).collect();
        let listed: Vec<&str> = COLUMNS.iter().map(|row| row.0).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), columns);
        assert_eq!(listed.len(), columns.len());
        for (column, section, tier) in COLUMNS {
            assert_eq!(*section == SORTING, *tier == Tier::Editors, "{column}");
            assert!(*section == SORTING || SECTIONS.contains(section), "{column}");
        }
        assert!(SECTIONS.iter().all(|section| of_section(section).next().is_some()));
    }

    #[test]
    fn what_could_mislead_a_family_waits_and_small_things_do_not() {
        for column in ["name", "summary", "age_from_months", "eligibility", "cost", "contact_phone", "join"] {
            assert_eq!(tier(column, "a", "b"), Tier::Waits, "{column}");
        }
        for column in ["wait_weeks", "languages", "temporarily_closed", "creche"] {
            assert_eq!(tier(column, "a", "b"), Tier::Live, "{column}");
        }
        assert_eq!(tier("pending", "yes", ""), Tier::Editors);
        assert_eq!(tier("no_such_column", "a", "b"), Tier::Editors);
    }

    #[test]
    fn another_door_or_another_website_waits() {
        let at = "willow-hub tue 09:30-11:00;- thu 10:00-11:00";
        assert_eq!(tier("sessions", at, "willow-hub wed 09:30-11:00;- fri 10:00-11:00"), Tier::Live);
        assert_eq!(tier("sessions", at, "elm-hub tue 09:30-11:00;- thu 10:00-11:00"), Tier::Waits);
        assert_eq!(tier("sessions", "", "willow-hub"), Tier::Waits);
        assert_eq!(tier("link_url", "https://a.example.org/x", "https://a.example.org/y?z"), Tier::Live);
        assert_eq!(tier("link_url", "https://a.example.org/", "https://b.example.org/"), Tier::Waits);
        assert_eq!(tier("link_url", "", "https://b.example.org/"), Tier::Waits);
    }
}
