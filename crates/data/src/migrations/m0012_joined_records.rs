//! Two records found to be of one person: who said so and why, what was taken from which, and every row that was moved,
//! so that it can be undone.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Twelfth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0012_joined_records"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (place, us) = (("place_id", Is::Uuid), Is::MaybeBig);
        let join = [
            place,
            ("id", Is::Uuid),
            ("kept_id", Is::Uuid),
            ("gone_id", Is::Uuid),
            ("state", Is::Short),
            ("doc", Is::Text),
            ("before", Is::Bytes),
            ("asked_by", Is::Uuid),
            ("asked_us", Is::Big),
            ("decided_by", Is::MaybeUuid),
            ("decided_us", us),
            ("parting_by", Is::MaybeUuid),
            ("parting_us", us),
            ("parted_by", Is::MaybeUuid),
            ("parted_us", us),
        ];
        manager.create_table(table("person_join", 2, &join)).await?;
        for column in ["kept_id", "gone_id"] {
            manager.create_index(index("person_join", false, &["place_id", column])).await?;
        }
        let moved = [
            place,
            ("join_id", Is::Uuid),
            ("pointer", Is::Short),
            ("row_id", Is::Uuid),
            ("from_id", Is::Uuid),
            ("to_id", Is::Uuid),
        ];
        manager.create_table(table("join_move", 4, &moved)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["person_join", "join_move"] {
            manager.drop_table(Table::drop().table(Alias::new(name)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}
