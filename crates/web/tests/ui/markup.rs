//! Reduces HTML to what a browser would show, so that two spellings of one thing compare equal:
//! attribute order, class spacing and white space that collapses away do not count.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector, node::Node};

/// What a site outside GOV.UK may not show or does not need to: crown, Crown copyright, licence line.
const BRAND: [&str; 4] = [
    ".govuk-footer__crown",
    ".govuk-footer__licence-logo",
    ".govuk-footer__licence-description",
    ".govuk-footer__meta-item:has(.govuk-footer__copyright-logo)",
];

/// Elements that do not end a line of text.
const INLINE: [&str; 12] =
    ["a", "abbr", "b", "bdi", "code", "em", "label", "span", "strong", "option", "summary", "button"];

/// One piece of normal form per line: tags with sorted attributes, and words.
pub(crate) fn normal_form(html: &str) -> String {
    let mut tree = Html::parse_fragment(html);
    for part in BRAND {
        let found: Vec<_> =
            tree.select(&Selector::parse(part).expect("a selector")).map(|element| element.id()).collect();
        for id in found {
            if let Some(mut element) = tree.tree.get_mut(id) {
                element.detach();
            }
        }
    }
    let mut form = Form { fresh: true, ..Form::default() };
    form.children(tree.root_element());
    form.lines.join("\n")
}

#[derive(Default)]
struct Form {
    lines: Vec<String>,
    /// White space seen since the last word of this line of text.
    space: bool,
    /// Nothing has been shown yet on this line of text.
    fresh: bool,
}

impl Form {
    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let inline = INLINE.contains(&name);
        let attributes: BTreeMap<&str, String> = element
            .value()
            .attrs()
            .map(|(key, value)| (key, if key == "class" { words(value) } else { value.to_owned() }))
            .collect();
        if !inline {
            self.break_line();
        }
        self.lines.push(format!("<{name} {attributes:?}>"));
        self.children(element);
        if !inline {
            self.break_line();
        }
        self.lines.push(format!("</{name}>"));
    }

    fn text(&mut self, text: &str) {
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.space = true;
            }
            if !word.is_empty() {
                let gap = if self.space && !self.fresh { " " } else { "" };
                self.lines.push(format!("{gap}{word}"));
                self.space = false;
                self.fresh = false;
            }
        }
    }

    fn break_line(&mut self) {
        self.space = false;
        self.fresh = true;
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_brand_does_not_count() {
    let branded = "<div><svg class=\"govuk-footer__crown\"></svg><p>words</p></div>";
    assert_eq!(normal_form(branded), normal_form("<div><p>words</p></div>"));
}

#[test]
fn spelling_does_not_count() {
    assert_eq!(
        normal_form("<p  id='a' class=' x  y'>\n one  <b>two</b>\n</p>"),
        normal_form("<p class=\"x y\" id=a>one <b>two</b></p>")
    );
}

#[test]
fn a_lost_word_space_or_attribute_counts() {
    let whole = normal_form("<p class=\"x\"><span>Error:</span> Tell us</p>");
    assert_ne!(whole, normal_form("<p class=\"x\"><span>Error:</span>Tell us</p>"));
    assert_ne!(whole, normal_form("<p><span>Error:</span> Tell us</p>"));
    assert_ne!(whole, normal_form("<p class=\"x\"><span>Error:</span> Tell</p>"));
}
