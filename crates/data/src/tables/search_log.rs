//! What was looked for and how much was found: no words, no identity.

use sea_orm::entity::prelude::*;

/// What was looked for and how much was found: no words, no identity.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "search_log")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// When, to the hour.
    pub at_us: i64,
    /// `search` or `pathway`.
    pub channel: String,
    /// Filters and understood codes as JSON.
    #[sea_orm(column_type = "Text")]
    pub facts: String,
    /// Coarse area, may be empty.
    pub area: String,
    /// How many were found.
    pub results: i32,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
