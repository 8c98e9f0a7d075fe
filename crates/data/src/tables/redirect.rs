//! An address that moved.

use sea_orm::entity::prelude::*;

/// An address that moved.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redirect")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Old address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub slug: String,
    /// New address.
    pub to_slug: String,
    /// Why.
    pub source: String,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
