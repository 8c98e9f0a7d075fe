//! The rules as data: what roles, tiers, involvements, ways and jobs allow, by class.
//!
//! Several tables bound one answer and the narrowest wins: a lead practitioner (role) of tier 3, involved as a
//! co-worker, reads what all three rows allow. A place's safeguarding lead and data protection officer settle
//! these figures before real families are kept; until then they err on the side of closed.

use crate::{Action, Classes, InvolvementKind, ItemClass as C, JobKind, Purpose, Role, Tier, action::Action as A};
use jiff::SignedDuration;
use kernel::coded;

const NONE: Classes = Classes::NONE;
const PUBLIC: Classes = Classes::only(C::Public);
const UNIVERSAL: Classes = Classes::only(C::Universal);

const fn to(last: C) -> Classes {
    Classes::between(C::Universal, last)
}

/// What one role may do, at most, and to which classes. Who may read may list.
#[derive(Debug, Clone, Copy)]
pub struct RoleRow {
    /// The role.
    pub role: Role,
    /// May read and list.
    pub read: Classes,
    /// May write.
    pub write: Classes,
    /// May share with another agency.
    pub share: Classes,
    /// May seal.
    pub seal: Classes,
    /// May break the glass for.
    pub break_glass: Classes,
    /// May review break-glass on.
    pub review: Classes,
    /// May export.
    pub export: Classes,
    /// May administer.
    pub administer: Classes,
}

impl RoleRow {
    const fn new(role: Role, read: Classes, write: Classes) -> Self {
        Self {
            role,
            read,
            write,
            share: NONE,
            seal: NONE,
            break_glass: NONE,
            review: NONE,
            export: NONE,
            administer: NONE,
        }
    }

    /// The classes this row allows `action` on.
    pub const fn classes(&self, action: Action) -> Classes {
        match action {
            A::Read | A::List => self.read,
            A::Write => self.write,
            A::Share => self.share,
            A::Seal => self.seal,
            A::BreakGlass => self.break_glass,
            A::ReviewBreakGlass => self.review,
            A::Export => self.export,
            A::Administer => self.administer,
        }
    }
}

/// Every role, once.
pub const ROLES: [RoleRow; 13] = [
    RoleRow {
        share: to(C::Sensitive),
        break_glass: to(C::Safeguarding),
        ..RoleRow::new(Role::TriageWorker, to(C::Safeguarding), to(C::Sensitive))
    },
    RoleRow {
        share: to(C::Safeguarding),
        break_glass: to(C::Safeguarding),
        export: to(C::Sensitive),
        ..RoleRow::new(Role::LeadPractitioner, to(C::Location), to(C::Location))
    },
    RoleRow {
        break_glass: to(C::Safeguarding),
        ..RoleRow::new(Role::Practitioner, to(C::Safeguarding), to(C::Sensitive))
    },
    RoleRow::new(Role::GroupLeader, UNIVERSAL, UNIVERSAL),
    RoleRow::new(Role::HubWorker, UNIVERSAL, UNIVERSAL),
    RoleRow {
        share: to(C::Safeguarding),
        seal: to(C::Location),
        break_glass: to(C::Safeguarding),
        review: to(C::Safeguarding),
        export: to(C::Sensitive),
        ..RoleRow::new(Role::TeamManager, to(C::Safeguarding), to(C::Targeted))
    },
    RoleRow {
        share: to(C::Safeguarding),
        seal: to(C::Location),
        break_glass: to(C::Location),
        review: to(C::Location),
        export: to(C::Safeguarding),
        ..RoleRow::new(Role::SafeguardingLead, to(C::Location), to(C::Location))
    },
    RoleRow::new(Role::PartnerWorker, to(C::Sensitive), UNIVERSAL),
    RoleRow { review: to(C::Location), ..RoleRow::new(Role::DataProtectionOfficer, NONE, NONE) },
    RoleRow::new(Role::RegisterEditor, NONE, PUBLIC),
    RoleRow::new(Role::Provider, NONE, NONE),
    RoleRow::new(Role::Analyst, NONE, NONE),
    RoleRow { administer: PUBLIC, ..RoleRow::new(Role::Administrator, NONE, NONE) },
];

