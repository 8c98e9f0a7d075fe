//! Showing once more who one is, before something risky. It counts for a few minutes, and the browser gets a new id.

use super::{
    Vault, limit, proof,
    rules::rules,
    session::{self, Live, Stage, note},
    sign_in::Outcome,
};
use data::Cx;
use kernel::{Actor, Result};

/// Takes a code in the middle of a session.
///
/// # Errors
/// A database fault.
pub async fn step_up(cx: &Cx, vault: &Vault, live: &Live, typed: &str) -> Result<Outcome> {
    if live.stage != Stage::Full {
        return Ok(Outcome::Over);
    }
    let rules = rules(cx).await?;
    let staff = live.staff;
    let cx = cx.with_actor(Actor::Staff { id: staff });
    cx.act(|tx| async move {
        let key = [format!("step-up:{staff}")];
        if let Some(wait) = limit::begin(&tx, &rules.rules, &key).await? {
            return Ok(Outcome::Wait(wait));
        }
        let Some(proof) = proof::take(&tx, vault, staff, typed).await? else {
            note(&tx, staff, "step-up.fail", "").await?;
            return Ok(Outcome::Wrong);
        };
        limit::succeeded(&tx, &key).await?;
        let Some(token) = session::renew(&tx, live, Stage::Full, true).await? else { return Ok(Outcome::Over) };
        note(&tx, staff, "step-up", proof.code()).await?;
        Ok(Outcome::On(token))
    })
    .await
}
