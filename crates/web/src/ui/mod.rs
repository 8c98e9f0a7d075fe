//! Components in the patterns of the GOV.UK Design System, without its brand.
//!
//! Each is a plain struct with a template of the same name in `templates/ui`. It prints as safe
//! HTML, so a page writes `{{ button }}` or `{{ ui::Button::new(words) }}`. Options have the names
//! of the npm package's own, which lets the package's fixtures test every one of them
//! (`tests/ui`). Words always come in from outside: no component speaks English by itself.

mod attributes;
mod breadcrumbs;
mod button;
mod character_count;
mod choices;
mod content;
mod date_input;
mod details;
mod error_summary;
mod exit_this_page;
mod field;
mod fieldset;
mod footer;
mod icon;
mod input;
mod language_navigation;
mod notes;
mod notification_banner;
mod pagination;
mod select;
mod serial;
mod service_navigation;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod textarea;

pub use attributes::Attributes;
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::Button;
pub use character_count::{CharacterCount, CountMessage};
pub use choices::{Checkboxes, Choice, Radios};
pub use content::Content;
pub use date_input::{DateInput, DatePart};
pub use details::Details;
pub use error_summary::{ErrorLink, ErrorSummary};
pub use exit_this_page::{ExitThisPage, ExitWords};
pub use field::{Ask, ErrorMessage, Field, FormGroup, Hint, Label};
pub use fieldset::{Fieldset, Legend};
pub use footer::{Footer, FooterLink, FooterMeta, FooterSection};
pub use icon::Icon;
pub use input::{Affix, Input, Wrapper};
pub use language_navigation::{Language, LanguageNavigation};
pub use notes::{BackLink, InsetText, Panel, PhaseBanner, SkipLink, WarningText};
pub use notification_banner::NotificationBanner;
pub use pagination::{PageLink, PageWords, Pagination, StepLink};
pub use select::{Select, SelectItem};
pub use service_navigation::{EndSlot, ServiceLink, ServiceNavigation, Slots};
pub use summary_list::{CardTitle, SummaryAction, SummaryActions, SummaryCard, SummaryCell, SummaryList, SummaryRow};
pub use table::{Cell, Table};
pub use tag::Tag;
pub use task_list::{Task, TaskList, TaskStatus, TaskTitle};
pub use textarea::Textarea;

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
    BackLink,
    Breadcrumbs,
    Button,
    CharacterCount,
    Checkboxes,
    DateInput,
    Details,
    ErrorMessage,
    ErrorSummary,
    ExitThisPage,
    Fieldset,
    Footer,
    Hint,
    Input,
    InsetText,
    Label,
    LanguageNavigation,
    NotificationBanner,
    Pagination,
    Panel,
    PhaseBanner,
    Radios,
    Select,
    ServiceNavigation,
    SkipLink,
    SummaryList,
    Table,
    Tag,
    TaskList,
    Textarea,
    WarningText,
);
