//! Changes to an organisation or a place of the register that wait for an editor.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Thirteenth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0013_details_wait"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            ("place_id", Is::Uuid),
            ("id", Is::Uuid),
            ("kind", Is::Short),
            ("target_id", Is::Uuid),
            ("state", Is::Short),
            ("doc", Is::Text),
            ("answer", Is::Text),
            ("made_by", Is::Uuid),
            ("at_us", Is::Big),
            ("decided_by", Is::MaybeUuid),
            ("decided_us", Is::MaybeBig),
        ];
        manager.create_table(table("proposal", 2, &columns)).await?;
        manager.create_index(index("proposal", false, &["place_id", "target_id"])).await?;
        manager.create_index(index("proposal", false, &["place_id", "state"])).await
    }
}
