//! What can be asked of a record. Each action is also a type, so that a grant to read cannot be used to write.

/// Every action there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Open one record.
    Read,
    /// Change one record.
    Write,
    /// See that a record exists, in a list, a count or a search.
    List,
    /// Give another agency a share of a person's records.
    Share,
    /// Restrict a record or a person.
    Seal,
    /// Open a record without a way in, for three hours, to be reviewed.
    BreakGlass,
    /// Judge somebody else's use of break-glass.
    ReviewBreakGlass,
    /// Take records out of Hearth.
    Export,
    /// Give and take roles and settings.
    Administer,
}

impl Action {
    /// All of them, for tables.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Write,
        Self::List,
        Self::Share,
        Self::Seal,
        Self::BreakGlass,
        Self::ReviewBreakGlass,
        Self::Export,
        Self::Administer,
    ];

    /// Whether the action only looks.
    pub const fn is_reading(self) -> bool {
        matches!(self, Self::Read | Self::List)
    }
}

/// An action as a type: what a [`Grant`](crate::Grant) is for.
pub trait Act {
    /// Which action it is.
    const ACTION: Action;
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl Act for $name {
            const ACTION: Action = Action::$name;
        }
    )+};
}

acts! {
    /// Open one record.
    Read,
    /// Change one record.
    Write,
    /// See that a record exists.
    List,
    /// Give another agency a share.
    Share,
    /// Restrict a record or a person.
    Seal,
    /// Open a record without a way in.
    BreakGlass,
    /// Judge somebody else's use of break-glass.
    ReviewBreakGlass,
    /// Take records out of Hearth.
    Export,
    /// Give and take roles and settings.
    Administer,
}
