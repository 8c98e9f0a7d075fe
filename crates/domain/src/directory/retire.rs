//! Taking a service out of the register: a tombstone stays, so that the feed and old addresses can say that it is
//! gone, or where families go now.

use super::{
    model::Service,
    rows::{self, BySlug},
};
use crate::access::{Action, authorise};
use data::{
    Cx,
    audit::{self, Deed},
};
use kernel::{Error, FieldError, Id, Result};

/// Most characters of a reason.
pub const LONGEST: usize = 500;

/// What to take out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retire {
    /// The service's address.
    pub slug: String,
    /// Why, for the audit and the history; no names of families.
    pub reason: String,
    /// The address of the service that families use now.
    pub to: Option<String>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retired {
    /// It is out of the register now.
    Gone,
    /// It was out already, and its address leads somewhere new.
    Redirected,
    /// All of it was so already.
    Already,
}

/// Takes a service out of the register; again, it changes nothing.
///
/// # Errors
/// `NotFound` when the actor may not; `Invalid` by field: no such service, no reason, or nothing to lead to; a
/// database fault.
pub async fn retire(cx: &Cx, retire: Retire) -> Result<Retired> {
    authorise(&cx.actor, Action::ChangeRegister)?;
    let (found, faults) = (find(cx, &retire.slug).await?, faults(cx, &retire).await?);
    let id = match found {
        Ok(id) if faults.is_empty() => id,
        Ok(_) => return Err(Error::Invalid(faults)),
        Err(unknown) => return Err(Error::Invalid(std::iter::once(unknown).chain(faults).collect())),
    };
    cx.act(|tx| async move {
        let gone = rows::delete::<Service>(&tx, id, retire.reason.trim()).await?;
        let Some(to) = retire.to else { return Ok(if gone { Retired::Gone } else { Retired::Already }) };
        let source = format!("retired: {}", retire.reason.trim());
        let moved = !rows::leads(&tx, &retire.slug, &to).await?;
        if moved {
            rows::put_redirects(&tx, &[(retire.slug, to.clone(), source)]).await?;
            audit::record(&tx, Deed { action: "service.redirect", kind: "service", target: id, detail: &to }).await?;
        }
        Ok(match (gone, moved) {
            (true, _) => Retired::Gone,
            (false, true) => Retired::Redirected,
            (false, false) => Retired::Already,
        })
    })
    .await
}

/// The service of that address, here or out already.
async fn find(cx: &Cx, slug: &str) -> Result<std::result::Result<Id, FieldError>> {
    let unknown = |message: String| Ok(Err(FieldError::new("slug", "unknown-code", message)));
    match rows::by_slug::<Service>(cx, slug).await? {
        BySlug::Here(stored) | BySlug::Gone(stored) => Ok(Ok(stored.record.id)),
        BySlug::Moved(to) => match rows::ids_by_slug::<Service>(cx).await?.get(slug) {
            Some(id) => Ok(Ok(*id)),
            None => unknown(format!("{slug} is only an old address of {to}")),
        },
        BySlug::Absent => unknown(format!("there is no service {slug:?}")),
    }
}

async fn faults(cx: &Cx, retire: &Retire) -> Result<Vec<FieldError>> {
    let mut faults = Vec::new();
    let reason = retire.reason.trim();
    if reason.is_empty() {
        faults.push(FieldError::new("reason", "required", "say why, for whoever asks later"));
    }
    if reason.chars().count() > LONGEST || reason.chars().any(char::is_control) {
        faults.push(FieldError::new("reason", "too-long", format!("keep it to one line of {LONGEST} characters")));
    }
    if let Some(to) = &retire.to {
        let here = matches!(rows::by_slug::<Service>(cx, to).await?, BySlug::Here(_));
        if !here || *to == retire.slug {
            let message = format!("{to:?} is no other service of the register");
            faults.push(FieldError::new("to", "unknown-code", message));
        }
    }
    Ok(faults)
}
