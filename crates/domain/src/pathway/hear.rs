//! Own words, as search understands them, turned into what the rules know.

use super::{answers::Who, family::Heard};
use crate::directory::words::{self, Words};

/// What `text` is taken to mean.
pub fn hear(words: &Words, text: &str) -> Heard {
    if text.trim().is_empty() {
        return Heard::default();
    }
    let meant = words.understand(text);
    let nothing_heard = meant.topics.is_empty() && meant.groups.is_empty() && meant.danger.is_empty();
    Heard {
        unclear: nothing_heard && !meant.rest.trim().is_empty(),
        topics: codes(meant.topics),
        groups: codes(meant.groups),
        who: meant.audience.iter().find_map(|said| who(&said.code)),
        stages: codes(meant.stages),
        times: codes(meant.times),
        modes: codes(meant.modes),
        child_months: meant.child_ages_months,
        parent_age: meant.parent_age_years,
        expecting: meant.expecting,
        dangers: meant.danger,
    }
}

fn codes(heard: Vec<words::Heard>) -> Vec<String> {
    heard.into_iter().map(|h| h.code).collect()
}

fn who(audience: &str) -> Option<Who> {
    match audience {
        "mothers" => Some(Who::Mother),
        "fathers" => Some(Who::Father),
        "partners" => Some(Who::Partner),
        "carers" => Some(Who::Carer),
        "young_people" | "children" => Some(Who::YoungPerson),
        _ => None,
    }
}
