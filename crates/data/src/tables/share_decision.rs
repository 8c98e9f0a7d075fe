//! Somebody asked whether to share, and what was decided: yes, no or in an emergency.

use sea_orm::entity::prelude::*;

/// Somebody asked whether to share, and what was decided: yes, no or in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share_decision")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose information.
    pub person_id: Uuid,
    /// With whom, what, why, and whether telling the family was safe, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// Code of the decision.
    pub decision: String,
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
