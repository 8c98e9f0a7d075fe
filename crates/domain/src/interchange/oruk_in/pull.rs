//! A feed page by page, then each service in full.

use super::read::{LARGEST, MOST, list, services, text};
use kernel::{Error, FieldError, Result, fetch::Fetch};
use serde_json::Value;
use std::collections::BTreeSet;

/// Asked for at once.
const PER_PAGE: usize = 100;
/// Bytes of one service.
const ONE: usize = 2 * 1024 * 1024;

/// Every service of the feed at `base`, or of the file there when the address ends in `.json`.
///
/// # Errors
/// `Malformed` or `Invalid` by what is wrong with the feed; `Unavailable` when it does not answer.
pub(super) async fn pull(fetch: &dyn Fetch, base: &str) -> Result<Vec<Value>> {
    if base.ends_with(".json") || base.ends_with(".ndjson") {
        return services(&fetch.get(base, LARGEST).await?);
    }
    let base = base.trim_end_matches('/');
    let mut found = Vec::new();
    for id in ids(fetch, base).await? {
        let body = fetch.get(&format!("{base}/services/{id}"), ONE).await?;
        found.extend(services(&body)?);
    }
    Ok(found)
}

/// Ids in the order of the feed. A feed whose pages bring nothing new has ended, whatever it counts.
async fn ids(fetch: &dyn Fetch, base: &str) -> Result<Vec<String>> {
    let (mut ids, mut seen) = (Vec::new(), BTreeSet::new());
    for page in 1.. {
        let url = format!("{base}/services?page={page}&per_page={PER_PAGE}");
        let body = fetch.get(&url, LARGEST).await?;
        let page: Value = serde_json::from_slice(&body)
            .map_err(|e| Error::Malformed(vec![FieldError::new("url", "not-json", e.to_string())]))?;
        let before = ids.len();
        let named = list(&page, "contents").iter().filter_map(|s| text(s, "id"));
        ids.extend(named.filter(|id| is_id(id) && seen.insert((*id).to_owned())).map(str::to_owned));
        if ids.len() > MOST {
            let message = format!("more than {MOST} services");
            return Err(Error::Malformed(vec![FieldError::new("url", "too-many", message)]));
        }
        if ids.len() == before || page.get("last_page").and_then(Value::as_bool) == Some(true) {
            break;
        }
    }
    Ok(ids)
}

/// Only an id may become part of an address.
fn is_id(id: &str) -> bool {
    id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}
