//! Where to go after a button was pressed: only ever to a page of ours.

/// The path a form asked to go back to, when it is one of ours; otherwise `fallback`.
pub fn local<'a>(asked: &'a str, fallback: &'a str) -> &'a str {
    let inside = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains('\\');
    let plain = asked.bytes().all(|b| b.is_ascii_graphic());
    if inside && plain { asked } else { fallback }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages() {
        assert_eq!(local("/services/kooth?x=1", "/"), "/services/kooth?x=1");
        for elsewhere in ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere", "", "/a\r\nSet-Cookie: x"]
        {
            assert_eq!(local(elsewhere, "/"), "/", "{elsewhere}");
        }
    }
}
