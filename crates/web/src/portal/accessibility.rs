//! The accessibility statement, from data: what does not work well yet, what will be done and by when.

use crate::{
    say::fact,
    shell::{Page, PageResult, Render, Visit, framed},
};
use askama::Template;
use jiff::civil::Date;
use kernel::Error;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statement {
    status: String,
    tested: Date,
    reviewed: Date,
    review_by: Date,
    #[serde(rename = "issue")]
    issues: Vec<Issue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Issue {
    rule: String,
    about: String,
    by: Date,
}

#[derive(Template)]
#[template(path = "portal/accessibility.html")]
struct Accessibility {
    p: Page,
    statement: Statement,
    overdue: bool,
}

framed!(Accessibility);

impl Accessibility {
    fn date(&self, on: &Date) -> String {
        fact::date(&self.p.words, *on)
    }

    fn status(&self) -> String {
        format!("accessibility-status-{}", self.statement.status)
    }
}

impl Issue {
    fn effect(&self) -> String {
        format!("accessibility-issue-{}-effect", self.about)
    }

    fn plan(&self) -> String {
        format!("accessibility-issue-{}-plan", self.about)
    }
}

fn statement() -> Result<Statement, Error> {
    toml::from_str(include_str!("../../statements/portal.toml")).map_err(Error::internal)
}

/// `GET /accessibility`
pub async fn accessibility(visit: Visit) -> PageResult {
    let statement = statement()?;
    let overdue = visit.cx.clock.today() > statement.review_by;
    Ok(Accessibility { p: visit.page("accessibility-title"), statement, overdue }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Accessibility {
    fn sample(p: Page) -> Self {
        let statement = statement().expect("the statement");
        Self { p: p.titled("accessibility-title"), statement, overdue: true }
    }
}
