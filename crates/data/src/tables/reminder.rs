//! How far up the review ladder the keepers of an entry were last told of it.

use sea_orm::entity::prelude::*;

/// How far up the review ladder the keepers of an entry were last told of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// The entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub service_id: Uuid,
    /// Code of the rung.
    pub rung: String,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
