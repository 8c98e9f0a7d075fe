//! Pages without a request, so that one test can look at all of them in every language.

use super::{Page, Render, Words, place::PlaceFacts};
use jiff::civil::date;
use std::sync::Arc;

/// A page that can be shown without a request.
pub trait Sample: Render + Sized {
    /// A realistic page in that frame.
    fn sample(p: Page) -> Self;

    /// Every state that shows other parts of its template.
    fn states(p: Page) -> Vec<Self> {
        vec![Self::sample(p)]
    }
}

/// What a sample came to.
pub struct Shown {
    /// The page's type.
    pub page: &'static str,
    /// Title.
    pub title: String,
    /// Its title says nothing on purpose.
    pub sensitive: bool,
    /// The page.
    pub html: String,
}

/// A name as a register may hold it: it must come out as text.
pub const ODD: &str = "Tea & <i>toast</i> for \"all\"";

/// The frame of the demonstration place, at ten on a Tuesday.
pub fn frame(lang: &str) -> Page {
    let place = PlaceFacts::parse(include_str!("../../../../demo/place.toml")).expect("the place's facts");
    let at = date(2026, 11, 24).at(10, 0, 0, 0);
    Page { place: Arc::new(place), at, ..Page::framed(Words::of(lang), "/here", String::new()) }
}

/// Every state of a page in that language.
pub fn shown<T: Sample>(lang: &str) -> Vec<Shown> {
    let page = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
    T::states(frame(lang))
        .iter()
        .map(|state| Shown {
            page,
            title: state.frame().title.clone(),
            sensitive: state.frame().sensitive,
            html: state.render().expect("a page"),
        })
        .collect()
}

impl Page {
    /// The same frame with a title from the words.
    #[must_use]
    pub fn titled(mut self, key: &str) -> Self {
        self.title = self.plain(key);
        self
    }

    /// The same frame with a title from data.
    #[must_use]
    pub fn named_after(mut self, title: &str) -> Self {
        self.title = title.to_owned();
        self
    }
}
