//! A role that a group at somebody's own organisation gave: it ends when they leave the group.

use sea_orm::entity::prelude::*;

/// A role that a group at somebody's own organisation gave: it ends when they leave the group.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_role")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// The role, as assigned.
    #[sea_orm(primary_key, auto_increment = false)]
    pub assignment_id: Uuid,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
