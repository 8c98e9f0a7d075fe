//! Bytes as people copy them: two figures each.

/// In small figures.
pub fn write(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// As many bytes as asked for, in figures of either size; none when it is anything else.
pub fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let figure = |at: usize| char::from(pair[at]).to_digit(16).and_then(|figure| u8::try_from(figure).ok());
        *byte = figure(0)? << 4 | figure(1)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_read_as_they_are_written_and_nothing_else_does() {
        let bytes = [0, 9, 10, 0xa5, 0xff];
        assert_eq!(write(&bytes), "00090aa5ff");
        assert_eq!(read("00090AA5ff"), Some(bytes));
        for odd in
            ["00090aa5f", "00090aa5f ", "00090aa5fg", "", "00090aa5ff0", "00090aa5ff00", "+0090aa5ff", "\u{661}090aa5f"]
        {
            assert_eq!(read::<5>(odd), None, "{odd}");
        }
    }
}
