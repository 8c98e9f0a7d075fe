//! The gaps as a file for spreadsheets: one line a topic and printed figure, nothing a spreadsheet would run.

use super::{
    demand::Ask,
    disclosure::Shown,
    gaps::{Gaps, Row},
    supply::Slot,
};
use kernel::{Error, Result};
use std::collections::BTreeMap;

/// The symbol for a hidden count, the same for both kinds of hiding.
pub const HIDDEN: &str = "*";

const COLUMNS: [&str; 30] = [
    "topic",
    "label",
    "state",
    "services",
    "in_person",
    "in_person_not_stated",
    "level_1",
    "level_2",
    "level_3",
    "level_4",
    "stages",
    "modes",
    "weekday",
    "school_hours",
    "evening",
    "weekend",
    "times_not_stated",
    "places_not_stated",
    "survey",
    "question",
    "answer",
    "asked",
    "base",
    "base_kind",
    "percent_printed",
    "percent_computed",
    "reconciles",
    "source",
    "searches",
    "searches_found_nothing",
];

/// Writes the file.
///
/// # Errors
/// `Internal` when it cannot be written, which memory always can.
pub fn csv(gaps: &Gaps) -> Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(Error::internal)?;
    for row in &gaps.rows {
        let figures: Vec<Option<&Ask>> =
            if row.demand.is_empty() { vec![None] } else { row.demand.iter().map(Some).collect() };
        for figure in figures {
            out.write_record(line(row, figure).iter().map(|cell| neutral(cell))).map_err(Error::internal)?;
        }
    }
    String::from_utf8(out.into_inner().map_err(Error::internal)?).map_err(Error::internal)
}

fn line(row: &Row, figure: Option<&Ask>) -> Vec<String> {
    let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    let share = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
    let level = |l: u8| row.supply.levels.get(&l).copied().unwrap_or_default().to_string();
    let mut cells = vec![
        row.topic.clone(),
        row.label.clone(),
        row.state.code().to_owned(),
        row.supply.services.to_string(),
        row.supply.in_person.to_string(),
        row.supply.in_person_unclear.to_string(),
    ];
    cells.extend((1..=4).map(level));
    let counted = |counts: &BTreeMap<String, u32>| {
        counts.iter().map(|(code, n)| format!("{code}: {n}")).collect::<Vec<_>>().join("; ")
    };
    cells.extend([counted(&row.supply.stages), counted(&row.supply.modes)]);
    cells.extend(Slot::ALL.map(|slot| row.supply.slots.get(&slot).copied().unwrap_or_default().to_string()));
    cells.extend([row.supply.times_not_stated.to_string(), row.supply.places_not_stated.to_string()]);
    match figure {
        Some(ask) => cells.extend([
            ask.survey.clone(),
            ask.question.clone(),
            ask.item.clone(),
            number(ask.count),
            number(ask.base),
            ask.base_kind.clone(),
            share(ask.percent_printed),
            share(ask.percent_computed),
            ask.reconciles.map_or_else(String::new, |yes| if yes { "yes".to_owned() } else { "no".to_owned() }),
            ask.source.clone(),
        ]),
        None => cells.extend(std::iter::repeat_n(String::new(), 10)),
    }
    let searches = row.searches.as_ref();
    cells.push(searches.map_or_else(String::new, |s| shown(s.total)));
    cells.push(searches.and_then(|s| s.cells.first()).map_or_else(String::new, |s| shown(*s)));
    cells
}

/// A released figure as text.
pub fn shown(figure: Shown) -> String {
    match figure {
        Shown::Zero => "0".to_owned(),
        Shown::About(count) => count.to_string(),
        Shown::Hidden => HIDDEN.to_owned(),
    }
}

/// A cell that a spreadsheet takes as words, whatever it begins with.
pub(crate) fn neutral(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs && cell.parse::<f64>().is_err() { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::{state::State, supply::Supply};

    #[test]
    fn a_line_has_every_column_and_no_formula() {
        let ask = Ask {
            survey: "2023".into(),
            question: "topic-help".into(),
            item: "=cmd()".into(),
            topic: "sleep".into(),
            time: String::new(),
            mode: String::new(),
            count: Some(19),
            percent_printed: None,
            percent_computed: Some(14.84),
            base: Some(128),
            base_kind: "printed".into(),
            reconciles: None,
            source: "CPS2024: 4.1".into(),
            note: String::new(),
        };
        let row = Row {
            topic: "sleep".into(),
            label: "@sleep".into(),
            supply: Supply::default(),
            demand: vec![ask],
            searches: None,
            state: State::Unmet,
        };
        let cells: Vec<String> = line(&row, row.demand.first()).iter().map(|c| neutral(c)).collect();
        assert_eq!(cells.len(), COLUMNS.len());
        assert_eq!((cells[1].as_str(), cells[20].as_str()), ("'@sleep", "'=cmd()"));
        assert_eq!(line(&row, None).len(), COLUMNS.len());
        assert_eq!(neutral("-4"), "-4");
    }
}
