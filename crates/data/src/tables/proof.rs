//! Something an organisation showed to be trusted with families, and until when it holds.

use sea_orm::entity::prelude::*;

/// Something an organisation showed to be trusted with families, and until when it holds.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proof")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub organisation_id: Uuid,
    /// What it proves.
    pub kind: String,
    /// A number, a policy or a post; never a private person.
    pub said: String,
    /// Month of a training, as `2026-05`; empty otherwise.
    pub month: String,
    /// Last day it holds.
    pub expires_on: Option<String>,
    /// Where it stands.
    pub state: String,
    /// What the reviewer said.
    #[sea_orm(column_type = "Text")]
    pub answer: String,
    /// Who gave it.
    pub given_by: Uuid,
    /// When.
    pub at_us: i64,
    /// Who checked it.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
