//! Secrets kept beside the database, never in it: each made once, and readable by its owner only.

use anyhow::Context;
use std::{fs, io::Read, path::Path};

/// A secret by its file's name and length in bytes.
pub struct Secret(&'static str, usize);

/// Encrypts what browsers keep for us.
pub const SERVER: Secret = Secret("secret.key", 64);
/// Signs where the audit stands: the seed of an Ed25519 key.
pub const AUDIT: Secret = Secret("audit.key", 32);

/// Seals where families can be found: without it, a copy of the database does not tell.
pub const PLACE: Secret = Secret("place.key", platform::seal::KEY_LENGTH);

/// Reads the secret in `dir`; none when it was never made.
pub fn read(dir: &Path, Secret(name, length): &Secret) -> anyhow::Result<Option<Vec<u8>>> {
    let path = dir.join(name);
    let Ok(found) = fs::read(&path) else { return Ok(None) };
    anyhow::ensure!(found.len() >= *length, "{} is too short: delete it to make a new one", path.display());
    Ok(Some(found))
}

/// Reads the secret in `dir`, making it the first time.
pub fn read_or_make(dir: &Path, secret: &Secret) -> anyhow::Result<Vec<u8>> {
    if let Some(found) = read(dir, secret)? {
        return Ok(found);
    }
    let Secret(name, length) = secret;
    let path = dir.join(name);
    let mut made = vec![0; *length];
    fs::File::open("/dev/urandom").and_then(|mut f| f.read_exact(&mut made)).context("no randomness")?;
    let fresh = dir.join(format!("{name}.new"));
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
