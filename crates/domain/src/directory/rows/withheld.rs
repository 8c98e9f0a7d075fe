//! The addresses nobody may be shown. They are written and compared here and read nowhere else.

use data::{Cx, Tx, fault, tables::withheld_address};
use kernel::{Id, Result, Withheld};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

/// Keeps a location's address apart from its record. Says whether it was new or different.
///
/// # Errors
/// A database fault.
pub async fn withhold(tx: &Tx, location: Id, address: &Withheld<String>) -> Result<bool> {
    let address = address.disclose("storage: written to its own table, which no page reads");
    let key = (tx.cx.place.0, location.0);
    match withheld_address::Entity::find_by_id(key).one(tx.conn()).await.map_err(fault)? {
        Some(row) if row.address == *address => return Ok(false),
        Some(row) => {
            let mut row = row.into_active_model();
            row.address = Set(address.clone());
            row.update(tx.conn()).await.map_err(fault)?;
        }
        None => {
            withheld_address::ActiveModel {
                place_id: Set(tx.cx.place.0),
                location_id: Set(location.0),
                address: Set(address.clone()),
            }
            .insert(tx.conn())
            .await
            .map_err(fault)?;
        }
    }
    Ok(true)
}

/// Whether [`withhold`] would change something.
///
/// # Errors
/// A database fault.
pub async fn withheld_differs(cx: &Cx, location: Id, address: &Withheld<String>) -> Result<bool> {
    let key = (cx.place.0, location.0);
    let row = withheld_address::Entity::find_by_id(key).one(cx.read()).await.map_err(fault)?;
    let address = address.disclose("storage: compared with its own table");
    Ok(row.is_none_or(|row| row.address != *address))
}
