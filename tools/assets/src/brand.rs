//! Takes the GOV.UK brand out: only its own sites may wear its font, crown and crest.

use anyhow::{Result, bail};

use crate::css::{Piece, pieces};

/// Marks of the brand. None may be left in anything Hearth serves.
const MARKS: [&str; 6] = ["gds transport", "crown", "crest", "calvert", "/assets/fonts", "gov.uk/"];

/// Font lists that begin with the restricted font, and what replaces them.
const FONT_LIST: &str = "GDS Transport,arial,sans-serif";
const OWN_FONT: &str = "var(--h-font)";

/// A sheet without the brand's font files, font lists, crown and crest.
pub(crate) fn strip(sheet: &str) -> String {
    without_marked(sheet).replace(FONT_LIST, OWN_FONT)
}

fn without_marked(sheet: &str) -> String {
    let mut kept = String::with_capacity(sheet.len());
    for piece in pieces(sheet) {
        match piece {
            Piece::Statement(text) => kept.push_str(text),
            Piece::Block { prelude, .. } if prelude == "@font-face" || wears_emblem(prelude) => {}
            Piece::Block { prelude, body } if prelude.starts_with("@media") || prelude.starts_with("@supports") => {
                let body = without_marked(body);
                if !body.is_empty() {
                    kept.push_str(&format!("{prelude}{{{body}}}"));
                }
            }
            Piece::Block { prelude, body } => kept.push_str(&format!("{prelude}{{{body}}}")),
        }
    }
    kept
}

fn wears_emblem(prelude: &str) -> bool {
    ["__crown", "__copyright-logo", "__crest"].iter().any(|part| prelude.contains(part))
}

/// A script without its source map line and comments that only serve its authors.
pub(crate) fn strip_script(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines() {
        let text = line.trim();
        if in_comment || text.starts_with("/*") {
            in_comment = !text.ends_with("*/");
        } else if !text.is_empty() && !text.starts_with("//") {
            kept.push_str(text);
            kept.push('\n');
        }
    }
    kept
}

/// Fails when any mark of the brand is left, or an address outside this site.
pub(crate) fn refuse_marks(name: &str, text: &str) -> Result<()> {
    let lower = text.to_lowercase();
    for mark in MARKS {
        if lower.contains(mark) {
            bail!("{name} still carries a mark of the GOV.UK brand: {mark:?}");
        }
    }
    for address in lower.split("url(").skip(1) {
        if !address.trim_start_matches(['"', '\'']).starts_with("data:") {
            bail!("{name} fetches a file it should not: url({}", &address[..address.len().min(60)]);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRANDED: &str = ".a{font-family:GDS Transport,arial,sans-serif}/*! by A Designer */\
        @font-face{font-family:GDS Transport;src:url(/assets/fonts/x.woff2)}\
        .govuk-footer__crown{margin:0}@media print{.govuk-footer__copyright-logo{background:url(/a/govuk-crest.svg)}}\
        @media print{.a{color:#000}.govuk-footer__copyright-logo{b:c}}";

    #[test]
    fn font_crown_and_crest_go_and_the_rest_stays() {
        let kept = strip(BRANDED);
        assert_eq!(kept, ".a{font-family:var(--h-font)}@media print{.a{color:#000}}");
        assert!(refuse_marks("kept", &kept).is_ok());
    }

    #[test]
    fn each_mark_left_in_is_refused() {
        for mark in MARKS {
            assert!(refuse_marks("bad", &format!(".a{{b:{mark}}}")).is_err(), "{mark}");
        }
        assert!(refuse_marks("bad", BRANDED).is_err());
        assert!(refuse_marks("bad", ".a{background:url(https://example.org/x.png)}").is_err());
        assert!(refuse_marks("good", ".a{background:url(\"data:image/svg+xml,x\")}").is_ok());
    }

    #[test]
    fn comments_leave_a_script_and_its_code_stays() {
        let script = "/**\n * Why\n */\nlet a = 1\n\n  // note\n  a += 2 /* kept */\n//# sourceMappingURL=x\n";
        assert_eq!(strip_script(script), "let a = 1\na += 2 /* kept */\n");
    }
}
