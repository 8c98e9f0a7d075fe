//! Lasting public addresses.

/// Lower-case letters, digits and single dashes, at most a hundred.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// An address made from a name, for things that came without one.
pub fn slug_of(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for letter in name.nfkd() {
        if slug.len() >= 80 {
            break;
        }
        match letter.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            '\'' | '’' => {}
            c if c.is_ascii() && !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_an_address() {
        assert_eq!(slug_of("Baby's First Café (0-2)!"), "babys-first-cafe-0-2");
        assert_eq!(slug_of("  ---  "), "");
        assert!(is_slug("stay-and-play") && !is_slug("Stay") && !is_slug("a--b") && !is_slug("-a") && !is_slug(""));
    }
}
