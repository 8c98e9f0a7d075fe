//! One part of an entry as a form.

use super::{
    entry::label,
    field::{self, Asking, said},
    shared,
};
use crate::{
    chart::{Bar, Bars, Row},
    say::fact,
    shell::{Page, PageError, PageResult, Render as _, Visit, framed},
    ui::{self, Cell, Content, Table},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::{
    directory::vocabulary::{self, Vocabulary},
    interchange::amend::Cells,
    upkeep::{
        columns::{SECTIONS, SORTING, Tier, of_section, tier},
        draft::{self, Done, Save},
        wait::{self, Trend},
    },
};
use kernel::{Error, FieldError};

#[derive(Template)]
#[template(path = "workbench/upkeep/part.html")]
struct Part {
    p: Page,
    slug: String,
    name: String,
    section: String,
    banner: Option<ui::NotificationBanner>,
    errors: Vec<FieldError>,
    questions: Vec<Content>,
    /// What goes live at once, and what waits, by the names of the questions.
    live: String,
    waits: String,
    trend: Option<Drawn>,
}

framed!(Part);

/// Waits as they were stated.
struct Drawn {
    bars: Bars,
    table: Table,
    stale: bool,
}

impl Drawn {
    fn new(p: &Page, trend: &Trend) -> Self {
        let weeks = |weeks: u32| p.plain_with("upkeep-trend-weeks", &[("weeks", &weeks.to_string())]);
        let rows = trend.posts.iter().map(|post| {
            let bar = Bar { value: f64::from(post.weeks), text: weeks(post.weeks), series: 1, hatched: false };
            Row { label: fact::date(&p.words, post.on), bars: vec![bar] }
        });
        let bars = Bars::new("trend", p.plain("upkeep-trend-title"), p.plain("upkeep-trend-help"), rows.collect());
        let head = vec![Cell::new(p.t("upkeep-trend-day")), Cell::new(p.t("upkeep-trend-wait"))];
        let table = trend.posts.iter().fold(Table::new(p.plain("upkeep-trend-title"), head), |table, post| {
            table.row(vec![Cell::new(fact::date(&p.words, post.on)), Cell::new(weeks(post.weeks))])
        });
        Self { bars: bars.toward(&p.dir), table, stale: trend.stale }
    }
}

/// An entry's part as it is asked for.
struct About<'a> {
    slug: String,
    name: String,
    section: String,
    editor: bool,
    vocabulary: &'a Vocabulary,
    places: Vec<(String, String)>,
    trend: Option<Trend>,
}

impl Part {
    fn new(p: Page, about: About<'_>, cells: &Cells, errors: Vec<FieldError>) -> Self {
        let asking = Asking { p: &p, vocabulary: about.vocabulary, places: &about.places, cells, errors: &errors };
        let questions = field::columns_of(&about.section).into_iter().map(|column| asking.question(column)).collect();
        let named = |wanted: Tier| {
            let asked = field::columns_of(&about.section).into_iter().filter(|c| tier(c, "", "") == wanted);
            p.words.listed(&asked.map(|c| label(&p, c)).collect::<Vec<_>>())
        };
        let (live, waits) = if about.editor { Default::default() } else { (named(Tier::Live), named(Tier::Waits)) };
        let trend = about.trend.as_ref().filter(|t| !t.posts.is_empty() || t.stale).map(|t| Drawn::new(&p, t));
        let (slug, name, section) = (about.slug, about.name, about.section);
        Self { slug, name, section, banner: None, errors, questions, live, waits, trend, p }
    }

    fn heading(&self) -> String {
        self.p.plain(format!("upkeep-part-{}", self.section))
    }

    fn summary(&self) -> ui::ErrorSummary {
        let summary = ui::ErrorSummary::new(self.p.plain("shell-error-title"));
        self.errors.iter().fold(summary, |all, e| all.error(&e.field, said(&self.p, e)))
    }
}

