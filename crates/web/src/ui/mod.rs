//! Components in the patterns of the GOV.UK Design System, without its brand.
//!
//! Each is a plain struct with a template of the same name in `templates/ui`. It prints as safe
//! HTML, so a page writes `{{ button }}` or `{{ ui::Button::new(words) }}`. Options have the names
//! of the npm package's own, which lets the package's fixtures test every one of them
//! (`tests/ui`). Words always come in from outside: no component speaks English by itself.

mod attributes;
mod breadcrumbs;
mod button;
mod choices;
mod content;
mod details;
mod error_summary;
mod field;
mod fieldset;
mod icon;
mod input;
mod notification_banner;
mod pagination;
mod serial;
mod tag;

pub use attributes::Attributes;
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::Button;
pub use choices::{Checkboxes, Choice, Radios};
pub use content::Content;
pub use details::Details;
pub use error_summary::{ErrorLink, ErrorSummary};
pub use field::{Ask, ErrorMessage, Field, FormGroup, Hint, Label};
pub use fieldset::{Fieldset, Legend};
pub use icon::Icon;
pub use input::{Affix, Input, Wrapper};
pub use notification_banner::NotificationBanner;
pub use pagination::{PageLink, PageWords, Pagination, StepLink};
pub use tag::Tag;

use askama::filters::HtmlSafe;
use std::fmt::Display;

impl HtmlSafe for Attributes {}
impl HtmlSafe for Content {}
impl HtmlSafe for Icon {}

/// What every component offers: safe to print unescaped, extra classes, extra attributes.
macro_rules! components {
    ($($component:ident),* $(,)?) => {$(
        impl HtmlSafe for $component {}

        impl $component {
            /// Adds classes.
            #[must_use]
            pub fn class(mut self, classes: impl Display) -> Self {
                if !self.classes.is_empty() {
                    self.classes.push(' ');
                }
                self.classes.push_str(&classes.to_string());
                self
            }

            /// Adds one attribute.
            #[must_use]
            pub fn attr(mut self, name: impl Display, value: impl Display) -> Self {
                self.attributes.push(name, value);
                self
            }
        }
    )*};
}

components!(
    Breadcrumbs,
    Button,
    Checkboxes,
    Details,
    ErrorMessage,
    ErrorSummary,
    Fieldset,
    Hint,
    Input,
    Label,
    NotificationBanner,
    Pagination,
    Radios,
    Tag,
);
