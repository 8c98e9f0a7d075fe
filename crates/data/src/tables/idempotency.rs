//! Writes already done, by the caller's key.

use sea_orm::entity::prelude::*;

/// Writes already done, by the caller's key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub principal: String,
    /// The caller's key.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Which write.
    pub route: String,
    /// SHA-256 of the request.
    pub request_hash: String,
    /// The answer as JSON.
    #[sea_orm(column_type = "Text")]
    pub response: String,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
