//! A member of staff of the demonstration place.

use crate::portal::parent::{Page, Parent};
use domain::account::link;
use testkit::app_code;

/// A password nobody would try first.
pub const PASSWORD: &str = "four plain words together";

/// Somebody with a browser of their own.
pub struct Worker {
    pub browser: Parent,
    pub email: String,
}

impl Worker {
    /// Before they sign in, for example `lena`.
    pub async fn new(name: &str) -> Self {
        Self::at(name, "2026-11-24T10:00[Europe/London]").await
    }

    /// The same at another moment.
    pub async fn at(name: &str, moment: &str) -> Self {
        Self { browser: Parent::arrives_at(moment).await, email: format!("{name}.demo@example.org") }
    }

    /// Somebody else at the same place, with a browser of their own.
    pub async fn beside(&self, name: &str) -> Self {
        Self { browser: self.browser.another().await, email: format!("{name}.demo@example.org") }
    }

    /// Signed in by a link, as a demonstration allows.
    pub async fn in_by_link(name: &str) -> Self {
        let worker = Self::new(name).await;
        worker.open_link().await;
        worker
    }

    /// The path of a fresh link.
    pub async fn link(&self) -> String {
        let token = link::make(&self.browser.place.system(), &self.email).await.unwrap();
        format!("/sign-in/once/{token}")
    }

    /// Opens a fresh link.
    pub async fn open_link(&self) {
        let link = self.link().await;
        assert_eq!(self.browser.post(&link, &[]).await.location(), "/workbench");
    }

    /// Sets up password and app, and keeps the secret of the app.
    pub async fn set_up(&self, moment: &str) -> String {
        let page = self.browser.get("/sign-in/set-up").await;
        let secret = page.between("<code class=\"h-work__secret\" dir=\"ltr\">", "</code>").to_owned();
        let code = app_code(&secret, moment);
        let done = self.browser.post("/sign-in/set-up", &[("password", PASSWORD), ("code", &code)]).await;
        done.says("Keep these ten codes");
        secret
    }

    /// Sends address and password.
    pub async fn password(&self, password: &str) -> Page {
        self.browser
            .post("/sign-in", &[("email", &self.email), ("password", password), ("back", "/workbench/account")])
            .await
    }

    /// The same browser at another moment.
    pub async fn later(&self, moment: &str) -> Self {
        Self { browser: self.browser.later(moment).await, email: self.email.clone() }
    }
}
