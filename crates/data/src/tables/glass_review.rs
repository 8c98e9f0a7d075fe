//! The review owed for one opening in an emergency.

use sea_orm::entity::prelude::*;

/// The review owed for one opening in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "glass_review")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Of which opening.
    #[sea_orm(primary_key, auto_increment = false)]
    pub break_glass_id: Uuid,
    /// Who opened it.
    pub by_id: Uuid,
    /// The line of management they stand in.
    pub line_id: Uuid,
    /// The first moment it is late.
    pub due_us: i64,
    /// Who judged it.
    pub done_by: Option<Uuid>,
    /// When.
    pub done_us: Option<i64>,
    /// Code of the judgement.
    #[sea_orm(column_type = "Text", nullable)]
    pub verdict: Option<String>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
