//! Changes to an organisation or a place that wait to be looked at. The public copy stays as it is until then.

use sea_orm::entity::prelude::*;

/// Changes to an organisation or a place that wait to be looked at. The public copy stays as it is until then.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Kind of record, as in the register.
    pub kind: String,
    /// The record.
    pub target_id: Uuid,
    /// Where it stands.
    pub state: String,
    /// What would change, column by column, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// What the editor said.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// Who made it.
    pub made_by: Uuid,
    /// When.
    pub at_us: i64,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
