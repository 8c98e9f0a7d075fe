//! A provider of a test's own: it signs with a key made for the test, and says whatever the test wants it to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// How an answer is signed.
#[derive(Clone, Copy)]
pub enum Signed {
    Well,
    ByAnother,
    Not,
    /// With the provider's public key, or the shared secret, taken for a shared key.
    WithTheSecret,
}

/// What the provider answers at its token endpoint.
pub struct Answer {
    pub claims: Value,
    pub signed: Signed,
    pub status: u16,
}

pub struct Provider {
    pub issuer: String,
    answer: Arc<Mutex<Answer>>,
    /// The last form its token endpoint was sent.
    pub asked: Arc<Mutex<String>>,
    keys: Arc<[EcdsaKeyPair; 2]>,
}

impl Provider {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let answer = Arc::new(Mutex::new(Answer { claims: Value::Null, signed: Signed::Well, status: 200 }));
        let asked = Arc::new(Mutex::new(String::new()));
        let (own, said, form) = (issuer.clone(), answer.clone(), asked.clone());
        let keys = Arc::new([key(), key()]);
        let own_keys = keys.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serve(stream.unwrap(), &own, &said.lock().unwrap(), &form, &own_keys);
            }
        });
        Self { issuer, answer, asked, keys }
    }

    /// A message of its own, beside any question.
    pub fn writes(&self, claims: &Value, as_signed: Signed) -> String {
        written(claims, as_signed, &self.keys)
    }

    pub fn will_say(&self, claims: Value, signed: Signed, status: u16) {
        *self.answer.lock().unwrap() = Answer { claims, signed, status };
    }
}

fn key() -> EcdsaKeyPair {
    let chance = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &chance).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &chance).unwrap()
}

fn serve(mut stream: TcpStream, issuer: &str, answer: &Answer, form: &Mutex<String>, keys: &[EcdsaKeyPair; 2]) {
    let request = read(&mut stream);
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (status, body) = match path {
        "/.well-known/openid-configuration" => (200, configuration(issuer)),
        "/jwks" => (200, json!({ "keys": [public(&keys[0])] })),
        "/token" => {
            *form.lock().unwrap() = request.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned();
            let token = written(&answer.claims, answer.signed, keys);
            let good = json!({
                "access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": token,
                "refresh_token": "next",
            });
            (answer.status, if answer.status == 200 { good } else { json!({ "error": "invalid_grant" }) })
        }
        _ => (404, Value::Null),
    };
    let body = body.to_string();
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).unwrap();
}

fn written(claims: &Value, as_signed: Signed, [key, other]: &[EcdsaKeyPair; 2]) -> String {
    match as_signed {
        Signed::Well => signed("ES256", claims, |text| ecdsa(key, text)),
        Signed::ByAnother => signed("ES256", claims, |text| ecdsa(other, text)),
        Signed::Not => signed("none", claims, |_| Vec::new()),
        Signed::WithTheSecret => signed("HS256", claims, |text| {
            hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"shared"), text).as_ref().to_vec()
        }),
    }
}

fn read(stream: &mut TcpStream) -> String {
    let (mut all, mut some) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut some).unwrap();
        all.extend_from_slice(&some[..count]);
        let text = String::from_utf8_lossy(&all).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.trim().parse().ok());
            if count == 0 || body.len() >= length.unwrap_or(0_usize) {
                return text;
            }
        } else if count == 0 {
            return text;
        }
    }
}

fn configuration(issuer: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    })
}

fn public(key: &EcdsaKeyPair) -> Value {
    let point = key.public_key().as_ref();
    let part = |range| URL_SAFE_NO_PAD.encode(&point[range]);
    json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "k", "x": part(1..33), "y": part(33..65) })
}

fn signed(alg: &str, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let head = json!({ "alg": alg, "typ": "JWT", "kid": "k" }).to_string();
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(head), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = sign(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn ecdsa(key: &EcdsaKeyPair, text: &[u8]) -> Vec<u8> {
    key.sign(&SystemRandom::new(), text).unwrap().as_ref().to_vec()
}
