//! Just enough CSS reading to take whole rules out of a prebuilt sheet.

/// A top-level piece of a sheet.
#[derive(Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// Ends with a semicolon, as `@charset "UTF-8";`.
    Statement(&'a str),
    /// `prelude{body}`, comments before it left out.
    Block { prelude: &'a str, body: &'a str },
}

/// The pieces of a sheet, in order.
pub(crate) fn pieces(sheet: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut opened) = (0, 0_u32, 0);
    let bytes = sheet.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' if sheet[at..].starts_with("/*") => {
                let end = sheet[at..].find("*/").map_or(bytes.len(), |length| at + length + 2);
                if depth == 0 && sheet[start..at].trim().is_empty() {
                    start = end;
                }
                at = end;
                continue;
            }
            quote @ (b'"' | b'\'') => at = closing_quote(bytes, at, quote),
            b'{' => {
                if depth == 0 {
                    opened = at;
                }
                depth += 1;
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    pieces.push(Piece::Block { prelude: sheet[start..opened].trim(), body: &sheet[opened + 1..at] });
                    start = at + 1;
                }
            }
            b';' if depth == 0 => {
                pieces.push(Piece::Statement(sheet[start..=at].trim()));
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    pieces
}

/// The selectors of a rule, split at the commas outside brackets.
pub(crate) fn selectors(prelude: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (at, c) in prelude.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                found.push(prelude[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(prelude[start..].trim());
    found
}

fn closing_quote(bytes: &[u8], open: usize, quote: u8) -> usize {
    let mut at = open + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_statements_blocks_comments_and_braces_in_quotes() {
        let sheet = "@charset \"UTF-8\";/* { */.a{content:\"}\"}@media print{.b{c:d}}";
        assert_eq!(
            pieces(sheet),
            [
                Piece::Statement("@charset \"UTF-8\";"),
                Piece::Block { prelude: ".a", body: "content:\"}\"" },
                Piece::Block { prelude: "@media print", body: ".b{c:d}" },
            ]
        );
    }

    #[test]
    fn commas_in_brackets_do_not_split() {
        assert_eq!(selectors(".a:not(.b,.c), .d"), [".a:not(.b,.c)", ".d"]);
    }
}
