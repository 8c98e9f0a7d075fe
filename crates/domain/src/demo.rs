//! A whole place from a folder of files: what it is, its vocabulary, its register, its words. Loading again
//! changes nothing, and the same files are not even read through again.

use crate::{
    access::{Action, authorise, workforce},
    directory::{
        dataset, postcodes, rows,
        vocabulary::{self, List, read_csv},
    },
    family,
    interchange::csv_in::{self, Input, Kind, Outcome},
    sets,
    upkeep::begin,
};
use data::{Cx, fault, tables::place};
use kernel::{Error, FieldError, PlaceId, Result};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, collections::BTreeMap, path::PathBuf};

/// Files of the register in the order they lean on each other.
const REGISTER: [(Kind, &str); 4] = [
    (Kind::Organisations, "register/organisations.csv"),
    (Kind::Locations, "examples/locations.csv"),
    (Kind::Services, "register/services.csv"),
    (Kind::Services, "examples/services.csv"),
];
const POSTCODES: &str = "geography/postcodes.csv";
const REDIRECTS: &str = "register/redirects.csv";

/// Where the files are: a folder, or inside the binary.
pub trait Files: Send + Sync {
    /// A file by its path from the top of the folder; `None` when there is none.
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Folder(
    /// Its path.
    pub PathBuf,
);

impl Files for Folder {
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        std::fs::read(self.0.join(path)).ok().map(Cow::Owned)
    }
}

/// What a load did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// The place.
    pub place: PlaceId,
    /// True when these very files were loaded before.
    pub already: bool,
}

/// Loads the place in `files`.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` with every fault of a file, by file and line; a database
/// fault. What landed before the fault stays and is unchanged by the next load.
pub async fn load(cx: &Cx, files: &dyn Files) -> Result<Loaded> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    let about = text(files, "place.toml")?.ok_or_else(|| missing("place.toml"))?;
    let slug = slug_of_place(&about)?;
    let cx = &cx.with_place(PlaceId::derived(&slug));
    let print = fingerprint(files);
    let before = dataset::active(cx, "loaded").await?;
    if before.is_some_and(|b| b.text == print) {
        return Ok(Loaded { place: cx.place, already: true });
    }
    put_place(cx, &slug, &about).await?;
    put_vocabulary(cx, files).await?;
    if let Some(text) = text(files, POSTCODES)? {
        postcodes::put(cx, &text).await?;
    }
    for (kind, path) in REGISTER {
        import(cx, files, kind, path).await?;
    }
    put_redirects(cx, files).await?;
    for (kind, path) in sets::KINDS {
        if let Some(text) = text(files, path)? {
            sets::put(cx, kind, &text).await.map_err(|e| at_file(e, path))?;
        }
    }
    put_workforce(cx, files).await?;
    if let Some(text) = text(files, begin::FILE)? {
        begin::put(cx, &text).await.map_err(|e| at_file(e, begin::FILE))?;
    }
    if let Some(text) = text(files, family::FILE)? {
        family::put(cx, &text).await?;
    }
    dataset::put(cx, "loaded", &print, |_| Ok(())).await?;
    Ok(Loaded { place: cx.place, already: false })
}

/// Every path a load may read.
fn paths() -> impl Iterator<Item = String> {
    let lists = List::ALL.into_iter().map(list_path);
    let fixed = REGISTER
        .iter()
        .map(|(_, p)| *p)
        .chain([POSTCODES, REDIRECTS, begin::FILE, family::FILE])
        .chain(workforce::FILES)
        .chain(sets::KINDS.map(|(_, p)| p));
    lists.chain(fixed.map(str::to_owned).collect::<Vec<_>>())
}

fn list_path(list: List) -> String {
    let folder = if list == List::Areas { "geography" } else { "taxonomy" };
    format!("{folder}/{}.csv", list.name())
}

