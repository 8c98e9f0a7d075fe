//! `GET /workbench/families/same`: records among those one works with that may be of one person.

use super::matched;
use crate::{
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui,
};
use askama::Template;
use domain::family::join::{self, Likely};

#[derive(Template)]
#[template(path = "workbench/families/same.html")]
struct Same {
    p: Page,
    pairs: Vec<Likely>,
}

framed!(Same);

impl Same {
    fn reasons(&self, one: &Likely) -> Vec<String> {
        matched::reasons(&self.p, &one.reasons)
    }

    fn guards(&self, one: &Likely) -> Vec<String> {
        matched::guards(&self.p, &one.guards)
    }
}

/// `GET /workbench/families/same`
pub async fn list(visit: Visit) -> PageResult {
    let pairs = join::likely(&visit.cx).await?;
    Ok(Same { p: visit.page("families-same-title").in_section("/workbench/families"), pairs }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Same {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use kernel::Id;
        let both = [(Id::fresh(), ODD.to_owned()), (Id::fresh(), ODD.to_owned())];
        let (reasons, guards) = (matched::sample::reasons(), matched::sample::guards());
        let one = Likely { both, sure: true, reasons, guards, asked: None };
        let asked = Likely { sure: false, asked: Some(Id::fresh()), ..one.clone() };
        Self { p: p.titled("families-same-title").private(), pairs: vec![one, asked] }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { pairs: Vec::new(), ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
