//! The facts that open and close records for whoever asks, from the transaction of the action.

use super::rows::facts as rows;
use data::Tx;
use kernel::{Id, Result};
use policy::{Edges, Principal};
use std::collections::HashSet;

/// About whom facts are wanted.
#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    /// Records about or naming these people.
    People(&'a [Id]),
    /// Anybody: for lists.
    Anybody,
}

/// Everything that may open or close such records for `who`.
///
/// # Errors
/// A database fault; `Internal` for a row that cannot be read, because a restriction that is not understood must
/// never open a record.
pub(super) async fn edges(tx: &Tx, who: &Principal, about: About<'_>) -> Result<Edges> {
    let mut edges = Edges::none(tx.cx.place, rows::seen(tx).await?);
    edges.restrictions = rows::restrictions(tx, about).await?;
    let Principal::Staff(staff) = who else { return Ok(edges) };
    let of = |each: fn(&policy::Assignment) -> Id| -> Vec<Id> {
        staff.assignments.iter().map(each).collect::<HashSet<_>>().into_iter().collect()
    };
    edges.involvements = rows::involvements(tx, staff.id, &of(|a| a.team), about).await?;
    edges.agreements = rows::sharing_agreements(tx, &of(|a| a.agency)).await?;
    if !edges.agreements.is_empty() {
        let agreements: Vec<Id> = edges.agreements.iter().map(|agreement| agreement.id).collect();
        edges.shares = rows::shares(tx, &agreements, about).await?;
    }
    edges.reviews = rows::reviews(tx, staff.id).await?;
    if !edges.reviews.is_empty() {
        edges.break_glass = rows::break_glass(tx, staff.id).await?;
    }
    Ok(edges)
}
