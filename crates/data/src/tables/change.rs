//! The change log.

use sea_orm::entity::prelude::*;

/// The change log.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Position.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Kind of record.
    pub kind: String,
    /// Which record.
    pub record_id: Uuid,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
