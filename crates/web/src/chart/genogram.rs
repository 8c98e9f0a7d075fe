//! A family in rows, the oldest generation first, with lines for who brings up whom and who are a couple. What it shows
//! must also stand in a table.

use askama::{Template, filters::HtmlSafe};
use std::collections::BTreeMap;

/// Width of one person's place.
const PLACE: i32 = 120;
/// Height of one row.
const ROW: i32 = 150;
/// From the middle of a shape to its edge.
const HALF: i32 = 24;
/// From the top of a row to the middle of its shapes.
const MIDDLE: i32 = 40;
/// From the middle of a shape to below the words under it.
const UNDER: i32 = 70;
/// The least width, so that words stay readable on a phone.
const LEAST: i32 = 480;

/// How somebody is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Female.
    Circle,
    /// Male.
    Square,
    /// Not recorded.
    Diamond,
    /// Not yet born.
    Unborn,
}

/// Somebody in the picture.
#[derive(Debug, Clone)]
pub struct Standing {
    /// In which row; smaller is higher.
    pub row: i32,
    /// First name.
    pub name: String,
    /// Age, or when expected.
    pub note: String,
    /// How they are drawn.
    pub shape: Shape,
    /// The one the page is about.
    pub focus: bool,
}

/// A line between two people, by their position.
#[derive(Debug, Clone, Copy)]
pub struct Joined {
    /// From.
    pub from: usize,
    /// To.
    pub to: usize,
    /// Drawn broken.
    pub broken: bool,
}

/// The picture.
#[derive(Debug, Clone, Template)]
#[template(path = "ui/chart-genogram.html")]
pub struct Genogram {
    id: String,
    title: String,
    description: String,
    width: i32,
    height: i32,
    people: Vec<Placed>,
    lines: Vec<Line>,
}

#[derive(Debug, Clone)]
struct Placed {
    x: i32,
    y: i32,
    who: Standing,
}

#[derive(Debug, Clone)]
struct Line {
    path: String,
    broken: bool,
}

impl HtmlSafe for Genogram {}

impl Genogram {
    /// Places everybody. `id` must be unique on the page.
    pub fn new(id: &str, title: String, description: String, people: Vec<Standing>, joined: Vec<Joined>) -> Self {
        let mut rows: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (at, who) in people.iter().enumerate() {
            rows.entry(who.row).or_default().push(at);
        }
        let widest = rows.values().map(Vec::len).max().unwrap_or_default();
        let width = (i32::try_from(widest).unwrap_or(i32::MAX / PLACE) * PLACE).max(LEAST);
        let mut at: BTreeMap<usize, (i32, i32)> = BTreeMap::new();
        for (nth, members) in (0..).zip(rows.values()) {
            let count = i32::try_from(members.len()).unwrap_or_default();
            let first = (width - count * PLACE) / 2 + PLACE / 2;
            at.extend((0..).zip(members).map(|(place, who)| (*who, (first + place * PLACE, nth * ROW + MIDDLE))));
        }
        let lines = joined.iter().filter_map(|line| {
            let path = path(*at.get(&line.from)?, *at.get(&line.to)?);
            Some(Line { path, broken: line.broken })
        });
        let height = i32::try_from(rows.len()).unwrap_or_default() * ROW;
        let lines = lines.collect();
        let placed = people.into_iter().enumerate().map(|(nth, who)| {
            let (x, y) = at.get(&nth).copied().unwrap_or_default();
            Placed { x, y, who }
        });
        Self { id: id.to_owned(), title, description, width, height, people: placed.collect(), lines }
    }

    fn half(&self) -> i32 {
        HALF
    }
}

/// A line from one person to another: along the row between equals, down and across between generations, from below the
/// words under the older one, so that no line runs through them.
fn path((x1, y1): (i32, i32), (x2, y2): (i32, i32)) -> String {
    if y1 == y2 {
        let under = y1 + HALF + 8;
        // Neighbours are joined straight; others by a line that passes under those between.
        return if (x1 - x2).abs() <= PLACE {
            format!("M{x1} {y1}H{x2}")
        } else {
            format!("M{x1} {y1}V{under}H{x2}V{y2}")
        };
    }
    let ((x1, y1), (x2, y2)) = if y1 < y2 { ((x1, y1), (x2, y2)) } else { ((x2, y2), (x1, y1)) };
    format!("M{x1} {}V{}H{x2}V{y2}", y1 + UNDER, y2 - MIDDLE + 8)
}

impl Placed {
    fn is(&self, shape: Shape) -> bool {
        self.who.shape == shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(row: i32, name: &str, shape: Shape) -> Standing {
        Standing { row, name: name.to_owned(), note: "2 years old".to_owned(), shape, focus: row == 0 }
    }

    #[test]
    fn generations_stand_one_under_another_and_words_are_escaped() {
        let people = vec![
            standing(0, "<b>Jo</b>", Shape::Diamond),
            standing(-1, "Kim", Shape::Circle),
            standing(-1, "Al", Shape::Square),
            standing(0, "Baby", Shape::Unborn),
        ];
        let joined = vec![Joined { from: 1, to: 0, broken: false }, Joined { from: 1, to: 2, broken: true }];
        let svg = Genogram::new("g", "Family".into(), "Kim is a parent of Jo.".into(), people, joined).to_string();
        assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"g-title\">Family</title>"), "{svg}");
        assert!(!svg.contains("<b>") && svg.contains("viewBox=\"0 0 480 300\""), "{svg}");
        assert!(svg.contains("h-genogram__line--broken") && svg.contains("h-genogram__focus"), "{svg}");
    }

    #[test]
    fn nobody_is_no_fault() {
        assert!(Genogram::new("g", String::new(), String::new(), vec![], vec![]).to_string().contains("<svg"));
    }
}