/// One digest over all files, and over the version of this program, which may read them differently.
fn fingerprint(files: &dyn Files) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    for path in paths() {
        hash.update(&path);
        let file = files.read(&path).unwrap_or_default();
        hash.update(file.len().to_le_bytes());
        hash.update(&file);
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

fn text(files: &dyn Files, path: &str) -> Result<Option<String>> {
    let Some(bytes) = files.read(path) else { return Ok(None) };
    String::from_utf8(bytes.into_owned()).map(Some).map_err(|_| Error::invalid(path, "not-utf8", "not UTF-8 text"))
}

fn missing(path: &str) -> Error {
    Error::invalid(path, "required", "this file is needed")
}

fn slug_of_place(about: &str) -> Result<String> {
    let about: toml::Table =
        toml::from_str(about).map_err(|e| Error::invalid("place.toml", "malformed", e.message().to_owned()))?;
    let slug = about.get("slug").and_then(|s| s.as_str()).unwrap_or_default();
    if crate::directory::slug::is_slug(slug) {
        Ok(slug.to_owned())
    } else {
        Err(Error::invalid("place.toml", "slug-malformed", "a place needs a slug of small letters, digits and dashes"))
    }
}

async fn put_place(cx: &Cx, slug: &str, about: &str) -> Result<()> {
    let row = place::ActiveModel {
        id: Set(cx.place.0),
        slug: Set(slug.to_owned()),
        doc: Set(about.to_owned()),
        updated_us: Set(cx.now_us()),
    };
    cx.act(|tx| async move {
        place::Entity::insert(row)
            .on_conflict(
                OnConflict::column(place::Column::Id)
                    .update_columns([place::Column::Slug, place::Column::Doc, place::Column::UpdatedUs])
                    .to_owned(),
            )
            .exec_without_returning(tx.conn())
            .await
            .map_err(fault)?;
        Ok(())
    })
    .await
}

async fn put_vocabulary(cx: &Cx, files: &dyn Files) -> Result<()> {
    let mut lists = BTreeMap::new();
    for list in List::ALL {
        let path = list_path(list);
        if let Some(text) = text(files, &path)? {
            lists.insert(list, read_csv(list, &text).map_err(|e| at_file(Error::Invalid(e), &path))?);
        }
    }
    vocabulary::put(cx, lists).await.map(drop)
}

async fn import(cx: &Cx, files: &dyn Files, kind: Kind, path: &str) -> Result<()> {
    let Some(bytes) = files.read(path) else { return Ok(()) };
    let input = Input { kind, name: path, dry_run: false, own_data: true };
    let report = csv_in::run(cx, input, bytes.as_ref()).await.map_err(|e| at_file(e, path))?;
    let faults: Vec<FieldError> = report
        .rows
        .into_iter()
        .filter(|row| row.outcome == Outcome::Rejected)
        .flat_map(|row| {
            let at = format!("{path}, line {}, {}", row.line, row.slug);
            row.errors.into_iter().map(move |e| FieldError::new(&format!("{at}: {}", e.field), &e.code, e.message))
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

async fn put_redirects(cx: &Cx, files: &dyn Files) -> Result<()> {
    let Some(text) = text(files, REDIRECTS)? else { return Ok(()) };
    let moves: Vec<(String, String, String)> = csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(|e| Error::invalid(REDIRECTS, "list-line", e.to_string()))?;
    cx.act(|tx| async move { rows::put_redirects(&tx, &moves).await.map(drop) }).await
}

async fn put_workforce(cx: &Cx, files: &dyn Files) -> Result<()> {
    let mut texts: [String; 4] = Default::default();
    for (slot, path) in texts.iter_mut().zip(workforce::FILES) {
        // A place may begin without people who sign in.
        let Some(found) = text(files, path)? else { return Ok(()) };
        *slot = found;
    }
    workforce::put(cx, texts.each_ref().map(String::as_str)).await
}

fn at_file(error: Error, path: &str) -> Error {
    let named = |faults: Vec<FieldError>| {
        faults.into_iter().map(|f| FieldError { field: format!("{path}: {}", f.field), ..f }).collect()
    };
    match error {
        Error::Invalid(faults) => Error::Invalid(named(faults)),
        Error::Malformed(faults) => Error::Malformed(named(faults)),
        other => other,
    }
}
