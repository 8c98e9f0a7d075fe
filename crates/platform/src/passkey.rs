//! Passkeys by `webauthn-rs`: everything must be signed for this very address and question, by somebody the device itself
//! has made sure of.

use kernel::{
    Error, Id, Result,
    passkey::{Asked, Holder, Made, Passkeys, Shown},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Webauthn, WebauthnBuilder, WebauthnError,
};

/// Passkeys of one address.
#[derive(Debug)]
pub struct WebAuthn(Webauthn);

impl WebAuthn {
    /// For the address the world reaches this server at. `None` where no passkey can be made: on an address that is a bare
    /// number. On the machine itself passkeys belong to `localhost`.
    ///
    /// # Errors
    /// `Invalid` for an address that is none.
    pub fn new(base_url: &str) -> Result<Option<Self>> {
        let malformed = |cause: String| Error::invalid("base_url", "url-malformed", cause);
        let mut origin = Url::parse(base_url).map_err(|cause| malformed(cause.to_string()))?;
        if matches!(origin.host_str(), Some("127.0.0.1" | "[::1]")) {
            origin.set_host(Some("localhost")).map_err(|cause| malformed(cause.to_string()))?;
        }
        let Some(name) = origin.domain().map(str::to_owned) else { return Ok(None) };
        let built = WebauthnBuilder::new(&name, &origin).and_then(|builder| builder.rp_name("Hearth").build());
        built.map(|built| Some(Self(built))).map_err(|cause| malformed(cause.to_string()))
    }
}

/// An answer that is not to be believed. Why stands in the log only.
fn unbelieved(cause: impl std::fmt::Debug) -> Error {
    tracing::info!(?cause, "a passkey's answer was not believed");
    Error::NotFound
}

fn kept<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Error::internal)
}

fn said<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(unbelieved)
}

fn text(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

impl Passkeys for WebAuthn {
    fn make(&self, holder: &Holder, have: &[String]) -> Result<Asked> {
        let have: Vec<Passkey> = have.iter().map(|one| kept(one)).collect::<Result<_>>()?;
        let have = have.iter().map(|one| one.cred_id().clone()).collect();
        let begun = self.0.start_passkey_registration(holder.id.0, &holder.email, &holder.name, Some(have));
        let (options, state) = begun.map_err(Error::internal)?;
        let mut options = serde_json::to_value(options).map_err(Error::internal)?;
        // The library is sparing with the room on a key; here the device must know whose it is, for signing in without a
        // name.
        let chosen = &mut options["publicKey"]["authenticatorSelection"];
        chosen["residentKey"] = json!("required");
        chosen["requireResidentKey"] = json!(true);
        Ok(Asked { options, state: text(&state)? })
    }

    fn made(&self, state: &str, answer: &str) -> Result<Made> {
        let state: PasskeyRegistration = kept(state)?;
        let answer: RegisterPublicKeyCredential = said(answer)?;
        let made = self.0.finish_passkey_registration(&answer, &state).map_err(unbelieved)?;
        Ok(Made { credential: made.cred_id().as_slice().to_vec(), kept: text(&made)? })
    }

    fn ask(&self) -> Result<Asked> {
        let (options, state) = self.0.start_discoverable_authentication().map_err(Error::internal)?;
        let options = serde_json::to_value(options).map_err(Error::internal)?;
        // Asked at the press of a button, not while somebody types.
        let options: Value = json!({ "publicKey": options["publicKey"] });
        Ok(Asked { options, state: text(&state)? })
    }

    fn whose(&self, answer: &str) -> Result<(Id, Vec<u8>)> {
        let answer: PublicKeyCredential = said(answer)?;
        let (holder, credential) = self.0.identify_discoverable_authentication(&answer).map_err(unbelieved)?;
        Ok((Id(holder), credential.to_vec()))
    }

    fn shown(&self, state: &str, answer: &str, stored: &str) -> Result<Shown> {
        let state: DiscoverableAuthentication = kept(state)?;
        let answer: PublicKeyCredential = said(answer)?;
        let mut passkey: Passkey = kept(stored)?;
        match self.0.finish_discoverable_authentication_v2(&answer, state, &passkey) {
            Ok(result) => {
                passkey.update_credential(&result);
                Ok(Shown::Right(text(&passkey)?))
            }
            Err(WebauthnError::CredentialPossibleCompromise) => Ok(Shown::Copied),
            Err(cause) => Err(unbelieved(cause)),
        }
    }
}
