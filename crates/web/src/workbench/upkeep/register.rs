//! The whole register as a table, for everyone who works here.

use crate::{
    say::{fact, label},
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui::{self, Cell},
};
use askama::Template;
use axum::http::StatusCode;
use axum_extra::extract::Query;
use domain::{
    directory::{
        status::Status,
        vocabulary::{self, List, Vocabulary},
    },
    upkeep::register::{self, Asked, NEEDS, Row, Table},
};
use kernel::Error;
use serde::Deserialize;

/// Rows one page shows.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "workbench/upkeep/register.html")]
struct Register {
    p: Page,
    asked: Filters,
    found: usize,
    all: usize,
    shown: usize,
    topics: ui::Select,
    needs: ui::Select,
    table: ui::Table,
    editor: bool,
}

framed!(Register);

/// What the form asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filters {
    q: String,
    needs: String,
    topic: String,
}

impl Register {
    fn new(p: Page, vocabulary: &Vocabulary, asked: Filters, table: Table) -> Self {
        let any = |name: &str| {
            ui::Select::new(name, p.t(format!("upkeep-filter-{name}"))).item("", p.plain("upkeep-filter-all"))
        };
        let topics = vocabulary.terms(List::Topics).iter().fold(any("topic"), |select, term| {
            select.item(&term.code, label::plain(&p.words, vocabulary, List::Topics, &term.code))
        });
        let needs = NEEDS.into_iter().fold(any("needs"), |select, code| {
            let count = table.needs.get(code).copied().unwrap_or_default().to_string();
            select.item(code, p.plain_with(format!("upkeep-needs-{code}"), &[("count", &count)]))
        });
        Self {
            found: table.rows.len(),
            all: table.all,
            shown: table.rows.len().min(SHOWN),
            topics: topics.value(&asked.topic),
            needs: needs.value(&asked.needs),
            table: drawn(&p, &table),
            editor: table.editor,
            asked,
            p,
        }
    }

    fn search(&self) -> ui::Input {
        ui::Input::new("q", self.p.t("upkeep-filter-q")).value(&self.asked.q).kind("search")
    }
}

fn drawn(p: &Page, table: &Table) -> ui::Table {
    let heads = ["name", "organisation", "status", "checked", "score", "keeper", "wait"];
    let head = heads.map(|key| Cell::new(p.t(format!("upkeep-column-{key}")))).to_vec();
    let empty = ui::Table::new(p.plain("upkeep-register-title"), head);
    table.rows.iter().take(SHOWN).fold(empty, |drawn, row| drawn.row(cells(p, row, table.editor)))
}

fn cells(p: &Page, row: &Row, editor: bool) -> Vec<Cell> {
    let path = if editor { format!("/workbench/entries/{}", row.slug) } else { format!("/services/{}", row.slug) };
    // A row the public cannot see has no public page to lead to.
    let leads = editor || row.status.is_public();
    let name = Named { p, href: if leads { p.href(path) } else { String::new() }, name: &row.name };
    let checked = match row.reviewed {
        Some(on) => fact::date(&p.words, on),
        None => p.plain("upkeep-checked-never"),
    };
    let wait = match row.wait {
        Some((weeks, stale)) => {
            let key = if stale { "upkeep-wait-stale" } else { "upkeep-trend-weeks" };
            p.plain_with(key, &[("weeks", &weeks.to_string())])
        }
        None => p.plain("upkeep-nothing"),
    };
    vec![
        Cell::new(ui::Content::html(name)),
        Cell::new(p.data(&row.organisation)),
        Cell::new(p.t(format!("upkeep-status-{}", status(row.status)))),
        Cell::new(format!("{checked}. {}", p.plain(format!("upkeep-short-{}", row.rung.code())))),
        Cell::figure(row.score),
        Cell::new(p.t(format!("upkeep-standing-{}", row.standing.code()))),
        Cell::new(wait),
    ]
}

/// A name that leads to its page.
#[derive(Template)]
#[template(path = "workbench/upkeep/named.html")]
struct Named<'a> {
    p: &'a Page,
    href: String,
    name: &'a str,
}

fn status(status: Status) -> &'static str {
    match status {
        Status::MarkedForDeletion => "marked",
        Status::Archived => "archived",
        Status::Pending => "pending",
        Status::Invisible => "hidden",
        Status::Expired => "expired",
        Status::Scheduled => "scheduled",
        Status::TemporarilyClosed => "closed",
        Status::Active => "active",
    }
}

/// `GET /workbench/register`
pub async fn show(visit: Visit, Query(asked): Query<Filters>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let wanted = Asked { words: asked.q.clone(), needs: asked.needs.clone(), topic: asked.topic.clone() };
    let p = visit.page("upkeep-register-title").in_section("/workbench/register");
    match register::table(&visit.cx, &wanted).await {
        Ok(table) => Ok(Register::new(p, &vocabulary, asked, table).ok()),
        Err(Error::Invalid(_)) => {
            let table = register::table(&visit.cx, &Asked::default()).await?;
            let page = Register::new(p, &vocabulary, Filters::default(), table);
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
impl crate::shell::sample::Sample for Register {
    fn sample(p: Page) -> Self {
        let table = crate::workbench::upkeep::sample::table();
        Self::new(p.titled("upkeep-register-title").private(), &testkit::vocabulary(), Filters::default(), table)
    }

    fn states(p: Page) -> Vec<Self> {
        let p = p.titled("upkeep-register-title").private();
        let table = crate::workbench::upkeep::sample::table();
        let empty = Table { rows: Vec::new(), editor: true, ..table.clone() };
        let asked = Filters { q: "tea".into(), needs: "stale".into(), topic: "sleep".into() };
        vec![
            Self::sample(p.clone()),
            Self::new(p.clone(), &testkit::vocabulary(), asked, Table { editor: true, ..table }),
            Self::new(p, &testkit::vocabulary(), Filters::default(), empty),
        ]
    }
}
