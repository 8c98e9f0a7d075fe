//! `POST /sign-in/passkey`: a passkey in place of address, password and code.

use super::{
    arrive,
    password::{Notice, Password},
    to_work, wrong,
};
use crate::{
    shell::{PageResult, Render, Visit},
    workbench::{
        device::Asker,
        passkey::{Sent, asked, keys},
    },
};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::account::{passkey, sign_in::Outcome};

/// `POST /sign-in/passkey/ask`: what the browser is asked, as JSON.
pub async fn ask(visit: Visit) -> PageResult {
    Ok(asked(passkey::ask(&visit.cx, keys(&visit)?, None).await?))
}

/// `POST /sign-in/passkey`
pub async fn send(visit: Visit, asker: Asker, Form(sent): Form<Sent>) -> PageResult {
    let arrival = passkey::sign_in(&visit.cx, keys(&visit)?, sent.answer(), asker.address, &asker.device).await?;
    let p = visit.page("sign-in-title").private();
    let (error, status) = match (arrival.outcome, arrival.staff) {
        (Outcome::On(token), Some(staff)) => {
            return arrive(&visit, &asker, token, staff, &sent.kept, &sent.back).await;
        }
        (Outcome::Wait(seconds), _) => (wrong(&p, "sign-in-wait", seconds), StatusCode::TOO_MANY_REQUESTS),
        (Outcome::Copied, _) => (p.plain("passkey-copied"), StatusCode::UNPROCESSABLE_ENTITY),
        _ => (p.plain("passkey-wrong"), StatusCode::UNPROCESSABLE_ENTITY),
    };
    let back = to_work(&sent.back).to_owned();
    let (email, on) = (String::new(), visit.app.sign_on.is_some());
    let page = Password { p, notice: Notice::None, email, back, kept: sent.kept, error, on, passkeys: true };
    Ok(page.respond(status))
}
