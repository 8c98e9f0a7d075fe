//! Kinds of proof, as data.

use jiff::{ToSpan, civil::Date};

/// One kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its code, and the end of its word key.
    pub code: &'static str,
    /// What is said must be this many figures; 0 asks for words.
    pub figures: (usize, usize),
    /// Asks for the month of a training, which holds this many months; 0 asks for none.
    pub trained_months: i32,
    /// Asks for the day it ends.
    pub ends: bool,
    /// Without it an organisation is not marked as checked.
    pub core: bool,
}

const fn kind(code: &'static str) -> Kind {
    Kind { code, figures: (0, 0), trained_months: 0, ends: false, core: false }
}

/// Every kind. Training in keeping people safe counts for two years.
pub const KINDS: [Kind; 6] = [
    Kind { figures: (6, 7), ..kind("charity-number") },
    Kind { figures: (8, 8), ..kind("company-number") },
    Kind { trained_months: 24, core: true, ..kind("child-safeguarding-lead") },
    Kind { trained_months: 24, ..kind("adult-safeguarding-lead") },
    Kind { ends: true, core: true, ..kind("insurance") },
    kind("council-grant"),
];

impl Kind {
    /// The kind with that code.
    pub fn of(code: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.code == code)
    }

    /// The last day it holds, by the month of a training or the day given; `None` when it does not end.
    pub fn last_day(self, month: &str, ends: Option<Date>) -> Option<Date> {
        if self.trained_months == 0 {
            return ends;
        }
        let trained: Date = format!("{month}-01").parse().ok()?;
        trained.checked_add(self.trained_months.months()).ok().map(|day| day.last_of_month())
    }
}

/// Kinds without which an organisation is not marked as checked.
pub fn needed() -> impl Iterator<Item = Kind> {
    KINDS.into_iter().filter(|kind| kind.core)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_training_holds_two_years_and_insurance_until_its_day() {
        let lead = Kind::of("child-safeguarding-lead").unwrap();
        assert_eq!(lead.last_day("2024-11", None), Some(date(2026, 11, 30)));
        assert_eq!(lead.last_day("2024-02", None), Some(date(2026, 2, 28)));
        let insurance = Kind::of("insurance").unwrap();
        assert_eq!(insurance.last_day("", Some(date(2027, 3, 31))), Some(date(2027, 3, 31)));
        assert_eq!(Kind::of("charity-number").unwrap().last_day("", None), None);
        assert_eq!(Kind::of("a-hunch"), None);
    }
}
