//! A passkey that somebody signs in with.

use sea_orm::entity::prelude::*;

/// A passkey that somebody signs in with.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of its own id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// Whose.
    pub staff_id: Uuid,
    /// What they call it.
    pub name: String,
    /// Its public key and counter, as JSON.
    pub kept: String,
    /// When it was added.
    pub created_us: i64,
    /// When it was last used.
    pub used_us: Option<i64>,
    /// When it stopped to count, because a copy of it was seen.
    pub stopped_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
