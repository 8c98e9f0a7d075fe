//! Holds the theme's colours to what people can read: 4.5 to 1 for words, 3 to 1 for edges of controls.

use anyhow::{Context, Result, ensure};

/// Words and what they stand on, by custom property.
const WORDS: [(&str, &str); 20] = [
    ("--h-ink", "--h-ground"),
    ("--h-ink", "--h-paper"),
    ("--h-ink", "--h-warm"),
    ("--h-ink", "--h-tint"),
    ("--h-ink", "--h-accent"),
    ("--h-ink", "--govuk-focus-colour"),
    ("--h-quiet", "--h-ground"),
    ("--h-quiet", "--h-paper"),
    ("--h-quiet", "--h-warm"),
    ("--h-brand", "--h-ground"),
    ("--h-brand", "--h-paper"),
    ("--h-brand", "--h-tint"),
    ("--h-brand", "--h-warm"),
    ("--h-brand-deep", "--h-tint"),
    ("--h-paper", "--h-brand"),
    ("--h-paper", "--h-brand-deep"),
    ("--h-good", "--h-paper"),
    ("--h-attention", "--h-paper"),
    ("--h-urgent", "--h-paper"),
    ("--h-urgent", "--h-ground"),
];

/// Edges that show where a control is.
const EDGES: [(&str, &str); 3] = [("--h-edge", "--h-paper"), ("--h-brand", "--h-ground"), ("--h-urgent", "--h-ground")];

/// Fails when a pair of colours the sheets put together is too close to read.
pub(crate) fn check(tokens: &str) -> Result<()> {
    for (pairs, least) in [(&WORDS[..], 4.5), (&EDGES[..], 3.0)] {
        for (front, back) in pairs {
            let ratio = ratio(colour(tokens, front)?, colour(tokens, back)?);
            ensure!(ratio >= least, "{front} on {back} has contrast {ratio:.2}, less than {least}");
        }
    }
    Ok(())
}

type Rgb = [f64; 3];

fn colour(tokens: &str, name: &str) -> Result<Rgb> {
    let (_, rest) = tokens.split_once(&format!("{name}:")).with_context(|| format!("no {name}"))?;
    let value = rest.split(';').next().unwrap_or_default().trim();
    let hex = value.strip_prefix('#').with_context(|| format!("{name} is not a plain colour: {value}"))?;
    let long: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    let part = |from: usize| -> Result<f64> {
        let digits = long.get(from..from + 2).with_context(|| format!("{name} is not a colour: {value}"))?;
        Ok(f64::from(u8::from_str_radix(digits, 16)?) / 255.0)
    };
    Ok([part(0)?, part(2)?, part(4)?])
}

/// Contrast ratio of WCAG 2.2, from relative luminance.
fn ratio(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../../crates/web/theme/tokens.css");

    #[test]
    fn published_ratios_hold() {
        assert!((ratio([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.001);
        let grey = [f64::from(0x76_u8) / 255.0; 3];
        assert!((ratio(grey, [1.0; 3]) - 4.54).abs() < 0.01, "#767676 on white is the known edge of 4.5");
    }

    #[test]
    fn the_theme_can_be_read() {
        check(TOKENS).unwrap();
    }

    #[test]
    fn a_pale_theme_is_refused() {
        let pale = TOKENS.replace("--h-quiet: #4a5859", "--h-quiet: #9a9a9a");
        let refused = check(&pale).unwrap_err().to_string();
        assert!(refused.starts_with("--h-quiet on --h-ground has contrast"), "{refused}");
    }
}
