//! Short codes people type: unambiguous letters, with a check character so that one slip is caught.

use crate::Id;

/// Crockford's 32 symbols: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Random symbols in a code: 55 bits, out of reach of guessing for as long as a code opens anything.
const RANDOM: usize = 11;
/// Symbols in a group, as people read codes out.
const GROUP: usize = 4;

/// A code in its one form, `ABCD-EFGH-JKMN`: eleven random symbols and a check symbol, in fours. Kept, shown and
/// addressed alike.
pub fn short_code(id: Id) -> String {
    // The last 62 bits of a version 7 id are random.
    let mut bits = u64::from_be_bytes(last_eight(id));
    let mut symbols = [0_usize; RANDOM + 1];
    let (body, last) = symbols.split_at_mut(RANDOM);
    for slot in body.iter_mut().rev() {
        *slot = (bits & 31) as usize;
        bits >>= 5;
    }
    last[0] = check(body);
    written(&symbols)
}

/// Tidies what someone typed (case, spaces, dashes, O for 0, I or L for 1) and checks it. `None` when a
/// symbol is wrong or the check does not agree.
pub fn read_code(typed: &str) -> Option<String> {
    let mut symbols = Vec::with_capacity(RANDOM + 1);
    for c in typed.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        symbols.push(ALPHABET.iter().position(|&a| a as char == c)?);
        if symbols.len() > RANDOM + 1 {
            return None;
        }
    }
    let (body, last) = symbols.split_at_checked(RANDOM)?;
    (last == [check(body)]).then(|| written(&symbols))
}

/// A dash as keyboards and telephones put it: hyphens, en and em dashes, the minus sign.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn written(symbols: &[usize]) -> String {
    let mut code = String::with_capacity(symbols.len() + symbols.len() / GROUP);
    for (at, &symbol) in symbols.iter().enumerate() {
        if at > 0 && at % GROUP == 0 {
            code.push('-');
        }
        code.push(ALPHABET[symbol] as char);
    }
    code
}

/// A weighted sum: with odd weights every single wrong symbol changes it, and most swaps of neighbours.
fn check(symbols: &[usize]) -> usize {
    symbols.iter().enumerate().map(|(i, &s)| s * (2 * i + 3)).sum::<usize>() % 32
}

fn last_eight(id: Id) -> [u8; 8] {
    let bytes = id.0.as_bytes();
    let mut out = [0; 8];
    out.copy_from_slice(&bytes[8..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_twelve_symbols_in_fours_and_none_is_like_another() {
        let codes: std::collections::HashSet<_> = (0..1000).map(|_| short_code(Id::fresh())).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            let groups: Vec<_> = code.split('-').map(str::len).collect();
            assert_eq!(groups, [4, 4, 4], "{code}");
        }
    }

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let code = short_code(Id::fresh());
        let plain = code.replace('-', "");
        for typed in [
            code.clone(),
            code.to_lowercase(),
            plain.clone(),
            format!(" {} {} {}\n", &plain[..4], &plain[4..8], &plain[8..]),
            code.replace('-', "\u{2013}"),
            code.replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(read_code(&typed).as_ref(), Some(&code), "{typed}");
        }
    }

    #[test]
    fn one_wrong_symbol_is_always_caught() {
        let code = short_code(Id::fresh());
        for at in (0..code.len()).filter(|at| code.as_bytes()[*at] != b'-') {
            for wrong in ALPHABET.iter().map(|&a| a as char).filter(|&c| c != code.as_bytes()[at] as char) {
                let mut typed: Vec<char> = code.chars().collect();
                typed[at] = wrong;
                assert_eq!(read_code(&typed.into_iter().collect::<String>()), None);
            }
        }
    }

    #[test]
    fn wrong_length_is_refused() {
        assert_eq!(read_code("ABC"), None);
        assert_eq!(read_code(""), None);
        assert_eq!(read_code("0000-0000"), None);
        assert_eq!(read_code("0000-0000-0000-0"), None);
        assert_eq!(read_code(&"0".repeat(99)), None);
    }
}
