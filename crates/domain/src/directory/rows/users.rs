//! Which services show facts of an organisation or a location.

use super::{
    Aggregate, Stored,
    load::{by_name, fetch, live, of_kind},
};
use crate::directory::model::Service;
use data::{Cx, Tx, fault, tables::record};
use kernel::{Id, Result};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// Ids looked for in one pass over the services.
const CHUNK: usize = 50;

/// Live services whose document names one of `ids`.
///
/// # Errors
/// A database fault.
async fn ids_showing(tx: &Tx, ids: &[Id]) -> Result<BTreeSet<Id>> {
    let mut found = BTreeSet::new();
    for chunk in ids.chunks(CHUNK) {
        let named =
            chunk.iter().fold(Condition::any(), |any, id| any.add(record::Column::Doc.contains(id.to_string())));
        let rows: Vec<uuid::Uuid> = of_kind::<Service>(tx.cx.place)
            .filter(record::Column::DeletedUs.is_null())
            .filter(named)
            .select_only()
            .column(record::Column::Id)
            .into_tuple()
            .all(tx.conn())
            .await
            .map_err(fault)?;
        found.extend(rows.into_iter().map(Id));
    }
    Ok(found)
}

/// Live services that show facts of an organisation or a location, by name.
///
/// # Errors
/// A database fault.
pub async fn services_showing(cx: &Cx, id: Id) -> Result<Vec<Stored<Service>>> {
    let named = live::<Service>(cx.place).filter(record::Column::Doc.contains(id.to_string()));
    Ok(by_name(fetch(named, cx.read()).await?))
}

/// Announces records of a kind, and with them the services that show their facts.
///
/// # Errors
/// A database fault.
pub(super) async fn announce<A: Aggregate>(tx: &Tx, touched: &[Id], shown_before: &[Id]) -> Result<()> {
    data::change::announce(tx, A::KIND, touched).await?;
    if A::SHOWN_BY_SERVICES && !shown_before.is_empty() {
        let services: Vec<Id> = ids_showing(tx, shown_before).await?.into_iter().collect();
        data::change::announce(tx, Service::KIND, &services).await?;
    }
    Ok(())
}
