//! Ten printed codes for a day without the phone. Each is 120 bits, so a plain hash of it keeps it.

use super::session::hash;
use kernel::{Result, secret};

/// How many there are.
pub(super) const COUNT: usize = 10;
/// Letters and figures that nobody mistakes: no I, L, O or U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code, each 5 bits.
const LENGTH: usize = 24;

/// Fresh codes as they are printed, in groups of four.
pub(super) fn fresh() -> Result<Vec<String>> {
    (0..COUNT).map(|_| one()).collect()
}

fn one() -> Result<String> {
    let chance = secret::bytes::<LENGTH>()?;
    let signs: Vec<char> = chance.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    Ok(signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// The hash of a code however it was typed; `None` when it cannot be one.
pub(super) fn hash_of(typed: &str) -> Option<String> {
    let signs: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .take(LENGTH + 1)
        .collect();
    let whole = signs.len() == LENGTH && signs.bytes().all(|b| SIGNS.contains(&b));
    whole.then(|| hash(&signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let codes = fresh().unwrap();
        assert_eq!(codes.len(), COUNT);
        for code in &codes {
            let typed = format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o"));
            assert_eq!(hash_of(&typed), hash_of(code));
            assert!(hash_of(code).is_some());
        }
        for wrong in ["", "123456", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ2U", "ABCD-EFGH-JKMN-PQRS-TVWX-YZ234"] {
            assert_eq!(hash_of(wrong), None, "{wrong}");
        }
    }
}
