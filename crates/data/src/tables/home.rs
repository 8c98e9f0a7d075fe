//! An address where people live, sealed with the place's key.

use sea_orm::entity::prelude::*;

/// An address where people live, sealed with the place's key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "home")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The address.
    #[sea_orm(column_type = "Blob")]
    pub sealed: Vec<u8>,
    /// Whether its being known could put somebody in danger.
    pub confidential: bool,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
