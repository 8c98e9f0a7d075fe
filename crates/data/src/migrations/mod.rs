//! One list of migrations for both engines. Expand and contract only: a release runs on its own schema
//! and on the one before.

use sea_orm_migration::prelude::*;

mod m0001_foundation;
mod m0002_audit_chain;
mod m0003_people_who_work;
mod m0004_sign_in;
mod m0005_people_and_families;
mod m0006_register_upkeep;
mod m0007_audit_asked;
mod m0008_sign_on;
mod m0009_review_reminders;
mod m0010_audit_latest;
mod m0011_passkeys;
mod m0012_joined_records;
mod m0013_details_wait;
mod m0016_told_by_organisations;
mod m0017_second_person_and_teams;
mod m0018_known_browsers;
mod schema;

/// The list, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_foundation::Migration),
            Box::new(m0002_audit_chain::Migration),
            Box::new(m0003_people_who_work::Migration),
            Box::new(m0004_sign_in::Migration),
            Box::new(m0005_people_and_families::Migration),
            Box::new(m0006_register_upkeep::Migration),
            Box::new(m0007_audit_asked::Migration),
            Box::new(m0008_sign_on::Migration),
            Box::new(m0009_review_reminders::Migration),
            Box::new(m0010_audit_latest::Migration),
            Box::new(m0011_passkeys::Migration),
            Box::new(m0012_joined_records::Migration),
            Box::new(m0013_details_wait::Migration),
            Box::new(m0016_told_by_organisations::Migration),
            Box::new(m0017_second_person_and_teams::Migration),
            Box::new(m0018_known_browsers::Migration),
        ]
    }
}
