//! Opening a record in an emergency: three hours, read only, one person or family, with a reason, and judged
//! afterwards by somebody else.

use crate::{Classes, Edges, Grant, ItemClass, Staff, action};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Weekday},
};
use kernel::{Id, clock::london, coded};

/// How long one use lasts.
pub const LASTS: SignedDuration = SignedDuration::from_hours(3);
/// Working days within which it must be reviewed.
pub const REVIEW_WITHIN: u32 = 2;

/// One use of break-glass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakGlass {
    /// Its id.
    pub id: Id,
    /// Who opened it, by staff id.
    pub by: Id,
    /// The person, or the people of the one family, it opens.
    pub people: Vec<Id>,
    /// Why, by code.
    pub reason: Reason,
    /// Why, in their words; without words it opens nothing.
    pub words: String,
    /// When it was opened.
    pub at: Timestamp,
    /// When it was closed before its time.
    pub closed: Option<Timestamp>,
    /// The second person who agreed that class 5 opens too.
    pub approved_by: Option<Id>,
}

coded! {
    /// Why the glass was broken.
    Reason {
        /// Somebody is in danger now.
        ImmediateDanger = "immediate-danger",
        /// A child cannot be found.
        MissingChild = "missing-child",
        /// A safeguarding enquiry is under way.
        SafeguardingEnquiry = "safeguarding-enquiry",
        /// The worker who knows the family cannot be reached.
        WorkerUnavailable = "worker-unavailable",
    }
}

/// What somebody says when they break the glass.
#[derive(Debug, Clone)]
pub struct Opening<'a> {
    /// Who opens it.
    pub by: &'a Staff,
    /// The person, or the people of the one family.
    pub people: Vec<Id>,
    /// Why, by code.
    pub reason: Reason,
    /// Why, in their words.
    pub words: &'a str,
}

/// The review owed for one use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// The use it is about.
    pub of: Id,
    /// Who used it.
    pub by: Id,
    /// The line of management they stand in.
    pub line: Id,
    /// The first moment it is late.
    pub due: Timestamp,
    /// Who judged it, when, and how.
    pub done: Option<(Id, Timestamp, Verdict)>,
}

coded! {
    /// How a review ended.
    Verdict {
        /// It was right.
        Accepted = "accepted",
        /// It was not: the right rests.
        Rejected = "rejected",
        /// It was not, it has been talked over, and the right is given back.
        Restored = "restored",
    }
}

/// Why break-glass was not opened, approved or reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The grant is somebody else's.
    NotTheirs,
    /// No reason in words.
    NoWords,
    /// The record asked for is about somebody outside the people named.
    OtherPeople,
    /// Nobody judges or approves their own use.
    OwnUse,
    /// The reviewer stands in the same line of management.
    SameLine,
    /// The reviewer approved it.
    Approver,
    /// The review is about another use.
    OtherUse,
    /// Already judged; only a rejection can still be turned into a restoring.
    AlreadyDone,
}

impl Review {
    /// Whether it keeps its subject from breaking the glass at `now`.
    pub fn suspends(&self, now: Timestamp) -> bool {
        self.done.map_or(now >= self.due, |(_, _, verdict)| verdict == Verdict::Rejected)
    }
}

impl BreakGlass {
    /// The first moment it no longer opens anything.
    pub fn ends(&self) -> Option<Timestamp> {
        crate::span::earlier(self.at.checked_add(LASTS).ok(), self.closed)
    }

    /// What it opens: class 5 only when a second person agreed.
    pub fn classes(&self) -> Classes {
        let approved = self.approved_by.is_some_and(|second| second != self.by);
        Classes::between(ItemClass::Universal, if approved { ItemClass::Location } else { ItemClass::Safeguarding })
    }

    /// Whether it opens anything for `staff` at `now`: begun, not over, explained, and with its review owed.
    pub(crate) fn is_active(&self, staff: Id, edges: &Edges, now: Timestamp) -> bool {
        self.by == staff
            && self.at <= now
            && self.ends().is_some_and(|end| now < end)
            && !self.words.trim().is_empty()
            && edges.reviews.iter().any(|review| review.of == self.id && review.by == self.by)
    }
}

