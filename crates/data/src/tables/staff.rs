//! Someone who signs in to work.

use sea_orm::entity::prelude::*;

/// Someone who signs in to work.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Short name, unique within the place.
    pub slug: String,
    /// As colleagues know them.
    pub name: String,
    /// Work address, small letters, unique within the place; they sign in with it.
    pub email: String,
    /// Code of the workforce role, for what is expected of it.
    pub job: String,
    /// The line of management they stand in.
    pub line_id: Uuid,
    /// Their own record among the people helped, which is closed to them as staff.
    pub person_id: Option<Uuid>,
    /// When they left; nothing is theirs from then on.
    pub left_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
