//! The bytes of an audit row that its hash is taken over. A form that has shipped is never changed: a further one
//! gets the next number, and rows of both verify.
//!
//! Form 1: SHA-256 over the previous row's hash (32 bytes; zeros for the first row of a place), then each field as
//! its length in bytes (32 bits, big-endian) and its bytes, in the order of [`write`]. Numbers are big-endian two's
//! complement, ids their 16 bytes, text UTF-8. Every column stands in it but the two hashes themselves.

use crate::tables::audit::Model;
use sha2::{Digest, Sha256};

/// What a row's hash is.
pub type Hash = [u8; 32];

/// What the first row of a place has before it.
pub const START: Hash = [0; 32];

/// The form that rows are written in now.
pub const FORM: i32 = 1;

/// A row to be hashed, borrowed from wherever it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) form: i32,
    pub(super) place_id: [u8; 16],
    pub(super) seq: i64,
    pub(super) id: [u8; 16],
    pub(super) at_us: i64,
    pub(super) actor: &'a str,
    pub(super) acting_role: &'a str,
    pub(super) via: &'a str,
    pub(super) purpose: &'a str,
    pub(super) action: &'a str,
    pub(super) kind: &'a str,
    pub(super) target_id: [u8; 16],
    pub(super) detail: &'a str,
    pub(super) decision: &'a str,
    pub(super) fields_class: i32,
    pub(super) request_id: &'a str,
    pub(super) node: &'a str,
    pub(super) prev_hash: &'a [u8],
    pub(super) hash: &'a [u8],
}

impl<'a> From<&'a Model> for Row<'a> {
    fn from(row: &'a Model) -> Self {
        Self {
            form: row.form,
            place_id: row.place_id.into_bytes(),
            seq: row.seq,
            id: row.id.into_bytes(),
            at_us: row.at_us,
            actor: &row.actor,
            acting_role: &row.acting_role,
            via: &row.via,
            purpose: &row.purpose,
            action: &row.action,
            kind: &row.kind,
            target_id: row.target_id.into_bytes(),
            detail: &row.detail,
            decision: &row.decision,
            fields_class: row.fields_class,
            request_id: &row.request_id,
            node: &row.node,
            prev_hash: &row.prev_hash,
            hash: &row.hash,
        }
    }
}

/// The hash of `row` after a row whose hash is `prev`; none when nobody here knows the row's form.
pub fn link(prev: &[u8], row: &Model) -> Option<Hash> {
    linked(prev, Row::from(row), &mut Vec::with_capacity(384))
}

/// As [`link`], the bytes put together in `bytes`, which many rows may share.
pub(super) fn linked(prev: &[u8], row: Row<'_>, bytes: &mut Vec<u8>) -> Option<Hash> {
    if row.form != FORM {
        return None;
    }
    bytes.clear();
    bytes.extend_from_slice(prev);
    write(row, bytes);
    Some(Sha256::digest(bytes).into())
}

fn write(row: Row<'_>, to: &mut Vec<u8>) {
    field(to, &row.form.to_be_bytes());
    field(to, &row.place_id);
    field(to, &row.seq.to_be_bytes());
    field(to, &row.id);
    field(to, &row.at_us.to_be_bytes());
    field(to, row.actor.as_bytes());
    field(to, row.acting_role.as_bytes());
    field(to, row.via.as_bytes());
    field(to, row.purpose.as_bytes());
    field(to, row.action.as_bytes());
    field(to, row.kind.as_bytes());
    field(to, &row.target_id);
    field(to, row.detail.as_bytes());
    field(to, row.decision.as_bytes());
    field(to, &row.fields_class.to_be_bytes());
    field(to, row.request_id.as_bytes());
    field(to, row.node.as_bytes());
}

/// A length before each field: no two rows run together into the same bytes.
fn field(to: &mut Vec<u8>, bytes: &[u8]) {
    // No column holds four gigabytes; were one to, its hash would only be the same for the same row.
    let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    to.extend_from_slice(&length.to_be_bytes());
    to.extend_from_slice(bytes);
}
