//! What was done about a report on a listing.

use sea_orm::entity::prelude::*;

/// What was done about a report on a listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_answer")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// The report.
    #[sea_orm(primary_key, auto_increment = false)]
    pub feedback_id: Uuid,
    /// `changed`, `right-already`, `passed-on` or `not-ours`.
    pub outcome: String,
    /// What the reporter is told.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// Who answered.
    pub answered_by: Uuid,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
