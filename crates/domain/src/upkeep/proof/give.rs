//! An organisation shows something.

use super::{Kind, Proof, State, rows};
use crate::upkeep::{who, words};
use data::{
    Cx,
    audit::{self, Deed},
};
use jiff::civil::Date;
use kernel::{Error, FieldError, Id, Result};

/// Most characters of what is said.
const LONGEST: usize = 120;

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Give {
    /// The organisation's address.
    pub organisation: String,
    /// Code of its kind.
    pub kind: String,
    /// A number, a policy, or the post of whoever leads; never a private person's name.
    pub said: String,
    /// Month of a training, as `2026-05`.
    pub month: String,
    /// Last day it holds, as `2027-03-31`.
    pub ends: String,
}

/// Shows it for an editor to check. An earlier one of its kind counts until then.
///
/// # Errors
/// `NotFound` when the organisation is not the actor's; `Invalid` by field; a database fault.
pub async fn give(cx: &Cx, give: Give) -> Result<Id> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::kept_organisation(&tx, keeper, &give.organisation).await?;
        let unknown = || Error::invalid("kind", "unknown-code", "choose what it proves");
        let kind = Kind::of(&give.kind).ok_or_else(unknown)?;
        let (said, month, ends) = read(kind, &give, tx.cx.clock.today())?;
        let proof = Proof {
            id: tx.cx.fresh_id(),
            organisation: organisation.id,
            kind,
            said,
            month,
            ends,
            state: State::Given,
            answer: String::new(),
            given_by: keeper.id,
            at_us: tx.cx.now_us(),
        };
        rows::add(&tx, &proof).await?;
        let (record, target) = ("organisation", organisation.id);
        audit::record(&tx, Deed { action: "proof.give", kind: record, target, detail: kind.code }).await?;
        Ok(proof.id)
    })
    .await
}

fn read(kind: Kind, give: &Give, today: Date) -> Result<(String, String, Option<Date>)> {
    let said = words::needed("said", &give.said, LONGEST)?;
    let mut wrong = Vec::new();
    let figures = said.chars().filter(|c| !c.is_whitespace()).count();
    let (least, most) = kind.figures;
    if most > 0 && !((least..=most).contains(&figures) && said.chars().all(|c| c.is_ascii_alphanumeric())) {
        wrong.push(FieldError::new("said", "number-malformed", format!("write a number of {least} to {most} figures")));
    }
    let given = if kind.ends { give.ends.trim().parse::<Date>().ok() } else { None };
    let month = if kind.trained_months > 0 { give.month.trim().to_owned() } else { String::new() };
    let ends = kind.last_day(&month, given);
    let asks = kind.ends || kind.trained_months > 0;
    let field = if kind.ends { "ends" } else { "month" };
    let future = format!("{month}-01").parse::<Date>().is_ok_and(|trained| trained > today);
    match ends {
        None if asks => wrong.push(FieldError::new(field, "date-malformed", "give the month or the day")),
        Some(last) if last < today => wrong.push(FieldError::new(field, "over", "this is over already")),
        Some(_) if future => wrong.push(FieldError::new(field, "date-future", "this month has not come yet")),
        _ => {}
    }
    if wrong.is_empty() { Ok((said, month, ends)) } else { Err(Error::Invalid(wrong)) }
}
