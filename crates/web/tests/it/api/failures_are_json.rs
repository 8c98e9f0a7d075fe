use crate::client::Client;
use axum::{body::Body, http::Request};

#[tokio::test]
async fn whatever_goes_wrong() {
    let client = Client::new().await;
    for (path, status, code) in [
        ("/api/v1/nothing", 404, "not-found"),
        ("/api/v1/services/no-such-service", 404, "not-found"),
        ("/api", 404, "not-found"),
        ("/api/v1/services?q=%ff", 400, "malformed-query"),
        ("/api/v1/services?page=two", 400, "malformed-value"),
        ("/api/v1/services?topic=balloons", 422, "unknown-code"),
        ("/api/v1/services?age_months=4000", 422, "age-impossible"),
        ("/api/v1/services?cost=cheap", 422, "unknown-code"),
        ("/api/v1/services?near=ZZ1%201AA", 422, "postcode-too-exact"),
        ("/api/v1/services?within_miles=2", 422, "near-missing"),
        ("/api/v1/services?colour=red", 422, "unknown-parameter"),
    ] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_eq!(answer.errors()[0].1, code, "{path}");
    }
    let deleted = client.send(Request::delete("/api/v1/services").body(Body::empty()).unwrap()).await;
    assert_eq!((deleted.status.as_u16(), deleted.errors()[0].1.as_str()), (405, "method-not-allowed"));
    assert_eq!(deleted.header("allow"), "GET,HEAD");
    let long = client.get(&format!("/api/v1/services?q={}", "a".repeat(9_000))).await;
    assert_eq!((long.status.as_u16(), long.errors()[0].1.as_str()), (400, "query-too-long"));
}

#[tokio::test]
async fn nothing_typed_does_harm() {
    let client = Client::demo().await;
    for words in [
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\u{202e}%00\u{0}",
        "((((",
        "\"",
        "*:*",
        "🙂🙂",
        "a AND NOT b",
        "../../etc",
    ] {
        let encoded: String = words.bytes().map(|b| format!("%{b:02x}")).collect();
        for path in [
            "/api/v1/services?q=",
            "/api/v1/services?topic=",
            "/api/v1/services?hub=",
            "/open-referral-uk/services?search=",
        ] {
            let answer = client.get(&format!("{path}{encoded}")).await;
            assert!(!answer.status.is_server_error(), "{path}{words}: {}", answer.body);
        }
    }
}
