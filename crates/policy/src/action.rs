//! What can be asked of a record. Each action is also a type, so that a grant to read cannot be used to write.

/// An action as a type: what a [`Grant`](crate::Grant) is for.
pub trait Act {
    /// Which action it is.
    const ACTION: Action;
}

/// One list, three forms: the value, the table of all values, and a type for each.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// Every action there is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)+
        }

        impl Action {
            /// All of them, for tables.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl Act for $name {
                const ACTION: Action = Action::$name;
            }
        )+
    };
}

actions! {
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
    /// Whether the action only looks.
    pub const fn is_reading(self) -> bool {
        matches!(self, Self::Read | Self::List)
    }
}
