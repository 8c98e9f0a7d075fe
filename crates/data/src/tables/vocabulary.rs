//! Codes of a place: topics, stages, groups, modes and so on.

use sea_orm::entity::prelude::*;

/// Codes of a place: topics, stages, groups, modes and so on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vocabulary")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Which list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// Order as printed.
    pub position: i32,
    /// Label and attributes as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
