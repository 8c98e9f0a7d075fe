//! Where a place's index lives on disk: `gen-N` folders and a `current` file naming the one in use.
//!
//! The file is replaced by rename, so a crash leaves either the old index or the new one. Folders nobody
//! points at are leftovers of interrupted rebuilds, or damaged; they are removed on opening, unless a rebuild holds
//! the lock.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One place's folder.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder if it is not there.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    /// The generation in use.
    pub fn current(&self) -> io::Result<Option<PathBuf>> {
        match fs::read_to_string(self.path.join("current")) {
            Ok(name) => Ok(Some(self.path.join(name.trim())).filter(|p| name.starts_with("gen-") && p.is_dir())),
            // Nothing there, or nothing that is a name.
            Err(error) if [io::ErrorKind::NotFound, io::ErrorKind::InvalidData].contains(&error.kind()) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A new, empty generation folder.
    pub fn fresh(&self) -> io::Result<PathBuf> {
        let mut number = 1 + self.generations()?.into_iter().map(|(n, _)| n).max().unwrap_or(0);
        loop {
            let path = self.path.join(format!("gen-{number}"));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(path),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Makes `generation` the one in use, for good once this returns.
    pub fn point_at(&self, generation: &Path) -> io::Result<()> {
        let name = generation.file_name().ok_or_else(|| io::Error::other("a generation has no name"))?;
        let new = self.path.join("current.new");
        let mut file = File::create(&new)?;
        file.write_all(name.as_encoded_bytes())?;
        file.sync_all()?;
        fs::rename(&new, self.path.join("current"))?;
        File::open(&self.path)?.sync_all()
    }

    /// Takes the lock a rebuild holds while its folder is not yet pointed at; `None` when someone has it.
    pub fn lock(&self) -> io::Result<Option<File>> {
        let file = File::options().create(true).truncate(false).write(true).open(self.path.join("rebuild.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Removes every generation but the one in use.
    pub fn sweep(&self) -> io::Result<()> {
        let current = self.current()?;
        for (_, path) in self.generations()? {
            if Some(&path) != current.as_ref() {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }

    fn generations(&self) -> io::Result<Vec<(u64, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let number = entry.file_name().to_str().and_then(|n| n.strip_prefix("gen-")?.parse().ok());
            found.extend(number.map(|n| (n, entry.path())));
        }
        Ok(found)
    }
}
