//! How long a session lasts and how many tries there are: the place's own data, within bounds no place may leave.

use crate::directory::dataset::Cached;
use data::Cx;
use kernel::{FieldError, Result};
use serde::Deserialize;
use std::sync::Arc;

/// A minute, in the microseconds that tables keep.
pub(super) const MINUTE_US: i64 = 60_000_000;

/// `[sign_in]` of a place's file. Each has its default, so that a place need not say any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Minutes without a click after which somebody must sign in again.
    pub idle_minutes: i64,
    /// Hours after which they must in any event.
    pub absolute_hours: i64,
    /// Minutes that proving who they are counts for a risky act.
    pub proof_minutes: i64,
    /// Minutes between the password and the code.
    pub code_minutes: i64,
    /// Hours a link that opens once can be opened.
    pub link_hours: i64,
    /// Tries that fail, of one account or from one network, before the next must wait.
    pub tries: i32,
    /// Seconds the first wait lasts; each further failure doubles it.
    pub wait_seconds: i64,
    /// Seconds no wait is longer than, so that nobody can shut somebody else out for long.
    pub longest_wait_seconds: i64,
    /// Minutes after which old failures are forgotten.
    pub forget_minutes: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            idle_minutes: 15,
            absolute_hours: 12,
            proof_minutes: 10,
            code_minutes: 5,
            link_hours: 72,
            tries: 3,
            wait_seconds: 15,
            longest_wait_seconds: 60,
            forget_minutes: 15,
        }
    }
}

/// What of a place's file matters here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Said {
    demonstration: bool,
    sign_in: Rules,
}

/// The rules in force in a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InForce {
    /// The rules.
    pub rules: Rules,
    /// A demonstration, where a link alone signs somebody in.
    pub demonstration: bool,
}

impl Rules {
    /// The longest and shortest that ASVS 5.0 7.3 and common sense let a place choose.
    fn within_bounds(self) -> Self {
        Self {
            idle_minutes: self.idle_minutes.clamp(1, 60),
            absolute_hours: self.absolute_hours.clamp(1, 24),
            proof_minutes: self.proof_minutes.clamp(1, 10),
            code_minutes: self.code_minutes.clamp(1, 15),
            link_hours: self.link_hours.clamp(1, 168),
            tries: self.tries.clamp(1, 20),
            wait_seconds: self.wait_seconds.clamp(1, 60),
            longest_wait_seconds: self.longest_wait_seconds.clamp(1, 900),
            forget_minutes: self.forget_minutes.clamp(1, 1440),
        }
    }
}

/// The rules of the context's place.
///
/// # Errors
/// `Invalid` when the place's file does not say them well; a database fault.
pub async fn rules(cx: &Cx) -> Result<Arc<InForce>> {
    static CACHE: Cached<InForce> = Cached::new("place");
    Ok(CACHE.get(cx, parse).await?.map(|(_, rules)| rules).unwrap_or_default())
}

fn parse(text: &str) -> Result<InForce, Vec<FieldError>> {
    let said: Said =
        toml::from_str(text).map_err(|e| vec![FieldError::new("place", "malformed", e.message().to_owned())])?;
    Ok(InForce { rules: said.sign_in.within_bounds(), demonstration: said.demonstration })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_chooses_within_bounds() {
        let chosen = parse("name = 'x'\n[sign_in]\nidle_minutes = 9999\ntries = 5").unwrap();
        assert_eq!((chosen.rules.idle_minutes, chosen.rules.tries, chosen.demonstration), (60, 5, false));
        assert_eq!(parse("demonstration = true").unwrap().rules, Rules::default());
        assert!(parse("[sign_in]\nidle = 1").is_err(), "a word that means nothing is not passed over");
    }
}
