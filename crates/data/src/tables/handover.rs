//! An agreed way for families to go on from one service to another.

use sea_orm::entity::prelude::*;

/// An agreed way for families to go on from one service to another.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "handover")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The service families come from.
    pub from_id: Uuid,
    /// The service they go on to.
    pub to_id: Uuid,
    /// For whom, in plain words.
    #[sea_orm(column_type = "Text")]
    pub criteria: String,
    /// Days in which the receiver answers.
    pub days: i32,
    /// Where it stands.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// When.
    pub at_us: i64,
    /// Who agreed, or ended it.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
