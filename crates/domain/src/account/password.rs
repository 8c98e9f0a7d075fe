//! Passwords: argon2id, whatever the answer, so that an unknown address costs the same work as a wrong password.

use super::common;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kernel::{Error, FieldError, Result};
use tokio::sync::{OnceCell, Semaphore};

/// Fewest characters (ASVS 5.0 6.2.9 asks 15 where nothing else is asked for; here a code always is).
const FEWEST: usize = 12;
/// Most characters: longer ones only cost work.
const MOST: usize = 128;

/// Passwords hashed at one time: each takes 19 MiB and a core for some hundredths of a second.
static TURNS: Semaphore = Semaphore::const_new(4);
/// What an unknown address is compared with.
static NOBODY: OnceCell<String> = OnceCell::const_new();

/// Whether a password may be chosen. `own` are words an acquaintance would try first: their name, their address.
pub(super) fn check(field: &str, password: &str, own: &[&str]) -> Result<(), FieldError> {
    let length = password.chars().count();
    let wrong = |code: &str, message: &str| Err(FieldError::new(field, code, message));
    if length < FEWEST {
        return wrong("too-short", "choose at least 12 characters");
    }
    if length > MOST {
        return wrong("too-long", "choose at most 128 characters");
    }
    if common::is_common(password) {
        return wrong("common", "this password is among the first anyone would try");
    }
    if common::is_made_of(password, own) {
        return wrong("own-name", "this password is little more than a name or an address");
    }
    Ok(())
}

/// The hash to keep, with its salt and how it was made.
pub(super) async fn hash(password: String) -> Result<String> {
    let _turn = TURNS.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || made(&password)).await.map_err(Error::internal)?
}

/// Whether that is the password behind `kept`. Nothing kept costs the same and is never right.
pub(super) async fn is_right(password: String, kept: Option<String>) -> Result<bool> {
    let known = kept.is_some();
    let kept = match kept {
        Some(kept) => kept,
        None => NOBODY.get_or_try_init(|| hash("nobody has this one".to_owned())).await?.clone(),
    };
    if password.chars().count() > MOST {
        return Ok(false);
    }
    let _turn = TURNS.acquire().await.map_err(Error::internal)?;
    let right = tokio::task::spawn_blocking(move || {
        Argon2::default().verify_password(password.as_bytes(), kept.as_str()).is_ok()
    });
    Ok(right.await.map_err(Error::internal)? && known)
}

fn made(password: &str) -> Result<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(Error::internal)?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_kept_as_argon2id_and_known_again() {
        let kept = hash("four plain words together".into()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("four plain words together".into(), Some(kept.clone())).await.unwrap());
        assert!(!is_right("four plain words apart".into(), Some(kept)).await.unwrap());
        assert!(!is_right("nobody has this one".into(), None).await.unwrap(), "nobody is nobody");
    }

    #[test]
    fn what_anyone_would_try_first_is_refused() {
        let code =
            |password: &str| check("password", password, &["Lena", "lena.demo@example.org"]).err().map(|e| e.code);
        assert_eq!(code("short").as_deref(), Some("too-short"));
        assert_eq!(code(&"a long one ".repeat(20)).as_deref(), Some("too-long"));
        for common in
            ["password1234", "P4ssw0rd!2026", "qwertyuiop123", "aaaaaaaaaaaa", "123456789012", "Letmein-letmein"]
        {
            assert_eq!(code(common).as_deref(), Some("common"), "{common}");
        }
        assert_eq!(code("Lena.Demo.2026").as_deref(), Some("own-name"));
        assert_eq!(code("four plain words together"), None);
        assert_eq!(code("كلمات سهلة في جملة"), None);
    }
}
