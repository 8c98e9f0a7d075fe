//! Where a chain stands, as one line that anyone with the public key can check:
//! `hearth-audit-head 1 PLACE SEQ HASH TIME KEY SIGNATURE`, the signature over all before it.

use data::audit::Head;
use jiff::Timestamp;
use kernel::{Id, PlaceId, hex};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

const KIND: &str = "hearth-audit-head";
const VERSION: &str = "1";

/// An Ed25519 public key.
pub type PublicKey = [u8; 32];

/// A head that was signed, and checked if it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedHead {
    /// Whose chain.
    pub place: PlaceId,
    /// Where it stood.
    pub head: Head,
    /// When that was said.
    pub at: Timestamp,
    /// Who said it.
    pub key: PublicKey,
    signature: [u8; 64],
}

impl SignedHead {
    /// Signs a head with the key of that seed.
    pub fn sign(place: PlaceId, head: Head, at: Timestamp, seed: &[u8]) -> anyhow::Result<Self> {
        let pair = pair(seed)?;
        let key = public(&pair)?;
        let signature = pair.sign(words(place, head, at, &key).as_bytes()).as_ref().try_into()?;
        Ok(Self { place, head, at, key, signature })
    }

    /// Reads a line and checks its signature against the key it names, which is for the caller to trust or not.
    pub fn read(line: &str) -> anyhow::Result<Self> {
        let found = parts(line).ok_or_else(|| anyhow::anyhow!("this is no line of `hearth audit head`: {line}"))?;
        let said = words(found.place, found.head, found.at, &found.key);
        UnparsedPublicKey::new(&ED25519, &found.key)
            .verify(said.as_bytes(), &found.signature)
            .map_err(|_| anyhow::anyhow!("the signature does not fit: {line}"))?;
        Ok(found)
    }
}

impl std::fmt::Display for SignedHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", words(self.place, self.head, self.at, &self.key), hex::write(&self.signature))
    }
}

/// The public key of a seed.
pub fn public_key(seed: &[u8]) -> anyhow::Result<PublicKey> {
    public(&pair(seed)?)
}

fn pair(seed: &[u8]) -> anyhow::Result<Ed25519KeyPair> {
    Ed25519KeyPair::from_seed_unchecked(seed).map_err(|why| anyhow::anyhow!("the key that signs is no key: {why}"))
}

fn public(pair: &Ed25519KeyPair) -> anyhow::Result<PublicKey> {
    Ok(pair.public_key().as_ref().try_into()?)
}

fn words(place: PlaceId, head: Head, at: Timestamp, key: &PublicKey) -> String {
    format!("{KIND} {VERSION} {} {} {} {at} {}", place.0, head.seq, hex::write(&head.hash), hex::write(key))
}

fn parts(line: &str) -> Option<SignedHead> {
    let [kind, version, place, seq, hash, at, key, signature] =
        line.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    if (kind, version) != (KIND, VERSION) {
        return None;
    }
    Some(SignedHead {
        place: PlaceId(place.parse::<Id>().ok()?.0),
        head: Head { seq: seq.parse().ok()?, hash: hex::read(hash)? },
        at: at.parse().ok()?,
        key: hex::read(key)?,
        signature: hex::read(signature)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> String {
        let head = Head { seq: 7, hash: [9; 32] };
        let at = "2026-11-24T10:00:00.000001Z".parse().unwrap();
        SignedHead::sign(PlaceId::derived("coventry"), head, at, &[3; 32]).unwrap().to_string()
    }

    #[test]
    fn a_signed_head_reads_back_as_it_was() {
        let read = SignedHead::read(&line()).unwrap();
        assert_eq!((read.head.seq, read.head.hash, read.key), (7, [9; 32], public_key(&[3; 32]).unwrap()));
        assert_eq!(read.to_string(), line());
    }

    #[test]
    fn no_figure_of_it_can_be_changed() {
        let line = line();
        for at in 0..line.len() {
            let mut other = line.clone().into_bytes();
            other[at] = if other[at] == b'1' { b'2' } else { b'1' };
            let other = String::from_utf8(other).unwrap();
            assert!(other == line || SignedHead::read(&other).is_err(), "byte {at}: {other}");
        }
        for part in ["", "hearth-audit-head", &line[..line.len() - 1]] {
            assert!(SignedHead::read(part).is_err(), "{part}");
        }
    }
}
