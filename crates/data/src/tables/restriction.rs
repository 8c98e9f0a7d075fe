//! What closes somebody's records, whatever else opens them.

use sea_orm::entity::prelude::*;

/// What closes somebody's records, whatever else opens them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "restriction")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose records.
    pub person_id: Uuid,
    /// Code of the kind.
    pub kind: String,
    /// The member of staff it closes them to, for a conflict of interest.
    pub staff_id: Option<Uuid>,
    /// The person it closes them to, for non-disclosure.
    pub against_id: Option<Uuid>,
    /// Staff a sealed record stays open to, as a JSON list of ids.
    #[sea_orm(column_type = "Text")]
    pub open_to: String,
    /// Who answers for it and is told of attempts.
    pub guardian_id: Option<Uuid>,
    /// Why; for those it stays open to.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// Who set it.
    pub set_by: String,
    /// First moment.
    pub from_us: i64,
    /// First moment after, when it ends.
    pub to_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
