//! What was done to somebody's account and by whom: from the audit, for whoever gives roles. What they did with records
//! is no part of it.

use crate::access::{Action, authorise_staff};
use data::{
    Cx, fault,
    tables::{audit, staff},
};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// One deed.
#[derive(Debug, Clone)]
pub struct Deed {
    /// When.
    pub at_us: i64,
    /// Whose deed: a colleague's name, or the command; empty for anyone.
    pub by: String,
    /// Verb, such as `role.give`.
    pub action: String,
    /// What more there is to say.
    pub detail: String,
}

/// Most deeds shown.
const MOST: u64 = 100;

/// The latest deeds about somebody's account, latest first.
///
/// # Errors
/// `NotFound` when the actor may not; a database fault.
pub async fn history(cx: &Cx, who: Id) -> Result<Vec<Deed>> {
    cx.act(|tx| async move {
        authorise_staff(&tx, Action::ManageStaff).await?;
        let place = tx.cx.place.0;
        let rows = audit::Entity::find()
            .filter(audit::Column::PlaceId.eq(place))
            .filter(audit::Column::TargetId.eq(who.0))
            .filter(audit::Column::Kind.eq("account"))
            .order_by_desc(audit::Column::Seq)
            .limit(MOST)
            .all(tx.conn())
            .await
            .map_err(fault)?;
        let people = staff::Entity::find().filter(staff::Column::PlaceId.eq(place)).all(tx.conn()).await;
        let names: BTreeMap<String, String> =
            people.map_err(fault)?.into_iter().map(|row| (format!("staff:{}", row.id), row.name)).collect();
        let by = |actor: &str| {
            let command = actor.strip_prefix("system:").unwrap_or_default();
            names.get(actor).cloned().unwrap_or_else(|| command.to_owned())
        };
        let deed =
            |row: audit::Model| Deed { at_us: row.at_us, by: by(&row.actor), action: row.action, detail: row.detail };
        Ok(rows.into_iter().map(deed).collect())
    })
    .await
}
