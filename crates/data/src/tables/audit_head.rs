//! The newest row of a place's audit.

use sea_orm::entity::prelude::*;

/// The newest row of a place's audit.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_head")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its number.
    pub seq: i64,
    /// Its hash.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
