//! Bytes as people copy them.

/// Two figures a byte.
pub fn write(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// As many bytes as asked for; none when it is anything else.
pub fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let figures: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|figure| u8::try_from(figure).ok())).collect();
    let bytes: Vec<u8> =
        figures?.chunks(2).map(|pair| pair.iter().fold(0, |byte, figure| byte << 4 | figure)).collect();
    if text.len() == 2 * N { bytes.try_into().ok() } else { None }
}
