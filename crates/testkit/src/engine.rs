//! A database for one test: a copy of a template that is filled once and shared by every test of a binary.
//! SQLite by default; PostgreSQL when `HEARTH_TEST_PG` names a server to make databases on.

use crate::{canary, place::DEMO};
use data::Db;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sha2::{Digest, Sha256};
use std::{
    future::Future,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
    time::UNIX_EPOCH,
};
use tempfile::TempDir;

/// The role that tests work as on a server, which row security binds, as it does the program.
const ROLE: &str = "hearth_test";
/// Its password, on a server for tests.
const PASSWORD: &str = "hearth_test";

/// One template is made at a time within a process.
static MAKING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
static COUNT: AtomicU32 = AtomicU32::new(0);

/// What goes away with the test.
pub(crate) enum Keep {
    File { folder: TempDir },
    Server { admin: String, name: String },
}

impl Drop for Keep {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let logged = canary::leaks_in_logs();
            assert!(logged.is_empty(), "a leak into the log: {logged:?}");
        }
        let (admin, name) = match self {
            Self::File { folder } => {
                let plain = canary::plain_in_files(folder.path());
                assert!(plain.is_empty() || std::thread::panicking(), "not sealed in the database: {plain:?}");
                return;
            }
            Self::Server { admin, name } => (admin.clone(), name.clone()),
        };
        // A test's runtime may be ending: the dropping gets one of its own.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let mine = connect(&sibling(&admin, &name)).await;
                let plain = canary::plain_in_tables(&mine).await;
                let _ = mine.close().await;
                let conn = connect(&admin).await;
                run(&conn, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                plain
            })
        });
        match dropping.join() {
            Ok(plain) => assert!(plain.is_empty() || std::thread::panicking(), "not sealed in the tables: {plain:?}"),
            Err(_) => assert!(std::thread::panicking(), "the test's database could not be dropped"),
        }
    }
}

/// The server to make databases on, as a role that may; `None` on SQLite.
pub fn server() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "tests choose their engine by environment")]
    let server = std::env::var("HEARTH_TEST_PG");
    server.ok().filter(|url| !url.is_empty())
}

/// A copy of the template `name`, which `fill` makes the first time.
pub(crate) async fn copy<F, Fut>(name: &str, fill: F) -> (Db, Keep)
where
    F: FnOnce(Db) -> Fut,
    Fut: Future<Output = ()>,
{
    let server = server();
    canary::listen();
    let _turn = MAKING.lock().await;
    match server {
        Some(admin) => server_copy(admin, name, fill).await,
        None => file_copy(name, fill).await,
    }
}

/// As [`copy`], and always a file.
pub(crate) async fn file<F, Fut>(name: &str, fill: F) -> (Db, Keep)
where
    F: FnOnce(Db) -> Fut,
    Fut: Future<Output = ()>,
{
    let _turn = MAKING.lock().await;
    file_copy(name, fill).await
}

