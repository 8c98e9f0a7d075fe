//! One local authority area.

use sea_orm::entity::prelude::*;

/// One local authority area.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "place")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short name.
    pub slug: String,
    /// Settings as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// When last changed.
    pub updated_us: i64,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
