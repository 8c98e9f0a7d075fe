//! The same write sent twice happens once: the key is stored in the transaction of the effect, with the
//! answer, which the second sender is given.

use crate::{Cx, Tx, fault, tables::idempotency};
use kernel::{Error, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::future::Future;

/// What a caller sends to make a write safe to repeat.
#[derive(Debug, Clone)]
pub struct Once {
    /// The caller's key.
    pub key: String,
    /// Which write.
    pub route: &'static str,
    /// The whole request, so that the same key with another request is refused.
    pub request: String,
}

/// Runs `work` at most once for that key and gives every caller the first answer.
///
/// # Errors
/// `Invalid` (`key-reused`) when the key came before with another request; otherwise as `work`.
pub async fn act_once<T, F, Fut>(cx: &Cx, once: Once, work: F) -> Result<T>
where
    T: Serialize + DeserializeOwned,
    F: FnOnce(Tx) -> Fut,
    Fut: Future<Output = Result<T>>,
{
    if once.key.is_empty() || once.key.len() > 200 || !once.key.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(Error::invalid("Idempotency-Key", "key-length", "send a key of 1 to 200 plain characters"));
    }
    let hash = digest(&once.request);
    let id = (cx.place.0, cx.actor.label(), once.key.clone());
    if let Some(earlier) = idempotency::Entity::find_by_id(id.clone()).one(cx.read()).await.map_err(fault)? {
        return replay(&earlier, once.route, &hash);
    }
    let (route, stored_hash) = (once.route, hash.clone());
    let outcome = cx
        .act(move |tx| async move {
            // The key goes in first: a second sender waits on it or collides with it, and then replays.
            let row = idempotency::ActiveModel {
                place_id: Set(tx.cx.place.0),
                principal: Set(tx.cx.actor.label()),
                key: Set(once.key),
                route: Set(route.to_owned()),
                request_hash: Set(stored_hash),
                response: Set(String::new()),
                at_us: Set(tx.cx.now_us()),
            }
            .insert(tx.conn())
            .await
            .map_err(fault)?;
            let value = work(tx.clone()).await?;
            let mut row: idempotency::ActiveModel = row.into();
            row.response = Set(serde_json::to_string(&value).map_err(Error::internal)?);
            row.update(tx.conn()).await.map_err(fault)?;
            Ok(value)
        })
        .await;
    match outcome {
        Err(Error::Internal(cause)) => {
            match idempotency::Entity::find_by_id(id).one(cx.read()).await.map_err(fault)? {
                Some(earlier) => replay(&earlier, route, &hash),
                None => Err(Error::Internal(cause)),
            }
        }
        other => other,
    }
}

/// Takes away answers older than that and says how many.
///
/// # Errors
/// A database fault.
pub async fn forget_before(cx: &Cx, at_us: i64) -> Result<u64> {
    cx.act(|tx| async move {
        let gone = idempotency::Entity::delete_many()
            .filter(idempotency::Column::PlaceId.eq(tx.cx.place.0))
            .filter(idempotency::Column::AtUs.lt(at_us))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        Ok(gone.rows_affected)
    })
    .await
}

fn replay<T: DeserializeOwned>(earlier: &idempotency::Model, route: &str, hash: &str) -> Result<T> {
    if earlier.route != route || earlier.request_hash != hash {
        return Err(Error::invalid("Idempotency-Key", "key-reused", "this key came before with another request"));
    }
    serde_json::from_str(&earlier.response).map_err(Error::internal)
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}
