//! What people are told about.

use serde::{Deserialize, Serialize};

/// Something that waits for somebody. Its words are by code; none of them names a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// Someone said that a listing is wrong.
    ListingReported,
    /// A provider sent changes of an entry to be looked at.
    ChangeSent,
    /// An editor answered them.
    ChangeAnswered,
    /// Someone asks to keep an organisation's entries.
    ClaimAsked,
    /// An editor answered that.
    ClaimAnswered,
    /// A colleague asks them in.
    Invited,
    /// It is time to say that their entries are still right.
    ReviewDue,
    /// Somebody tried to open a record that is closed, or to find it.
    GuardedTried,
    /// A record was opened in an emergency and waits to be judged.
    GlassOpened,
    /// A way of signing in to their account was added, changed or taken away.
    AccountChanged,
    /// A passkey of theirs was stopped, because there seems to be a copy of it.
    PasskeyStopped,
    /// A role that can do much waits for a second person.
    RoleAsked,
    /// Somebody signed in to their account with a browser it was never signed in with.
    NewBrowser,
}

impl Notice {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::ListingReported,
        Self::ChangeSent,
        Self::ChangeAnswered,
        Self::ClaimAsked,
        Self::ClaimAnswered,
        Self::Invited,
        Self::ReviewDue,
        Self::GuardedTried,
        Self::GlassOpened,
        Self::AccountChanged,
        Self::PasskeyStopped,
        Self::RoleAsked,
        Self::NewBrowser,
    ];

    /// Its code, by which it has its words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ListingReported => "listing-reported",
            Self::ChangeSent => "change-sent",
            Self::ChangeAnswered => "change-answered",
            Self::ClaimAsked => "claim-asked",
            Self::ClaimAnswered => "claim-answered",
            Self::Invited => "invited",
            Self::ReviewDue => "review-due",
            Self::GuardedTried => "guarded-tried",
            Self::GlassOpened => "glass-opened",
            Self::AccountChanged => "account-changed",
            Self::PasskeyStopped => "passkey-stopped",
            Self::RoleAsked => "role-asked",
            Self::NewBrowser => "new-browser",
        }
    }

    /// The page where it waits.
    pub const fn page(self) -> &'static str {
        match self {
            Self::ListingReported => "/workbench/reports",
            Self::ChangeSent => "/workbench/review",
            Self::ChangeAnswered | Self::ClaimAnswered | Self::ReviewDue => "/workbench/entries",
            Self::ClaimAsked => "/workbench/claims",
            Self::Invited => "/sign-in",
            Self::GuardedTried => "/workbench/guarded",
            Self::GlassOpened => "/workbench/reviews",
            Self::AccountChanged | Self::PasskeyStopped | Self::NewBrowser => "/workbench/account",
            Self::RoleAsked => "/workbench/admin",
        }
    }
}
