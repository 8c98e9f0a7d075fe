//! A service's status, computed from when the public may see it. Nothing stores it, so nothing can disagree.

use super::model::Visibility;
use jiff::{ToSpan, civil::Date};

/// Days between putting a service away and its being free to delete for good.
const KEPT_DAYS: i64 = 30;

/// Where a service stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Put away long enough to be deleted for good.
    MarkedForDeletion,
    /// Put away.
    Archived,
    /// Not yet approved.
    Pending,
    /// Hidden by a person or a failed check.
    Invisible,
    /// Its last public day has passed.
    Expired,
    /// Its first public day is yet to come.
    Scheduled,
    /// Shut for now, and shown so.
    TemporarilyClosed,
    /// Open to the public.
    Active,
}

/// What the public may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// The listing.
    Listing,
    /// That there was one: it ended.
    Ended,
    /// Nothing, not even that there is one.
    Nothing,
}

impl Status {
    /// The status on that day. The first that applies, in the order above.
    pub fn on(visibility: &Visibility, today: Date) -> Self {
        let Visibility { pending, invisible, from, to, temporarily_closed, archived_on } = visibility;
        let put_away = archived_on.filter(|day| *day <= today);
        let free = |day: Date| day.checked_add(KEPT_DAYS.days()).is_ok_and(|end| end <= today);
        match put_away {
            Some(day) if free(day) => Self::MarkedForDeletion,
            Some(_) => Self::Archived,
            None if *pending => Self::Pending,
            None if *invisible => Self::Invisible,
            None if to.is_some_and(|last| last < today) => Self::Expired,
            None if from.is_some_and(|first| first > today) => Self::Scheduled,
            None if temporarily_closed.is_some() => Self::TemporarilyClosed,
            None => Self::Active,
        }
    }

    /// What the public may see of it.
    pub fn sight(self) -> Sight {
        match self {
            Self::Active | Self::TemporarilyClosed => Sight::Listing,
            Self::Expired | Self::Archived | Self::MarkedForDeletion => Sight::Ended,
            Self::Pending | Self::Invisible | Self::Scheduled => Sight::Nothing,
        }
    }

    /// True when the public may find it.
    pub fn is_public(self) -> bool {
        self.sight() == Sight::Listing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    /// Every combination of what can be set, against the rule said the slow way.
    #[test]
    fn the_first_that_applies_wins_in_every_combination() {
        let days = [None, Some(TODAY.yesterday().unwrap()), Some(TODAY), Some(TODAY.tomorrow().unwrap())];
        let archived =
            [None, Some(date(2026, 10, 25)), Some(date(2026, 10, 26)), Some(TODAY), Some(date(2026, 11, 25))];
        let mut seen = std::collections::HashSet::new();
        for pending in [false, true] {
            for invisible in [false, true] {
                for from in days {
                    for to in days {
                        for closed in [None, Some("flood".to_owned())] {
                            for archived_on in archived {
                                let temporarily_closed = closed.clone();
                                let v = Visibility { pending, invisible, from, to, temporarily_closed, archived_on };
                                let status = Status::on(&v, TODAY);
                                assert_eq!(status, slowly(&v), "{v:?}");
                                seen.insert(status);
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(seen.len(), 8);
    }

    fn slowly(v: &Visibility) -> Status {
        let rules: [(bool, Status); 7] = [
            (v.archived_on.is_some_and(|d| d <= date(2026, 10, 25)), Status::MarkedForDeletion),
            (v.archived_on.is_some_and(|d| d <= TODAY), Status::Archived),
            (v.pending, Status::Pending),
            (v.invisible, Status::Invisible),
            (v.to.is_some_and(|d| d < TODAY), Status::Expired),
            (v.from.is_some_and(|d| d > TODAY), Status::Scheduled),
            (v.temporarily_closed.is_some(), Status::TemporarilyClosed),
        ];
        rules.into_iter().find(|(applies, _)| *applies).map_or(Status::Active, |(_, status)| status)
    }

    #[test]
    fn the_public_sees_what_is_open_that_it_ended_or_nothing() {
        use Status::*;
        for status in [Active, TemporarilyClosed] {
            assert_eq!(status.sight(), Sight::Listing);
        }
        for status in [Expired, Archived, MarkedForDeletion] {
            assert_eq!(status.sight(), Sight::Ended);
        }
        for status in [Pending, Invisible, Scheduled] {
            assert_eq!(status.sight(), Sight::Nothing);
        }
    }
}
