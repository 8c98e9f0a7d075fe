//! Who did what.

use sea_orm::entity::prelude::*;

/// Who did what: a link of the place's chain. Rows are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Number in the place's chain: 1, 2, 3, in the order of commits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Row.
    pub id: Uuid,
    /// When.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// In which of their roles.
    pub acting_role: String,
    /// Which way in: `public`, `system`.
    pub via: String,
    /// What for.
    pub purpose: String,
    /// Verb.
    pub action: String,
    /// Kind of record.
    pub kind: String,
    /// Which record.
    pub target_id: Uuid,
    /// More.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// `allow` or `deny`.
    pub decision: String,
    /// Highest class of what was read or written, 0 to 5.
    pub fields_class: i32,
    /// Of which request.
    pub request_id: String,
    /// On which node.
    pub node: String,
    /// How the bytes are put together that the hash is taken over.
    pub form: i32,
    /// The hash of the row before.
    #[sea_orm(column_type = "Blob")]
    pub prev_hash: Vec<u8>,
    /// This row's.
    #[sea_orm(column_type = "Blob")]
    pub hash: Vec<u8>,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