async fn page(
    visit: &Visit,
    slug: &str,
    section: &str,
    typed: Option<Cells>,
    errors: Vec<FieldError>,
) -> Result<Part, PageError> {
    let look = draft::look(&visit.cx, slug).await?;
    if !(SECTIONS.contains(&section) || (look.keeper.editor && section == SORTING)) {
        return Err(Error::NotFound.into());
    }
    let cells = match typed {
        Some(typed) => typed,
        None => look.cells(&visit.cx).await?.into_iter().map(|(column, text)| (column.to_owned(), text)).collect(),
    };
    let waits = of_section(section).any(|column| column == "wait_weeks");
    let about = About {
        slug: slug.to_owned(),
        name: look.public.record.name,
        section: section.to_owned(),
        editor: look.keeper.editor,
        vocabulary: &*vocabulary::load(&visit.cx).await?,
        places: shared::places(&visit.cx).await?,
        trend: if waits { Some(wait::trend(&visit.cx, slug).await?) } else { None },
    };
    let p = visit.page("upkeep-part-title").in_section("/workbench/entries");
    Ok(Part::new(p, about, &cells, errors))
}

/// `GET /workbench/entries/{slug}/{section}`
pub async fn ask(visit: Visit, Path((slug, section)): Path<(String, String)>) -> PageResult {
    Ok(page(&visit, &slug, &section, None, Vec::new()).await?.ok())
}

/// `POST /workbench/entries/{slug}/{section}`
pub async fn save(
    visit: Visit,
    Path((slug, section)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> PageResult {
    let cells = field::read(&section, &sent);
    let save = Save { slug: slug.clone(), section: section.clone(), cells: cells.clone() };
    match draft::save(&visit.cx, save).await {
        Ok(done) => {
            let to = format!("/workbench/entries/{slug}?done={}", code(&done));
            Ok(Redirect::to(&visit.href(&to)).into_response())
        }
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, &slug, &section, Some(cells), errors).await?;
            Ok(page.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Error::Conflict(_)) => {
            let mut page = page(&visit, &slug, &section, Some(cells), Vec::new()).await?;
            page.banner = Some(shared::quicker(&page.p));
            Ok(page.respond(StatusCode::CONFLICT))
        }
        Err(other) => Err(other.into()),
    }
}

/// What to say of it.
fn code(done: &Done) -> &'static str {
    match (done.live.is_empty(), done.waiting.is_empty()) {
        (true, true) => "nothing",
        (false, true) => "live",
        (true, false) => "waiting",
        (false, false) => "both",
    }
}

#[cfg(test)]
mod samples_of_parts {
    use super::*;
    use crate::{shell::sample::Sample, workbench::upkeep::sample};
    use jiff::civil::date;

    fn part(p: Page, section: &str, editor: bool, errors: Vec<FieldError>) -> Part {
        let posts = vec![wait::Post { on: date(2026, 9, 1), weeks: 6 }, wait::Post { on: date(2026, 11, 1), weeks: 4 }];
        let about = About {
            slug: "stay-and-play".into(),
            name: crate::shell::sample::ODD.into(),
            section: section.into(),
            editor,
            vocabulary: &testkit::vocabulary(),
            places: sample::places(),
            trend: (section == "wait").then(|| Trend { name: String::new(), posts, stale: true }),
        };
        Part::new(p.titled("upkeep-part-title").private(), about, &sample::cells(), errors)
    }

    impl Sample for Part {
        fn sample(p: Page) -> Self {
            part(p, "about", false, Vec::new())
        }

        fn states(p: Page) -> Vec<Self> {
            let each = SECTIONS.into_iter().map(|section| part(p.clone(), section, false, Vec::new()));
            let wrong = |section, column: &str, code: &str| {
                part(p.clone(), section, false, vec![FieldError::new(column, code, "")])
            };
            let more = [
                part(p.clone(), SORTING, true, Vec::new()),
                wrong("about", "name", "required"),
                wrong("who", "age_to_months", "age-impossible"),
                wrong("times", "sessions", "time-backwards"),
                wrong("cost", "cost", "no-words-for-this"),
                Self { banner: Some(shared::quicker(&p)), ..part(p.clone(), "access", false, Vec::new()) },
            ];
            each.chain(more).collect()
        }
    }
}
