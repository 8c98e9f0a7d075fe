//! Changes to a public entry that wait to be looked at. The public copy stays as it is until they are approved.

use sea_orm::entity::prelude::*;

/// Changes to a public entry that wait to be looked at. The public copy stays as it is until they are approved.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The entry.
    pub service_id: Uuid,
    /// Where it stands.
    pub state: String,
    /// What would change, column by column, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// What the reviewer said.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// Who made it.
    pub made_by: Uuid,
    /// When it was sent.
    pub sent_us: Option<i64>,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
    /// Grows by one with every change.
    pub version: i64,
    /// When last changed.
    pub updated_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
