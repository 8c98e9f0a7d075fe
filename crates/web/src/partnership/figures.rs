//! The figures of the gaps page: sentences, drawings and tables made of the same rows.

use crate::{
    chart::{Bar, Bars, Row as Drawn},
    say::{
        fact::inside,
        label::{self, Label},
    },
    shell::{Page, words::Words},
    ui::{Cell, Content, Table},
};
use domain::directory::vocabulary::List;
use domain::insight::{
    csv_out::shown,
    demand::Ask,
    gaps::{Gaps, Row},
    state::State,
};

/// The message of the page in one sentence.
pub fn headline(words: &Words, gaps: &Gaps) -> String {
    let names: Vec<String> = gaps.unmet_though_asked().iter().map(|row| inside(&topic(words, row).text)).collect();
    match names.split_last() {
        None => words.plain("gaps-headline-none", &[]),
        Some((last, [])) => words.plain("gaps-headline-one", &[("topic", last)]),
        Some((last, others)) => words.plain("gaps-headline-some", &[("topics", &words.listed(others)), ("last", last)]),
    }
}

/// What a row's topic is called in the reader's language.
fn topic(words: &Words, row: &Row) -> Label {
    label::named(words, List::Topics.name(), &row.topic, &row.label)
}

/// How many topics stand in each state, the worst first.
pub fn counts_by_state(gaps: &Gaps) -> Vec<(&'static str, usize)> {
    State::ALL.into_iter().map(|state| (state.code(), gaps.in_state(state))).collect()
}

/// Topics people asked for in the newer survey, most asked first, with how each stands.
pub fn asked(p: &Page, gaps: &Gaps) -> Bars {
    let mut rows: Vec<(&Row, &Ask)> = gaps.rows.iter().filter_map(|r| Some((r, most(r)?))).collect();
    rows.sort_by_key(|(row, ask)| (std::cmp::Reverse(ask.count), row.topic.clone()));
    let drawn = rows
        .iter()
        .map(|(row, ask)| {
            let state = p.plain(format!("gaps-state-{}", row.state.code()));
            let count = ask.count.unwrap_or_default();
            let missing = row.state == State::Unmet;
            Drawn {
                label: topic(&p.words, row).text,
                bars: vec![Bar {
                    value: f64::from(count),
                    text: p.plain_with("gaps-people", &[("count", &count.to_string()), ("state", &state)]),
                    series: if missing { 2 } else { 1 },
                    hatched: missing,
                }],
            }
        })
        .collect();
    Bars::new("asked", p.plain("gaps-asked-title"), headline(&p.words, gaps), drawn).toward(&p.dir)
}

/// Where the figures of the first drawing come from: its measure and its source.
pub fn asked_credit(p: &Page, gaps: &Gaps) -> (String, String) {
    credit(
        p,
        ("gaps-asked-measure", "gaps-asked-source"),
        gaps.rows.iter().filter_map(most).max_by_key(|a| a.survey.clone()),
    )
}

/// Where the figures of the second drawing come from: its measure and its source.
pub fn times_credit(p: &Page, gaps: &Gaps) -> (String, String) {
    credit(p, ("gaps-times-measure", "gaps-times-source"), gaps.times.iter().find_map(|t| t.demand.first()))
}

fn credit(p: &Page, keys: (&str, &str), ask: Option<&Ask>) -> (String, String) {
    let Some(ask) = ask else { return <(String, String)>::default() };
    let base = ask.base.map_or_else(|| "?".to_owned(), |b| b.to_string());
    // The document names itself in its own language.
    let source = p.words.printed(&ask.source);
    let kind = p.plain(match ask.base_kind.as_str() {
        "printed" => "gaps-base-printed",
        kind if kind.starts_with("inferred") => "gaps-base-inferred",
        _ => "gaps-base-missing",
    });
    let args = [("survey", ask.survey.as_str()), ("source", &source), ("base", &base), ("kind", &kind)];
    (p.plain_with(keys.0, &args), p.plain_with(keys.1, &args))
}

/// The printed answer that most people gave about a topic.
fn most(row: &Row) -> Option<&Ask> {
    row.demand.iter().filter(|a| a.count.is_some()).max_by_key(|a| a.count)
}

