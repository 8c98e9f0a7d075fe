//! Which way e-mails leave: through a mail server, or into the data folder when none is named.

use crate::setup::Common;
use anyhow::Context;
use kernel::mail::Mailer;
use platform::mail::{Folder, Smtp};
use std::sync::Arc;

/// Options, for commands that send e-mails.
#[derive(clap::Args)]
pub struct Way {
    /// Mail server, for example smtps://user:password@mail.example.org; e-mails are written to the data folder when absent.
    #[arg(long, env = "HEARTH_SMTP_URL", hide_env_values = true)]
    smtp: Option<String>,
    /// Who e-mails come from.
    #[arg(long, env = "HEARTH_MAIL_FROM", default_value = "Hearth <hearth@example.org>")]
    mail_from: String,
}

/// What carries e-mails.
pub fn mailer(common: &Common, args: &Way) -> anyhow::Result<Arc<dyn Mailer>> {
    Ok(match &args.smtp {
        Some(url) => Arc::new(Smtp::new(url, &args.mail_from).context("--smtp or --mail-from")?),
        None => Arc::new(Folder::new(common.data.join("mail"), &args.mail_from).context("--mail-from")?),
    })
}
