//! Organisations, locations and services: one row an aggregate, its facts as one document.

use sea_orm::entity::prelude::*;

/// Organisations, locations and services: one row an aggregate, its facts as one document.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// `organisation`, `location` or `service`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Public address, unique within place and kind.
    pub slug: String,
    /// For lists and order.
    pub name: String,
    /// The aggregate as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// Grows by one with every change.
    pub version: i64,
    /// When last changed.
    pub updated_us: i64,
    /// When deleted; the row stays as a tombstone.
    pub deleted_us: Option<i64>,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
