//! Keeping the register true: claims, drafts, stated waits, one-tap confirmations, answered reports, proofs of
//! organisations and agreed ways from one service to another.

use super::schema::{Is, index, table};
use sea_orm_migration::prelude::*;

/// Sixth migration.
pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m0006_register_upkeep"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in tables() {
            manager.create_table(statement).await?;
        }
        for statement in indexes() {
            manager.create_index(statement).await?;
        }
        Ok(())
    }
}

fn tables() -> [TableCreateStatement; 7] {
    let (place, id, at) = (("place_id", Is::Uuid), ("id", Is::Uuid), ("at_us", Is::Big));
    let (by, when) = (("decided_by", Is::MaybeUuid), ("decided_us", Is::MaybeBig));
    let service = ("service_id", Is::Uuid);
    [
        table(
            "claim",
            3,
            &[
                place,
                ("organisation_id", Is::Uuid),
                ("staff_id", Is::Uuid),
                ("part", Is::Short),
                ("state", Is::Short),
                ("words", Is::Text),
                ("answer", Is::Text),
                ("asked_us", Is::Big),
                by,
                when,
            ],
        ),
        table(
            "draft",
            2,
            &[
                place,
                id,
                service,
                ("state", Is::Short),
                ("doc", Is::Text),
                ("words", Is::Text),
                ("made_by", Is::Uuid),
                ("sent_us", Is::MaybeBig),
                by,
                when,
                ("version", Is::Big),
                ("updated_us", Is::Big),
            ],
        ),
        table("wait_post", 2, &[place, id, service, ("weeks", Is::Int), at, ("actor", Is::Short)]),
        table(
            "confirm_link",
            2,
            &[
                place,
                ("digest", Is::Short),
                service,
                ("made_by", Is::Uuid),
                ("expires_us", Is::Big),
                ("used_us", Is::MaybeBig),
            ],
        ),
        table(
            "report_answer",
            2,
            &[
                place,
                ("feedback_id", Is::Uuid),
                ("outcome", Is::Short),
                ("words", Is::Text),
                ("answered_by", Is::Uuid),
                at,
            ],
        ),
        table(
            "proof",
            2,
            &[
                place,
                id,
                ("organisation_id", Is::Uuid),
                ("kind", Is::Short),
                ("said", Is::Short),
                ("month", Is::Short),
                ("expires_on", Is::MaybeText),
                ("state", Is::Short),
                ("answer", Is::Text),
                ("given_by", Is::Uuid),
                at,
                by,
                when,
            ],
        ),
        table(
            "handover",
            2,
            &[
                place,
                id,
                ("from_id", Is::Uuid),
                ("to_id", Is::Uuid),
                ("criteria", Is::Text),
                ("days", Is::Int),
                ("state", Is::Short),
                ("proposed_by", Is::Uuid),
                at,
                by,
                when,
            ],
        ),
    ]
}

fn indexes() -> [IndexCreateStatement; 7] {
    [
        index("claim", false, &["place_id", "staff_id"]),
        index("draft", false, &["place_id", "service_id"]),
        index("draft", false, &["place_id", "state"]),
        index("wait_post", false, &["place_id", "service_id"]),
        index("proof", false, &["place_id", "organisation_id"]),
        index("handover", false, &["place_id", "from_id"]),
        index("handover", false, &["place_id", "to_id"]),
    ]
}
