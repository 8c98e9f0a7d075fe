//! How one person belongs to another, from when until when, and who says so.

use sea_orm::entity::prelude::*;

/// How one person belongs to another, from when until when, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relationship")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// One person.
    pub person_id: Uuid,
    /// The other; the kind is read from the one to the other.
    pub other_id: Uuid,
    /// Code of the kind.
    pub kind: String,
    /// Whether the one has parental responsibility for the other.
    pub responsibility: bool,
    /// First day, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub from_day: Option<String>,
    /// First day after, when it ended.
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
