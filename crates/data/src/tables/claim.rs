//! Who asked to keep an organisation's entries, and what was decided.

use sea_orm::entity::prelude::*;

/// Who asked to keep an organisation's entries, and what was decided.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claim")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// The organisation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Uuid,
    /// Who asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: Uuid,
    /// `lead` or `manager`.
    pub part: String,
    /// Where the claim stands.
    pub state: String,
    /// Why they ask.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// What was said to it.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// When they asked.
    pub asked_us: i64,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
