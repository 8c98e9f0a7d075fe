//! Nothing is believed but what the provider signed, with a key of its own, for this very visit.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod provider;

use kernel::{
    Error,
    clock::{Clock, SystemClock},
    sign_on::{Begun, SignOn, Still},
};
use platform::sign_on::{OpenId, Settings};
use provider::{Provider, Signed};
use serde_json::{Value, json};

const BACK: &str = "http://127.0.0.1:8080/sign-in/on/back";

fn relying(provider: &Provider) -> OpenId {
    let (issuer, client_id) = (provider.issuer.clone(), "hearth".to_owned());
    let settings = Settings {
        issuer,
        client_id,
        client_secret: Some("shared".to_owned()),
        inside: true,
        recheck_minutes: Some(15),
    };
    OpenId::new(settings, BACK).unwrap()
}

fn claims(provider: &Provider, begun: &Begun) -> Value {
    let now = SystemClock.now().as_second();
    json!({
        "iss": provider.issuer, "aud": "hearth", "sub": "pairwise", "tid": "tenant", "oid": "unchanging", "sid": "visit",
        "exp": now + 300, "iat": now, "auth_time": now - 5, "nonce": begun.nonce,
        "email": "LENA@example.org", "name": "Lena Demo", "groups": ["workers"],
    })
}

#[tokio::test]
async fn a_well_signed_answer_says_who_it_is() {
    let provider = Provider::start();
    let hearth = relying(&provider);
    let begun = hearth.begin(false).await.unwrap();
    for part in [
        "response_type=code",
        "code_challenge_method=S256",
        "scope=openid",
        "offline_access",
        "client_id=hearth",
        "state=",
        "nonce=",
    ] {
        assert!(begun.address.contains(part), "{part} in {}", begun.address);
    }
    assert!(!begun.address.contains(&begun.verifier), "the verifier stays here");
    assert!(hearth.begin(true).await.unwrap().address.contains("max_age=0"));
    provider.will_say(claims(&provider, &begun), Signed::Well, 200);
    let shown = hearth.finish(&begun, "code").await.unwrap();
    assert_eq!((shown.tenant.as_str(), shown.subject.as_str()), ("tenant", "unchanging"));
    assert_eq!((shown.email.as_str(), shown.name.as_str()), ("lena@example.org", "Lena Demo"));
    assert_eq!(shown.groups, ["workers"]);
    assert!(shown.proved_us.is_some());
    assert_eq!((shown.who.as_str(), shown.session.as_str(), shown.refresh.as_str()), ("pairwise", "visit", "next"));
    assert!(provider.asked.lock().unwrap().contains(&format!("code_verifier={}", begun.verifier)));
}

#[tokio::test]
async fn any_answer_that_is_not_quite_that_is_not_believed() {
    let provider = Provider::start();
    let hearth = relying(&provider);
    let begun = hearth.begin(false).await.unwrap();
    let good = claims(&provider, &begun);
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        claims
    };
    let hour_ago = SystemClock.now().as_second() - 3600;
    for (what, claims, signed, status) in [
        ("another nonce", with("nonce", json!("other")), Signed::Well, 200),
        ("no nonce", with("nonce", Value::Null), Signed::Well, 200),
        ("for somebody else", with("aud", json!("other")), Signed::Well, 200),
        ("by somebody else", with("iss", json!("https://elsewhere.example")), Signed::Well, 200),
        ("too late", with("exp", json!(hour_ago)), Signed::Well, 200),
        ("another key", good.clone(), Signed::ByAnother, 200),
        ("signed by nothing", good.clone(), Signed::Not, 200),
        ("signed with the shared secret", good.clone(), Signed::WithTheSecret, 200),
        ("a code that was used", good.clone(), Signed::Well, 400),
    ] {
        provider.will_say(claims, signed, status);
        assert!(matches!(hearth.finish(&begun, "code").await, Err(Error::NotFound)), "{what}");
    }
    provider.will_say(good, Signed::Well, 200);
    assert!(hearth.finish(&begun, "code").await.is_ok());
}

