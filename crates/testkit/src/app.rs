//! An app on a phone, as staff sign in with.

use totp_rs::{Builder, Secret};

/// The code the app shows at that moment. `secret` is as a page says it, in groups of four.
pub fn app_code(secret: &str, moment: &str) -> String {
    let at: jiff::Timestamp = moment.parse().expect("a moment");
    let secret = Secret::try_from_base32(secret.replace(' ', "")).expect("a secret");
    let app = Builder::new().with_secret(secret).build().expect("an app");
    app.generate(u64::try_from(at.as_second()).expect("a moment after 1970")).to_string()
}
