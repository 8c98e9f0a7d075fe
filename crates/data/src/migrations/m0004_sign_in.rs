//! How people who work here sign in: what proves who they are, what they signed in with, and how often it failed.
//! Of every secret only a hash is kept, save the one an app on a phone shares with us, which is sealed.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Fourth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0004_sign_in"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in tables() {
            manager.create_table(statement).await?;
        }
        for name in ["session", "one_time"] {
            manager.create_index(index(name, false, &["place_id", "staff_id"])).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["account", "session", "one_time", "recovery_code", "sign_in_limit"] {
            manager.drop_table(Table::drop().table(Alias::new(name)).if_exists().to_owned()).await?;
        }
        Ok(())
    }
}

fn tables() -> Vec<TableCreateStatement> {
    let (place, staff, hash) = (("place_id", Is::Uuid), ("staff_id", Is::Uuid), ("hash", Is::Short));
    let created = ("created_us", Is::Big);
    vec![
        table(
            "account",
            2,
            &[
                place,
                staff,
                ("password", Is::MaybeText),
                ("app_secret", Is::MaybeText),
                ("app_secret_next", Is::MaybeText),
                ("app_step", Is::MaybeBig),
                ("welcomed_us", Is::MaybeBig),
                ("updated_us", Is::Big),
            ],
        ),
        table(
            "session",
            2,
            &[
                place,
                hash,
                staff,
                ("stage", Is::Short),
                created,
                ("seen_us", Is::Big),
                ("proved_us", Is::MaybeBig),
                ("device", Is::Short),
            ],
        ),
        table("one_time", 2, &[place, hash, staff, created, ("expires_us", Is::Big), ("used_us", Is::MaybeBig)]),
        table("recovery_code", 3, &[place, staff, hash]),
        table(
            "sign_in_limit",
            2,
            &[place, ("key", Is::Short), ("failures", Is::Int), ("since_us", Is::Big), ("until_us", Is::Big)],
        ),
    ]
}
