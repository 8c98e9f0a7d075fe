//! The first contact of a record, as three columns, and web addresses.

use super::{Cell, shown};
use crate::directory::model::Contact;
use kernel::FieldError;

type Outcome = Result<(), FieldError>;

/// Sets one part of the first contact; a contact left without any part goes.
pub(super) fn set(contacts: &mut Vec<Contact>, column: &str, cell: Cell<'_>) -> Outcome {
    if contacts.is_empty() {
        contacts.push(Contact::default());
    }
    let Some(first) = contacts.first_mut() else { return Ok(()) };
    let outcome = match column {
        "contact_name" => cell.text(column, 200).map(|name| first.name = name),
        "contact_phone" => phone(cell, column).map(|phone| first.phone = phone),
        _ => email(cell, column).map(|email| first.email = email),
    };
    if *first == Contact::default() {
        contacts.remove(0);
    }
    outcome
}

/// One part of the first contact.
pub(super) fn get(contacts: &[Contact], column: &str) -> String {
    let Some(first) = contacts.first() else { return String::new() };
    match column {
        "contact_name" => first.name.clone(),
        "contact_phone" => shown(first.phone.as_ref()),
        _ => shown(first.email.as_ref()),
    }
}

fn phone(cell: Cell<'_>, column: &str) -> Result<Option<String>, FieldError> {
    let text = cell.maybe(column, 60)?;
    let fine = |t: &String| {
        t.chars().any(|c| c.is_ascii_digit()) && t.chars().all(|c| c.is_ascii_alphanumeric() || " +()-".contains(c))
    };
    match text {
        Some(text) if !fine(&text) => Err(FieldError::new(column, "phone-malformed", "write a telephone number")),
        other => Ok(other),
    }
}

fn email(cell: Cell<'_>, column: &str) -> Result<Option<String>, FieldError> {
    let text = cell.maybe(column, 200)?;
    let fine = |t: &String| {
        t.split_once('@').is_some_and(|(who, host)| {
            !who.is_empty() && host.contains('.') && !host.contains('@') && !t.contains(char::is_whitespace)
        })
    };
    match text {
        Some(text) if !fine(&text) => Err(FieldError::new(column, "email-malformed", "write an e-mail address")),
        other => Ok(other),
    }
}

/// A web address that a browser can follow.
pub(super) fn url(cell: Cell<'_>, column: &str) -> Result<Option<String>, FieldError> {
    let text = cell.maybe(column, 1000)?;
    let fine = |t: &String| {
        ["https://", "http://"].iter().any(|s| t.strip_prefix(s).is_some_and(|host| !host.is_empty()))
            && !t.contains(|c: char| c.is_whitespace() || "<>\"".contains(c))
    };
    match text {
        Some(text) if !fine(&text) => {
            Err(FieldError::new(column, "url-malformed", "write a web address that begins with https://"))
        }
        other => Ok(other),
    }
}
