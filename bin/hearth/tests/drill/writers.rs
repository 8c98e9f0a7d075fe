//! Families who report and keep plans while the server dies under them, and never give up.

use super::server::{Answer, ask};
use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

const REPORT: &str = "/services/baby-buddy-app/report";

/// A write, known by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Write {
    /// A report on a listing, whose text says its number.
    Report(usize),
    /// A plan kept under a code.
    Plan(usize),
}

/// Every write there was.
#[derive(Default)]
pub struct Ledger {
    next: AtomicUsize,
    /// Acknowledged, with the reference or the code that was given.
    pub acknowledged: Mutex<BTreeMap<Write, String>>,
    /// Sent, and no answer came: it may have landed or not.
    pub unsure: Mutex<Vec<Write>>,
}

/// What the text of every report begins with.
pub const WORDS: &str = "drill ";

/// The text of a report.
pub fn words(number: usize) -> String {
    format!("{WORDS}{number}.")
}

impl Ledger {
    /// One acknowledged write.
    pub fn of(write: Write, given: &str) -> Self {
        let ledger = Self::default();
        ledger.next.store(1, Ordering::Relaxed);
        ledger.acknowledged.lock().unwrap().insert(write, given.to_owned());
        ledger
    }

    /// Writes, one after another, until told to stop or the server is gone; unsure ones first.
    pub fn write_until(&self, address: &str, stop: &AtomicBool) {
        let Ok(told) = ask(address, "POST", "/pathway", "", "words=wetting+the+bed&go=plan") else { return };
        assert!(!told.cookie.is_empty(), "{}", told.status);
        while !stop.load(Ordering::Relaxed) {
            let again = self.unsure.lock().unwrap().pop();
            let write = again.unwrap_or_else(|| match self.next.fetch_add(1, Ordering::Relaxed) {
                n if n % 8 == 7 => Write::Plan(n),
                n => Write::Report(n),
            });
            match send(address, &told.cookie, write) {
                Ok(answer) if answer.status == 303 => self.acknowledge(write, answer),
                Ok(answer) if answer.status < 500 => panic!("{write:?} was answered {}", answer.status),
                Ok(_) => self.unsure.lock().unwrap().push(write),
                Err(_) => return self.unsure.lock().unwrap().push(write),
            }
        }
    }

    fn acknowledge(&self, write: Write, answer: Answer) {
        let given = answer.location.rsplit(['/', '=']).next().unwrap_or_default().to_owned();
        assert!(!given.is_empty() && given != "plan", "{write:?} leads to {}", answer.location);
        let before = self.acknowledged.lock().unwrap().insert(write, given);
        assert_eq!(before, None, "{write:?} was sent again although it was acknowledged");
    }

    /// How many writes were acknowledged.
    pub fn sure(&self) -> usize {
        self.acknowledged.lock().unwrap().len()
    }

    /// How many writes were ever begun.
    pub fn begun(&self) -> usize {
        self.next.load(Ordering::Relaxed)
    }
}

/// Sent again, it has the same key: it must not happen twice.
fn send(address: &str, cookie: &str, write: Write) -> std::io::Result<Answer> {
    match write {
        Write::Report(n) => {
            let form = format!("topic=closed&text={}&key=drill-{n}", words(n).replace(' ', "+"));
            ask(address, "POST", REPORT, cookie, &form)
        }
        Write::Plan(n) => ask(address, "POST", "/pathway/save", cookie, &format!("key=drill-{n}")),
    }
}
