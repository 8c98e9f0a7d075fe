//! A person whose records an agreement between agencies covers.

use sea_orm::entity::prelude::*;

/// A person whose records an agreement between agencies covers.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "share")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Under which agreement.
    pub agreement_id: Uuid,
    /// Whose records.
    pub person_id: Uuid,
    /// Who decided it.
    pub decided_by: Uuid,
    /// Why, in their words.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// When the family took its consent back.
    pub withdrawn_us: Option<i64>,
    /// First moment.
    pub from_us: i64,
    /// First moment after.
    pub to_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
