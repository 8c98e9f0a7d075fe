//! Rows to and from what is kept of people: the only folder here that names columns.

pub(super) mod agreement;
pub(super) mod contact;
pub(super) mod facts;
pub(super) mod glass;
pub(super) mod guard;
pub(super) mod home;
pub(super) mod join;
pub(super) mod key;
pub(super) mod person;
pub(super) mod tie;

use data::Tx;
use jiff::{Timestamp, civil::Date};
use kernel::{Error, Id, Result};
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn moment(us: i64) -> Result<Timestamp> {
    Timestamp::from_microsecond(us).map_err(Error::internal)
}

pub(super) fn maybe_moment(us: Option<i64>) -> Result<Option<Timestamp>> {
    us.map(moment).transpose()
}

pub(super) fn us(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_microsecond)
}

fn day(text: Option<String>) -> Result<Option<Date>> {
    text.map(|text| text.parse().map_err(Error::internal)).transpose()
}

fn read<T: DeserializeOwned>(doc: &str) -> Result<T> {
    serde_json::from_str(doc).map_err(Error::internal)
}

fn write<T: Serialize>(doc: &T) -> Result<String> {
    serde_json::to_string(doc).map_err(Error::internal)
}

fn unknown(what: &str, code: &str) -> Error {
    Error::internal(format!("a row of unknown {what} {code}"))
}

/// Seals what is about `about`; opens only with the same.
fn seal<T: Serialize>(tx: &Tx, about: Id, doc: &T) -> Result<Vec<u8>> {
    tx.cx.sealer.seal(tx.cx.place, about, write(doc)?.as_bytes())
}

fn unseal<T: DeserializeOwned>(tx: &Tx, about: Id, sealed: &[u8]) -> Result<T> {
    serde_json::from_slice(&tx.cx.sealer.open(tx.cx.place, about, sealed)?).map_err(Error::internal)
}
