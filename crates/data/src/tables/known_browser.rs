//! A browser that somebody has signed in with before.

use sea_orm::entity::prelude::*;

/// A browser that somebody has signed in with before.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_browser")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    /// Hash of what the browser keeps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// When they last signed in with it.
    pub seen_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
