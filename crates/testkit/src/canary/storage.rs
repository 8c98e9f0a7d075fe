//! What a stolen database tells: of what is sealed, nothing.

use super::{CANARIES, Canary, found};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::{io::ErrorKind, path::Path};

/// The sealed words that stand plainly in any file of a folder: the database, its log, what else was put there. The log
/// comes before the database: connections that end meanwhile move what it holds into the database and take it away.
pub(crate) fn plain_in_files(folder: &Path) -> Vec<Canary> {
    let files = std::fs::read_dir(folder).expect("the test's folder").flatten();
    let mut files: Vec<_> = files.map(|file| file.path()).filter(|path| path.is_file()).collect();
    files.sort_by(|one, other| other.cmp(one));
    let bytes = files.into_iter().filter_map(|path| match std::fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(gone) if gone.kind() == ErrorKind::NotFound => None,
        Err(other) => panic!("a file of the test: {other}"),
    });
    bytes.flat_map(|bytes| found(&bytes)).filter(|canary| canary.sealed).collect()
}

/// The same in every row of every table of a server's database, as text and inside bytes.
pub(crate) async fn plain_in_tables(conn: &DatabaseConnection) -> Vec<String> {
    let sealed = CANARIES.iter().filter(|canary| canary.sealed).map(|canary| canary.word);
    let written = sealed.flat_map(|word| {
        let hex: String = word.bytes().map(|byte| format!("{byte:02x}")).collect();
        [word.to_owned(), hex]
    });
    let any = written.collect::<Vec<_>>().join("|");
    let sql = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND query_to_xml(format( \
        'SELECT 1 FROM %I AS one WHERE lower(one::text) ~ %L', tablename, $1::text), false, true, '')::text <> ''";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [any.into()]);
    let rows = conn.query_all_raw(statement).await.expect("looking through every table");
    rows.iter().map(|row| row.try_get_by_index(0).expect("a table's name")).collect()
}
