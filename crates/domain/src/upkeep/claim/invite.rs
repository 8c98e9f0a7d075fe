//! A lead shares the work with colleagues: one who signs in here already, or one who is asked in by e-mail.

use super::{Claim, Part, State, rows};
use crate::{
    access::{self, Action, Role},
    account::invite::{self, Newcomer},
    upkeep::{people, who},
};
use data::{
    Cx, Tx,
    audit::{self, Deed},
};
use kernel::{Actor, Error, Id, Result};

/// Who is asked to help.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invite {
    /// The organisation's address.
    pub organisation: String,
    /// Their address at work.
    pub email: String,
    /// Their name; needed for one who never signed in here.
    pub name: String,
}

/// Lets a colleague keep the entries too; one who is new here gets a link that opens once. Again, it changes nothing.
///
/// # Errors
/// `NotFound` when the actor neither leads there nor edits the register; `Invalid` by field, also when the address is
/// that of somebody who does other work here; a database fault.
pub async fn invite(cx: &Cx, invite: Invite) -> Result<()> {
    cx.act(|tx| async move {
        let keeper = who::keeper(&tx.cx, tx.conn()).await?;
        let organisation = who::organisation(&tx, &invite.organisation).await?;
        let claims = rows::of(&tx, organisation.id).await?;
        let leads = |c: &Claim| c.staff == keeper.id && c.part == Part::Lead && c.state == State::Held;
        if !keeper.editor && !claims.iter().any(leads) {
            return Err(Error::NotFound);
        }
        let colleague = colleague(&tx, &invite).await?;
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

/// Whoever has that address: a keeper, or somebody new who becomes one in the inviter's own team.
async fn colleague(tx: &Tx, asked: &Invite) -> Result<Id> {
    let Some(known) = people::with_email(&tx.cx, tx.conn(), &asked.email).await? else {
        let newcomer = Newcomer { name: asked.name.clone(), email: asked.email.clone(), role: Role::Provider };
        return invite::newcomer(tx, newcomer).await;
    };
    let theirs = access::staff(&tx.cx.with_actor(Actor::Staff { id: known }), tx.conn()).await?;
    if access::allows(&theirs, tx.cx.place, tx.cx.clock.now(), Action::KeepEntries) {
        Ok(known)
    } else {
        Err(Error::invalid("email", "unknown-code", "nobody who keeps entries has that address"))
    }
}
