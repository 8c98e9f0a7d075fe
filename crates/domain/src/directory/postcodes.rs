//! Postcodes: reading what someone typed, and finding where it is. A postcode is not shown in logs: its
//! `Debug` says only the first half.

use crate::{
    access::{Action, authorise},
    directory::{
        dataset,
        model::Grid,
        vocabulary::{List, Vocabulary},
    },
};
use data::{Cx, fault, tables::postcode};
use kernel::{Error, FieldError, Result};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::fmt;

/// A postcode as BS 7666 writes it, with one space. The invented ZZ area of demonstrations counts too.
#[derive(Clone, PartialEq, Eq)]
pub struct Postcode {
    outward: String,
    inward: String,
}

/// Somewhere to measure from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Coarse area: the first half. What may be kept and shown in addresses.
    pub outward: String,
    /// Where it is.
    pub grid: Grid,
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ...", self.outward)
    }
}

impl Postcode {
    /// Reads a full postcode however it was typed.
    ///
    /// # Errors
    /// `postcode-malformed` on `field`; the message does not repeat what was typed.
    pub fn parse(typed: &str, field: &str) -> std::result::Result<Self, FieldError> {
        let tidy = tidy(typed);
        let malformed = || FieldError::new(field, "postcode-malformed", "that is not how a postcode is written");
        let (outward, inward) = tidy.split_at_checked(tidy.len().saturating_sub(3)).ok_or_else(malformed)?;
        if is_outward(outward) && is_inward(inward) || tidy == "GIR0AA" {
            Ok(Self { outward: outward.into(), inward: inward.into() })
        } else {
            Err(malformed())
        }
    }

    /// The first half, for example `ZZ1`.
    pub fn outward(&self) -> &str {
        &self.outward
    }

    /// Both halves with one space: for storage and for addresses of buildings, never for a log.
    pub fn code(&self) -> String {
        format!("{} {}", self.outward, self.inward)
    }
}

/// The first full postcode among other words, and the words without any postcode.
pub fn lift(text: &str) -> Option<(String, Postcode)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let read = |run: &[&str]| Postcode::parse(&run.iter().map(|w| bare(w)).collect::<String>(), "q").ok();
    let (mut kept, mut found, mut at) = (Vec::new(), None, 0);
    while at < words.len() {
        let here = [2, 1].into_iter().find_map(|n| Some((n, read(words.get(at..at + n)?)?)));
        match here {
            Some((n, postcode)) => {
                found = found.or(Some(postcode));
                at += n;
            }
            None => {
                kept.push(words[at]);
                at += 1;
            }
        }
    }
    found.map(|postcode| (kept.join(" "), postcode))
}

fn tidy(typed: &str) -> String {
    // Longer than any postcode with spaces: not worth tidying.
    if typed.len() > 40 {
        return String::new();
    }
    typed.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

/// A9, A99, AA9, AA99, A9A or AA9A, with the letters each position may have.
fn is_outward(text: &str) -> bool {
    let c: Vec<char> = text.chars().collect();
    let letters = c.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let demonstration = text.starts_with("ZZ");
    let first = c.first().is_some_and(|c| !"QVX".contains(*c));
    let second = letters < 2 || demonstration || !"IJZ".contains(c[1]);
    let rest = &c[letters.min(c.len())..];
    let digits = match (letters, rest) {
        (1 | 2, [a]) | (1 | 2, [a, _]) if !a.is_ascii_digit() => false,
        (1 | 2, [_]) => true,
        (1, [_, b]) => b.is_ascii_digit() || "ABCDEFGHJKPSTUW".contains(*b),
        (2, [_, b]) => b.is_ascii_digit() || "ABEHMNPRVWXY".contains(*b),
        _ => false,
    };
    first && second && digits
}

fn is_inward(text: &str) -> bool {
    let c: Vec<char> = text.chars().collect();
    matches!(c.as_slice(), [d, a, b] if d.is_ascii_digit()
        && [a, b].iter().all(|l| l.is_ascii_uppercase() && !"CIKMOV".contains(**l)))
}

/// Finds a full postcode, or the first half as the middle of its area. Terminated postcodes still locate.
///
/// # Errors
/// `Invalid` with `postcode-malformed` or `postcode-not-found` on `field`; a database fault.
pub async fn locate(cx: &Cx, vocabulary: &Vocabulary, typed: &str, field: &str) -> Result<Spot> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let tidied = tidy(typed);
    if let Some(spot) = centre(vocabulary, &tidied) {
        return Ok(spot);
    }
    let absent = || Error::invalid(field, "postcode-not-found", "we do not know where that postcode is");
    if is_outward(&tidied) {
        return Err(absent());
    }
    let wanted = Postcode::parse(typed, field).map_err(|e| Error::Invalid(vec![e]))?;
    let row = postcode::Entity::find_by_id((cx.place.0, wanted.code())).one(cx.read()).await.map_err(fault)?;
    let row = row.ok_or_else(absent)?;
    match (row.easting, row.northing) {
        (Some(easting), Some(northing)) => Ok(Spot { outward: row.outward, grid: Grid { easting, northing } }),
        _ => Err(absent()),
    }
}

