//! Keeping the database file from other people of the same machine.

use kernel::{Error, Result};
use std::{
    fs::{self, OpenOptions, Permissions},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
};

/// Read and written by its owner, by nobody else.
const OWNER_ONLY: u32 = 0o600;

/// Makes the SQLite file of `url` its owner's alone, creating it if absent. SQLite gives the files beside it (its
/// log and shared memory) the same mode; those of an earlier run are put right too.
///
/// # Errors
/// `Unavailable` when the file cannot be made or is not ours.
pub fn keep(url: &str) -> Result<()> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() || path.starts_with(':') || url.contains("mode=memory") || url.contains("mode=ro") {
        return Ok(());
    }
    let unavailable = |e: std::io::Error| Error::Unavailable(format!("{path}: {e}"));
    OpenOptions::new().create(true).append(true).mode(OWNER_ONLY).open(path).map_err(unavailable)?;
    for part in ["", "-wal", "-shm"] {
        let part = format!("{path}{part}");
        if fs::exists(&part).map_err(unavailable)? {
            fs::set_permissions(&part, Permissions::from_mode(OWNER_ONLY)).map_err(unavailable)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::Db;
    use std::{fs, os::unix::fs::PermissionsExt};

    #[tokio::test]
    async fn nobody_else_reads_the_database_new_or_old() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["new.db", "old.db"] {
            let path = dir.path().join(name);
            if name == "old.db" {
                fs::write(&path, "").unwrap();
                fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            }
            let db = Db::open(&format!("sqlite://{}", path.display())).await.unwrap();
            db.migrate().await.unwrap();
            for file in fs::read_dir(dir.path()).unwrap().map(|f| f.unwrap()) {
                let mode = file.metadata().unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{:?}", file.file_name());
            }
            db.close().await.unwrap();
        }
    }
}
