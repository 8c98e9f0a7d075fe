//! A waiting time as somebody stated it: the points of its trend.

use sea_orm::entity::prelude::*;

/// A waiting time as somebody stated it: the points of its trend.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wait_post")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The service.
    pub service_id: Uuid,
    /// Whole weeks.
    pub weeks: i32,
    /// When it was stated.
    pub at_us: i64,
    /// Who stated it.
    pub actor: String,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
