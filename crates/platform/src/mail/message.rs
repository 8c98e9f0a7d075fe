//! One mail as the internet writes it.

use kernel::{Error, Result, mail::Mail};
use lettre::{
    Message,
    message::{Mailbox, header::ContentType},
};

/// The mail from `from`. Addresses and subjects are encoded by the library: no line break in one can begin a header.
///
/// # Errors
/// `Invalid` for an address that is none.
pub(super) fn message(from: &Mailbox, mail: &Mail) -> Result<Message> {
    let to: Mailbox = mail.to.parse().map_err(|_| Error::invalid("to", "address", "this is not an e-mail address"))?;
    Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .from(from.clone())
        .to(to)
        .subject(mail.subject.clone())
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.clone())
        .map_err(Error::internal)
}

/// Who mails come from.
///
/// # Errors
/// `Invalid` for an address that is none.
pub(super) fn sender(address: &str) -> Result<Mailbox> {
    address.parse().map_err(|_| Error::invalid("mail-from", "address", "this is not an e-mail address"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Id;

    fn sent(to: &str, subject: &str) -> Result<String> {
        let from = sender("Hearth <hearth@example.org>")?;
        let mail = Mail { id: Id::fresh(), to: to.into(), subject: subject.into(), text: "Hello".into() };
        Ok(String::from_utf8_lossy(&message(&from, &mail)?.formatted()).into_owned())
    }

    #[test]
    fn a_line_break_begins_no_header() {
        let text = sent("rosa.demo@example.org", "News\r\nBcc: other@example.org").unwrap();
        assert!(text.lines().all(|line| !line.starts_with("Bcc")), "{text}");
        assert!(sent("rosa.demo@example.org\r\nBcc: other@example.org", "News").is_err());
        assert!(sent("nobody", "News").is_err());
    }
}
