//! Giving somebody a role: only an administrator may, and never to themselves.

use crate::{Assignment, Grant, Staff, action};

/// Why a role was not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// Nobody gives themselves a role.
    Themselves,
    /// The role would count in another place than the one administered.
    OtherPlace,
}

/// Adds `assignment` to `to`. The grant to administer proves that its holder may; an administrator who is given a
/// case role still sees no record, because the two do not go together.
///
/// # Errors
/// When the holder would appoint themselves, or for another place.
pub fn appoint(grant: &Grant<'_, action::Administer>, to: &Staff, assignment: Assignment) -> Result<Staff, Refusal> {
    if grant.holder() == Some(to.id) {
        return Err(Refusal::Themselves);
    }
    if assignment.place != grant.place() {
        return Err(Refusal::OtherPlace);
    }
    let mut appointed = to.clone();
    appointed.assignments.push(assignment);
    Ok(appointed)
}
