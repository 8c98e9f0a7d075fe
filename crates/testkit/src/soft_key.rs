//! A passkey as a phone keeps one, that signs whatever it is asked to; a test may make it lie.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Its owner was there.
const PRESENT: u8 = 0x01;
/// The device made sure of its owner.
const VERIFIED: u8 = 0x04;
/// A key stands in what was signed.
const WITH_KEY: u8 = 0x40;

/// One passkey.
pub struct SoftKey {
    key: EcdsaKeyPair,
    chance: SystemRandom,
    id: Vec<u8>,
    holder: String,
    /// How often it signed: what a copy of it would not know.
    pub counter: u32,
    /// The device makes sure of its owner.
    pub sure: bool,
}

impl SoftKey {
    /// Makes one as a page at `origin` asks; what the browser answers.
    pub fn make(options: &Value, origin: &str) -> (Self, String) {
        let chance = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, made.as_ref(), &chance).expect("a key");
        let asked = &options["publicKey"];
        let id = Sha256::digest(key.public_key().as_ref()).to_vec();
        let holder = text(&asked["user"]["id"]);
        let key = Self { key, chance, id, holder, counter: 0, sure: true };
        let client = client_data("webauthn.create", asked, origin);
        let said = key.said(&text(&asked["rp"]["id"]), true);
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x59");
        object.extend(u16::try_from(said.len()).expect("a short text").to_be_bytes());
        object.extend(said);
        let response = json!({ "attestationObject": b64(&object), "clientDataJSON": b64(client.as_bytes()) });
        let answer = json!({ "id": b64(&key.id), "rawId": b64(&key.id), "type": "public-key", "response": response });
        (key, answer.to_string())
    }

    /// What the browser answers when a page at `origin` asks for it.
    pub fn answer(&mut self, options: &Value, origin: &str) -> String {
        self.counter += 1;
        let asked = &options["publicKey"];
        let client = client_data("webauthn.get", asked, origin);
        let said = self.said(&text(&asked["rpId"]), false);
        let signed = [said.as_slice(), Sha256::digest(client.as_bytes()).as_slice()].concat();
        let signature = self.key.sign(&self.chance, &signed).expect("a signature");
        let response = json!({
            "authenticatorData": b64(&said),
            "clientDataJSON": b64(client.as_bytes()),
            "signature": b64(signature.as_ref()),
            "userHandle": self.holder,
        });
        json!({ "id": b64(&self.id), "rawId": b64(&self.id), "type": "public-key", "response": response }).to_string()
    }

    /// What the device says of itself, for that site.
    fn said(&self, site: &str, with_key: bool) -> Vec<u8> {
        let mut said = Sha256::digest(site.as_bytes()).to_vec();
        let verified = if self.sure { VERIFIED } else { 0 };
        said.push(PRESENT | verified | if with_key { WITH_KEY } else { 0 });
        said.extend(self.counter.to_be_bytes());
        if with_key {
            said.extend([0; 16]);
            said.extend(u16::try_from(self.id.len()).expect("a short id").to_be_bytes());
            said.extend(&self.id);
            // A point of P-256 for ES256, as COSE writes it.
            let (x, y) = self.key.public_key().as_ref()[1..].split_at(32);
            said.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
            said.extend(x);
            said.extend([0x22, 0x58, 0x20]);
            said.extend(y);
        }
        said
    }
}

fn client_data(kind: &str, asked: &Value, origin: &str) -> String {
    json!({ "type": kind, "challenge": asked["challenge"], "origin": origin, "crossOrigin": false }).to_string()
}

fn text(value: &Value) -> String {
    value.as_str().expect("text").to_owned()
}

fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
