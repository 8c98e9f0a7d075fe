//! The server's secret, made once and readable by its owner only: encrypts what browsers keep for us.

use anyhow::Context;
use std::{fs, io::Read, path::Path};

const LENGTH: usize = 64;

/// Reads the secret in `dir`, making it the first time.
pub fn read_or_make(dir: &Path) -> anyhow::Result<Vec<u8>> {
    let path = dir.join("secret.key");
    if let Ok(found) = fs::read(&path) {
        anyhow::ensure!(found.len() >= LENGTH, "{} is too short: delete it to make a new one", path.display());
        return Ok(found);
    }
    let mut made = vec![0; LENGTH];
    fs::File::open("/dev/urandom").and_then(|mut f| f.read_exact(&mut made)).context("no randomness")?;
    let fresh = dir.join("secret.key.new");
    write_private(&fresh, &made)?;
    fs::rename(&fresh, &path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(made)
}

fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}
