//! The frame every page has: title, language, where it is, and how it is sent.

use super::{
    hours,
    place::{PlaceFacts, Team},
    visit::{Visit, in_language, without_query},
    words::{Args, Words, escape, languages},
};
use crate::{
    assets,
    say::{self, label::Label},
    ui,
    workbench::{guard, menu},
};
use askama::{Template, filters::Safe};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use domain::account::Member;
use jiff::civil::DateTime;
use std::{fmt::Display, sync::Arc};

/// What the layout needs. Templates call it `p`.
#[derive(Debug, Clone)]
pub struct Page {
    /// For the browser's tab and history: neutral on sensitive pages.
    pub title: String,
    /// Words.
    pub words: Words,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// What opens this page again, without its language: for the language links and for coming back.
    pub here: String,
    /// Offers a quick way out, is never kept by the browser.
    pub sensitive: bool,
    /// Somebody's own: no search engine may list it.
    pub own: bool,
    /// For people who work here: kept by no browser and no search engine.
    pub private: bool,
    /// Who is signed in.
    pub member: Option<Arc<Member>>,
    /// Which part of the navigation is lit.
    pub section: &'static str,
    /// Facts of the place.
    pub place: Arc<PlaceFacts>,
    /// Now, for people in England.
    pub at: DateTime,
}

/// Where the navigation leads: word key and path.
const SECTIONS: [(&str, &str); 4] = [
    ("shell-nav-find", "/search"),
    ("shell-nav-topics", "/topics"),
    ("shell-nav-hubs", "/hubs"),
    ("shell-nav-plan", "/pathway"),
];

/// One entry of the navigation.
#[derive(Debug, Clone)]
pub struct NavigationLink {
    /// Word key.
    pub key: &'static str,
    /// Where.
    pub href: String,
    /// The part being read.
    pub current: bool,
}

/// A link to this page in another language.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// Language code.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// Its direction.
    pub dir: String,
    /// Where.
    pub href: String,
    /// The one being read.
    pub current: bool,
}

impl Page {
    /// The frame for a visit.
    pub fn new(visit: &Visit, title: String) -> Self {
        let frame = Self::framed(visit.words.clone(), &visit.here, title);
        let member = visit.member.clone();
        let private = member.is_some();
        Self { place: Arc::clone(&visit.place), at: visit.cx.clock.local(), member, private, ..frame }
    }

    /// A frame without a visit, for samples and errors.
    pub fn framed(words: Words, here: &str, title: String) -> Self {
        let dir = languages().iter().find(|l| l.code == words.code()).map_or("ltr", |l| l.dir.as_str());
        Self {
            title,
            dir: dir.to_owned(),
            here: here.to_owned(),
            words,
            sensitive: false,
            own: false,
            private: false,
            member: None,
            section: "",
            place: Arc::default(),
            at: DateTime::default(),
        }
    }

