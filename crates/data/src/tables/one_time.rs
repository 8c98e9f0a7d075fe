//! A link that opens once.

use sea_orm::entity::prelude::*;

/// A link that opens once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of what the link holds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// For whom.
    pub staff_id: Uuid,
    /// When it was made.
    pub created_us: i64,
    /// When it stops opening.
    pub expires_us: i64,
    /// When it was opened.
    pub used_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
