//! Sealing what must be read again but must not lie open in the database: AES-256-GCM, its key made from the server's
//! secret, which is kept outside.

use kernel::{Error, Result, secret};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Salt},
};

/// Seals and opens. Its key never leaves it.
pub struct Vault(LessSafeKey);

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// A vault over the server's secret. `purpose` sets it apart from others made of the same secret.
    ///
    /// # Errors
    /// `Internal` when no key can be made.
    pub fn new(server_secret: &[u8], purpose: &str) -> Result<Self> {
        let failed = |_| Error::internal("no key could be made");
        let kept = Salt::new(HKDF_SHA256, b"hearth").extract(server_secret);
        let info = [purpose.as_bytes()];
        let key: UnboundKey = kept.expand(&info, &AES_256_GCM).map_err(failed)?.into();
        Ok(Self(LessSafeKey::new(key)))
    }

    /// Seals `plain` for `context`: it opens only for the same.
    ///
    /// # Errors
    /// `Internal` when the machine gives no randomness.
    pub fn seal(&self, context: &str, plain: &[u8]) -> Result<String> {
        let nonce = secret::bytes::<NONCE_LEN>()?;
        let mut sealed = plain.to_vec();
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut sealed)
            .map_err(|_| Error::internal("could not seal"))?;
        Ok(secret::hex(&nonce) + &secret::hex(&sealed))
    }

    /// Opens what was sealed for `context`.
    ///
    /// # Errors
    /// `Internal` when it was altered, was for something else, or was sealed with another secret.
    pub fn open(&self, context: &str, sealed: &str) -> Result<Vec<u8>> {
        let failed = || Error::internal("could not open what was sealed");
        let bytes = unhex(sealed).ok_or_else(failed)?;
        let (nonce, rest) = bytes.split_at_checked(NONCE_LEN).ok_or_else(failed)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| failed())?;
        let mut rest = rest.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(context), &mut rest).map_err(|_| failed())?;
        Ok(plain.to_vec())
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_purpose_only() {
        let vault = Vault::new(&[7; 64], "sign-in").unwrap();
        let sealed = vault.seal("app/1", b"twenty secret bytes.").unwrap();
        assert_ne!(sealed, vault.seal("app/1", b"twenty secret bytes.").unwrap());
        assert_eq!(vault.open("app/1", &sealed).unwrap(), b"twenty secret bytes.");
        assert!(vault.open("app/2", &sealed).is_err());
        assert!(Vault::new(&[8; 64], "sign-in").unwrap().open("app/1", &sealed).is_err());
        assert!(Vault::new(&[7; 64], "other").unwrap().open("app/1", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut altered = sealed.clone().into_bytes();
            altered[at] = if altered[at] == b'0' { b'1' } else { b'0' };
            assert!(vault.open("app/1", &String::from_utf8(altered).unwrap()).is_err(), "altered at {at}");
        }
        for broken in ["", "0", "zz", "\u{e9}\u{e9}"] {
            assert!(vault.open("app/1", broken).is_err());
        }
    }
}
