//! Through a mail server.

use super::message::{message, sender};
use async_trait::async_trait;
use kernel::{
    Error, Result,
    mail::{Mail, Mailer},
};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox};
use std::time::Duration;

/// Longest wait for the server.
const PATIENCE: Duration = Duration::from_secs(20);

/// A mail server.
pub struct Smtp {
    from: Mailbox,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl Smtp {
    /// The server at `url`: `smtps://user:password@host`, `smtp://host?tls=required`, or `smtp://127.0.0.1:2525` for one
    /// on this machine.
    ///
    /// # Errors
    /// `Invalid` for an address of a server or of a sender that is none, and for a server elsewhere that mail would
    /// travel to in the open.
    pub fn new(url: &str, from: &str) -> Result<Self> {
        if in_the_open(url) {
            return Err(Error::invalid(
                "smtp",
                "plain",
                "use smtps:// or ?tls=required: only this machine may be told in the open",
            ));
        }
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| Error::invalid("smtp", "address", "this is not the address of a mail server"))?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { from: sender(from)?, server })
    }
}

/// Whether mail would leave this machine without encryption.
fn in_the_open(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("smtp://") else { return false };
    let (server, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let host = server.rsplit('@').next().unwrap_or_default().trim_end_matches('/');
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    !here && !asked.split('&').any(|part| part == "tls=required")
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, mail: &Mail) -> Result<()> {
        let message = message(&self.from, mail)?;
        self.server.send(message).await.map(drop).map_err(|e| Error::Unavailable(format!("mail: {e}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn mail_leaves_this_machine_encrypted_or_not_at_all() {
        let from = "Hearth <hearth@example.org>";
        for url in ["smtp://mail.example.org", "smtp://a:b@mail.example.org:587", "smtp://127.0.0.1@mail.example.org"] {
            assert!(Smtp::new(url, from).is_err(), "{url}");
        }
        for url in ["smtps://a:b@mail.example.org", "smtp://mail.example.org?tls=required", "smtp://127.0.0.1:2525"] {
            assert!(Smtp::new(url, from).is_ok(), "{url}");
        }
        assert!(Smtp::new("mail", from).is_err());
        assert!(Smtp::new("smtp://127.0.0.1:2525", "nobody").is_err());
    }
}