async fn file_copy<F, Fut>(name: &str, fill: F) -> (Db, Keep)
where
    F: FnOnce(Db) -> Fut,
    Fut: Future<Output = ()>,
{
    let template = template_file(name);
    if !template.exists() {
        let folder = tempfile::tempdir_in(template.parent().expect("a folder")).expect("a folder for the template");
        let file = folder.path().join("hearth.db");
        let db = open_file(&file).await;
        fill(db.clone()).await;
        db.close().await.expect("closing the template");
        std::fs::rename(&file, &template).expect("putting the template in place");
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("hearth.db");
    std::fs::copy(&template, &file).expect("copying the template");
    (open_file(&file).await, Keep::File { folder })
}

async fn open_file(file: &Path) -> Db {
    Db::open(&format!("sqlite://{}", file.display())).await.expect("opening the test's file")
}

/// Beside the test binary, named after it and what it was built from; earlier builds' templates go.
fn template_file(name: &str) -> PathBuf {
    let exe = std::env::current_exe().expect("the test's own path");
    let folder = exe.parent().expect("a folder").join("testkit");
    std::fs::create_dir_all(&folder).expect("a folder for templates");
    let stem = format!("{name}-{}-", exe.file_stem().expect("a name").to_string_lossy());
    let wanted = format!("{stem}{}.db", build(&exe));
    for old in std::fs::read_dir(&folder).expect("reading templates").flatten() {
        let old_name = old.file_name().to_string_lossy().into_owned();
        if old_name.starts_with(&stem) && old_name != wanted {
            // Another process of the same build may have removed it just now.
            let _ = std::fs::remove_file(old.path());
        }
    }
    folder.join(wanted)
}

/// Tells builds of a test binary apart, and the demonstration place's files too: a template filled from files that
/// were edited since would test what is no longer there.
fn build(exe: &Path) -> String {
    let mut digest = Sha256::new();
    add(&mut digest, exe);
    add(&mut digest, Path::new(DEMO));
    digest.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// Adds a file as it was last written, or every file of a folder in one order.
fn add(digest: &mut Sha256, path: &Path) {
    let about = std::fs::metadata(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    if about.is_dir() {
        let entries = std::fs::read_dir(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().for_each(|path| add(digest, path));
    }
    let at = about.modified().expect("its time").duration_since(UNIX_EPOCH).expect("after 1970");
    digest.update(format!("{}:{}:{}", path.display(), at.as_nanos(), about.len()));
}

async fn server_copy<F, Fut>(admin: String, name: &str, fill: F) -> (Db, Keep)
where
    F: FnOnce(Db) -> Fut,
    Fut: Future<Output = ()>,
{
    let exe = std::env::current_exe().expect("the test's own path");
    let template = format!("hearth_template_{name}_{}", build(&exe));
    let conn = connect(&admin).await;
    // Another process of the same binary waits here until the template is there.
    run(&conn, "SELECT pg_advisory_lock(727384)").await;
    be_bound(&conn).await;
    if !exists(&conn, &template).await {
        let making = format!("{template}_making");
        run(&conn, &format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).await;
        run(&conn, &format!("CREATE DATABASE {making} OWNER {ROLE}")).await;
        let db = Db::open(&bound(&admin, &making)).await.expect("opening the template");
        fill(db.clone()).await;
        db.close().await.expect("closing the template");
        run(&conn, &format!("ALTER DATABASE {making} RENAME TO {template}")).await;
    }
    let mine = format!("hearth_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    run(&conn, &format!("DROP DATABASE IF EXISTS {mine} WITH (FORCE)")).await;
    run(&conn, &format!("CREATE DATABASE {mine} TEMPLATE {template} OWNER {ROLE}")).await;
    run(&conn, "SELECT pg_advisory_unlock(727384)").await;
    conn.close().await.expect("closing the admin connection");
    let db = Db::open(&bound(&admin, &mine)).await.expect("opening the test's database");
    (db, Keep::Server { admin, name: mine })
}

/// The same server, another database.
fn sibling(admin: &str, name: &str) -> String {
    let (address, options) = admin.split_once('?').map_or((admin, None), |(a, o)| (a, Some(o)));
    let server = address.rsplit_once('/').expect("a database in HEARTH_TEST_PG").0;
    options.map_or_else(|| format!("{server}/{name}"), |o| format!("{server}/{name}?{o}"))
}

/// The same server and another database, as the role that tests work as.
fn bound(admin: &str, name: &str) -> String {
    let url = sibling(admin, name);
    let (scheme, rest) = url.split_once("://").expect("an address");
    let server = rest.split_once('@').map_or(rest, |(_, server)| server);
    format!("{scheme}://{ROLE}:{PASSWORD}@{server}")
}

/// Makes that role, unless it is there.
async fn be_bound(conn: &DatabaseConnection) {
    let make = format!(
        "DO $$ BEGIN CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}' NOSUPERUSER NOBYPASSRLS; \
         EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    );
    run(conn, &make).await;
}

async fn connect(admin: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(admin);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.expect("reaching HEARTH_TEST_PG")
}

async fn run(conn: &DatabaseConnection, statement: &str) {
    conn.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}"));
}

async fn exists(conn: &DatabaseConnection, name: &str) -> bool {
    let asked = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "SELECT 1 FROM pg_database WHERE datname = $1",
        [name.into()],
    );
    conn.query_one_raw(asked).await.expect("asking for the template").is_some()
}
