//! Who somebody is at their own organisation.

use sea_orm::entity::prelude::*;

/// Who somebody is at their own organisation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_on")]
pub struct Model {
    /// Place.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place_id: Uuid,
    /// Hash of provider, tenant and unchanging id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// Who they are here.
    pub staff_id: Uuid,
    /// Since when.
    pub created_us: i64,
}

/// No relations: places share nothing, and rows are joined by those who read them.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
