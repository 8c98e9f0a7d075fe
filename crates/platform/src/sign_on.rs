//! Signing in at one's own organisation by OpenID Connect: code flow with PKCE, nothing believed but what the provider
//! signed with a key of its own for this very visit. Its addresses are read through the guard that feeds pass too.

use crate::fetch::{guarded, is_public};
use kernel::{
    Error, Result,
    sign_on::{Begun, Shown, SignOn},
};
use openidconnect::{
    AdditionalClaims, AuthenticationFlow, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields,
    IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use std::{io::Read as _, pin::Pin, time::Duration};
use ureq::Agent;

/// Longest wait for one answer of the provider.
const PATIENCE: Duration = Duration::from_secs(10);
/// Most bytes of one answer.
const MOST: u64 = 1024 * 1024;
/// What may sign an answer: keys that only the provider has. Never a shared secret, never nothing.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 5] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Where and as whom; from the place's own settings file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The provider's address, as it signs it.
    pub issuer: String,
    /// What the provider calls Hearth.
    pub client_id: String,
    /// A secret shared with the provider, where it wants one; better given by the environment than in a file.
    pub client_secret: Option<String>,
    /// The provider stands in this very network: for trials, and for organisations that run their own.
    #[serde(default)]
    pub inside: bool,
}

/// What Entra and its like say beside the standard's own: part of the provider, unchanging id, groups.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Own {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    oid: Option<String>,
    #[serde(default)]
    groups: Vec<String>,
}

impl AdditionalClaims for Own {}

type Fields = IdTokenFields<
    Own,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Relying = Client<
    Own,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// One provider.
#[derive(Debug, Clone)]
pub struct OpenId {
    settings: Settings,
    issuer: IssuerUrl,
    back: RedirectUrl,
    agent: Agent,
}

impl OpenId {
    /// The provider of `settings`; browsers come back to `back`.
    ///
    /// # Errors
    /// `Invalid` for an address that is none, or that is not encrypted outside this network.
    pub fn new(settings: Settings, back: &str) -> Result<Self> {
        if !settings.inside && !settings.issuer.starts_with("https://") {
            return Err(Error::invalid("issuer", "not-encrypted", "the provider's address begins with https://"));
        }
        let malformed = |_| Error::invalid("issuer", "url-malformed", "that is not a web address");
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(malformed)?;
        let back = RedirectUrl::new(back.to_owned()).map_err(malformed)?;
        // The provider's addresses are where it says: nowhere else, so no redirect is followed.
        let agent = guarded(if settings.inside { |_| true } else { is_public }, PATIENCE, 0, false);
        Ok(Self { settings, issuer, back, agent })
    }

    async fn provider(&self) -> Result<Relying> {
        let http = self.http();
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &http).await.map_err(unavailable)?;
        let id = ClientId::new(self.settings.client_id.clone());
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        Ok(Client::from_provider_metadata(found, id, secret).set_redirect_uri(self.back.clone()))
    }

    /// How the provider is asked: away from the threads that answer families.
    fn http(&self) -> impl Fn(HttpRequest) -> Answering + Send + Sync + 'static {
        let agent = self.agent.clone();
        move |request| {
            let agent = agent.clone();
            let asked = tokio::task::spawn_blocking(move || read(&agent, request));
            Box::pin(async move { asked.await.map_err(|cause| Failed(cause.to_string()))? })
        }
    }
}

/// An answer on its way.
type Answering = Pin<Box<dyn Future<Output = Result<HttpResponse, Failed>> + Send>>;

fn read(agent: &Agent, request: HttpRequest) -> Result<HttpResponse, Failed> {
    let (parts, body) = agent.run(request).map_err(|cause| Failed(cause.to_string()))?.into_parts();
    let mut read = Vec::new();
    body.into_reader().take(MOST).read_to_end(&mut read).map_err(|cause| Failed(cause.to_string()))?;
    Ok(HttpResponse::from_parts(parts, read))
}

/// The provider did not answer.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Failed(String);

fn unavailable(cause: impl std::fmt::Debug) -> Error {
    Error::Unavailable(format!("the sign-on provider: {cause:?}"))
}

/// An answer that is not to be believed. Why stands in the log only.
fn unbelieved(cause: impl std::fmt::Debug) -> Error {
    tracing::warn!(?cause, "an answer of the sign-on provider was not believed");
    Error::NotFound
}

#[async_trait::async_trait]
impl SignOn for OpenId {
    async fn begin(&self, afresh: bool) -> Result<Begun> {
        let provider = self.provider().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut asked = provider.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        for scope in ["profile", "email"] {
            asked = asked.add_scope(Scope::new(scope.to_owned()));
        }
        if afresh {
            asked = asked.set_max_age(Duration::ZERO);
        }
        let (address, state, nonce) = asked.set_pkce_challenge(challenge).url();
        Ok(Begun {
            address: address.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    async fn finish(&self, begun: &Begun, code: &str) -> Result<Shown> {
        let provider = self.provider().await?;
        let http = self.http();
        let verifier = PkceCodeVerifier::new(begun.verifier.clone());
        let exchange = provider.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(unavailable)?;
        let answer = exchange.set_pkce_verifier(verifier).request_async(&http).await.map_err(unbelieved)?;
        let token = answer.id_token().ok_or_else(|| unbelieved("no signed answer"))?;
        let nonce = Nonce::new(begun.nonce.clone());
        let checks = provider.id_token_verifier().set_allowed_algs(SIGNED_BY);
        let claims = token.claims(&checks, &nonce).map_err(unbelieved)?;
        let own = claims.additional_claims();
        let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
        Ok(Shown {
            issuer: claims.issuer().to_string(),
            tenant: own.tid.clone().unwrap_or_default(),
            subject: own.oid.clone().unwrap_or_else(|| claims.subject().to_string()),
            email: claims.email().map(|email| email.to_lowercase()).unwrap_or_default(),
            name: name.unwrap_or_default(),
            groups: own.groups.clone(),
            proved_us: claims.auth_time().map(|at| at.timestamp_micros()),
        })
    }
}
