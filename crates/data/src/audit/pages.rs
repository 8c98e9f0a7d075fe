//! The quick way along a chain: many rows read as one text, the next page while this one is gone over. It goes on as
//! long as every row is whole and says nothing of one that is not.

use super::{canon::Row, walk::Walk};
use crate::{Cx, dialect};
use kernel::{Error, PlaceId, Result, hex};
use serde::Deserialize;
use std::borrow::Cow;

/// Rows read by one statement: some three megabytes.
const PAGE: u64 = 4_096;

/// Goes along the chain of `cx`'s place to its end, or to the first page that is not what it should be, and stays at
/// its beginning.
///
/// # Errors
/// `Internal` when going over a page failed.
pub(super) async fn along(cx: &Cx, mut walk: Walk) -> Result<Walk> {
    let read = async |from: Option<i64>| dialect::audit_page(cx.read(), cx.place.0, from, PAGE).await.ok();
    let mut next = read((walk.at.seq > 0).then_some(walk.at.seq)).await;
    while let Some(page) = next.take() {
        let (place, full) = (cx.place, page.rows >= PAGE);
        let checked = tokio::task::spawn_blocking(move || over(place, walk, &page.text));
        if full {
            next = read(Some(page.last)).await;
        }
        walk = match checked.await.map_err(Error::internal)? {
            Ok(further) => further,
            Err(odd) => return Ok(odd),
        };
    }
    Ok(walk)
}

/// The walk after a page, or as it was before when any of its rows is odd.
fn over(place: PlaceId, before: Walk, page: &str) -> std::result::Result<Walk, Walk> {
    let mut walk = before.clone();
    let whole = serde_json::from_str::<Vec<Line<'_>>>(page).is_ok_and(|lines| {
        lines.iter().enumerate().all(|(at, line)| {
            line.read(place).is_some_and(|(row, [prev_hash, hash])| {
                let row = Row { prev_hash: &prev_hash, hash: &hash, ..row };
                // A page begins with the row the one before ended with.
                at == 0 && walk.ended_with(row) || walk.step(Some(row)).is_ok()
            })
        })
    });
    if whole { Ok(walk) } else { Err(before) }
}

/// A row in the order of [`dialect::audit_page`], ids and hashes in hexadecimal figures.
#[derive(Deserialize)]
struct Line<'a>(
    i32,
    i64,
    #[serde(borrow)] Cow<'a, str>,
    i64,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    i32,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
);

impl Line<'_> {
    /// The row without its hashes, and they.
    fn read(&self, place: PlaceId) -> Option<(Row<'_>, [[u8; 32]; 2])> {
        let row = Row {
            form: self.0,
            place_id: place.0.into_bytes(),
            seq: self.1,
            id: hex::read(&self.2)?,
            at_us: self.3,
            actor: &self.4,
            acting_role: &self.5,
            via: &self.6,
            purpose: &self.7,
            action: &self.8,
            kind: &self.9,
            target_id: hex::read(&self.10)?,
            detail: &self.11,
            decision: &self.12,
            fields_class: self.13,
            request_id: &self.14,
            node: &self.15,
            prev_hash: &[],
            hash: &[],
        };
        Some((row, [hex::read(&self.16)?, hex::read(&self.17)?]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Db,
        audit::{Deed, head, record_all},
    };
    use kernel::{Actor, SystemClock};
    use sea_orm::ConnectionTrait;
    use std::sync::Arc;

    async fn quickly(cx: &Cx) -> i64 {
        along(cx, Walk::new(&[])).await.unwrap().at.seq
    }

    #[tokio::test]
    async fn a_whole_chain_is_gone_along_quickly_to_its_end_and_another_to_the_page_that_is_odd() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite://{}", folder.path().join("a.db").display())).await.unwrap();
        db.migrate().await.unwrap();
        let cx = Cx::new(db, PlaceId::derived("leeds"), Actor::system("test"), Arc::new(SystemClock));
        let rows = i64::try_from(PAGE).unwrap() + 700;
        cx.act(|tx| async move {
            let deed = Deed { action: "test.deed", kind: "test", target: tx.cx.fresh_id(), detail: "said \"so\"" };
            record_all(&tx, &vec![deed; usize::try_from(rows).unwrap()]).await
        })
        .await
        .unwrap();
        assert_eq!((quickly(&cx).await, head(&cx).await.unwrap().seq), (rows, rows));
        for change in [
            "DROP TRIGGER audit_no_update",
            "UPDATE audit SET detail = CAST(detail AS BLOB) WHERE seq = 4700",
            "UPDATE audit SET actor = 'public' WHERE seq = 4500",
        ] {
            cx.read().execute_unprepared(change).await.unwrap();
        }
        assert_eq!(quickly(&cx).await, i64::try_from(PAGE).unwrap());
    }
}
