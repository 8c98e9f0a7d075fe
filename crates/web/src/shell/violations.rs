//! What browsers say about our own rules of what a page may load: a sign of an attack, or of a page of ours that breaks
//! them. The log keeps which rule and which kind of thing, never an address's query or a piece of the page.

use super::visit::without_query;
use axum::{body::Bytes, http::StatusCode};
use serde::Deserialize;

/// The form every browser sends: `report-uri` of Content Security Policy 2.
#[derive(Deserialize)]
struct Sent {
    #[serde(rename = "csp-report")]
    report: Report,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[derive(Default)]
struct Report {
    document_uri: String,
    blocked_uri: String,
    effective_directive: String,
    violated_directive: String,
}

/// `POST /reports/policy`
pub async fn note(body: Bytes) -> StatusCode {
    let Some(line) = line(&body) else { return StatusCode::BAD_REQUEST };
    tracing::warn!(target: "policy", "{line}");
    StatusCode::NO_CONTENT
}

/// One line for the log; `None` for anything that is no report.
fn line(body: &[u8]) -> Option<String> {
    let Sent { report } = serde_json::from_slice(body).ok()?;
    let rule =
        if report.effective_directive.is_empty() { report.violated_directive } else { report.effective_directive };
    let plain = |text: &str| without_query(text).chars().filter(|c| c.is_ascii_graphic()).take(100).collect::<String>();
    Some(format!("{} broken on {} by {}", plain(&rule), plain(&report.document_uri), plain(&report.blocked_uri)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_s_report_is_taken_and_says_no_more_than_it_must() {
        let sent = br#"{"csp-report":{"document-uri":"https://h.example/search?q=secret","violated-directive":"script-src",
                       "effective-directive":"script-src-elem","blocked-uri":"https://elsewhere.example/x.js?a=b\nforged","x":1}}"#;
        let said = line(sent).expect("a report");
        assert_eq!(said, "script-src-elem broken on https://h.example/search by https://elsewhere.example/x.js");
        assert_eq!(line(b"[]"), None);
        assert_eq!(line(b"\xff"), None);
    }
}
