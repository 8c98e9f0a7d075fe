//! Someone who is helped, or who belongs to someone who is.

use sea_orm::entity::prelude::*;

/// Someone who is helped, or who belongs to someone who is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Agency that wrote the record.
    pub agency_id: Uuid,
    /// Team that owns it.
    pub team_id: Uuid,
    /// Who they are, as JSON; nothing of where they can be found.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// Where they can be found by day, such as a school, sealed with the place's key; empty when nothing is.
    #[sea_orm(column_type = "Blob")]
    pub sealed: Vec<u8>,
    /// Grows by one with every change.
    pub version: i64,
    /// When written first.
    pub created_us: i64,
    /// When last changed.
    pub updated_us: i64,
    /// The record that stands for this one since the two were found to be one person.
    pub merged_into: Option<Uuid>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
