//! The rules as data: how offers are weighed, which step comes when, which help never goes together,
//! whom to ask where nothing is there, and the tests a new version must pass before it is taken.

mod check;
mod model;
mod trial;

pub use model::*;
pub use trial::{Failure, Trial};

use super::Codes;
use kernel::FieldError;

impl Rules {
    /// Reads a version of the rules and checks every code and number in it.
    ///
    /// # Errors
    /// What is wrong, by the path of the field: `malformed`, `unknown-code`, `weight-impossible`,
    /// `duplicate` or `missing`.
    pub fn parse(text: &str, codes: &Codes) -> Result<Self, Vec<FieldError>> {
        let rules: Self =
            toml::from_str(text).map_err(|e| vec![FieldError::new("rules", "malformed", e.message().to_owned())])?;
        let wrong = check::check(&rules, codes);
        if wrong.is_empty() { Ok(rules) } else { Err(wrong) }
    }
}