#[tokio::test]
async fn a_provider_that_is_away_is_said_to_be_and_one_inside_is_not_read_unasked() {
    let settings = |issuer: &str, inside| Settings {
        issuer: issuer.to_owned(),
        client_id: "hearth".to_owned(),
        client_secret: None,
        inside,
        recheck_minutes: None,
    };
    let away = OpenId::new(settings("http://127.0.0.1:9", true), BACK).unwrap();
    assert!(matches!(away.begin(false).await, Err(Error::Unavailable(_))));
    assert!(OpenId::new(settings("http://provider.example", false), BACK).is_err(), "not encrypted");
    let provider = Provider::start();
    let tricked = OpenId::new(settings(&provider.issuer.replace("http://", "https://"), false), BACK).unwrap();
    assert!(matches!(tricked.begin(false).await, Err(Error::Unavailable(_))), "an address inside");
}

fn ended(provider: &Provider) -> Value {
    let now = SystemClock.now().as_second();
    json!({
        "iss": provider.issuer, "aud": "hearth", "sub": "pairwise", "sid": "visit", "jti": "one",
        "exp": now + 120, "iat": now, "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    })
}

#[tokio::test]
async fn a_session_that_ended_there_is_told_by_a_signed_message() {
    let provider = Provider::start();
    let hearth = relying(&provider);
    let told = hearth.told(&provider.writes(&ended(&provider), Signed::Well)).await.unwrap();
    assert_eq!((told.who.as_str(), told.session.as_str(), told.id.as_str()), ("pairwise", "visit", "one"));
    assert_eq!(told.issuer, provider.issuer);
    assert!(told.expires_us > SystemClock.now().as_microsecond());
}

#[tokio::test]
async fn any_other_message_ends_nothing() {
    let provider = Provider::start();
    let hearth = relying(&provider);
    let with = |name: &str, value: Value| {
        let mut claims = ended(&provider);
        claims[name] = value;
        claims
    };
    let long_ago = SystemClock.now().as_second() - 3600;
    for (what, claims, signed) in [
        ("another key", ended(&provider), Signed::ByAnother),
        ("signed by nothing", ended(&provider), Signed::Not),
        ("signed with the shared secret", ended(&provider), Signed::WithTheSecret),
        ("for somebody else", with("aud", json!("other")), Signed::Well),
        ("by somebody else", with("iss", json!("https://elsewhere.example")), Signed::Well),
        ("too late", with("exp", json!(long_ago)), Signed::Well),
        ("a sign-in's answer", with("nonce", json!("n")), Signed::Well),
        ("about nothing", with("events", json!({})), Signed::Well),
        ("about something else", with("events", json!({ "http://elsewhere.example": {} })), Signed::Well),
        ("without an id of its own", with("jti", json!("")), Signed::Well),
    ] {
        let token = provider.writes(&claims, signed);
        assert!(matches!(hearth.told(&token).await, Err(Error::NotFound)), "{what}");
    }
    for broken in ["", "a.b.c", "nonsense"] {
        assert!(matches!(hearth.told(broken).await, Err(Error::NotFound)), "{broken}");
    }
}

#[tokio::test]
async fn whether_somebody_still_belongs_there_is_asked_and_a_no_is_told_from_silence() {
    let provider = Provider::start();
    let hearth = relying(&provider);
    assert_eq!(hearth.recheck_minutes(), Some(15));
    let begun = hearth.begin(false).await.unwrap();
    provider.will_say(claims(&provider, &begun), Signed::Well, 200);
    let Still::Here(next, Some(shown)) = hearth.still("before").await.unwrap() else { panic!("they are there") };
    assert_eq!((next.as_str(), shown.groups.as_slice()), ("next", ["workers".to_owned()].as_slice()));
    assert!(provider.asked.lock().unwrap().contains("grant_type=refresh_token&refresh_token=before"));
    provider.will_say(Value::Null, Signed::Well, 400);
    assert_eq!(hearth.still("before").await.unwrap(), Still::Gone);
    provider.will_say(claims(&provider, &begun), Signed::ByAnother, 200);
    assert!(
        matches!(hearth.still("before").await, Err(Error::Unavailable(_))),
        "nothing is believed, nobody is put out"
    );
}
