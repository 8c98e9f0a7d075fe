//! What every handler shares.

use crate::{api::Answers, looks::Looks};
use axum::extract::FromRef;
use axum_extra::extract::cookie::Key;
use domain::{Cx, account::Vault, insight::count::Counts, interchange::feed::Rolls};
use kernel::{passkey::Passkeys, search::SearchIndex, sign_on::SignOn};
use std::sync::Arc;

/// Everything a handler may need, cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Context of the sole or default place, acting as the public.
    pub cx: Cx,
    /// Finding.
    pub index: Arc<dyn SearchIndex>,
    /// The feed's lists.
    pub rolls: Arc<Rolls>,
    /// The register as counted for gaps.
    pub counts: Arc<Counts>,
    /// Answers to popular questions.
    pub answers: Arc<Answers>,
    /// Searches on their way to the log.
    pub looks: Arc<Looks>,
    /// Chosen at start.
    pub settings: Arc<Settings>,
    /// Seals what apps share with us, and what somebody typed before they had to sign in again.
    pub vault: Arc<Vault>,
    /// Where members of an organisation sign in, when it has such a page.
    pub sign_on: Option<Arc<dyn SignOn>>,
    /// What reads passkeys, where this address can have some.
    pub passkeys: Option<Arc<dyn Passkeys>>,
    /// A proxy of ours stands in front and says whom it speaks for: the last entry of `X-Forwarded-For`.
    pub behind_proxy: bool,
    key: Key,
}

/// Chosen at start.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How the world reaches this server, without a closing slash: for links, codes and the feed.
    pub base_url: String,
    /// Where "leave this page" goes.
    pub exit_url: String,
}

impl App {
    /// Puts the shared state together. `secret` (at least 64 bytes) encrypts what a browser keeps for us.
    ///
    /// # Panics
    /// When no key can be made of the secret, which cannot be with one of that length.
    pub fn new(cx: Cx, index: Arc<dyn SearchIndex>, settings: Settings, secret: &[u8]) -> Self {
        Self {
            cx,
            index,
            rolls: Arc::default(),
            counts: Arc::default(),
            answers: Arc::default(),
            looks: Arc::default(),
            settings: Arc::new(settings),
            vault: Arc::new(Vault::new(secret, "sign-in").expect("a key of the server's secret")),
            sign_on: None,
            passkeys: None,
            behind_proxy: false,
            key: Key::from(secret),
        }
    }

    /// The same, with an organisation's sign-in page.
    #[must_use]
    pub fn with_sign_on(mut self, provider: Arc<dyn SignOn>) -> Self {
        self.sign_on = Some(provider);
        self
    }

    /// The same, with passkeys.
    #[must_use]
    pub fn with_passkeys(mut self, passkeys: Arc<dyn Passkeys>) -> Self {
        self.passkeys = Some(passkeys);
        self
    }

    /// The same, behind a proxy of ours.
    #[must_use]
    pub fn behind_proxy(mut self, behind: bool) -> Self {
        self.behind_proxy = behind;
        self
    }
}

impl FromRef<App> for Key {
    fn from_ref(app: &App) -> Self {
        app.key.clone()
    }
}