/// Opens a use, and with it the review that is owed.
///
/// # Errors
/// When the grant is not the opener's own, no words are given, or the record asked for is about others.
pub fn open(
    grant: &Grant<'_, action::BreakGlass>,
    opening: &Opening<'_>,
    id: Id,
    now: Timestamp,
    holidays: &[Date],
) -> Result<(BreakGlass, Review), Refusal> {
    let Opening { by, people, reason, words } = opening;
    if grant.holder() != Some(by.id) {
        return Err(Refusal::NotTheirs);
    }
    if words.trim().is_empty() {
        return Err(Refusal::NoWords);
    }
    if !grant.target().subjects.iter().all(|subject| people.contains(subject)) {
        return Err(Refusal::OtherPeople);
    }
    let review = Review { of: id, by: by.id, line: by.line, due: review_due(now, holidays), done: None };
    let glass = BreakGlass {
        id,
        by: by.id,
        people: people.clone(),
        reason: *reason,
        words: words.trim().to_owned(),
        at: now,
        closed: None,
        approved_by: None,
    };
    Ok((glass, review))
}

/// A second person agrees that class 5 opens too. Their own grant to break the glass for class 5 is the proof that
/// they may.
///
/// # Errors
/// When the grant is not for class 5 or not on the same people, or they opened it themselves.
pub fn approve(grant: &Grant<'_, action::BreakGlass>, glass: BreakGlass) -> Result<BreakGlass, Refusal> {
    let Some(second) = grant.holder() else { return Err(Refusal::NotTheirs) };
    if second == glass.by {
        return Err(Refusal::OwnUse);
    }
    let item = grant.target();
    if item.class != ItemClass::Location || !item.subjects.iter().all(|subject| glass.people.contains(subject)) {
        return Err(Refusal::OtherPeople);
    }
    Ok(BreakGlass { approved_by: Some(second), ..glass })
}

/// Judges a use. Late is better than never: a late review lifts the suspension.
///
/// # Errors
/// When the reviewer used it, approved it or stands in the same line, or it is judged already.
pub fn review(
    grant: &Grant<'_, action::ReviewBreakGlass>,
    reviewer: &Staff,
    (glass, owed): (&BreakGlass, Review),
    verdict: Verdict,
    now: Timestamp,
) -> Result<Review, Refusal> {
    if grant.holder() != Some(reviewer.id) {
        return Err(Refusal::NotTheirs);
    }
    if owed.of != glass.id || owed.by != glass.by {
        return Err(Refusal::OtherUse);
    }
    if !grant.target().subjects.iter().all(|subject| glass.people.contains(subject)) {
        return Err(Refusal::OtherPeople);
    }
    if reviewer.id == owed.by {
        return Err(Refusal::OwnUse);
    }
    if reviewer.line == owed.line {
        return Err(Refusal::SameLine);
    }
    if glass.approved_by == Some(reviewer.id) {
        return Err(Refusal::Approver);
    }
    match (owed.done, verdict) {
        (None, Verdict::Accepted | Verdict::Rejected) => {}
        (Some((_, _, Verdict::Rejected)), Verdict::Restored) => {}
        _ => return Err(Refusal::AlreadyDone),
    }
    Ok(Review { done: Some((reviewer.id, now, verdict)), ..owed })
}

/// The end of the second working day after `at`, in England. `holidays` are the bank holidays, as data.
pub fn review_due(at: Timestamp, holidays: &[Date]) -> Timestamp {
    let is_working =
        |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(&day);
    let mut day = at.to_zoned(london()).date();
    let mut left = REVIEW_WITHIN;
    while left > 0 {
        day = day.saturating_add(1.day());
        left -= u32::from(is_working(day));
    }
    let next = day.saturating_add(1.day());
    // At the far end of the calendar there is no next day; then it is due at once, which errs on the side of closed.
    next.to_zoned(london()).map_or(at, |midnight| midnight.timestamp())
}
