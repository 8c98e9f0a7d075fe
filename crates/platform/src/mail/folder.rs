//! Into a folder: one file a mail, for a place without a mail server, such as the demonstration.

use super::message::{message, sender};
use async_trait::async_trait;
use kernel::{
    Error, Result,
    mail::{Mail, Mailer},
};
use lettre::message::Mailbox;
use std::path::PathBuf;

/// A folder of mails, readable by its owner only.
pub struct Folder {
    from: Mailbox,
    path: PathBuf,
}

impl Folder {
    /// Mails from `from` in the folder `path`, which is made when the first is sent.
    ///
    /// # Errors
    /// `Invalid` for a sender's address that is none.
    pub fn new(path: PathBuf, from: &str) -> Result<Self> {
        Ok(Self { from: sender(from)?, path })
    }
}

#[async_trait]
impl Mailer for Folder {
    async fn send(&self, mail: &Mail) -> Result<()> {
        let text = message(&self.from, mail)?.formatted();
        let path = self.path.join(format!("{}.eml", mail.id));
        tokio::task::spawn_blocking(move || write(&path, &text))
            .await
            .map_err(Error::internal)?
            .map_err(|e| Error::Unavailable(format!("mail: {e}")))
    }
}

fn write(path: &std::path::Path, text: &[u8]) -> std::io::Result<()> {
    use std::{
        fs::{DirBuilder, OpenOptions},
        io::Write,
        os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    };
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?.write_all(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;
    use std::os::unix::fs::PermissionsExt;

    #[tokio::test]
    async fn a_mail_is_one_file_of_its_own_however_often_it_is_sent() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path().join("mail"), "Hearth <hearth@example.org>").unwrap();
        let id = Id::fresh();
        let mail = Mail { id, to: "rosa.demo@example.org".into(), subject: "News".into(), text: "Grüße".into() };
        folder.send(&mail).await.unwrap();
        folder.send(&mail).await.unwrap();
        let files: Vec<_> = std::fs::read_dir(dir.path().join("mail")).unwrap().map(|f| f.unwrap()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let text = std::fs::read_to_string(files[0].path()).unwrap();
        assert!(text.contains("To: rosa.demo@example.org"), "{text}");
        assert!(text.contains(&format!("<{id}@example.org>")), "{text}");
    }
}
