//! The latest moment a place has acted at is asked with every decision about a family: an index for it.

use super::schema::index;
use sea_orm_migration::prelude::*;

/// Tenth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0010_audit_latest"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("audit", false, &["place_id", "at_us"])).await
    }
}