/// Times of the week: the share who asked beside the share of services that say they run then.
pub fn times(p: &Page, gaps: &Gaps) -> Bars {
    let all = gaps.count.all.services;
    let drawn = gaps
        .times
        .iter()
        .map(|time| {
            let percent = time.demand.iter().find_map(|a| a.percent_printed).unwrap_or_default();
            let stated = if all == 0 { 0.0 } else { f64::from(time.stated) * 100.0 / f64::from(all) };
            let offered = [("count", time.stated.to_string()), ("all", all.to_string())];
            let offered: Vec<(&'static str, &str)> = offered.iter().map(|(k, v)| (*k, v.as_str())).collect();
            Drawn {
                label: p.plain(format!("gaps-time-{}", time.slot.code())),
                bars: vec![
                    Bar {
                        value: percent,
                        text: p.plain_with("gaps-time-asked", &[("percent", &percent.to_string())]),
                        series: 1,
                        hatched: false,
                    },
                    Bar { value: stated, text: p.plain_with("gaps-time-offered", &offered), series: 2, hatched: true },
                ],
            }
        })
        .collect();
    Bars::new("times", p.plain("gaps-times-title"), times_sentence(p, gaps), drawn).toward(&p.dir)
}

/// What the drawing of times says.
pub fn times_sentence(p: &Page, gaps: &Gaps) -> String {
    let percent = |code: &str| {
        let time = gaps.times.iter().find(|t| t.slot.code() == code);
        time.and_then(|t| t.demand.iter().find_map(|a| a.percent_printed)).unwrap_or_default().to_string()
    };
    let (missing, all) = (gaps.count.all.times_not_stated.to_string(), gaps.count.all.services.to_string());
    let args = [("evening", percent("evening")), ("weekend", percent("weekend")), ("missing", missing), ("all", all)];
    let args: Vec<(&'static str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
    p.plain_with("gaps-times-sentence", &args)
}

/// Every topic with everything counted.
pub fn table(p: &Page, gaps: &Gaps) -> Table {
    let head = |key: &str| {
        let said = p.plain(format!("gaps-column-{key}"));
        if matches!(key, "topic" | "state" | "asked") { Cell::new(said) } else { Cell::figure(said) }
    };
    let heads = [
        "topic",
        "state",
        "services",
        "in-person",
        "level-1",
        "level-2",
        "level-3",
        "level-4",
        "no-times",
        "asked",
        "searches",
        "nothing",
    ];
    gaps.rows
        .iter()
        .fold(Table::new(p.plain("gaps-table-caption"), heads.into_iter().map(head).collect()), |table, row| {
            table.row(cells(p, row))
        })
}

fn cells(p: &Page, row: &Row) -> Vec<Cell> {
    let supply = &row.supply;
    let level = |l: u8| Cell::figure(supply.levels.get(&l).copied().unwrap_or_default());
    let state = p.plain(format!("gaps-state-{}", row.state.code()));
    let mut cells = vec![
        Cell::new(p.label(&topic(&p.words, row))),
        Cell { classes: format!("h-state h-state--{}", row.state.code()), ..Cell::new(state) },
        Cell::figure(supply.services),
        Cell::figure(supply.in_person),
    ];
    cells.extend((1..=4).map(level));
    cells.push(Cell::figure(supply.times_not_stated));
    let asked: Vec<String> = row.demand.iter().map(|a| printed(p, a)).collect();
    cells.push(Cell::new(Content::Text(asked.join(&p.plain("gaps-semicolon")))));
    let searches = row.searches.as_ref();
    cells.push(Cell::figure(searches.map_or_else(|| "0".to_owned(), |s| shown(s.total))));
    cells.push(Cell::figure(searches.and_then(|s| s.cells.first()).map_or_else(|| "0".to_owned(), |s| shown(*s))));
    cells
}

/// One survey figure as printed, with its flag when the printed figures contradict each other.
fn printed(p: &Page, ask: &Ask) -> String {
    let figure = match (ask.count, ask.base, ask.percent_printed) {
        (Some(count), Some(base), _) => p.plain_with(
            "gaps-printed-of",
            &[("survey", &ask.survey), ("count", &count.to_string()), ("base", &base.to_string())],
        ),
        (Some(count), None, _) => {
            p.plain_with("gaps-printed-count", &[("survey", &ask.survey), ("count", &count.to_string())])
        }
        (None, _, Some(percent)) => {
            p.plain_with("gaps-printed-percent", &[("survey", &ask.survey), ("percent", &percent.to_string())])
        }
        (None, _, None) => p.plain_with("gaps-printed-nothing", &[("survey", &ask.survey)]),
    };
    if ask.reconciles == Some(false) { format!("{figure} {}", p.plain("gaps-does-not-add-up")) } else { figure }
}