/// What a workforce tier bounds (HWB2025: Early Help Appendix 3). The deepest tier leads families and records in
/// the case system; the second keeps its own agency's record; the third joins the team and reports progress;
/// the fourth notices and asks.
#[derive(Debug, Clone, Copy)]
pub struct TierRow {
    /// The tier.
    pub tier: Tier,
    /// Looks at most at these.
    pub looks: Classes,
    /// Does anything else at most with these.
    pub acts: Classes,
}

/// Every tier, once.
pub const TIERS: [TierRow; 4] = [
    TierRow { tier: Tier::Frequent, looks: Classes::ALL, acts: Classes::ALL },
    TierRow {
        tier: Tier::Regular,
        looks: Classes::between(C::Public, C::Safeguarding),
        acts: Classes::between(C::Public, C::Sensitive),
    },
    TierRow {
        tier: Tier::Sometimes,
        looks: Classes::between(C::Public, C::Sensitive),
        acts: Classes::between(C::Public, C::Targeted),
    },
    TierRow { tier: Tier::Occasional, looks: Classes::between(C::Public, C::Targeted), acts: PUBLIC },
];

/// What one part in a person's support opens.
#[derive(Debug, Clone, Copy)]
pub struct InvolvementRow {
    /// The part.
    pub kind: InvolvementKind,
    /// To look at.
    pub looks: Classes,
    /// To write.
    pub writes: Classes,
    /// To share, seal and export.
    pub governs: Classes,
    /// The longest one edge lasts, whatever its dates say.
    pub longest: Option<SignedDuration>,
}

/// Every part, once. A group leader's five days are one hour longer, for the night the clocks go back.
pub const INVOLVEMENTS: [InvolvementRow; 5] = [
    InvolvementRow {
        kind: InvolvementKind::Lead,
        looks: to(C::Location),
        writes: to(C::Location),
        governs: to(C::Safeguarding),
        longest: None,
    },
    InvolvementRow {
        kind: InvolvementKind::CoWorker,
        looks: to(C::Safeguarding),
        writes: to(C::Sensitive),
        governs: NONE,
        longest: None,
    },
    InvolvementRow {
        kind: InvolvementKind::Duty,
        looks: to(C::Safeguarding),
        writes: to(C::Targeted),
        governs: NONE,
        longest: Some(SignedDuration::from_hours(24)),
    },
    InvolvementRow {
        kind: InvolvementKind::GroupLeader,
        looks: UNIVERSAL,
        writes: UNIVERSAL,
        governs: NONE,
        longest: Some(SignedDuration::from_hours(5 * 24 + 1)),
    },
    InvolvementRow {
        kind: InvolvementKind::ManagerOf,
        looks: to(C::Safeguarding),
        writes: to(C::Targeted),
        governs: to(C::Location),
        longest: None,
    },
];

coded! {
    /// The six ways in to a record above class 0.
    Way {
        /// Somebody works with the person.
        Relationship = "relationship",
        /// A request waits with the duty team.
        Duty = "duty",
        /// An agreement between agencies and a share of this person.
        Share = "share",
        /// An emergency, to be reviewed.
        BreakGlass = "break-glass",
        /// Published to this person's portal.
        Own = "own",
        /// A named job.
        System = "system",
    }
}

/// What one way allows, at most.
#[derive(Debug, Clone, Copy)]
pub struct WayRow {
    /// The way.
    pub way: Way,
    /// To look at.
    pub looks: Classes,
    /// To write.
    pub writes: Classes,
    /// To share, seal and export.
    pub governs: Classes,
    /// For these purposes. A share has its agreement's, a job its own.
    pub purposes: &'static [Purpose],
}

const CARE: &[Purpose] = &[Purpose::FamilySupport, Purpose::SafeguardingEnquiry];

