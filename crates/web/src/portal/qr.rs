//! A square code for phones to scan, as one path of horizontal runs: small enough for any page.

use askama::Template;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// Light modules round the code, so that cameras find its edge.
const MARGIN: usize = 4;

/// A scannable code.
#[derive(Template, Default)]
#[template(path = "portal/qr.html")]
pub struct Qr {
    /// What it is, for people who do not see it.
    label: String,
    side: usize,
    path: String,
}

impl askama::filters::HtmlSafe for Qr {}

impl Qr {
    /// Encodes an address. Nothing is drawn when it is too long to fit.
    pub fn new(address: &str, label: String) -> Self {
        let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else { return Self::default() };
        let (width, colors) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (y, row) in colors.chunks(width).enumerate() {
            for (x, length) in runs(row) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + MARGIN, y + MARGIN);
            }
        }
        Self { label, side: width + 2 * MARGIN, path }
    }
}

/// Start and length of each dark stretch of a row.
fn runs(row: &[Color]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (x, _) in row.iter().enumerate().filter(|(_, c)| **c == Color::Dark) {
        match found.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => found.push((x, 1)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_run() {
        use Color::{Dark, Light};
        assert_eq!(runs(&[Dark, Dark, Light, Dark]), [(0, 2), (3, 1)]);
    }

    #[test]
    fn a_code_is_drawn_with_a_margin_and_a_name() {
        let html = Qr::new("http://127.0.0.1:8080/p/ABCDEFGH", "Scan".into()).to_string();
        assert!(html.contains("aria-label=\"Scan\"") && html.contains("M4 4h7"), "{html}");
    }

    #[test]
    fn nothing_is_drawn_for_what_does_not_fit() {
        assert_eq!(Qr::new(&"x".repeat(9000), String::new()).to_string().trim(), "");
    }
}
