//! How somebody may be reached safely by one channel, sealed with the place's key.

use sea_orm::entity::prelude::*;

/// How somebody may be reached safely by one channel, sealed with the place's key.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// Code of the channel.
    pub channel: String,
    /// What they said of it.
    #[sea_orm(column_type = "Blob")]
    pub sealed: Vec<u8>,
    /// Grows by one with every change.
    pub version: i64,
    /// When last changed.
    pub updated_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
