//! Somebody new: a name and an address at work, and a link that opens once to begin with. A role comes after.

use super::{
    link,
    role::proved,
    rules::rules,
    session::{Live, Refusal, note},
};
use crate::access::{Action, authorise_staff};
use data::{Cx, fault, tables::staff};
use kernel::{Error, FieldError, Id, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Who is new.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// As colleagues will know them.
    pub name: String,
    /// Their address at work.
    pub email: String,
}

/// Longest name and address.
const LONGEST: usize = 120;

/// Adds somebody who works here; their id, and the end of the link that opens their account.
///
/// # Errors
/// [`Refusal`]; within, `NotFound` when the actor may not; `Invalid` by field.
pub async fn hire(cx: &Cx, live: &Live, input: Input) -> Result<(Id, String), Refusal> {
    proved(cx, live).await?;
    let hours = rules(cx).await?.rules.link_hours;
    let (name, email) = (input.name.trim().to_owned(), input.email.trim().to_lowercase());
    let hired = cx.act(|tx| async move {
        let by = authorise_staff(&tx, Action::ManageStaff).await?;
        let faults = faults(&name, &email);
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let place = tx.cx.place.0;
        let same =
            staff::Entity::find().filter(staff::Column::PlaceId.eq(place)).filter(staff::Column::Email.eq(&email));
        if same.one(tx.conn()).await.map_err(fault)?.is_some() {
            return Err(Error::invalid("email", "taken", "somebody has this address already"));
        }
        let id = tx.cx.fresh_id();
        staff::ActiveModel {
            place_id: Set(place),
            id: Set(id.0),
            slug: Set(id.to_string()),
            name: Set(name),
            email: Set(email),
            job: Set(String::new()),
            line_id: Set(by.line.0),
            person_id: Set(None),
            left_us: Set(None),
        }
        .insert(tx.conn())
        .await
        .map_err(fault)?;
        note(&tx, id, "account.open", "").await?;
        Ok((id, link::fresh(&tx, id, hours).await?))
    });
    Ok(hired.await?)
}

/// What is wrong with a name and an address.
pub(super) fn faults(name: &str, email: &str) -> Vec<FieldError> {
    let mut faults = Vec::new();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        faults.push(FieldError::new("name", "required", "say a name of at most 120 letters"));
    }
    let parts = email.split_once('@').filter(|(who, at)| !who.is_empty() && at.contains('.') && !at.contains('@'));
    if parts.is_none() || email.chars().count() > LONGEST || email.chars().any(|c| c.is_whitespace() || c.is_control())
    {
        faults.push(FieldError::new("email", "malformed", "write an address such as name@example.org"));
    }
    faults
}
