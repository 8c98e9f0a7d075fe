//! What someone said about a listing.

use sea_orm::entity::prelude::*;

/// What someone said about a listing.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Given to the reporter.
    pub reference: String,
    /// The listing.
    pub service_id: Uuid,
    /// One of four.
    pub topic: String,
    /// Their words.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// `new` or `answered`.
    pub state: String,
    /// When.
    pub at_us: i64,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
