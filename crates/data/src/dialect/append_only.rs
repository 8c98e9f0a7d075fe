//! The audit's rows are only ever added. A fence against mistakes and against whoever borrows the program's own
//! connection, not against the database's owner, who can take it away: for that there is the chain.

use sea_orm::{ConnectionTrait, DbBackend, DbErr};

const SQLITE: &[&str] = &[
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit \
     BEGIN SELECT RAISE(ABORT, 'audit rows are only added'); END",
    "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit \
     BEGIN SELECT RAISE(ABORT, 'audit rows are only added'); END",
    // INSERT OR REPLACE takes a row out without asking the trigger above.
    "CREATE TRIGGER audit_at_the_end BEFORE INSERT ON audit \
     WHEN NEW.seq <= (SELECT seq FROM audit_head WHERE place_id = NEW.place_id) \
     BEGIN SELECT RAISE(ABORT, 'audit rows are only added'); END",
];

const POSTGRES: &[&str] = &[
    "CREATE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'audit rows are only added'; END $$",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit \
     FOR EACH ROW EXECUTE FUNCTION audit_only_added()",
    "CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit \
     FOR EACH STATEMENT EXECUTE FUNCTION audit_only_added()",
];

/// Has the database refuse to change, replace or delete a row of the audit.
///
/// # Errors
/// The driver's.
pub async fn make_append_only(conn: &impl ConnectionTrait) -> Result<(), DbErr> {
    let statements = if conn.get_database_backend() == DbBackend::Postgres { POSTGRES } else { SQLITE };
    for statement in statements {
        conn.execute_unprepared(statement).await?;
    }
    Ok(())
}
