//! Who works with whom, in what part, from when until when.

use sea_orm::entity::prelude::*;

/// Who works with whom, in what part, from when until when.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "involvement")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// With whom.
    pub person_id: Uuid,
    /// Who works with them.
    pub staff_id: Option<Uuid>,
    /// Or which team.
    pub team_id: Option<Uuid>,
    /// Code of the part.
    pub kind: String,
    /// First moment.
    pub from_us: i64,
    /// First moment after, when it ends.
    pub to_us: Option<i64>,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
