//! This page in other languages.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// One link a language, each in its own words.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/language-navigation.html")]
pub struct LanguageNavigation {
    pub(crate) items: Vec<Language>,
    pub(crate) aria_label: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// One language; without an address it is the one being read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Language {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) lang: String,
    pub(crate) href_lang: String,
    pub(crate) dir: String,
    pub(crate) current: bool,
    pub(crate) language_description_text: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl LanguageNavigation {
    /// `label` names the landmark ("Language").
    pub fn new(label: impl std::fmt::Display) -> Self {
        Self { aria_label: label.to_string(), ..Self::default() }
    }

    /// Adds a language by its own name, code and direction.
    #[must_use]
    pub fn language(
        mut self,
        name: impl Into<Content>,
        (lang, dir): (impl std::fmt::Display, impl std::fmt::Display),
        href: impl std::fmt::Display,
        current: bool,
    ) -> Self {
        self.items.push(Language {
            content: name.into(),
            href: href.to_string(),
            lang: lang.to_string(),
            dir: dir.to_string(),
            current,
            ..Language::default()
        });
        self
    }
}

impl Language {
    fn hreflang(&self) -> &str {
        if self.href_lang.is_empty() { &self.lang } else { &self.href_lang }
    }
}
