//! A role that waits until a second person agrees.

use sea_orm::entity::prelude::*;

/// A role that waits until a second person agrees.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "asked_role")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who is to have it.
    pub staff_id: Uuid,
    /// In which team.
    pub team_id: Uuid,
    /// Code of the role.
    pub role: String,
    /// Code of the tier.
    pub tier: String,
    /// From when.
    pub from_us: i64,
    /// Until when.
    pub to_us: Option<i64>,
    /// Who asked.
    pub asked_by: Uuid,
    /// When they asked.
    pub asked_us: i64,
    /// Until when it can be agreed to.
    pub expires_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
