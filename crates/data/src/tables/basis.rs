//! Why in law somebody's information may be used, for one purpose.

use sea_orm::entity::prelude::*;

/// Why in law somebody's information may be used, for one purpose.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "basis")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose information.
    pub person_id: Uuid,
    /// Code of the purpose.
    pub purpose: String,
    /// Article, condition, assessment and reason, as JSON.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// First moment.
    pub from_us: i64,
    /// First moment after, when the purpose ended.
    pub to_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
