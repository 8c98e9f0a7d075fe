//! Who is asking.

use crate::Span;
use kernel::{Id, PlaceId, coded};

/// Whoever asks for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// Anyone, with no account.
    Public,
    /// Somebody who works with families, or for the place.
    Staff(Staff),
    /// A parent, carer or young person, by their own person id.
    Own(Id),
    /// A named job of Hearth's own, run for one place.
    Job {
        /// Which job.
        kind: JobKind,
        /// The place it runs for.
        place: PlaceId,
    },
}

impl Principal {
    /// The staff or person id; `None` for the public and for jobs.
    pub fn id(&self) -> Option<Id> {
        match self {
            Self::Staff(staff) => Some(staff.id),
            Self::Own(person) => Some(*person),
            Self::Public | Self::Job { .. } => None,
        }
    }

    /// Who they are in the records of families, if they are there at all: workers have families too.
    pub fn person(&self) -> Option<Id> {
        match self {
            Self::Staff(staff) => staff.person,
            Self::Own(person) => Some(*person),
            Self::Public | Self::Job { .. } => None,
        }
    }
}

/// Someone with an account to work with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Their staff id.
    pub id: Id,
    /// Their own person record in this place, when they have one: it is closed to them as staff.
    pub person: Option<Id>,
    /// The line of management they stand in: a reviewer comes from another.
    pub line: Id,
    /// What they do, where and from when until when.
    pub assignments: Vec<Assignment>,
}

/// One role in one team, with dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// The place it counts in, and in no other.
    pub place: PlaceId,
    /// Agency of the team.
    pub agency: Id,
    /// The team.
    pub team: Id,
    /// What they do there.
    pub role: Role,
    /// How deep in early help the work goes.
    pub tier: Tier,
    /// When it counts.
    pub span: Span,
}

coded! {
    /// What somebody does. What each may do is in [`ROLES`](crate::tables::ROLES).
    Role {
        /// Decides on requests for support at the front door.
        TriageWorker = "triage-worker",
        /// Holds a family's assessment, plan and team.
        LeadPractitioner = "lead-practitioner",
        /// Works with a family beside the lead.
        Practitioner = "practitioner",
        /// Runs a group or course.
        GroupLeader = "group-leader",
        /// Works at a hub's front desk.
        HubWorker = "hub-worker",
        /// Answers for a team.
        TeamManager = "team-manager",
        /// Safeguarding duty manager.
        SafeguardingLead = "safeguarding-lead",
        /// Works for a partner agency and sees what is shared with it.
        PartnerWorker = "partner-worker",
        /// Reviews who looked and why; sees no record.
        DataProtectionOfficer = "data-protection-officer",
        /// Keeps the public register.
        RegisterEditor = "register-editor",
        /// Keeps the entries of an organisation that helps families; sees no record.
        Provider = "provider",
        /// Works with figures, never with records.
        Analyst = "analyst",
        /// Gives and takes roles; sees no record.
        Administrator = "administrator",
    }
}

coded! {
    /// The four workforce tiers (HWB2025: Early Help Appendix 3), deepest first.
    Tier {
        /// Frequent and modelling: leads families.
        Frequent = "frequent",
        /// Regular and promoting early help.
        Regular = "regular",
        /// Sometimes and active: joins the team.
        Sometimes = "sometimes",
        /// Occasional and aware: notices and asks.
        Occasional = "occasional",
    }
}

/// Hearth's own jobs that touch records. What each may do is in [`JOBS`](crate::tables::JOBS).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// Deletes what is due.
    Retention,
    /// Makes the returns the law asks for.
    StatutoryReturn,
}
