//! One life stage: what families look for in it; and the timetable of classes before the birth.

use super::card::Card;
use crate::{
    say::{fact, label::named},
    shell::{Page, PageResult, Render, Visit, framed},
};
use askama::Template;
use axum::extract::Path;
use domain::directory::{
    list::Entry,
    topics::{self, Line, StagePage},
    vocabulary,
};
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/stage.html")]
struct Stage {
    p: Page,
    s: StagePage,
}

#[derive(Template)]
#[template(path = "portal/directory/antenatal.html")]
struct Antenatal {
    p: Page,
    lines: Vec<Line>,
    cards: Vec<Card>,
    others: Vec<Card>,
}

framed!(Stage, Antenatal);

impl Antenatal {
    fn when(&self, line: &Line) -> String {
        fact::regular(&self.p.words, &line.time)
    }
}

/// `GET /stages/{code}`
pub async fn stage(visit: Visit, Path(code): Path<String>) -> PageResult {
    let mut s = topics::stage(&visit.cx, visit.app.index.as_ref(), &code).await?.ok_or(Error::NotFound)?;
    s.topics.retain(|(topic, _)| !topic.yes("sensitive"));
    Ok(Stage { p: visit.page_titled(&named(&visit.words, "stages", &code, &s.stage.label).text), s }.ok())
}

/// `GET /antenatal`
pub async fn antenatal(visit: Visit) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let table = topics::antenatal(&visit.cx, visit.app.index.as_ref()).await?;
    let cards = |entries: Vec<Entry>| entries.into_iter().map(|e| Card::of(&visit.words, &vocabulary, e)).collect();
    let (cards, others) = (cards(table.not_stated), cards(table.others));
    Ok(Antenatal { p: visit.page("antenatal-title"), lines: table.lines, cards, others }.ok())
}

#[cfg(test)]
mod samples_of_stages {
    use super::*;
    use crate::{
        portal::directory::sample,
        shell::sample::{ODD, Sample},
    };
    use domain::directory::{model::Day, vocabulary::List};

    impl Sample for Stage {
        fn sample(p: Page) -> Self {
            let stage = sample::term(List::Stages, "antenatal");
            let topics = vec![(sample::term(List::Topics, "sleep"), 3)];
            let title = named(&p.words, "stages", &stage.code, &stage.label).text;
            Self { p: p.named_after(&title), s: StagePage { stage, topics, total: 12 } }
        }
    }

    impl Sample for Antenatal {
        fn sample(p: Page) -> Self {
            let line = |location| Line {
                time: testkit::time(Day::Tue, "18:00", "20:00"),
                location,
                slug: "birth-class".into(),
                name: ODD.into(),
                example: true,
            };
            let lines = vec![line(Some(("willow-hub".to_owned(), ODD.to_owned()))), line(None)];
            let (cards, others) = (vec![sample::card(&p)], vec![sample::card(&p)]);
            Self { p: p.titled("antenatal-title"), lines, cards, others }
        }
    }
}
