//! What waits for whoever is signed in, for their first page. Nothing of it is kept: each count is asked of the very list
//! that its page shows, so it tells nobody more than that page would.

use crate::{
    access::{Action, Role},
    account::{Member, roll},
    directory::freshness::Rung,
    family, oversight,
    upkeep::{claim, detail, draft, entries, proof, register, reports},
};
use data::Cx;
use kernel::Result;

/// One line of somebody's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// Its code, and the end of its word key.
    pub code: &'static str,
    /// The page where it is done.
    pub page: &'static str,
    /// How many wait; `None` where nothing is counted.
    pub waiting: Option<usize>,
}

/// Whose a line is.
#[derive(Clone, Copy)]
enum For {
    Everyone,
    May(Action),
    /// Those who may, unless they also may the second.
    But(Action, Action),
    Role(Role),
}

/// Every line: whose it is, its code, its page. Most pressing first.
const LINES: [(For, &str, &str); 18] = {
    use Action::{JudgeGlass, KeepEntries, ManageStaff, MeetFamilies, ReadAudit, ReviewRegister};
    use For::{But, Everyone, May};
    [
        (May(JudgeGlass), "emergencies", "/workbench/reviews"),
        (May(MeetFamilies), "guarded", "/workbench/guarded"),
        (May(MeetFamilies), "families", "/workbench/families"),
        (May(MeetFamilies), "search", "/workbench/families/search"),
        (May(ReviewRegister), "changes", "/workbench/review"),
        (May(ReviewRegister), "details", "/workbench/details"),
        (May(ReviewRegister), "claims", "/workbench/claims"),
        (May(ReviewRegister), "proofs", "/workbench/proofs"),
        (But(KeepEntries, ReviewRegister), "entries", "/workbench/entries"),
        (May(KeepEntries), "reports", "/workbench/reports"),
        (May(ReviewRegister), "stale", "/workbench/register?needs=stale"),
        (May(ManageStaff), "no-role", "/workbench/admin"),
        (May(ReadAudit), "signs", "/workbench/audit/signs"),
        (May(ReadAudit), "looked", "/workbench/audit"),
        (For::Role(Role::Analyst), "gaps", "/partnership/gaps"),
        (For::Role(Role::Analyst), "sources", "/sources"),
        (Everyone, "register", "/workbench/register"),
        (Everyone, "account", "/workbench/account"),
    ]
};

/// The lines of one member, each with what waits now.
///
/// # Errors
/// A database fault.
pub async fn mine(cx: &Cx, member: &Member) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for (whose, code, page) in LINES {
        let theirs = match whose {
            For::Everyone => true,
            For::May(action) => member.may(action),
            For::But(action, other) => member.may(action) && !member.may(other),
            For::Role(role) => member.roles().contains(&role),
        };
        if !theirs {
            continue;
        }
        let waiting = waiting(cx, code).await?;
        // Attempts on closed records concern few; nobody else is told that there are such records.
        if code == "guarded" && waiting == Some(0) {
            continue;
        }
        tasks.push(Task { code, page, waiting });
    }
    Ok(tasks)
}

async fn waiting(cx: &Cx, code: &str) -> Result<Option<usize>> {
    let count = match code {
        "emergencies" => family::glass::waiting(cx).await?.len(),
        "guarded" => family::guarded::attempts(cx).await?.len(),
        "families" => family::list(cx).await?.len(),
        "changes" => draft::queue(cx).await?.len(),
        "details" => detail::queue(cx).await?.len(),
        "claims" => claim::queue(cx).await?.len(),
        "proofs" => proof::queue(cx).await?.len(),
        "entries" => due(&entries::desk(cx).await?),
        "reports" => reports::list(cx).await?.iter().filter(|report| report.answer.is_none()).count(),
        "stale" => {
            let table = register::table(cx, &register::Asked::default()).await?;
            table.rows.iter().filter(|row| matches!(row.rung, Rung::Stale | Rung::NeverReviewed)).count()
        }
        "no-role" => {
            let people = roll::everyone(cx).await?;
            people.iter().filter(|p| p.left_us.is_none() && !p.roles.iter().any(|role| role.current)).count()
        }
        "signs" => {
            let worth = oversight::worth_asking(cx).await?;
            worth.emergencies.len() + worth.sittings.len()
        }
        _ => return Ok(None),
    };
    Ok(Some(count))
}

/// Entries of theirs that ask for something of them, not of an editor.
fn due(desk: &entries::Desk) -> usize {
    let entries = desk.mine.iter().flat_map(|kept| &kept.entries);
    entries.filter(|entry| entry.due.iter().any(|due| *due != entries::Due::WithEditor)).count()
}
