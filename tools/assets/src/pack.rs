//! Names files by their content, so that browsers may keep them for ever, and writes them with
//! their gzipped twins and a manifest.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::brand::refuse_marks;

/// Files ready to be written.
#[derive(Default)]
pub(crate) struct Pack {
    files: Vec<File>,
}

struct File {
    /// What pages call it.
    name: &'static str,
    /// What it is called on disk and in addresses.
    hashed: String,
    plain: Vec<u8>,
    gzipped: Vec<u8>,
}

impl Pack {
    /// Adds a style sheet after checking brand and weight; `budget` is in gzipped bytes.
    pub(crate) fn add_sheet(&mut self, name: &'static str, sheet: String, budget: usize) -> Result<()> {
        refuse_marks(name, &sheet)?;
        self.add(name, sheet);
        self.within(name, budget)
    }

    /// Adds a script after checking brand and weight; `budget` is in gzipped bytes.
    pub(crate) fn add_script(&mut self, name: &'static str, script: String, budget: usize) -> Result<()> {
        refuse_marks(name, &script)?;
        self.add(name, script);
        self.within(name, budget)
    }

    /// Adds a file.
    pub(crate) fn add(&mut self, name: &'static str, text: String) {
        let plain = text.into_bytes();
        let digest = Sha256::digest(&plain);
        let hash: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let (stem, ending) = name.split_once('.').unwrap_or((name, "txt"));
        let gzipped = gzip(&plain);
        self.files.push(File { name, hashed: format!("{stem}.{hash}.{ending}"), plain, gzipped });
    }

    fn within(&self, name: &str, budget: usize) -> Result<()> {
        let file = self.files.iter().find(|file| file.name == name).context("just added")?;
        let weight = file.gzipped.len();
        ensure!(weight <= budget, "{name} weighs {weight} bytes gzipped, over its budget of {budget}");
        Ok(())
    }

    /// Writes what changed and removes what is no longer made, so that an unchanged run rebuilds nothing.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        let manifest: BTreeMap<_, _> = self.files.iter().map(|file| (file.name, file.hashed.as_str())).collect();
        let mut made: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        made.insert("manifest.json".to_owned(), serde_json::to_vec_pretty(&manifest)?);
        for file in &self.files {
            made.insert(file.hashed.clone(), file.plain.clone());
            made.insert(format!("{}.gz", file.hashed), file.gzipped.clone());
        }
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !made.contains_key(entry.file_name().to_string_lossy().as_ref()) {
                fs::remove_file(entry.path())?;
            }
        }
        for (name, bytes) in made {
            let path = folder.join(name);
            if fs::read(&path).ok().as_ref() != Some(&bytes) {
                fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
            }
        }
        Ok(())
    }

    /// One line a file: name, bytes, gzipped bytes.
    pub(crate) fn summary(&self) -> impl Iterator<Item = String> {
        self.files.iter().map(|file| format!("{:16} {:7} {:6} gz", file.name, file.plain.len(), file.gzipped.len()))
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_over_budget_is_refused() {
        let mut pack = Pack::default();
        let varied: String = (0..3000).map(|n| format!(".c{n}{{order:{}}}", n * 7919 % 3001)).collect();
        let refused = pack.add_sheet("hearth.css", varied, 1024);
        assert!(refused.is_err_and(|why| why.to_string().contains("over its budget of 1024")));
    }

    #[test]
    fn a_branded_sheet_is_refused() {
        let mut pack = Pack::default();
        assert!(pack.add_sheet("hearth.css", ".a{font-family:GDS Transport}".to_owned(), 1024).is_err());
    }

    #[test]
    fn names_follow_content_and_the_manifest_tells_them() {
        let folder = std::env::temp_dir().join(format!("hearth-pack-{}", std::process::id()));
        let write = |text: &str| {
            let mut pack = Pack::default();
            pack.add("a.css", text.to_owned());
            pack.write(&folder).unwrap();
            fs::read_to_string(folder.join("manifest.json")).unwrap()
        };
        let (first, second) = (write("one"), write("two"));
        let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_ne!(first, second);
        assert_eq!(left.len(), 3, "the file, its gzipped twin and the manifest; the old file is gone");
    }
}
