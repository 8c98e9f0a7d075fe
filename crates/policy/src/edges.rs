//! The dated facts that open and close records, as they stood in one consistent read.

use crate::{BreakGlass, Classes, Item, Restriction, Review, Span};
use jiff::Timestamp;
use kernel::{Id, PlaceId, coded};

coded! {
    /// Why a record is wanted. Each read of class 2 and above names one.
    Purpose {
        /// Direct support of this family.
        FamilySupport = "family-support",
        /// A safeguarding enquiry.
        SafeguardingEnquiry = "safeguarding-enquiry",
        /// Making the service better, with names taken out.
        ServiceImprovement = "service-improvement",
        /// A return the law asks for.
        StatutoryReturn = "statutory-return",
        /// Research.
        Research = "research",
        /// Keeping what must be kept and deleting what is due.
        Retention = "retention",
    }
}

/// Everything that may open or close a record for one asker in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edges {
    /// The place that asks. Nothing of another place is ever granted.
    pub place: PlaceId,
    /// The latest moment this place has acted at: a clock stepped back revives nothing.
    pub seen: Timestamp,
    /// Who works with whom.
    pub involvements: Vec<Involvement>,
    /// What agencies agreed to share.
    pub agreements: Vec<SharingAgreement>,
    /// Whose records are shared under which agreement.
    pub shares: Vec<Share>,
    /// Records opened in an emergency.
    pub break_glass: Vec<BreakGlass>,
    /// The reviews owed for them.
    pub reviews: Vec<Review>,
    /// What the portal shows to whom.
    pub published: Vec<Published>,
    /// What closes records, whatever else opens them.
    pub restrictions: Vec<Restriction>,
}

impl Edges {
    /// No edge at all: nothing above class 0 opens.
    pub fn none(place: PlaceId, seen: Timestamp) -> Self {
        Self {
            place,
            seen,
            involvements: Vec::new(),
            agreements: Vec::new(),
            shares: Vec::new(),
            break_glass: Vec::new(),
            reviews: Vec::new(),
            published: Vec::new(),
            restrictions: Vec::new(),
        }
    }
}

/// What one decision rests on.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'f> {
    /// The edges, from one consistent read.
    pub edges: &'f Edges,
    /// The record asked for, from the same read.
    pub item: &'f Item,
    /// Why it is wanted.
    pub purpose: Purpose,
}

/// Someone at work with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Involvement {
    /// Who works with them.
    pub by: Party,
    /// With whom. Joining a family grants nothing: each person has their own edge.
    pub person: Id,
    /// In what part.
    pub kind: InvolvementKind,
    /// From when until when.
    pub span: Span,
}

impl Involvement {
    /// When it ends: at its own end, or at the longest its kind allows.
    pub fn ends(&self) -> Option<Timestamp> {
        let longest = self.kind.longest().and_then(|most| self.span.from.checked_add(most).ok());
        crate::span::earlier(self.span.to, longest)
    }

    /// Whether it counts at `now`.
    pub fn is_live(&self, now: Timestamp) -> bool {
        Span { from: self.span.from, to: self.ends() }.holds(now)
    }
}

/// A member of staff or a whole team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// One person, by staff id.
    Staff(Id),
    /// Everyone with a current role in the team.
    Team(Id),
}

coded! {
    /// Parts people play. What each opens is in [`INVOLVEMENTS`](crate::tables::INVOLVEMENTS).
    InvolvementKind {
        /// Lead practitioner.
        Lead = "lead",
        /// Works beside the lead.
        CoWorker = "co-worker",
        /// Stands in for the team today.
        Duty = "duty",
        /// Runs a group this person is booked on: two days before and after, five in all.
        GroupLeader = "group-leader",
        /// Answers for the worker.
        ManagerOf = "manager-of",
    }
}

/// What one agency agreed to show another, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharingAgreement {
    /// Its id.
    pub id: Id,
    /// Whose records.
    pub from: Id,
    /// Shown to whom.
    pub to_agency: Id,
    /// For this purpose only.
    pub purpose: Purpose,
    /// Of these classes only; never class 5.
    pub classes: Classes,
    /// What in law allows it.
    pub basis: Basis,
    /// Reference of the written agreement.
    pub reference: String,
    /// From when until when.
    pub span: Span,
}

coded! {
    /// What in law allows a share.
    Basis {
        /// A task in the public interest.
        PublicTask = "public-task",
        /// A duty in law.
        LegalObligation = "legal-obligation",
        /// Somebody's life.
        VitalInterests = "vital-interests",
        /// The person's consent; the only basis that withdrawal ends.
        Consent = "consent",
        /// Legitimate interests.
        LegitimateInterests = "legitimate-interests",
    }
}

/// The people whose records an agreement covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Under which agreement.
    pub agreement: Id,
    /// Whose records.
    pub people: Vec<Id>,
    /// Who decided it.
    pub decided_by: Id,
    /// Why, in their words.
    pub detail: String,
    /// When the family took its consent back, if it did.
    pub withdrawn: Option<Timestamp>,
    /// From when until when.
    pub span: Span,
}

impl Share {
    /// When it ends under `basis`: withdrawal ends only what rests on consent.
    pub fn ends(&self, basis: Basis) -> Option<Timestamp> {
        let withdrawn = if basis == Basis::Consent { self.withdrawn } else { None };
        crate::span::earlier(self.span.to, withdrawn)
    }

    /// Whether it counts at `now` under `basis`.
    pub fn is_live(&self, basis: Basis, now: Timestamp) -> bool {
        Span { from: self.span.from, to: self.ends(basis) }.holds(now)
    }
}

/// One item that the portal shows to one person: a list, never “the record minus something”.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The item.
    pub item: Id,
    /// To whom.
    pub to: Id,
    /// From when until when.
    pub span: Span,
}