/// Every way, once.
pub const WAYS: [WayRow; 6] = [
    WayRow {
        way: Way::Relationship,
        looks: to(C::Location),
        writes: to(C::Location),
        governs: to(C::Location),
        purposes: CARE,
    },
    WayRow { way: Way::Duty, looks: to(C::Safeguarding), writes: to(C::Targeted), governs: NONE, purposes: CARE },
    WayRow {
        way: Way::Share,
        looks: to(C::Safeguarding),
        writes: NONE,
        governs: NONE,
        purposes: &[
            Purpose::FamilySupport,
            Purpose::SafeguardingEnquiry,
            Purpose::ServiceImprovement,
            Purpose::Research,
        ],
    },
    WayRow { way: Way::BreakGlass, looks: to(C::Location), writes: NONE, governs: NONE, purposes: CARE },
    WayRow { way: Way::Own, looks: to(C::Location), writes: NONE, governs: NONE, purposes: &[Purpose::FamilySupport] },
    WayRow {
        way: Way::System,
        looks: to(C::Location),
        writes: to(C::Location),
        governs: to(C::Location),
        purposes: &[Purpose::StatutoryReturn, Purpose::Retention],
    },
];

/// What one of Hearth's own jobs may do.
#[derive(Debug, Clone, Copy)]
pub struct JobRow {
    /// The job.
    pub kind: JobKind,
    /// For this and nothing else.
    pub purpose: Purpose,
    /// Looks at these.
    pub looks: Classes,
    /// Writes these.
    pub writes: Classes,
    /// Exports these.
    pub exports: Classes,
    /// Whether sealed records are part of its work. A return leaves them out; what is due for deletion is due.
    pub through_seals: bool,
}

/// Every job, once.
pub const JOBS: [JobRow; 2] = [
    JobRow {
        kind: JobKind::Retention,
        purpose: Purpose::Retention,
        looks: to(C::Location),
        writes: to(C::Location),
        exports: NONE,
        through_seals: true,
    },
    JobRow {
        kind: JobKind::StatutoryReturn,
        purpose: Purpose::StatutoryReturn,
        looks: to(C::Safeguarding),
        writes: NONE,
        exports: to(C::Safeguarding),
        through_seals: false,
    },
];

/// Three columns as most tables have them: looking, writing, and what governs a record.
const fn column(action: Action, looks: Classes, writes: Classes, governs: Classes) -> Classes {
    match action {
        A::Read | A::List => looks,
        A::Write => writes,
        A::Share | A::Seal | A::Export => governs,
        A::BreakGlass | A::ReviewBreakGlass | A::Administer => NONE,
    }
}

impl Role {
    /// What the role allows `action` on, at most.
    pub fn classes(self, action: Action) -> Classes {
        ROLES.iter().find(|row| row.role == self).map_or(NONE, |row| row.classes(action))
    }
}

impl Tier {
    /// What the tier allows `action` on, at most.
    pub fn classes(self, action: Action) -> Classes {
        let row = TIERS.iter().find(|row| row.tier == self);
        row.map_or(NONE, |row| if action.is_reading() { row.looks } else { row.acts })
    }
}

impl InvolvementKind {
    fn row(self) -> Option<&'static InvolvementRow> {
        INVOLVEMENTS.iter().find(|row| row.kind == self)
    }

    /// What the part allows `action` on, at most.
    pub fn classes(self, action: Action) -> Classes {
        self.row().map_or(NONE, |row| column(action, row.looks, row.writes, row.governs))
    }

    /// The longest one edge of this kind lasts.
    pub fn longest(self) -> Option<SignedDuration> {
        self.row().and_then(|row| row.longest)
    }
}

impl Way {
    /// What the way allows `action` on for `purpose`, at most.
    pub fn classes(self, action: Action, purpose: Purpose) -> Classes {
        let row = WAYS.iter().find(|row| row.way == self && row.purposes.contains(&purpose));
        row.map_or(NONE, |row| column(action, row.looks, row.writes, row.governs))
    }
}

impl JobKind {
    /// What the job allows `action` on for `purpose`, at most.
    pub fn classes(self, action: Action, purpose: Purpose) -> Classes {
        let row = JOBS.iter().find(|row| row.kind == self && row.purpose == purpose);
        row.map_or(
            NONE,
            |row| if action == A::Export { row.exports } else { column(action, row.looks, row.writes, NONE) },
        )
    }

    /// Whether sealed records are part of its work.
    pub fn passes_seals(self) -> bool {
        JOBS.iter().any(|row| row.kind == self && row.through_seals)
    }
}
