//! The first page: one box, one button, six tiles, what is on today.

use super::directory::today::{self, OnToday};
use crate::{
    say::label::{self, Label},
    shell::{Page, PageResult, Render, Visit, Words, framed},
};
use askama::Template;
use domain::directory::vocabulary::{self, List, Vocabulary};

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home {
    p: Page,
    tiles: Vec<Tile>,
    today: Vec<OnToday>,
}

struct Tile {
    icon: &'static str,
    label: Label,
    path: String,
}

/// Stages on the first page, each with its drawing. A tile says what the stage's own page says.
const STAGES: [(&str, &str); 5] = [
    ("antenatal", "antenatal"),
    ("baby", "baby"),
    ("early-years", "toddler"),
    ("primary", "primary"),
    ("teenage", "teenage"),
];

/// One tile a stage of the place, and one for extra needs at any age.
fn tiles(words: &Words, vocabulary: &Vocabulary) -> Vec<Tile> {
    let stage = |(code, icon): (&str, &'static str)| Tile {
        icon,
        label: label::of(words, vocabulary, List::Stages, code),
        path: format!("/stages/{code}"),
    };
    let mut tiles: Vec<Tile> =
        STAGES.into_iter().filter(|(code, _)| vocabulary.has(List::Stages, code)).map(stage).collect();
    let extra = Label { text: words.plain("home-tile-send", &[]), own: true };
    tiles.push(Tile { icon: "extra-needs", label: extra, path: "/topics/send".to_owned() });
    tiles
}

/// Examples of what may be typed: word key of each.
const EXAMPLES: [&str; 3] = ["home-example-sleep", "home-example-groups", "home-example-teen"];

/// Most entries of "on today" here; the hubs' page has all.
const MOST_TODAY: usize = 3;

framed!(Home);

impl Home {
    /// The examples, each with the address that searches for it.
    fn examples(&self) -> Vec<(String, String)> {
        EXAMPLES
            .iter()
            .map(|key| {
                let said = self.p.plain(key);
                let path = format!("/search?q={}", crate::shell::visit::encoded(&said));
                (said, self.p.href(&path))
            })
            .collect()
    }
}

/// `GET /`
pub async fn home(visit: Visit) -> PageResult {
    let today = today::on_today(&visit, MOST_TODAY).await?;
    let vocabulary = vocabulary::load(&visit.cx).await?;
    Ok(Home { p: visit.page("home-title"), tiles: tiles(&visit.words, &vocabulary), today }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Home {
    fn sample(p: Page) -> Self {
        let tiles = tiles(&p.words, &testkit::vocabulary());
        Self { p: p.titled("home-title"), tiles, today: vec![super::directory::sample::today()] }
    }
}
