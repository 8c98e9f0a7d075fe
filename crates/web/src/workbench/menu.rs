//! The menu of people who work here: what each may open, in one order for all.

use crate::route::Permission;
use domain::{access::Action, account::Member};

/// One entry: its word, where it leads, who has it.
pub struct Entry {
    /// Word key.
    pub key: &'static str,
    /// Path.
    pub path: &'static str,
    /// Who has it.
    pub permission: Permission,
}

/// Every entry. A capability with pages here adds its line.
const ENTRIES: &[Entry] = &[
    Entry { key: "work-menu-home", path: "/workbench", permission: Permission::SignedIn },
    Entry { key: "work-menu-entries", path: "/workbench/entries", permission: Permission::May(Action::KeepEntries) },
    Entry { key: "work-menu-register", path: "/workbench/register", permission: Permission::SignedIn },
    Entry { key: "work-menu-reports", path: "/workbench/reports", permission: Permission::May(Action::KeepEntries) },
    Entry { key: "families-title", path: "/workbench/families", permission: Permission::May(Action::MeetFamilies) },
    Entry { key: "work-menu-admin", path: "/workbench/admin", permission: Permission::May(Action::ManageStaff) },
    Entry { key: "work-menu-audit", path: "/workbench/audit", permission: Permission::May(Action::ReadAudit) },
    Entry { key: "work-menu-account", path: "/workbench/account", permission: Permission::SignedIn },
];

/// The entries of one member.
pub fn of(member: &Member) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(|entry| match entry.permission {
        Permission::Public | Permission::SignedIn => true,
        Permission::May(action) => member.may(action),
    })
}
