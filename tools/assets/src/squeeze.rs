//! Takes comments and needless white space out of Hearth's own sheets.

/// The same rules in fewer bytes.
pub(crate) fn squeeze(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(open) = rest.find("/*") {
        bare.push_str(&rest[..open]);
        rest = rest[open..].find("*/").map_or("", |length| &rest[open + length + 2..]);
    }
    bare.push_str(rest);

    let mut out = String::with_capacity(bare.len());
    for word in bare.split_whitespace() {
        let glued =
            out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']) || word.starts_with(['{', '}', ';', ',']);
        if !glued {
            out.push(' ');
        }
        out.push_str(word);
    }
    out.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stay_and_spaces_that_mean_something_stay() {
        let sheet = "/* why */\n.a > .b,\n.c :hover {\n  margin: calc(1px + 2px) auto;\n  color: red;\n}\n";
        assert_eq!(squeeze(sheet), ".a > .b,.c :hover{margin:calc(1px + 2px) auto;color:red}");
    }
}
