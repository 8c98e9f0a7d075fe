//! A sign-out an organisation told us of, so that it counts once.

use sea_orm::entity::prelude::*;

/// A sign-out an organisation told us of, so that it counts once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "told_logout")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// From when on it would be too old to count.
    pub expires_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
