//! A role somebody has in a team, with dates.

use sea_orm::entity::prelude::*;

/// A role somebody has in a team, with dates.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who.
    pub staff_id: Uuid,
    /// Where.
    pub team_id: Uuid,
    /// Code of the role.
    pub role: String,
    /// Code of the workforce tier.
    pub tier: String,
    /// First moment.
    pub from_us: i64,
    /// First moment after, when it ends.
    pub to_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
