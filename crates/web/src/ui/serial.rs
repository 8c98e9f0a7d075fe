//! Reads content whose option names carry a prefix, such as `titleText` and `titleHtml`.

use serde::{Deserialize, Deserializer};

use super::Content;

macro_rules! prefixed {
    ($name:ident, $text:literal, $html:literal) => {
        pub(super) fn $name<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
            #[derive(Deserialize, Default)]
            #[serde(default)]
            struct Prefixed {
                #[serde(rename = $text)]
                text: String,
                #[serde(rename = $html)]
                html: String,
            }
            let read = Prefixed::deserialize(from)?;
            Ok(if read.html.is_empty() { Content::Text(read.text) } else { Content::Html(read.html) })
        }
    };
}

prefixed!(title, "titleText", "titleHtml");
prefixed!(description, "descriptionText", "descriptionHtml");
prefixed!(summary, "summaryText", "summaryHtml");
