//! The first page: one box, one button, six tiles, what is on today.

use super::directory::today::{self, OnToday};
use crate::shell::{Page, PageResult, Render, Visit, framed};
use askama::Template;

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home {
    p: Page,
    tiles: [Tile; 6],
    today: Vec<OnToday>,
}

struct Tile {
    icon: &'static str,
    word: &'static str,
    path: &'static str,
}

const TILES: [Tile; 6] = [
    Tile { icon: "antenatal", word: "home-tile-antenatal", path: "/stages/antenatal" },
    Tile { icon: "baby", word: "home-tile-baby", path: "/stages/baby" },
    Tile { icon: "toddler", word: "home-tile-early", path: "/stages/early-years" },
    Tile { icon: "primary", word: "home-tile-primary", path: "/stages/primary" },
    Tile { icon: "teenage", word: "home-tile-teenage", path: "/stages/teenage" },
    Tile { icon: "extra-needs", word: "home-tile-send", path: "/topics/send" },
];

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
    Ok(Home { p: visit.page("home-title"), tiles: TILES, today }.ok())
}
