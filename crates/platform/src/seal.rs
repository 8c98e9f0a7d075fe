//! Sealing with a key from a file: AES-256-GCM, one key a place, a fresh nonce each time.

use kernel::{Error, Id, PlaceId, Result, seal::Sealer};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Prk, Salt},
    rand::{SecureRandom, SystemRandom},
};

/// Length of the key in the file, in bytes.
pub const KEY_LENGTH: usize = 32;

/// What the place's keys are drawn from.
pub struct KeySealer(Prk);

impl KeySealer {
    /// From the bytes of the key file.
    pub fn new(key: &[u8]) -> Self {
        Self(Salt::new(HKDF_SHA256, b"hearth/seal/1").extract(key))
    }

    fn key(&self, place: PlaceId) -> Result<LessSafeKey> {
        let info = [place.0.as_bytes().as_slice()];
        let drawn = self.0.expand(&info, &AES_256_GCM).map_err(|_| Error::internal("no key for the place"))?;
        Ok(LessSafeKey::new(UnboundKey::from(drawn)))
    }
}

/// Ties what is sealed to the record it is about.
fn bound(about: Id) -> Aad<[u8; 16]> {
    Aad::from(*about.0.as_bytes())
}

impl Sealer for KeySealer {
    fn seal(&self, place: PlaceId, about: Id, plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).map_err(|_| Error::internal("no randomness"))?;
        let mut inside = plain.to_vec();
        self.key(place)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound(about), &mut inside)
            .map_err(|_| Error::internal("sealing failed"))?;
        Ok([nonce.as_slice(), &inside].concat())
    }

    fn open(&self, place: PlaceId, about: Id, sealed: &[u8]) -> Result<Vec<u8>> {
        let refused = || Error::internal("what was sealed does not open: altered, moved, or another key");
        let (nonce, inside) = sealed.split_first_chunk::<NONCE_LEN>().ok_or_else(refused)?;
        let mut inside = inside.to_vec();
        let plain = self
            .key(place)?
            .open_in_place(Nonce::assume_unique_for_key(*nonce), bound(about), &mut inside)
            .map_err(|_| refused())?;
        Ok(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(slug: &str) -> PlaceId {
        PlaceId::derived(slug)
    }

    #[test]
    fn what_is_sealed_opens_for_its_own_record_place_and_key_only() {
        let (sealer, here) = (KeySealer::new(&[7; KEY_LENGTH]), place("here"));
        let (about, other) = (Id::derived(here, "home", "a"), Id::derived(here, "home", "b"));
        let sealed = sealer.seal(here, about, b"1 Quiet Lane").unwrap();
        assert_eq!(sealer.open(here, about, &sealed).unwrap(), b"1 Quiet Lane");
        assert!(sealer.open(here, other, &sealed).is_err());
        assert!(sealer.open(place("there"), about, &sealed).is_err());
        assert!(KeySealer::new(&[8; KEY_LENGTH]).open(here, about, &sealed).is_err());
    }

    #[test]
    fn no_byte_of_it_can_be_changed_and_nothing_shows_through() {
        let (sealer, here) = (KeySealer::new(&[7; KEY_LENGTH]), place("here"));
        let about = Id::derived(here, "home", "a");
        let sealed = sealer.seal(here, about, b"Quiet").unwrap();
        assert!(!sealed.windows(5).any(|part| part == b"Quiet"));
        assert_ne!(sealed, sealer.seal(here, about, b"Quiet").unwrap(), "the same twice is not told");
        for at in 0..sealed.len() {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert!(sealer.open(here, about, &other).is_err(), "byte {at}");
        }
        assert!(sealer.open(here, about, b"").is_err());
    }
}
