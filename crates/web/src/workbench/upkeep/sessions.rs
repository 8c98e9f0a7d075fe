//! Regular times on a form: a row each, with its place, day and hours, and two empty rows for more.

use crate::{shell::Page, ui};
use askama::Template;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Rows for times to add.
const MORE: usize = 2;
/// Rows one form takes.
const MOST: usize = 60;

/// One time as its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Row {
    place: String,
    day: String,
    opens: String,
    closes: String,
    /// What follows: `term`, limits by date.
    rest: String,
}

/// The rows of a form.
#[derive(Template)]
#[template(path = "workbench/upkeep/sessions.html")]
pub(super) struct Rows<'a> {
    p: &'a Page,
    rows: Vec<Fields>,
    error: Option<ui::ErrorMessage>,
}

struct Fields {
    number: usize,
    place: ui::Select,
    day: ui::Select,
    opens: ui::Input,
    closes: ui::Input,
    term: ui::Checkboxes,
    limits: String,
}

impl<'a> Rows<'a> {
    pub(super) fn new(p: &'a Page, places: &[(String, String)], value: &str, error: Option<ui::ErrorMessage>) -> Self {
        let rows = parse(value).into_iter().chain(std::iter::repeat_n(Row::default(), MORE)).take(MOST);
        let rows = (1..).zip(rows).map(|(number, row)| fields(p, places, number, &row)).collect();
        Self { p, rows, error }
    }
}

fn fields(p: &Page, places: &[(String, String)], number: usize, row: &Row) -> Fields {
    let name = |part: &str| format!("{part}-{number}");
    let place = ui::Select::new(name("place"), p.t("upkeep-session-place"))
        .item("", p.plain("upkeep-session-remove"))
        .item("-", p.plain("upkeep-session-nowhere"));
    let place = places.iter().fold(place, |select, (slug, name)| select.item(slug, name)).value(&row.place);
    let day = ui::Select::new(name("day"), p.t("upkeep-session-day")).item("", p.plain("upkeep-session-no-day"));
    let day =
        DAYS.iter().fold(day, |select, day| select.item(day, p.plain(format!("shell-day-{day}")))).value(&row.day);
    let hour = |part: &str, value: &str| {
        let label = p.t(format!("upkeep-session-{part}"));
        ui::Input::new(name(part), label).value(value).kind("time").class("govuk-input--width-10")
    };
    let (term, limits): (Vec<&str>, Vec<&str>) = row.rest.split_whitespace().partition(|word| *word == "term");
    let yes = vec![ui::Choice::new("term", p.t("upkeep-said-yes"))];
    Fields {
        number,
        place,
        day,
        opens: hour("opens", &row.opens),
        closes: hour("closes", &row.closes),
        term: ui::Checkboxes::new(name("term"), p.t("upkeep-session-term"), yes).values(term).small(),
        limits: limits.join(" "),
    }
}

/// The times of a cell. What cannot be read is left to the register to refuse.
fn parse(value: &str) -> Vec<Row> {
    let times = value.split(';').map(str::trim).filter(|part| !part.is_empty());
    times
        .map(|part| {
            let mut words = part.split_whitespace().map(str::to_owned);
            let (place, day) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let hours = words.next().unwrap_or_default();
            let (opens, closes) = hours.split_once('-').unwrap_or((&hours, ""));
            let (opens, closes) = (opens.to_owned(), closes.to_owned());
            Row { place, day, opens, closes, rest: words.collect::<Vec<_>>().join(" ") }
        })
        .collect()
}

/// The rows a form sent, as one cell. A row without a place is taken away.
pub(super) fn read(sent: &[(String, String)]) -> String {
    let part = |name: &str, number: usize| {
        let name = format!("{name}-{number}");
        sent.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.trim())
    };
    let row = |number| {
        let place = part("place", number);
        let hours = match (part("opens", number), part("closes", number)) {
            ("", "") => String::new(),
            (opens, closes) => format!("{opens}-{closes}"),
        };
        let said = [place, part("day", number), &hours, part("term", number), part("limits", number)];
        let said: Vec<&str> = said.into_iter().filter(|word| !word.is_empty()).collect();
        (!place.is_empty()).then(|| said.join(" ").replace(';', " "))
    };
    (1..=MOST).filter_map(row).collect::<Vec<_>>().join(";")
}

/// The times of a cell as people read them.
pub(super) fn told(p: &Page, places: &[(String, String)], value: &str) -> String {
    let said = parse(value).into_iter().map(|row| {
        let place = places.iter().find(|(slug, _)| *slug == row.place).map_or("", |(_, name)| name);
        let day =
            if DAYS.contains(&row.day.as_str()) { p.plain(format!("shell-day-{}", row.day)) } else { String::new() };
        let time = p.plain_with("fact-regular-time", &[("day", &day), ("from", &row.opens), ("to", &row.closes)]);
        let time = if row.day.is_empty() { String::new() } else { time };
        let rest = match row.rest.as_str() {
            "term" => p.plain("upkeep-session-term"),
            other => other.to_owned(),
        };
        let said: Vec<String> = [place.to_owned(), time, rest].into_iter().filter(|s| !s.is_empty()).collect();
        p.words.listed(&said)
    });
    said.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_the_cell_they_came_from() {
        let cell = "willow-hub tue 09:30-11:00 term;- thu 13:00-14:00 from 2026-01-05 to 2026-03-30;elm-hub";
        let mut sent = Vec::new();
        for (number, row) in (1..).zip(parse(cell)) {
            let (term, limits) = match row.rest.strip_prefix("term") {
                Some(rest) => ("term", rest.trim().to_owned()),
                None => ("", row.rest.clone()),
            };
            let cells = [("place", row.place), ("day", row.day), ("opens", row.opens), ("closes", row.closes)];
            sent.extend(cells.map(|(part, value)| (format!("{part}-{number}"), value)));
            sent.push((format!("term-{number}"), term.to_owned()));
            sent.push((format!("limits-{number}"), limits));
        }
        assert_eq!(read(&sent), cell);
        sent.iter_mut().find(|(name, _)| name == "place-1").expect("the first row").1.clear();
        assert_eq!(
            read(&sent),
            "- thu 13:00-14:00 from 2026-01-05 to 2026-03-30;elm-hub",
            "a row without a place goes"
        );
    }
}
