//! Addresses that moved.

use data::{Cx, Tx, fault, tables::redirect};
use kernel::Result;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

/// Where that address moved to, if it did.
///
/// # Errors
/// A database fault.
pub async fn redirect(cx: &Cx, slug: &str) -> Result<Option<String>> {
    let row = redirect::Entity::find_by_id((cx.place.0, slug.to_owned())).one(cx.read()).await.map_err(fault)?;
    Ok(row.map(|r| r.to_slug))
}

/// True when that address leads to `to` already.
///
/// # Errors
/// A database fault.
pub async fn leads(tx: &Tx, slug: &str, to: &str) -> Result<bool> {
    let key = (tx.cx.place.0, slug.to_owned());
    let row = redirect::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)?;
    Ok(row.is_some_and(|r| r.to_slug == to))
}

/// Sets where old addresses lead, as (old, new, why). Says how many were new or different.
///
/// # Errors
/// A database fault.
pub async fn put_redirects(tx: &Tx, moves: &[(String, String, String)]) -> Result<usize> {
    let mut changed = 0;
    for (slug, to, source) in moves {
        let key = (tx.cx.place.0, slug.clone());
        match redirect::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)? {
            Some(row) if row.to_slug == *to && row.source == *source => continue,
            Some(row) => {
                let mut row = row.into_active_model();
                row.to_slug = Set(to.clone());
                row.source = Set(source.clone());
                row.update(tx.conn()).await.map_err(fault)?;
            }
            None => {
                redirect::ActiveModel {
                    place_id: Set(tx.cx.place.0),
                    slug: Set(slug.clone()),
                    to_slug: Set(to.clone()),
                    source: Set(source.clone()),
                }
                .insert(tx.conn())
                .await
                .map_err(fault)?;
            }
        }
        changed += 1;
    }
    Ok(changed)
}
