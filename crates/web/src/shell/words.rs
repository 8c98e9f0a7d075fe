//! Words live in Fluent files, one folder a language; each string has a state (a person checked it, or
//! not yet) and falls back to English on its own, marked as English.

use askama::filters::Safe;
use fluent_templates::{fluent_bundle::FluentValue, static_loader};
use serde::Deserialize;
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
    };
}

/// One language Hearth can show.
#[derive(Debug, Clone, Deserialize)]
pub struct Shown {
    /// Code, also the path prefix.
    pub code: String,
    /// Its own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// `original` or `translated`.
    pub state: String,
}

#[derive(Deserialize)]
struct Listed {
    language: Vec<Shown>,
}

#[derive(Deserialize)]
struct State {
    checked: HashMap<String, toml::Value>,
}

static LANGUAGES: LazyLock<Vec<Shown>> = LazyLock::new(|| {
    toml::from_str::<Listed>(include_str!("../../locales/languages.toml")).map(|l| l.language).unwrap_or_default()
});

static CHECKED: LazyLock<HashMap<String, HashMap<String, toml::Value>>> = LazyLock::new(|| {
    let read = |text: &str| toml::from_str::<State>(text).map(|s| s.checked).unwrap_or_default();
    HashMap::from([("ar".to_owned(), read(include_str!("../../locales/ar.state.toml")))])
});

/// Every language, English first.
pub fn languages() -> &'static [Shown] {
    &LANGUAGES
}

/// Arguments of a string.
pub type Args<'a> = &'a [(&'static str, &'a str)];

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Words {
    lang: fluent_templates::LanguageIdentifier,
    code: String,
}

impl Words {
    /// The words of that language; English when it is not known.
    pub fn of(code: &str) -> Self {
        let known = languages().iter().any(|l| l.code == code);
        let code = if known { code } else { "en" };
        Self { lang: code.parse().unwrap_or_default(), code: code.to_owned() }
    }

    /// The language's code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// True when a person has checked that string in this language (English is the original).
    pub fn is_checked(&self, key: &str) -> bool {
        self.code == "en" || CHECKED.get(&self.code).is_some_and(|c| c.contains_key(key))
    }

    /// The string as HTML: escaped, and marked as English where this language does not have it yet.
    pub fn html(&self, key: &str, args: Args<'_>) -> Safe<String> {
        let (text, own) = self.look_up(key, args);
        let text = escape(&text);
        Safe(if own { text } else { format!("<span lang=\"en\" dir=\"ltr\">{text}</span>") })
    }

    /// Text that comes from the register, which is in English: escaped, and marked so on other pages.
    pub fn data(&self, text: &str) -> Safe<String> {
        let text = escape(text);
        Safe(if self.code == "en" { text } else { format!("<span lang=\"en\" dir=\"ltr\">{text}</span>") })
    }

    /// The string as plain text, for titles, attributes and JSON; without isolation marks.
    pub fn plain(&self, key: &str, args: Args<'_>) -> String {
        self.look_up(key, args).0.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// The string in this very language, when it has it.
    pub fn own(&self, key: &str) -> Option<String> {
        LOCALES.lookup_single_language::<&str>(&self.lang, key, None).ok()
    }

    /// Things said one after another, with the comma of this language between them.
    pub fn listed(&self, said: &[impl AsRef<str>]) -> String {
        let said: Vec<&str> = said.iter().map(AsRef::as_ref).collect();
        said.join(&self.plain("shell-comma", &[]))
    }

    /// Text of the register inside a plain sentence: kept left to right where the page runs the other way.
    pub fn printed(&self, text: &str) -> String {
        if self.code == "en" || text.is_empty() { text.to_owned() } else { format!("\u{200E}{text}\u{200E}") }
    }

    /// True when some language has that string.
    pub fn exists(key: &str) -> bool {
        LOCALES.lookup_single_language::<&str>(&"en".parse().unwrap_or_default(), key, None).is_ok()
    }

    fn look_up(&self, key: &str, args: Args<'_>) -> (String, bool) {
        let given: HashMap<Cow<'static, str>, FluentValue<'_>> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), value_of(value))).collect();
        let find = |lang| LOCALES.lookup_single_language(lang, key, Some(&given).filter(|g| !g.is_empty()));
        if let Ok(own) = find(&self.lang) {
            return (own, true);
        }
        let english = find(&"en".parse().unwrap_or_default());
        (english.unwrap_or_else(|_| key.to_owned()), self.code == "en")
    }
}

/// Whole numbers go in as numbers, so that plural forms work; everything else as text, also what only looks
/// like a number, such as a telephone number or a code that begins with 0.
fn value_of(text: &str) -> FluentValue<'_> {
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => FluentValue::from(number),
        _ => FluentValue::from(text),
    }
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_words_are_arabic_and_english_falls_back_marked() {
        let ar = Words::of("ar");
        assert!(ar.html("shell-search", &[]).0.contains("بحث"));
        assert_eq!(ar.html("no-such-key", &[]).0, "<span lang=\"en\" dir=\"ltr\">no-such-key</span>");
    }

    #[test]
    fn each_language_has_its_own_comma() {
        assert_eq!(Words::of("en").listed(&["one", "two"]), "one, two");
        assert_eq!(Words::of("ar").listed(&["واحد", "اثنان"]), "واحد، اثنان");
        assert_eq!(Words::of("ar").html("shell-comma", &[]).0, "، ");
    }

    #[test]
    fn printed_ages_keep_their_order_beside_arabic() {
        assert_eq!(Words::of("ar").printed("0 - 5yrs"), "\u{200E}0 - 5yrs\u{200E}");
        assert_eq!(Words::of("en").printed("0 - 5yrs"), "0 - 5yrs");
    }

    #[test]
    fn arguments_are_escaped() {
        let shown = Words::of("en").html("shell-error-reference", &[("code", "<b>")]).0;
        assert!(shown.contains("&lt;b&gt;"), "{shown}");
    }

    #[test]
    fn a_telephone_number_keeps_its_first_figure() {
        assert!(Words::of("en").plain("shell-hub-call", &[("phone", "08081570101")]).ends_with("08081570101"));
    }

    #[test]
    fn an_unknown_language_is_english() {
        assert_eq!(Words::of("xx").code(), "en");
    }
}
