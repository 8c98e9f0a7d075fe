//! What languages are called: in the reader's own, else as the place calls them.

use crate::{
    say::label,
    shell::{PageError, Visit},
};
use domain::directory::vocabulary::{self, List};

/// The languages a place knows, with their names.
#[derive(Debug, Clone, Default)]
pub struct Languages(Vec<(String, String)>);

impl Languages {
    /// As the reader is told.
    ///
    /// # Errors
    /// A database fault.
    pub async fn told(visit: &Visit) -> Result<Self, PageError> {
        let vocabulary = vocabulary::load(&visit.cx).await?;
        let named = |term: &vocabulary::Term| {
            (term.code.clone(), label::plain(&visit.words, &vocabulary, List::Languages, &term.code))
        };
        Ok(Self(vocabulary.terms(List::Languages).iter().map(named).collect()))
    }

    /// Code and name of each.
    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }

    /// The name of one; its code when the place has none of that code.
    pub fn named(&self, code: &str) -> String {
        self.0.iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name).to_owned()
    }
}

#[cfg(test)]
impl Languages {
    /// One, called oddly.
    pub fn sample() -> Self {
        Self(vec![("ar".to_owned(), crate::shell::sample::ODD.to_owned())])
    }
}