/// The middle of a coarse area.
pub fn centre(vocabulary: &Vocabulary, outward: &str) -> Option<Spot> {
    let area = vocabulary.term(List::Areas, outward)?;
    let grid = Grid { easting: area.number("easting")?, northing: area.number("northing")? };
    Some(Spot { outward: area.code.clone(), grid })
}

/// Replaces the place's postcodes from CSV (`postcode,outward,easting,northing,terminated`). Says how many
/// there are now; nothing is written when the file is the one already in.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` by line; a database fault.
pub async fn put(cx: &Cx, text: &str) -> Result<usize> {
    authorise(&cx.actor, Action::ChangeData)?;
    let rows = read(cx, text).map_err(Error::Invalid)?;
    let text = text.to_owned();
    cx.act(|tx| async move {
        let count = rows.len();
        if !dataset::put_in(&tx, "postcodes", &text).await?.changed {
            return Ok(count);
        }
        postcode::Entity::delete_many()
            .filter(postcode::Column::PlaceId.eq(tx.cx.place.0))
            .exec(tx.conn())
            .await
            .map_err(fault)?;
        for chunk in rows.chunks(1000) {
            postcode::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.conn()).await.map_err(fault)?;
        }
        Ok(count)
    })
    .await
}

fn read(cx: &Cx, text: &str) -> std::result::Result<Vec<postcode::ActiveModel>, Vec<FieldError>> {
    #[derive(serde::Deserialize)]
    struct Row {
        postcode: String,
        easting: Option<i32>,
        northing: Option<i32>,
        terminated: String,
    }
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in (2..).zip(csv::Reader::from_reader(text.as_bytes()).deserialize::<Row>()) {
        let at_line = |message: &str| FieldError::new("postcodes", "list-line", format!("line {line}: {message}"));
        let row = match row {
            Ok(row) => row,
            Err(e) => {
                faults.push(at_line(&e.to_string()));
                continue;
            }
        };
        match Postcode::parse(&row.postcode, "postcode") {
            Ok(code) => rows.push(postcode::ActiveModel {
                place_id: Set(cx.place.0),
                code: Set(code.code()),
                outward: Set(code.outward().to_owned()),
                easting: Set(row.easting),
                northing: Set(row.northing),
                terminated: Set(!row.terminated.is_empty()),
            }),
            Err(e) => faults.push(at_line(&e.message)),
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_standard_is_read_however_typed() {
        for (typed, code) in [
            ("m1 1ae", "M1 1AE"),
            ("B338TH", "B33 8TH"),
            ("cr2 6xh", "CR2 6XH"),
            ("DN55 1PT", "DN55 1PT"),
            (" w1a0ax ", "W1A 0AX"),
            ("EC1A 1BB", "EC1A 1BB"),
            ("zz1 0tj", "ZZ1 0TJ"),
            ("gir 0aa", "GIR 0AA"),
        ] {
            assert_eq!(Postcode::parse(typed, "near").map(|p| p.code()), Ok(code.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_postcode_is_lifted_out_of_other_words() {
        let lifted = |text| lift(text).map(|(rest, p)| (rest, p.code()));
        let some = |rest: &str, code: &str| Some((rest.to_owned(), code.to_owned()));
        assert_eq!(lifted("CV1 2AB"), some("", "CV1 2AB"));
        assert_eq!(lifted("sleep (zz10tj), evenings"), some("sleep evenings", "ZZ1 0TJ"));
        assert_eq!(lifted("from CV1 2AB, or ZZ1 0TJ"), some("from or", "CV1 2AB"));
        for none in ["", "my 3 year old", "help for a 2 yr", "ZZ1", "born at 34 weeks", "aged 5 2nd child"] {
            assert_eq!(lifted(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_no_postcode_is_malformed() {
        for typed in [
            "",
            "CV",
            "CV1",
            "12345",
            "CV1 1C1",
            "CV1 1CI",
            "QA1 1AA",
            "AZ1 1AA",
            "A1I 1AA",
            "ÄÖ1 1AA",
            "é",
            "CV123 4AB",
        ] {
            assert_eq!(Postcode::parse(typed, "near").unwrap_err().code, "postcode-malformed", "{typed}");
        }
        assert!(Postcode::parse(&"A".repeat(10_000_000), "near").is_err());
    }

    #[test]
    fn debug_keeps_the_second_half_to_itself() {
        assert_eq!(format!("{:?}", Postcode::parse("ZZ1 0TJ", "near").unwrap()), "ZZ1 ...");
    }
}
