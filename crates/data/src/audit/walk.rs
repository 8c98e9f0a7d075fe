//! Going along a chain, row by row, and saying where it first breaks. Knows no database.

use super::{
    Head,
    canon::{Row, linked},
    head::EMPTY,
};

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It does not say what it said when it was written.
    Altered,
    /// It was taken out.
    Missing,
    /// It was not written by Hearth.
    Inserted,
    /// It fits, but another stood here when the head was kept: this row or one before it was written anew.
    Rewritten,
}

/// The first row at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub what: What,
    /// Its number in the chain.
    pub seq: i64,
    /// When and which verb, as the row says now; of a missing row, as the row before it says. None when there is
    /// none, or it cannot be read.
    pub said: Option<(i64, String)>,
}

/// How far the chain has been found whole.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    /// The last whole row.
    pub(super) at: Head,
    said: Option<(i64, String)>,
    /// Heads kept elsewhere and not yet passed, the next one last.
    kept: Vec<Head>,
    /// Where the bytes of each row are put together.
    bytes: Vec<u8>,
}

impl Walk {
    /// At the start of a chain.
    pub(super) fn new(kept: &[Head]) -> Self {
        let mut kept = kept.to_vec();
        kept.sort_by_key(|head| std::cmp::Reverse(head.seq));
        Self { at: EMPTY, said: None, kept, bytes: Vec::new() }
    }

    /// Goes over the next row, or says what is wrong. `None` is a row that cannot be read.
    pub(super) fn step(&mut self, row: Option<Row<'_>>) -> Result<(), Finding> {
        let seq = self.at.seq + 1;
        let Some(row) = row else { return Err(Finding { what: What::Altered, seq, said: None }) };
        if row.seq > seq {
            return Err(self.missing());
        }
        if row.seq < seq {
            return Err(found(What::Inserted, row));
        }
        let fits = row.prev_hash == self.at.hash;
        match linked(row.prev_hash, row, &mut self.bytes).filter(|hash| row.hash == hash) {
            Some(hash) if fits => self.at = Head { seq, hash },
            Some(_) => return Err(self.replaced(row)),
            None => return Err(self.changed(row)),
        }
        let (at, action) = self.said.get_or_insert_default();
        *at = row.at_us;
        row.action.clone_into(action);
        while let Some(head) = self.kept.pop_if(|head| head.seq <= seq) {
            if head != self.at {
                return Err(found(What::Rewritten, row));
            }
        }
        Ok(())
    }

    /// That row is the last whole one.
    pub(super) fn ended_with(&self, row: Row<'_>) -> bool {
        self.at.seq > 0 && row.seq == self.at.seq && row.hash == self.at.hash
    }

    /// After the last row: the chain is as long as its writers kept it before and after the walk, and as long as
    /// every head kept elsewhere.
    pub(super) fn end(&self, before: Head, after: Head) -> Result<(), Finding> {
        let longest = self.kept.first().map_or(before.seq, |head| head.seq.max(before.seq));
        if self.at.seq < longest {
            return Err(self.missing());
        }
        if self.at.seq > after.seq {
            return Err(Finding { what: What::Inserted, seq: after.seq + 1, said: None });
        }
        if self.at.seq == after.seq && self.at != after {
            return Err(self.last(What::Altered));
        }
        Ok(())
    }

    fn missing(&self) -> Finding {
        Finding { what: What::Missing, seq: self.at.seq + 1, said: self.said.clone() }
    }

    fn last(&self, what: What) -> Finding {
        Finding { what, seq: self.at.seq, said: self.said.clone() }
    }

    /// The row is whole but follows another: the one before it is not the one that stood there.
    fn replaced(&self, row: Row<'_>) -> Finding {
        if self.at.seq == 0 { found(What::Altered, row) } else { self.last(What::Altered) }
    }

    /// The row is not what it was. Perhaps only its number is: then one before it came or went.
    fn changed(&self, row: Row<'_>) -> Finding {
        let was = |seq| {
            let before = Row { seq, ..row };
            linked(row.prev_hash, before, &mut Vec::new()).is_some_and(|hash| row.hash == hash)
        };
        if self.at.seq > 0 && was(row.seq - 1) {
            // The row before is in its place; or is this the row before, once more?
            if row.hash == self.at.hash { found(What::Inserted, row) } else { self.last(What::Inserted) }
        } else if was(row.seq + 1) {
            self.missing()
        } else {
            found(What::Altered, row)
        }
    }
}

fn found(what: What, row: Row<'_>) -> Finding {
    Finding { what, seq: row.seq, said: Some((row.at_us, row.action.to_owned())) }
}
