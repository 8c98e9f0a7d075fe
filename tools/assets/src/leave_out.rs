//! Leaves out the rules of components Hearth does not use: a phone should not fetch them.

use crate::css::{Piece, pieces, selectors};

/// Parts of class names nobody in Hearth writes. Adding such a component means taking its line out.
const UNUSED: [&str; 20] = [
    ".govuk-accordion",
    ".govuk-caption",
    ".govuk-clearfix",
    ".govuk-cookie-banner",
    ".govuk-drop-zone",
    ".govuk-feedback",
    ".govuk-file-upload",
    ".govuk-generic-header",
    ".govuk-grid-",
    ".govuk-header",
    ".govuk-main-wrapper",
    ".govuk-panel--interruption",
    ".govuk-panel__actions",
    ".govuk-password-input",
    ".govuk-section-break",
    ".govuk-tabs",
    ".govuk-\\!-padding",
    ".govuk-\\!-static",
    ".govuk-\\!-display",
    "--inverse",
];

/// The sheet without rules that can only match unused components.
pub(crate) fn unused(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    for piece in pieces(sheet) {
        match piece {
            Piece::Statement(text) => kept.push_str(text),
            Piece::Block { prelude, body } if prelude.starts_with("@media") || prelude.starts_with("@supports") => {
                let body = unused(body);
                if !body.is_empty() {
                    kept.push_str(&format!("{prelude}{{{body}}}"));
                }
            }
            Piece::Block { prelude, body } if prelude.starts_with('@') => {
                kept.push_str(&format!("{prelude}{{{body}}}"));
            }
            Piece::Block { prelude, body } => {
                let wanted: Vec<&str> = selectors(prelude).into_iter().filter(|selector| used(selector)).collect();
                if !wanted.is_empty() {
                    kept.push_str(&format!("{}{{{body}}}", wanted.join(",")));
                }
            }
        }
    }
    kept
}

fn used(selector: &str) -> bool {
    !UNUSED.iter().any(|prefix| selector.contains(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rules_of_unused_components_go() {
        let sheet = "@charset \"UTF-8\";.govuk-tabs__tab,.govuk-tag{a:b}.govuk-tabs{c:d}@media print{.govuk-header{e:f}}.govuk-table{g:h}";
        assert_eq!(unused(sheet), "@charset \"UTF-8\";.govuk-tag{a:b}.govuk-table{g:h}");
    }
}
