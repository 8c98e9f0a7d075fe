//! An organisation whose people work with families: the council, a trust, a school.

use sea_orm::entity::prelude::*;

/// An organisation whose people work with families: the council, a trust, a school.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short name, unique within the place.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `council`, `health`, `education`, `police` or `voluntary`.
    pub kind: String,
    /// When it was put away.
    pub away_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
