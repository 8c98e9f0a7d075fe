//! What is told, as an e-mail: the same few words whatever it is about, and the address where it waits.

use crate::shell::Words;
use domain::notify::{Letter, Notice};
use kernel::{Id, mail::Mail};

/// The letter in words, leading to `base_url`.
pub fn mail(words: &Words, id: Id, letter: Letter, base_url: &str) -> Mail {
    let Letter { to, notice, once } = letter;
    let path = once.map_or_else(|| notice.page().to_owned(), |once| format!("/sign-in/once/{once}"));
    let link = format!("{base_url}{path}");
    let text = words.plain(&key(notice, "text"), &[("link", &link)]);
    Mail { id, to, subject: words.plain(&key(notice, "subject"), &[]), text: format!("{text}\n") }
}

fn key(notice: Notice, part: &str) -> String {
    format!("mail-{}-{part}", notice.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_has_its_words_and_leads_to_its_page() {
        for &notice in Notice::ALL {
            let letter = Letter { to: "rosa.demo@example.org".into(), notice, once: None };
            let mail = mail(&Words::of("en"), Id::fresh(), letter, "https://hearth.example");
            assert!(!mail.subject.contains("mail-") && !mail.subject.contains('\n'), "{}", mail.subject);
            assert!(mail.text.contains(&format!("https://hearth.example{}", notice.page())), "{}", mail.text);
        }
    }

    #[test]
    fn whoever_is_asked_in_gets_their_own_link() {
        let once = Some("0123".to_owned());
        let letter = Letter { to: "new.demo@example.org".into(), notice: Notice::Invited, once };
        let mail = mail(&Words::of("en"), Id::fresh(), letter, "https://hearth.example");
        assert!(mail.text.contains("https://hearth.example/sign-in/once/0123"), "{}", mail.text);
    }
}
