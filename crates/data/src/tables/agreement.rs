//! What a family agreed to: taking part, and who may know.

use sea_orm::entity::prelude::*;

/// What a family agreed to: taking part, and who may know.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agreement")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose support it is about.
    pub person_id: Uuid,
    /// Scope, wording, by whom and in what capacity, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// When given.
    pub given_us: i64,
    /// When it is over by itself.
    pub expires_us: Option<i64>,
    /// When it was taken back.
    pub withdrawn_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