    /// The same, as a sensitive page.
    #[must_use]
    pub fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self.here = without_query(&self.here).to_owned();
        self.title = self.words.plain("shell-neutral-title", &[]);
        self
    }

    /// The same, as a page of somebody's own.
    #[must_use]
    pub fn own(mut self) -> Self {
        self.own = true;
        self
    }

    /// The same, as a page of signing in: kept by no browser.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.private = true;
        self
    }

    /// The same, in a section of the navigation.
    #[must_use]
    pub fn in_section(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }

    /// A string as HTML.
    pub fn t(&self, key: impl AsRef<str>) -> Safe<String> {
        self.words.html(key.as_ref(), &[])
    }

    /// A string with one argument, as HTML.
    pub fn t1(&self, key: impl AsRef<str>, name: &'static str, value: impl Display) -> Safe<String> {
        self.words.html(key.as_ref(), &[(name, &value.to_string())])
    }

    /// A string with two arguments, as HTML.
    pub fn t2(
        &self,
        key: impl AsRef<str>,
        first: &'static str,
        one: impl Display,
        second: &'static str,
        other: impl Display,
    ) -> Safe<String> {
        self.words.html(key.as_ref(), &[(first, &one.to_string()), (second, &other.to_string())])
    }

    /// A string as plain text, for attributes.
    pub fn plain(&self, key: impl AsRef<str>) -> String {
        self.words.plain(key.as_ref(), &[])
    }

    /// A string with arguments as plain text.
    pub fn plain_with(&self, key: impl AsRef<str>, args: Args<'_>) -> String {
        self.words.plain(key.as_ref(), args)
    }

    /// The language's code.
    pub fn lang(&self) -> &str {
        self.words.code()
    }

    /// A path of ours in the reader's language.
    pub fn href(&self, path: impl AsRef<str>) -> String {
        in_language(self.words.code(), path.as_ref())
    }

    /// Text that comes from the register: it is in English whatever the page's language.
    pub fn data(&self, text: impl AsRef<str>) -> Safe<String> {
        self.words.data(text.as_ref())
    }

    /// The name of a code, marked as English where this language has no name for it.
    pub fn label(&self, label: &Label) -> Safe<String> {
        if label.own { Safe(escape(&label.text)) } else { self.data(&label.text) }
    }

    /// The names of codes, one after another.
    pub fn labels(&self, labels: &[Label]) -> Safe<String> {
        Safe(self.words.listed(&labels.iter().map(|label| self.label(label).0).collect::<Vec<_>>()))
    }

    /// The name of a code of that list or kind; `given` where this language has none.
    pub fn named(&self, list: &str, code: impl AsRef<str>, given: impl AsRef<str>) -> Safe<String> {
        self.label(&say::label::named(&self.words, list, code.as_ref(), given.as_ref()))
    }

    /// A telephone number as a link needs it: figures only.
    pub fn tel(&self, number: impl AsRef<str>) -> String {
        number.as_ref().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// The stylesheet of this direction.
    pub fn stylesheet(&self) -> &'static str {
        assets::stylesheet(&self.dir)
    }

    /// The small comforts; every page works without.
    pub fn script(&self) -> &'static str {
        assets::asset_url("hearth.js")
    }

    /// Leaving with three presses of a key, on pages that offer a quick way out.
    pub fn exit_script(&self) -> &'static str {
        assets::asset_url("exit.js")
    }

    /// Asking the browser for a passkey, on pages that take one.
    pub fn passkey_script(&self) -> &'static str {
        assets::asset_url("passkey.js")
    }

    /// The quick way off a sensitive page.
    pub fn exit(&self) -> ui::ExitThisPage {
        let [activated, timed_out, two_more, one_more] = [
            self.plain("shell-leave-going"),
            self.plain("shell-leave-too-late"),
            self.plain("shell-leave-two-more"),
            self.plain("shell-leave-one-more"),
        ];
        let words =
            ui::ExitWords { activated: &activated, timed_out: &timed_out, two_more: &two_more, one_more: &one_more };
        ui::ExitThisPage::new(self.t("shell-leave"), "/leave", &words)
    }

    /// The mark, for the browser's tab.
    pub fn mark_url(&self) -> &'static str {
        assets::asset_url("mark.svg")
    }

    /// A small drawing that stands beside words.
    pub fn icon(&self, name: impl AsRef<str>) -> ui::Icon {
        ui::Icon::new(name.as_ref())
    }

    /// Colour of the browser's bar.
    pub fn theme_colour(&self) -> &str {
        self.place.theme.get("brand").map_or("#0b5d5e", String::as_str)
    }

    /// The navigation.
    pub fn navigation(&self) -> Vec<NavigationLink> {
        SECTIONS
            .iter()
            .map(|(key, path)| NavigationLink { key, href: self.href(path), current: *path == self.section })
            .collect()
    }

    /// The menu of whoever is signed in.
    pub fn work_menu(&self) -> Vec<NavigationLink> {
        let entries = self.member.iter().flat_map(|member| menu::of(member));
        entries
            .map(|entry| NavigationLink {
                key: entry.key,
                href: self.href(entry.path),
                current: entry.path == self.section,
            })
            .collect()
    }

    /// The name of whoever is signed in.
    pub fn member_name(&self) -> &str {
        self.member.as_ref().map_or("", |member| &member.name)
    }

    /// The line to call, when the place has one.
    pub fn hub_line(&self) -> Option<&Team> {
        self.place.hub_line()
    }

    /// The number to call, empty when the place has none.
    pub fn phone(&self) -> &str {
        self.hub_line().map_or("", |team| &team.phone)
    }

    /// True when that number was invented.
    pub fn phone_is_example(&self) -> bool {
        self.hub_line().is_some_and(|team| team.example)
    }

    /// The team that knows what there is.
    pub fn team(&self) -> &str {
        self.place.team().map_or("", |team| &team.name)
    }

    /// True when someone answers the hub line now.
    pub fn hub_open(&self) -> bool {
        self.hub_line().is_some_and(|team| hours::is_open(&team.hours, self.at))
    }

    /// When the hub line answers, by the clock.
    pub fn open_words(&self) -> Safe<String> {
        let closes = self.hub_line().and_then(|team| hours::now(&team.hours, self.at)).map(|o| say::fact::clock(o.to));
        match closes {
            Some(closes) => self.t1("shell-open-until", "time", closes),
            None if self.hub_open() => self.t("shell-open-now"),
            None => self.t("shell-closed-now"),
        }
    }

    /// This page in English.
    pub fn in_english(&self) -> &str {
        &self.here
    }

    /// This page in every language.
    pub fn language_links(&self) -> Vec<LanguageLink> {
        languages()
            .iter()
            .map(|l| LanguageLink {
                code: l.code.clone(),
                name: l.name.clone(),
                dir: l.dir.clone(),
                href: in_language(&l.code, &self.here),
                current: l.code == self.words.code(),
            })
            .collect()
    }

    /// True when the words of this language were not all checked by a person.
    pub fn unchecked(&self) -> bool {
        !self.words.is_checked("shell-all")
    }
}

/// A page that can be sent.
pub trait Render: Template {
    /// The frame.
    fn frame(&self) -> &Page;

    /// As an answer with that status.
    fn respond(&self, status: StatusCode) -> Response {
        match self.render() {
            Ok(html) => {
                let mut response = (status, Html(html)).into_response();
                let lang = HeaderValue::from_str(self.frame().lang());
                if let Ok(lang) = lang {
                    response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
                }
                if self.frame().sensitive || self.frame().own {
                    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
                }
                if self.frame().sensitive {
                    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                }
                if self.frame().private {
                    guard::keep_private(&mut response);
                }
                response
            }
            Err(cause) => {
                tracing::error!(%cause, "a page did not render");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    /// As an ordinary answer.
    fn ok(&self) -> Response {
        self.respond(StatusCode::OK)
    }
}

/// Gives the page structs of a file, which have a field `p`, their frame. Each must have a sample.
macro_rules! framed {
    ($($page:ty),* $(,)?) => {
        $(impl $crate::shell::Render for $page {
            fn frame(&self) -> &$crate::shell::Page {
                &self.p
            }
        })*

        /// The samples of these pages, in that language.
        #[cfg(test)]
        pub(crate) fn samples(lang: &str) -> Vec<$crate::shell::sample::Shown> {
            [$($crate::shell::sample::shown::<$page>(lang)),*].into_iter().flatten().collect()
        }
    };
}
pub(crate) use framed;
