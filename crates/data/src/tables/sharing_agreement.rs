//! What one agency agreed to show another, and for what.

use sea_orm::entity::prelude::*;

/// What one agency agreed to show another, and for what.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sharing_agreement")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose records.
    pub from_agency: Uuid,
    /// Shown to whom.
    pub to_agency: Uuid,
    /// Code of the purpose.
    pub purpose: String,
    /// Classes of information it covers, in digits.
    pub classes: String,
    /// Code of what in law allows it.
    pub basis: String,
    /// Reference of the written agreement.
    pub reference: String,
    /// First moment.
    pub from_us: i64,
    /// First moment after.
    pub to_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
