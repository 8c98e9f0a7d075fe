//! Secrets nobody can guess, made by the machine's own source of chance.

use crate::{Error, Result};
use std::fmt::Write as _;

/// So many random bytes.
///
/// # Errors
/// `Internal` when the machine has none to give: then nothing may go on.
pub fn bytes<const N: usize>() -> Result<[u8; N]> {
    let mut made = [0; N];
    getrandom::fill(&mut made).map_err(Error::internal)?;
    Ok(made)
}

/// A secret of 256 bits as 64 letters and figures, for a cookie or a link. Who holds it is let in, so only
/// a hash of it is ever kept.
///
/// # Errors
/// As [`bytes`].
pub fn token() -> Result<String> {
    Ok(hex(&bytes::<32>()?))
}

/// Bytes as small letters and figures.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike_and_each_is_whole() {
        let (one, other) = (token().unwrap(), token().unwrap());
        assert_ne!(one, other);
        assert!(one.len() == 64 && one.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
