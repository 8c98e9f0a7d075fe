//! Two tables: action by actor, and action by role.

use super::principal::staff;
use ::policy::{Role, Staff};
use data::Tx;
use jiff::Timestamp;
use kernel::{Actor, Error, PlaceId, Result};

/// Something an actor may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Read what the public may see of the register.
    ReadRegister,
    /// Say that a listing is wrong.
    ReportProblem,
    /// Keep a list or a plan under a code, or open one.
    KeepSaved,
    /// Add to the search log.
    LogSearch,
    /// Change organisations, locations, services or redirects.
    ChangeRegister,
    /// Change vocabularies, words, question sets, rules and place settings.
    ChangeData,
    /// Take what has expired away.
    Purge,
    /// Send what is queued to be told.
    SendMail,
    /// Keep the entries of one's own organisation, for review.
    KeepEntries,
    /// Review the register: approve, send back, answer reports, decide claims.
    ReviewRegister,
    /// Give and take roles, open and close accounts.
    ManageStaff,
    /// Ask the audit who looked at what.
    ReadAudit,
    /// Come to the pages about families. What opens there of each person is the policy's to say.
    MeetFamilies,
    /// Judge what others opened in an emergency.
    JudgeGlass,
}

/// Who meets families and judges nobody.
const MEETS: &[Action] = &[Action::MeetFamilies];

/// What each role allows of the register, the place's settings and coming to pages about families. A role without a row
/// allows none of it.
pub const DUTIES: [(Role, &[Action]); 12] = [
    (Role::TriageWorker, MEETS),
    (Role::LeadPractitioner, MEETS),
    (Role::Practitioner, MEETS),
    (Role::GroupLeader, MEETS),
    (Role::HubWorker, MEETS),
    (Role::TeamManager, &[Action::MeetFamilies, Action::JudgeGlass]),
    (Role::SafeguardingLead, &[Action::MeetFamilies, Action::JudgeGlass]),
    (Role::PartnerWorker, MEETS),
    (Role::Provider, &[Action::KeepEntries]),
    (Role::RegisterEditor, &[Action::KeepEntries, Action::ReviewRegister]),
    (Role::Administrator, &[Action::ManageStaff]),
    (Role::DataProtectionOfficer, &[Action::ReadAudit]),
];

impl Action {
    /// All of them, for tables.
    pub const ALL: [Self; 14] = [
        Self::ReadRegister,
        Self::ReportProblem,
        Self::KeepSaved,
        Self::LogSearch,
        Self::ChangeRegister,
        Self::ChangeData,
        Self::Purge,
        Self::SendMail,
        Self::KeepEntries,
        Self::ReviewRegister,
        Self::ManageStaff,
        Self::ReadAudit,
        Self::MeetFamilies,
        Self::JudgeGlass,
    ];

    fn is_public(self) -> bool {
        matches!(self, Self::ReadRegister | Self::ReportProblem | Self::KeepSaved | Self::LogSearch)
    }
}

/// Lets the actor go on, or not.
///
/// # Errors
/// `NotFound` when the actor may not: the same answer as for something that is not there.
pub fn authorise(actor: &Actor, action: Action) -> Result<()> {
    if action.is_public() || actor.is_system() { Ok(()) } else { Err(Error::NotFound) }
}

/// Lets a member of staff go on, or not, by the roles they have now, and says who they are.
///
/// # Errors
/// `NotFound` when they are not staff here or none of their roles allows it; a database fault.
pub async fn authorise_staff(tx: &Tx, action: Action) -> Result<Staff> {
    let staff = staff(&tx.cx, tx.conn()).await?;
    if allows(&staff, tx.cx.place, tx.cx.clock.now(), action) { Ok(staff) } else { Err(Error::NotFound) }
}

/// Whether any of their roles in `place` at `now` allows it.
pub fn allows(staff: &Staff, place: PlaceId, now: Timestamp, action: Action) -> bool {
    let current = staff.assignments.iter().filter(|a| a.place == place && a.span.holds(now));
    current
        .flat_map(|a| DUTIES.iter().filter(move |(role, _)| *role == a.role))
        .any(|(_, actions)| actions.contains(&action))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::policy::{Assignment, Span, Tier};
    use kernel::Id;

    const NOW: &str = "2026-11-24T10:00:00Z";

    fn as_role(role: Role, to: Option<&str>) -> Staff {
        let place = PlaceId::derived("coventry");
        let id = |slug| Id::derived(place, "test", slug);
        let span = Span { from: "2025-01-01T00:00:00Z".parse().unwrap(), to: to.map(|to| to.parse().unwrap()) };
        let assignments =
            vec![Assignment { place, agency: id("a"), team: id("t"), role, tier: Tier::Occasional, span }];
        Staff { id: id("s"), person: None, line: id("l"), assignments }
    }

    #[test]
    fn a_role_allows_its_row_and_nothing_else_until_it_ends() {
        let (here, now) = (PlaceId::derived("coventry"), NOW.parse().unwrap());
        for &role in Role::ALL {
            let row = DUTIES.iter().find(|(of, _)| *of == role).map_or(&[][..], |(_, actions)| actions);
            for action in Action::ALL {
                assert_eq!(
                    allows(&as_role(role, None), here, now, action),
                    row.contains(&action),
                    "{role:?} {action:?}"
                );
                assert!(!allows(&as_role(role, Some(NOW)), here, now, action), "{role:?} {action:?} after its end");
                assert!(!allows(&as_role(role, None), PlaceId::derived("elsewhere"), now, action));
            }
        }
    }

    #[test]
    fn the_public_reads_reports_and_saves_and_changes_nothing() {
        let allowed: Vec<_> = Action::ALL.into_iter().filter(|&a| authorise(&Actor::Public, a).is_ok()).collect();
        assert_eq!(allowed, [Action::ReadRegister, Action::ReportProblem, Action::KeepSaved, Action::LogSearch]);
        assert!(matches!(authorise(&Actor::Public, Action::ChangeRegister), Err(Error::NotFound)));
    }

    #[test]
    fn the_machine_s_own_commands_may_do_everything() {
        let import = Actor::system("import");
        assert!(Action::ALL.into_iter().all(|a| authorise(&import, a).is_ok()));
    }
}
