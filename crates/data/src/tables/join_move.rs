//! One pointer that was moved from one record to another when the two were joined.

use sea_orm::entity::prelude::*;

/// One pointer that was moved from one record to another when the two were joined.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "join_move")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// For which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub join_id: Uuid,
    /// Table and column, for example `stay.person_id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub pointer: String,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_id: Uuid,
    /// Whom it named before.
    pub from_id: Uuid,
    /// Whom it names since.
    pub to_id: Uuid,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
