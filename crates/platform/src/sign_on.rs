//! Signing in at one's own organisation by OpenID Connect: code flow with PKCE, nothing believed but what the provider
//! signed with a key of its own for this very visit. Its addresses are read through the guard that feeds pass too.

use crate::fetch::{guarded, is_public};
use kernel::{
    Error, Result,
    sign_on::{Begun, Ended, Shown, SignOn, Still},
};
use openidconnect::{
    AdditionalClaims, AuthenticationFlow, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdToken,
    IdTokenClaims, IdTokenFields, IssuerUrl, JsonWebTokenType, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope, StandardErrorResponse,
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
    /// Minutes after which the provider is asked whether somebody still belongs there, where it gives a means to ask.
    pub recheck_minutes: Option<u32>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sid: Option<String>,
}

impl AdditionalClaims for Own {}

/// What stands in a message that a session ended.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Told {
    #[serde(default)]
    jti: String,
    #[serde(default)]
    sid: String,
    #[serde(default)]
    events: serde_json::Map<String, serde_json::Value>,
}

impl AdditionalClaims for Told {}

/// The event such a message is about.
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

type Signed<T> = IdToken<T, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Claims = IdTokenClaims<Own, CoreGenderClaim>;

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
        let again = self.settings.recheck_minutes.map(|_| "offline_access");
        for scope in ["profile", "email"].into_iter().chain(again) {
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
        let refresh = answer.refresh_token().map(|token| token.secret().clone()).unwrap_or_default();
        Ok(Shown { refresh, ..shown(claims) })
    }

    fn recheck_minutes(&self) -> Option<i64> {
        self.settings.recheck_minutes.map(i64::from)
    }

    async fn still(&self, refresh: &str) -> Result<Still> {
        let provider = self.provider().await?;
        let http = self.http();
        let refresh = RefreshToken::new(refresh.to_owned());
        let asked = provider.exchange_refresh_token(&refresh).map_err(unavailable)?.request_async(&http).await;
        let answer = match asked {
            Ok(answer) => answer,
            // The provider answered, and the answer is no. Anything else is a provider that is away.
            Err(RequestTokenError::ServerResponse(said)) if *said.error() == CoreErrorResponseType::InvalidGrant => {
                return Ok(Still::Gone);
            }
            Err(cause) => return Err(unavailable(cause)),
        };
        let next = answer.refresh_token().map(|token| token.secret().clone()).unwrap_or_default();
        let checks = provider.id_token_verifier().set_allowed_algs(SIGNED_BY);
        let signed = match answer.id_token() {
            // It answers no visit of a browser, so there is no nonce to look for.
            Some(token) => Some(token.claims(&checks, |_: Option<&Nonce>| Ok(())).map_err(unavailable)?),
            None => None,
        };
        Ok(Still::Here(next, signed.map(|claims| Box::new(shown(claims)))))
    }

    async fn told(&self, token: &str) -> Result<Ended> {
        let token: Signed<Told> = token.parse().map_err(unbelieved)?;
        let provider = self.provider().await?;
        let kinds = ["jwt", "logout+jwt"].map(|kind| JsonWebTokenType::new(kind.to_owned()).normalize());
        let kinds = kinds.into_iter().collect::<Result<Vec<_>, _>>().map_err(Error::internal)?;
        let checks = provider.id_token_verifier().set_allowed_algs(SIGNED_BY).set_allowed_jose_types(kinds);
        // A nonce would make it a sign-in's answer, which must never end a session.
        let none = |nonce: Option<&Nonce>| nonce.map_or(Ok(()), |_| Err("a nonce".to_owned()));
        let claims = token.claims(&checks, none).map_err(unbelieved)?;
        let told = claims.additional_claims();
        if !told.events.get(LOGOUT).is_some_and(serde_json::Value::is_object) || told.jti.is_empty() {
            return Err(unbelieved("not about a session that ended"));
        }
        Ok(Ended {
            issuer: claims.issuer().to_string(),
            who: claims.subject().to_string(),
            session: told.sid.clone(),
            id: told.jti.clone(),
            expires_us: claims.expiration().timestamp_micros(),
        })
    }
}

fn shown(claims: &Claims) -> Shown {
    let own = claims.additional_claims();
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
    Shown {
        issuer: claims.issuer().to_string(),
        tenant: own.tid.clone().unwrap_or_default(),
        subject: own.oid.clone().unwrap_or_else(|| claims.subject().to_string()),
        email: claims.email().map(|email| email.to_lowercase()).unwrap_or_default(),
        name: name.unwrap_or_default(),
        groups: own.groups.clone(),
        proved_us: claims.auth_time().map(|at| at.timestamp_micros()),
        who: claims.subject().to_string(),
        session: own.sid.clone().unwrap_or_default(),
        refresh: String::new(),
    }
}
