//! `GET /workbench/audit/shares`: which shares exist, and what was decided not to be shared; as a file too.

use super::moment;
use crate::{
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui::{self, Cell, Content, Table},
};
use askama::Template;
use axum::{http::header, response::IntoResponse};
use axum_extra::extract::Query;
use domain::oversight::{self, Shares, Which};
use jiff::Timestamp;
use kernel::{Error, Id};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/oversight/shares.html")]
struct SharesThere {
    p: Page,
    wish: Wish,
    found: Shares,
}

framed!(SharesThere);

/// What is asked for, with the code of each.
const ONLY: [(&str, Which); 4] =
    [("", Which::All), ("now", Which::Now), ("without-agreement", Which::WithoutAgreement), ("kept", Which::Kept)];

/// What the form asks for.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wish {
    only: String,
}

impl Wish {
    fn which(&self) -> Result<Which, Error> {
        let found = ONLY.iter().find(|(code, _)| *code == self.only).map(|(_, which)| *which);
        found.ok_or_else(|| Error::invalid("only", "unknown-code", "there is no such choice"))
    }
}

impl SharesThere {
    fn only(&self) -> ui::Select {
        let all = ui::Select::new("only", self.p.t("audit-shares-only"));
        ONLY.iter()
            .fold(all, |select, (code, _)| {
                let key = if code.is_empty() { "all" } else { code };
                select.item(code, self.p.plain(format!("audit-shares-only-{key}")))
            })
            .value(&self.wish.only)
    }

    fn file(&self) -> String {
        self.p.href(format!("/workbench/audit/shares.csv?only={}", self.wish.only))
    }

    fn record(&self, person: &Id) -> String {
        self.p.href(format!("/workbench/audit?person={person}"))
    }

    fn at(&self, at: &Timestamp) -> String {
        moment(*at)
    }

    fn between(&self) -> Table {
        let p = &self.p;
        let head = ["audit-same-record", "audit-shares-of", "audit-shares-to", "audit-shares-why", "audit-shares-when"];
        let table = Table::new(p.plain("audit-shares-between"), head.map(|key| Cell::new(p.t(key))).to_vec());
        self.found.between.iter().fold(table, |table, one| {
            let state = p.plain(if one.counts { "audit-shares-counts" } else { "audit-shares-over" });
            let until = one.to.map(|to| format!(" – {}", moment(to))).unwrap_or_default();
            let why = format!("{} {}", one.reference, p.plain(format!("audit-basis-{}", one.basis)));
            let text = |text: String| Cell::new(Content::Text(text));
            let [of, to] = one.agencies.clone();
            let when = format!("{state}: {}{until} {}", moment(one.from), one.by);
            table.row(vec![text(one.person.to_string()), text(of), text(to), text(why), text(when)])
        })
    }
}

/// `GET /workbench/audit/shares`
pub async fn show(visit: Visit, Query(wish): Query<Wish>) -> PageResult {
    let found = oversight::shares(&visit.cx, wish.which()?).await?;
    let p = visit.page("audit-shares-title").in_section("/workbench/audit");
    Ok(SharesThere { p, wish, found }.ok())
}

/// `GET /workbench/audit/shares.csv`
pub async fn file(visit: Visit, Query(wish): Query<Wish>) -> PageResult {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"shares.csv\""),
    ];
    Ok((headers, oversight::shares_file(&visit.cx, wish.which()?).await?).into_response())
}

#[cfg(test)]
impl crate::shell::sample::Sample for SharesThere {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        use domain::{
            family::ShareDecision,
            oversight::{Between, Decided},
        };
        let bases = ["public-task", "legal-obligation", "vital-interests", "consent", "legitimate-interests"];
        let one = |basis: &&str| Between {
            person: Id::fresh(),
            agencies: [ODD.into(), ODD.into()],
            reference: ODD.into(),
            purpose: "family-support".into(),
            classes: "12".into(),
            basis: (*basis).to_owned(),
            by: ODD.into(),
            from: Timestamp::UNIX_EPOCH,
            to: (*basis == "consent").then_some(Timestamp::UNIX_EPOCH),
            counts: *basis != "consent",
        };
        let decided = |one: &ShareDecision| Decided {
            person: Id::fresh(),
            decision: one.code().into(),
            by: ODD.into(),
            at: Timestamp::UNIX_EPOCH,
        };
        let found = Shares {
            between: bases.iter().map(one).collect(),
            decided: ShareDecision::ALL.iter().map(decided).collect(),
        };
        Self { p: p.titled("audit-shares-title").private(), wish: Wish::default(), found }
    }

    fn states(p: Page) -> Vec<Self> {
        vec![Self { found: Shares::default(), ..Self::sample(p.clone()) }, Self::sample(p)]
    }
}
