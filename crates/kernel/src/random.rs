//! Short codes people type: unambiguous letters, with a check character so that one slip is caught.

use crate::Id;

/// Crockford's 32 symbols: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// An eight-character code: seven random symbols and a check symbol. 35 bits, opaque.
pub fn short_code(id: Id) -> String {
    // The last 62 bits of a version 7 id are random.
    let mut bits = u64::from_be_bytes(last_eight(id)) & ((1 << 35) - 1);
    let mut symbols = [0_usize; 7];
    for slot in symbols.iter_mut().rev() {
        *slot = (bits & 31) as usize;
        bits >>= 5;
    }
    let mut code: String = symbols.iter().map(|&s| ALPHABET[s] as char).collect();
    code.push(ALPHABET[check(&symbols)] as char);
    code
}

/// Tidies what someone typed (case, spaces, dashes, O for 0, I or L for 1) and checks it. `None` when a
/// symbol is wrong or the check does not agree.
pub fn read_code(typed: &str) -> Option<String> {
    let mut symbols = Vec::with_capacity(8);
    for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        symbols.push(ALPHABET.iter().position(|&a| a as char == c)?);
        if symbols.len() > 8 {
            return None;
        }
    }
    let (body, last) = symbols.split_at_checked(7)?;
    (last == [check(body)]).then(|| symbols.iter().map(|&s| ALPHABET[s] as char).collect())
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
    fn a_code_reads_back_however_it_is_typed() {
        let code = short_code(Id::fresh());
        let typed = format!(" {}-{} ", &code[..4].to_lowercase(), &code[4..]);
        assert_eq!(read_code(&typed), Some(code));
    }

    #[test]
    fn one_wrong_symbol_is_always_caught() {
        let code = short_code(Id::fresh());
        for at in 0..8 {
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
        assert_eq!(read_code(&"0".repeat(99)), None);
    }
}
