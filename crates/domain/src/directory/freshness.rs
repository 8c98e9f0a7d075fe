//! The review ladder: how long since a person looked at a listing. A stale one ranks after its equals and is
//! never hidden for it; a review puts it back.

use super::model::Review;
use jiff::{Unit, civil::Date};

/// How long a review holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// Looked at within a year.
    Fresh,
    /// A year: the first message.
    Due,
    /// Fifteen months: the reminder.
    Reminded,
    /// Eighteen months: the urgent message.
    Urgent,
    /// Twenty-one months and no answer.
    Stale,
    /// Nobody is on record as having looked.
    NeverReviewed,
}

impl Rung {
    /// The rung on that day. A date to look again by counts as the first message when it comes sooner.
    pub fn on(review: &Review, today: Date) -> Self {
        let Some(last) = review.last else { return Self::NeverReviewed };
        let months = last.until((Unit::Month, today)).map_or(0, |span| span.get_months());
        let by_age = match months {
            ..12 => Self::Fresh,
            12..15 => Self::Due,
            15..18 => Self::Reminded,
            18..21 => Self::Urgent,
            _ => Self::Stale,
        };
        if review.next.is_some_and(|next| next <= today) { by_age.max(Self::Due) } else { by_age }
    }

    /// What a match's strength is multiplied by.
    pub fn factor(self) -> f32 {
        match self {
            Self::Fresh => 1.0,
            Self::Due => 0.97,
            Self::NeverReviewed => 0.95,
            Self::Reminded => 0.9,
            Self::Urgent => 0.8,
            Self::Stale => 0.6,
        }
    }

    /// Its code, and the end of its word key.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fresh => "fresh",
            Self::Due => "due",
            Self::Reminded => "reminded",
            Self::Urgent => "urgent",
            Self::Stale => "stale",
            Self::NeverReviewed => "never",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn rung(last: Option<Date>, next: Option<Date>) -> Rung {
        Rung::on(&Review { last, next }, date(2026, 11, 24))
    }

    #[test]
    fn each_rung_begins_on_its_day() {
        for (last, expected) in [
            (date(2026, 11, 24), Rung::Fresh),
            (date(2027, 1, 1), Rung::Fresh),
            (date(2025, 11, 25), Rung::Fresh),
            (date(2025, 11, 24), Rung::Due),
            (date(2025, 8, 25), Rung::Due),
            (date(2025, 8, 24), Rung::Reminded),
            (date(2025, 5, 25), Rung::Reminded),
            (date(2025, 5, 24), Rung::Urgent),
            (date(2025, 2, 25), Rung::Urgent),
            (date(2025, 2, 24), Rung::Stale),
            (date(1999, 1, 1), Rung::Stale),
        ] {
            assert_eq!(rung(Some(last), None), expected, "{last}");
        }
        assert_eq!(rung(None, Some(date(2020, 1, 1))), Rung::NeverReviewed);
    }

    #[test]
    fn a_date_to_look_again_by_counts_when_it_comes_sooner() {
        assert_eq!(rung(Some(date(2026, 6, 1)), Some(date(2026, 11, 24))), Rung::Due);
        assert_eq!(rung(Some(date(2026, 6, 1)), Some(date(2026, 11, 25))), Rung::Fresh);
        assert_eq!(rung(Some(date(2025, 2, 24)), Some(date(2025, 6, 1))), Rung::Stale);
    }

    #[test]
    fn staler_ranks_lower_and_never_at_nothing() {
        let ladder = [Rung::Fresh, Rung::Due, Rung::Reminded, Rung::Urgent, Rung::Stale];
        assert!(ladder.windows(2).all(|w| w[0].factor() > w[1].factor()));
        assert!(Rung::Stale.factor() > 0.0);
    }
}
