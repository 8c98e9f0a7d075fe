//! A hub where a team works, or a service it gives.

use sea_orm::entity::prelude::*;

/// A hub where a team works, or a service it gives.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_site")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// The team.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team_id: Uuid,
    /// `hub` or `service`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The location or the service.
    #[sea_orm(primary_key, auto_increment = false)]
    pub target_id: Uuid,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
