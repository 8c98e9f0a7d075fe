//! The audit is asked by record and by whom: an index for each.

use super::schema::index;
use sea_orm_migration::prelude::*;

/// Seventh migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0007_audit_asked"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("audit", false, &["place_id", "target_id", "seq"])).await?;
        manager.create_index(index("audit", false, &["place_id", "actor", "seq"])).await
    }
}
