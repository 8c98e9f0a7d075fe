//! A plan or a list a family chose to keep.

use sea_orm::entity::prelude::*;

/// A plan or a list a family chose to keep.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Short code with check character.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// `plan` or `shortlist`.
    pub kind: String,
    /// As JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// When.
    pub created_us: i64,
    /// When it goes.
    pub expires_us: i64,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
