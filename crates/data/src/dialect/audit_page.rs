//! Many rows of the audit as one text: handing rows over one by one costs several times what checking them does.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use uuid::Uuid;

const SQLITE: &str = "SELECT json_group_array(json_array(form, seq, hex(id), at_us, actor, acting_role, via, purpose, \
    action, kind, hex(target_id), detail, decision, fields_class, request_id, node, hex(prev_hash), hex(hash))), \
    COUNT(*), MAX(seq)";

const POSTGRES: &str = "SELECT json_agg(json_build_array(form, seq, encode(uuid_send(id), 'hex'), at_us, actor, \
    acting_role, via, purpose, action, kind, encode(uuid_send(target_id), 'hex'), detail, decision, fields_class, \
    request_id, node, encode(prev_hash, 'hex'), encode(hash, 'hex')) ORDER BY seq)::text, COUNT(*), MAX(seq)";

/// Rows of one place's chain.
#[derive(Debug)]
pub struct AuditPage {
    /// A JSON list of them, each a list of its columns; ids and hashes in hexadecimal figures.
    pub text: String,
    /// How many.
    pub rows: u64,
    /// The highest number.
    pub last: i64,
}

/// Rows of a place's chain in their order, from that number on or from the very first.
///
/// # Errors
/// The driver's, also when there is none, or one holds something that is no number, text or bytes where it must.
pub async fn audit_page(
    conn: &impl ConnectionTrait,
    place: Uuid,
    from: Option<i64>,
    limit: u64,
) -> Result<AuditPage, DbErr> {
    let backend = conn.get_database_backend();
    let columns = if backend == DbBackend::Postgres { POSTGRES } else { SQLITE };
    let since = if from.is_some() { "AND seq >= $2" } else { "" };
    let sql =
        format!("{columns} FROM (SELECT * FROM audit WHERE place_id = $1 {since} ORDER BY seq LIMIT {limit}) AS page");
    let values = [Value::from(place)].into_iter().chain(from.map(Value::from));
    let found = conn.query_one_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    let row = found.ok_or_else(|| DbErr::RecordNotFound("a page of the audit".to_owned()))?;
    Ok(AuditPage {
        text: row.try_get_by_index(0)?,
        rows: row.try_get_by_index::<i64>(1)?.cast_unsigned(),
        last: row.try_get_by_index(2)?,
    })
}
