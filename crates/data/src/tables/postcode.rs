//! Where postcodes are.

use sea_orm::entity::prelude::*;

/// Where postcodes are.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "postcode")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Canonical, one space.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// First half.
    pub outward: String,
    /// Metres east.
    pub easting: Option<i32>,
    /// Metres north.
    pub northing: Option<i32>,
    /// No longer in use; still locates.
    pub terminated: bool,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
