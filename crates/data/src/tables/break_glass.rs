//! A record opened in an emergency.

use sea_orm::entity::prelude::*;

/// A record opened in an emergency.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "break_glass")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who opened it.
    pub by_id: Uuid,
    /// Whom it opens, as a JSON list of ids.
    #[sea_orm(column_type = "Text")]
    pub people: String,
    /// Why, by code.
    pub reason: String,
    /// Why, in their words.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// When.
    pub at_us: i64,
    /// When closed before its time.
    pub closed_us: Option<i64>,
    /// Who agreed that where they can be found opens too.
    pub approved_by: Option<Uuid>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
