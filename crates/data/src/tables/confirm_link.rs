//! A link that says once that an entry is still right. Only the digest of its secret is kept.

use sea_orm::entity::prelude::*;

/// A link that says once that an entry is still right. Only the digest of its secret is kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "confirm_link")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// SHA-256 of the secret, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: String,
    /// The entry.
    pub service_id: Uuid,
    /// Who made the link.
    pub made_by: Uuid,
    /// The first moment it no longer opens.
    pub expires_us: i64,
    /// When it was used.
    pub used_us: Option<i64>,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
