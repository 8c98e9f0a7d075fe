//! Who lived in a home from when until when: a household is the people of one home on one day.

use sea_orm::entity::prelude::*;

/// Who lived in a home from when until when: a household is the people of one home on one day.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stay")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The home.
    pub home_id: Uuid,
    /// Who.
    pub person_id: Uuid,
    /// First day, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub from_day: Option<String>,
    /// First day after, when they left.
    #[sea_orm(column_type = "Text", nullable)]
    pub to_day: Option<String>,
    /// Who says so.
    #[sea_orm(column_type = "Text")]
    pub source: String,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
