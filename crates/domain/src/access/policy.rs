//! One table: action by actor.

use kernel::{Actor, Error, Result};

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
}

impl Action {
    /// All of them, for tables.
    pub const ALL: [Self; 7] = [
        Self::ReadRegister,
        Self::ReportProblem,
        Self::KeepSaved,
        Self::LogSearch,
        Self::ChangeRegister,
        Self::ChangeData,
        Self::Purge,
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

#[cfg(test)]
mod tests {
    use super::*;

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
