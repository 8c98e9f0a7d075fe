//! Codes of an app on a phone (RFC 6238: six figures, half a minute, SHA-1 as every app has it). Each code is taken
//! once: the half minute it belongs to is kept, and no code of that or an earlier one is taken again.

use super::Vault;
use kernel::{Error, Id, Result, secret};
use totp_rs::{Builder, Secret, Totp};

/// Bytes of a secret: what RFC 4226 recommends.
const BYTES: usize = 20;

/// A fresh secret, sealed for keeping.
pub(super) fn fresh(vault: &Vault, staff: Id) -> Result<String> {
    vault.seal(&context(staff), &secret::bytes::<BYTES>()?)
}

/// The half minute that the code belongs to, when it is right at `now_us` (half a minute early or late is allowed) and
/// later than the last one taken.
pub(super) fn step_of(
    vault: &Vault,
    staff: Id,
    sealed: &str,
    code: &str,
    now_us: i64,
    last: Option<i64>,
) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() != 6 || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let app = app(vault, staff, sealed)?;
    let now = u64::try_from(now_us / 1_000_000).map_err(Error::internal)?;
    let step = app.check(&code, now).map(i64::try_from).transpose().map_err(Error::internal)?;
    Ok(step.filter(|step| last.is_none_or(|last| *step > last)))
}

/// The secret as people type it, in groups of four.
pub(super) fn typed(vault: &Vault, staff: Id, sealed: &str) -> Result<String> {
    let text = app(vault, staff, sealed)?.secret().to_base32();
    let letters: Vec<char> = text.chars().collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
}

/// The address an app scans: it shows the code under the place's name and the user name.
pub(super) fn address(vault: &Vault, staff: Id, sealed: &str, issuer: &str, email: &str) -> Result<String> {
    let secret = app(vault, staff, sealed)?.secret().to_base32();
    let (issuer, email) = (encoded(issuer), encoded(email));
    Ok(format!("otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}"))
}

fn app(vault: &Vault, staff: Id, sealed: &str) -> Result<Totp> {
    let secret = vault.open(&context(staff), sealed)?;
    Builder::new().with_secret(Secret::from(secret)).build().map_err(Error::internal)
}

/// What a sealed secret is for: it opens for nobody else.
fn context(staff: Id) -> String {
    format!("app/{staff}")
}

fn encoded(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~@".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
