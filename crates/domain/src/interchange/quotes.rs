//! Watches the quotes of a CSV file as it is read: a reader takes a quote that is never closed for one that closes
//! at the end of the file, and everything after it for one cell.

use std::io::{self, Read};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    FieldStart,
    Field,
    Quoted,
    /// A quote within quotes: the end of them, or the first of two that stand for one.
    Quote,
}

/// A file, and where its quotes stand.
pub(super) struct Quotes<R> {
    input: R,
    at: At,
    ended: bool,
}

impl<R: Read> Quotes<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, at: At::FieldStart, ended: false }
    }

    /// True once the file has ended within quotes: the row read last is the one that is torn.
    pub(super) fn never_closed(&self) -> bool {
        self.ended && self.at == At::Quoted
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.ended |= read == 0 && !into.is_empty();
        self.at = into[..read].iter().fold(self.at, |at, byte| match (at, byte) {
            (At::Quoted, b'"') => At::Quote,
            (At::Quoted, _) | (At::FieldStart | At::Quote, b'"') => At::Quoted,
            (_, b',' | b'\n' | b'\r') => At::FieldStart,
            // A byte order mark stands before the first field.
            (At::FieldStart, 0xef | 0xbb | 0xbf) => At::FieldStart,
            _ => At::Field,
        });
        Ok(read)
    }
}
