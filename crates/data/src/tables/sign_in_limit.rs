//! How often signing in failed of late, by account and by network.

use sea_orm::entity::prelude::*;

/// How often signing in failed of late, by account and by network.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_limit")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of the user name, or the network.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Tries that did not succeed.
    pub failures: i32,
    /// Since when they are counted.
    pub since_us: i64,
    /// Until when no further try is looked at.
    pub until_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
