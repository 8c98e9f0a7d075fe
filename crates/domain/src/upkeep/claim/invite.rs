//! A lead shares the work with colleagues.

use super::{Claim, Part, State, rows};
use crate::{
    access::{self, Action},
    upkeep::{people, who},
};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Actor, Error, Result};

/// Lets a colleague keep the entries too. Again, it changes nothing.
///
/// # Errors
/// `NotFound` when the actor neither leads there nor edits the register; `Invalid` when no provider here has that
/// address; a database fault.
pub async fn invite(cx: &Cx, organisation: &str, email: &str) -> Result<()> {
    let (organisation, email) = (organisation.to_owned(), email.to_owned());
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::organisation(&tx, &organisation).await?;
        let claims = rows::of(&tx, organisation.id).await?;
        let leads = |c: &Claim| c.staff == keeper.id && c.part == Part::Lead && c.state == State::Held;
        if !keeper.editor && !claims.iter().any(leads) {
            return Err(Error::NotFound);
        }
        let unknown = || Error::invalid("email", "unknown-code", "nobody who keeps entries has that address");
        let colleague = people::with_email(&tx.cx, tx.conn(), &email).await?.ok_or_else(unknown)?;
        let theirs = access::staff(&tx.cx.with_actor(Actor::Staff { id: colleague }), tx.conn()).await?;
        if !access::allows(&theirs, tx.cx.place, tx.cx.clock.now(), Action::KeepEntries) {
            return Err(unknown());
        }
        if claims.iter().any(|c| c.staff == colleague && c.state == State::Held) {
            return Ok(());
        }
        let claim = Claim {
            organisation: organisation.id,
            staff: colleague,
            part: Part::Manager,
            state: State::Held,
            words: String::new(),
            answer: String::new(),
            asked_us: tx.cx.now_us(),
        };
        rows::keep(&tx, &claim, Some(keeper.id)).await?;
        let detail = format!("staff:{colleague}");
        let (kind, target) = ("organisation", organisation.id);
        audit::record(&tx, Deed { action: "claim.invite", kind, target, detail: &detail }).await
    })
    .await
}
