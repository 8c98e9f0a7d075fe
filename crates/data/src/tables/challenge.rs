//! What a browser was asked, until it answers.

use sea_orm::entity::prelude::*;

/// What a browser was asked, until it answers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of what the browser sends along.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    /// Who is asked; nobody known when signing in.
    pub staff_id: Option<Uuid>,
    /// What the answer is held against, as JSON.
    pub state: String,
    /// Until when it can be answered.
    pub expires_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
