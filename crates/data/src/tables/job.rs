//! Work to do later.

use sea_orm::entity::prelude::*;

/// Work to do later.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which queue.
    pub queue: String,
    /// Ids, as JSON.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// Not before.
    pub run_us: i64,
    /// When a worker took it.
    pub claimed_us: Option<i64>,
    /// How often tried.
    pub attempts: i32,
    /// When done.
    pub done_us: Option<i64>,
    /// The last fault.
    #[sea_orm(column_type = "Text", nullable)]
    pub error: Option<String>,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
