//! `GET /workbench/families`: the families of whoever looks, and the ways to others.

use super::typed::age;
use crate::shell::{Page, PageResult, Render as _, Visit, framed};
use askama::Template;
use domain::{
    access::Action,
    family::{Details, Listed, list},
};

#[derive(Template)]
#[template(path = "workbench/families/list.html")]
struct Families {
    p: Page,
    families: Vec<Vec<Listed>>,
    judges: bool,
}

framed!(Families);

impl Families {
    fn age(&self, who: &Details) -> String {
        age(&self.p.words, who, self.p.at.date())
    }
}

/// `GET /workbench/families`
pub async fn show(visit: Visit) -> PageResult {
    let mut families: Vec<Vec<Listed>> = Vec::new();
    for one in list(&visit.cx).await? {
        match families.last_mut().filter(|family| family.first().is_some_and(|first| first.family == one.family)) {
            Some(family) => family.push(one),
            None => families.push(vec![one]),
        }
    }
    let judges = visit.staff()?.may(Action::JudgeGlass);
    Ok(Families { p: visit.page("families-title").in_section("/workbench/families"), families, judges }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Families {
    fn sample(p: Page) -> Self {
        let one = |family| Listed { id: kernel::Id::fresh(), who: super::person::sample::details(), family };
        let families = vec![vec![one(0), one(0)], vec![one(1)]];
        Self { p: p.titled("families-title").private(), families, judges: true }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { families: vec![], judges: false, ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
