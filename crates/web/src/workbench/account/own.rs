//! `GET /workbench/account`: where one is signed in, with a button to end each; and fresh printed codes.

use crate::{
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
    workbench::sign_in::codes,
};
use askama::Template;
use axum::response::{IntoResponse, Redirect};
use axum_extra::extract::Form;
use domain::account::{
    Refusal, member,
    passkey::{self, Listed as Key},
    session::{self, Listed},
    set_up,
};
use jiff::Timestamp;
use kernel::clock::london;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/account/own.html")]
struct Own {
    p: Page,
    name: String,
    email: String,
    sessions: Vec<Listed>,
    /// Passkeys; `None` where this address can have none.
    passkeys: Option<Vec<Key>>,
    /// Printed codes left; `None` before password and app were set up.
    codes_left: Option<u64>,
}

framed!(Own);

impl Own {
    fn device(&self, listed: &Listed) -> String {
        if listed.device.is_empty() { self.p.plain("account-device-unknown") } else { listed.device.clone() }
    }

    /// A moment for people in England.
    fn moment(&self, us: &i64) -> String {
        let Ok(at) = Timestamp::from_microsecond(*us) else { return String::new() };
        at.to_zoned(london()).strftime("%d/%m/%Y %H:%M").to_string()
    }
}

/// `GET /workbench/account`
pub async fn show(visit: Visit) -> PageResult {
    let member = visit.staff()?;
    let sessions = session::list(&visit.cx, &member.live).await?;
    let passkeys = match &visit.app.passkeys {
        Some(_) => Some(passkey::list(&visit.cx, &member.live).await?),
        None => None,
    };
    let codes_left = member::codes_left(&visit.cx).await?;
    let (name, email) = (member.name.clone(), member.email.clone());
    let p = visit.page("account-title").in_section("/workbench/account");
    Ok(Own { p, name, email, sessions, passkeys, codes_left }.ok())
}

/// Which session.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Which {
    session: String,
}

/// `POST /workbench/account/end`
pub async fn end(visit: Visit, Form(which): Form<Which>) -> PageResult {
    session::end(&visit.cx, &visit.staff()?.live, &which.session).await?;
    Ok(Redirect::to(&visit.href("/workbench/account")).into_response())
}

/// `POST /workbench/account/end-others`
pub async fn end_others(visit: Visit) -> PageResult {
    session::end_others(&visit.cx, &visit.staff()?.live).await?;
    Ok(Redirect::to(&visit.href("/workbench/account")).into_response())
}

/// `POST /workbench/account/codes`
pub async fn print(visit: Visit) -> PageResult {
    match set_up::print(&visit.cx, &visit.staff()?.live).await {
        Ok(printed) => Ok(codes(&visit, printed)),
        Err(Refusal::ProveFirst) => {
            Ok(Redirect::to(&visit.href("/workbench/prove?back=/workbench/account")).into_response())
        }
        Err(Refusal::Other(error)) => Err(error.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Own {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let listed = |device: &str, own| Listed {
            hash: "abc".into(),
            device: device.into(),
            created_us: 1_790_000_000_000_000,
            seen_us: 1_790_000_060_000_000,
            own,
        };
        let key = |used_us, stopped| Key {
            hash: "abc".into(),
            name: ODD.into(),
            created_us: 1_790_000_000_000_000,
            used_us,
            stopped,
        };
        let sessions = vec![listed("Firefox, Windows", true), listed("", false)];
        Self {
            p: p.titled("account-title").private(),
            name: ODD.into(),
            email: "a@example.org".into(),
            sessions,
            passkeys: Some(vec![key(None, false), key(Some(1_790_000_060_000_000), false), key(None, true)]),
            codes_left: Some(7),
        }
    }

    fn states(p: Page) -> Vec<Self> {
        let bare = Self { codes_left: None, sessions: Vec::new(), passkeys: None, ..Self::sample(p.clone()) };
        let none = Self { passkeys: Some(Vec::new()), ..Self::sample(p.clone()) };
        vec![bare, none, Self::sample(p)]
    }
}
