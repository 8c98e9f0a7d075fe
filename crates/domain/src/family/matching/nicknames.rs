//! Names that people use for one another: short forms, and spellings further apart than letters can tell.

use std::{collections::HashMap, sync::LazyLock};

/// One group of names a line. A short form of two names stands in two lines.
const GROUPS: &str = include_str!("nicknames.csv");

static GROUPS_OF: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut of: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, line) in GROUPS.lines().enumerate() {
        for name in line.split(',') {
            of.entry(name).or_default().push(at);
        }
    }
    of
});

/// Whether one may be called the other.
pub(super) fn related(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (GROUPS_OF.get(one), GROUPS_OF.get(other)) else { return false };
    one.iter().any(|group| other.contains(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_lead_to_each_of_their_names_and_no_further() {
        assert!(related("beth", "elizabeth") && related("beth", "bethany"));
        assert!(!related("elizabeth", "bethany"));
        assert!(related("mohammed", "muhammad"));
        assert!(!related("beth", "nobody"));
    }

    #[test]
    fn every_line_is_clean_names_without_repeats() {
        for line in GROUPS.lines() {
            let mut names: Vec<&str> = line.split(',').collect();
            assert!(names.len() > 1 && names.iter().all(|n| n.chars().all(|c| c.is_ascii_lowercase())), "{line}");
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), line.split(',').count(), "{line}");
        }
    }
}
