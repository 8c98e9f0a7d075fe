//! Every version of a record: who and why.

use sea_orm::entity::prelude::*;

/// Every version of a record: who and why.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "record_version")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Kind of record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The record.
    #[sea_orm(primary_key, auto_increment = false)]
    pub record_id: Uuid,
    /// Version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    /// When.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// Why.
    pub why: String,
    /// The aggregate as it was from then.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
