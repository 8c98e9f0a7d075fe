//! The second line of the boundary between places: on PostgreSQL the database itself shows a unit of work no row of
//! another place, whatever a query forgot to say, and none at all when no place was named. SQLite has nothing of the
//! kind: there the grant and its tests carry the boundary alone.

use crate::fault;
use kernel::{Error, PlaceId, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, Statement};

/// Every table that keeps a place's rows shows and takes those of the place named in this transaction only, from its
/// owner too.
const FENCE: &str = "DO $$ DECLARE kept text; BEGIN \
    FOR kept IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
        WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attname = 'place_id' \
        AND NOT a.attisdropped AND NOT c.relforcerowsecurity ORDER BY c.relname \
    LOOP \
        BEGIN \
            EXECUTE format('CREATE POLICY own_place ON %I USING \
                (place_id = nullif(current_setting(''hearth.place'', true), '''')::uuid)', kept); \
        EXCEPTION WHEN duplicate_object THEN NULL; END; \
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', kept); \
    END LOOP; END $$";

/// A migration changes the rows of every place: while it runs, the tables' owner passes.
const LIFT: &str = "DO $$ DECLARE kept text; BEGIN \
    FOR kept IN SELECT relname FROM pg_class \
        WHERE relforcerowsecurity AND relnamespace = current_schema()::regnamespace ORDER BY relname \
    LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', kept); END LOOP; END $$";

async fn on_postgres(conn: &DatabaseConnection, statement: &str) -> Result<()> {
    if conn.get_database_backend() == DbBackend::Postgres {
        conn.execute_unprepared(statement).await.map_err(fault)?;
    }
    Ok(())
}

/// Closes every table with places in it, those of later migrations too. Safe to run again.
///
/// # Errors
/// A database fault.
pub async fn fence_places(conn: &DatabaseConnection) -> Result<()> {
    on_postgres(conn, FENCE).await
}

/// Lets migrations through, until [`fence_places`].
///
/// # Errors
/// A database fault.
pub async fn lift_fence(conn: &DatabaseConnection) -> Result<()> {
    on_postgres(conn, LIFT).await
}

/// Names the place whose rows this transaction may see and write. It ends with the transaction, so that a connection
/// handed on carries nothing over.
///
/// # Errors
/// The driver's.
pub async fn name_place(tx: &DatabaseTransaction, place: PlaceId) -> std::result::Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        // SET takes no parameters; an id is hexadecimal figures and dashes.
        tx.execute_unprepared(&format!("SET LOCAL hearth.place = '{}'", place.0.hyphenated())).await?;
    }
    Ok(())
}

/// Refuses to go on as a role that row security does not bind.
///
/// # Errors
/// `Internal` when the role is a superuser's or may pass by row security; a database fault.
pub async fn prove_bound(conn: &DatabaseConnection) -> Result<()> {
    let asked = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
    let row = conn.query_one_raw(Statement::from_string(DbBackend::Postgres, asked)).await.map_err(fault)?;
    let row = row.ok_or_else(|| Error::internal("the database does not know its own role"))?;
    if row.try_get_by_index(0).map_err(fault)? {
        return Err(Error::internal(
            "the database role is a superuser or has BYPASSRLS: Hearth needs one that row security binds",
        ));
    }
    Ok(())
}
