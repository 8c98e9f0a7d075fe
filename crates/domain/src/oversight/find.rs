//! Which record is somebody's, who asks who looked at it: by exactly what they say of themselves, and never a list.

use super::asked;
use crate::family::{self, PersonName};
use data::{Cx, Tx, audit::Deed};
use jiff::civil::Date;
use kernel::{Error, FieldError, Id, Result};

/// What is exactly known of them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Their whole name.
    pub name: PersonName,
    /// When they were born.
    pub born: Option<Date>,
    /// Or their NHS number.
    pub nhs_number: String,
}

/// Their record; none when there is none of exactly that name and birth date, or that number.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` when too little is known; a database fault.
pub async fn find(cx: &Cx, known: Known) -> Result<Option<Id>> {
    let named = !known.name.given.trim().is_empty() && !known.name.family.trim().is_empty() && known.born.is_some();
    if !named && known.nhs_number.trim().is_empty() {
        let message = "give their whole name and date of birth, or their NHS number";
        return Err(Error::Invalid(vec![FieldError::new("born", "missing", message)]));
    }
    let deed = Deed { action: "audit.find", kind: "place", target: Id(cx.place.0), detail: "" };
    let found = |tx: Tx| async move {
        let item = family::exactly(&tx, &known.name, known.born, &known.nhs_number).await?;
        Ok(item.map(|item| item.id))
    };
    asked(cx, deed, found).await
}
