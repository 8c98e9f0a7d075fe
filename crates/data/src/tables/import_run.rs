//! One import: what it would change, and what it did.

use sea_orm::entity::prelude::*;

/// One import: what it would change, and what it did.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `csv` or `oruk`.
    pub kind: String,
    /// File or address.
    pub source: String,
    /// When.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// `staged` or `landed`.
    pub state: String,
    /// Row by row, as JSON.
    #[sea_orm(column_type = "Text")]
    pub report: String,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
