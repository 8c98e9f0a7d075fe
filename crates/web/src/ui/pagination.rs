//! Pages of a long list.

use askama::Template;
use serde::Deserialize;

use super::{Attributes, Content};

/// Links to the pages before and after, with or without numbers between.
#[derive(Clone, Debug, Default, Deserialize, Template)]
#[serde(rename_all = "camelCase", default)]
#[template(path = "ui/pagination.html")]
pub struct Pagination {
    pub(crate) items: Vec<PageLink>,
    pub(crate) previous: Option<StepLink>,
    pub(crate) next: Option<StepLink>,
    pub(crate) landmark_label: String,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

/// A numbered page, or the gap between numbers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PageLink {
    pub(crate) number: String,
    /// What is read aloud ("Page 3").
    pub(crate) visually_hidden_text: String,
    pub(crate) href: String,
    pub(crate) current: bool,
    pub(crate) ellipsis: bool,
    pub(crate) attributes: Attributes,
}

/// The link to the page before or after.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StepLink {
    #[serde(flatten)]
    pub(crate) content: Content,
    pub(crate) href: String,
    pub(crate) label_text: String,
    pub(crate) attributes: Attributes,
}

/// The words of numbered pages, in the reader's language.
pub struct PageWords<'a> {
    /// Names the landmark ("Pages of results").
    pub landmark: &'a str,
    /// The link back ("Previous page").
    pub previous: &'a str,
    /// The link on ("Next page").
    pub next: &'a str,
    /// Read aloud before each number ("Page").
    pub page: &'a str,
}

impl Pagination {
    /// Numbered pages: first, last, and those beside the current one, gaps shown as dots.
    /// `href` makes the address of a page. Pages count from one.
    pub fn numbered(words: &PageWords<'_>, current: u64, last: u64, href: impl Fn(u64) -> String) -> Self {
        let step = |text: &str, page: u64| StepLink { content: text.into(), href: href(page), ..StepLink::default() };
        let mut shown = vec![1, current.saturating_sub(1), current, current + 1, last];
        shown.retain(|page| (1..=last).contains(page));
        shown.sort_unstable();
        shown.dedup();
        let mut items = Vec::new();
        let mut before = 0;
        for page in shown {
            if page > before + 1 {
                items.push(PageLink { ellipsis: true, ..PageLink::default() });
            }
            items.push(PageLink {
                number: page.to_string(),
                visually_hidden_text: format!("{} {page}", words.page),
                href: href(page),
                current: page == current,
                ..PageLink::default()
            });
            before = page;
        }
        Self {
            items,
            previous: (current > 1).then(|| step(words.previous, current - 1)),
            next: (current < last).then(|| step(words.next, current + 1)),
            landmark_label: words.landmark.to_owned(),
            ..Self::default()
        }
    }

    /// Without numbers the links stack, each with a label of what comes.
    fn block(&self) -> bool {
        self.items.is_empty() && (self.previous.is_some() || self.next.is_some())
    }
}
