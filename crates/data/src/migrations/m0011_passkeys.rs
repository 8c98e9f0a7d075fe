//! Passkeys that people sign in with, and what browsers were asked and have not answered yet.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Eleventh migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0011_passkeys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (place, hash) = (("place_id", Is::Uuid), ("hash", Is::Short));
        let passkey = [
            place,
            hash,
            ("staff_id", Is::Uuid),
            ("name", Is::Short),
            ("kept", Is::Text),
            ("created_us", Is::Big),
            ("used_us", Is::MaybeBig),
            ("stopped_us", Is::MaybeBig),
        ];
        manager.create_table(table("passkey", 2, &passkey)).await?;
        manager.create_index(index("passkey", false, &["place_id", "staff_id"])).await?;
        let challenge = [place, hash, ("staff_id", Is::MaybeUuid), ("state", Is::Text), ("expires_us", Is::Big)];
        manager.create_table(table("challenge", 2, &challenge)).await
    }
}
