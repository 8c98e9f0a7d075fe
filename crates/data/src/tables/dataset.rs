//! Versioned data a place edits without a release: words, question sets, rules, demand.

use sea_orm::entity::prelude::*;

/// Versioned data a place edits without a release: words, question sets, rules, demand.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    /// The one in force.
    pub active: bool,
    /// SHA-256 of its text, in hex: what caches go by.
    pub hash: String,
    /// Its text.
    #[sea_orm(column_type = "Text")]
    pub doc: String,
    /// When put.
    pub at_us: i64,
    /// Who.
    pub actor: String,
}

/// No relations: places share nothing, and documents carry their own links by id.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
