//! How each column of an entry is asked for on a form, and how its value is told on a page. The words of a column are
//! `upkeep-field-COLUMN` and, where it needs one, `upkeep-hint-COLUMN`.

use super::sessions;
use crate::{
    say::label,
    shell::{Page, Words},
    ui::{self, Ask as _, Choice, Content},
};
use domain::{
    directory::vocabulary::{List, Vocabulary},
    interchange::amend::Cells,
};
use kernel::FieldError;

/// How a column is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A whole number.
    Number,
    /// Any number of codes of a list of the place.
    Listed(List),
    /// Any number of codes with words of our own, each key begun alike.
    Several(&'static str, &'static [&'static str]),
    /// One of such codes.
    One(&'static str, &'static [&'static str]),
    /// Yes, no, or nobody said.
    Said,
    /// Yes, or not.
    Flag,
    /// Days and times at places.
    Sessions,
}

const AUDIENCE: &[&str] = &[
    "expectant_parents",
    "mothers",
    "fathers",
    "partners",
    "parents",
    "carers",
    "parents_and_children",
    "whole_family",
    "young_people",
    "children",
    "adults",
    "anyone",
];

/// Columns in the order of their forms. What is not here is not asked for.
const KINDS: [(&str, Kind); 44] = {
    use Kind::{Flag, Line, Lines, Listed, Number, One, Said, Sessions, Several};
    [
        ("name", Line),
        ("alternate_names", Line),
        ("summary", Lines),
        ("description", Lines),
        ("age_label", Line),
        ("age_from_months", Number),
        ("age_to_months", Number),
        ("audience", Several("audience-", AUDIENCE)),
        ("eligibility", Lines),
        ("modes", Listed(List::Modes)),
        ("topics", Listed(List::Topics)),
        ("join_ways", Several("join-", &["self", "drop_in", "professional"])),
        ("join", Lines),
        ("sessions", Sessions),
        ("cost", Line),
        ("wait_weeks", Number),
        ("while_you_wait", Lines),
        ("contact_name", Line),
        ("contact_phone", Line),
        ("contact_email", Line),
        ("link_label", Line),
        ("link_url", Line),
        ("languages", Listed(List::Languages)),
        ("interpreter", Said),
        ("access", Listed(List::Access)),
        ("creche", Said),
        ("temporarily_closed", Lines),
        ("visible_to", Line),
        ("organisation", Line),
        ("level", One("upkeep-level-", &["universal", "targeted", "specialist"])),
        ("need_levels", Listed(List::Levels)),
        ("stages", Listed(List::Stages)),
        ("target_groups", Listed(List::Groups)),
        ("requires_any", Listed(List::Groups)),
        ("area", Listed(List::Areas)),
        ("diagnosis_needed", Flag),
        ("join_in_pregnancy", Flag),
        ("first_child", Flag),
        ("father_inclusive", Flag),
        ("community_led", Flag),
        ("warm_space", Flag),
        ("pending", Flag),
        ("invisible", Flag),
        ("review_next", Line),
    ]
};

/// The columns of a part of the task list that its form asks for, in order.
pub(super) fn columns_of(section: &str) -> Vec<&'static str> {
    let of_it: Vec<&str> = domain::upkeep::columns::of_section(section).collect();
    KINDS.iter().map(|(column, _)| *column).filter(|column| of_it.contains(column)).collect()
}

/// How a column is asked for.
pub(super) fn kind_of(column: &str) -> Option<Kind> {
    KINDS.iter().find(|(c, _)| *c == column).map(|(_, kind)| *kind)
}

/// What a form of a part needs to be written out.
pub(super) struct Asking<'a> {
    pub(super) p: &'a Page,
    pub(super) vocabulary: &'a Vocabulary,
    /// Address and name of every place things happen at.
    pub(super) places: &'a [(String, String)],
    pub(super) cells: &'a Cells,
    pub(super) errors: &'a [FieldError],
}

impl Asking<'_> {
    /// The question for a column, ready-made.
    pub(super) fn question(&self, column: &'static str) -> Content {
        let (value, label) =
            (self.cells.get(column).map_or("", String::as_str), self.p.t(format!("upkeep-field-{column}")));
        let hint = self.hint(column);
        let error = self.errors.iter().find(|e| e.field == column);
        let error = error.map(|e| ui::ErrorMessage::new(self.p.plain("shell-error-word"), said(self.p, e)));
        match kind_of(column).unwrap_or(Kind::Line) {
            Kind::Line => {
                Content::html(ui::Input::new(column, label).value(value).autocomplete("off").hint(hint).error(error))
            }
            Kind::Number => {
                let input =
                    ui::Input::new(column, label).value(value).inputmode("numeric").class("govuk-input--width-5");
                Content::html(input.hint(hint).error(error))
            }
            Kind::Lines => {
                Content::html(ui::Textarea::new(column, label).value(lines(column, value)).hint(hint).error(error))
            }
            Kind::Listed(list) => {
                let choices = self.vocabulary.terms(list).iter().filter(|t| t.attribute("kind") != Some("survey_band"));
                let choices =
                    choices.map(|t| Choice::new(&t.code, label::plain(&self.p.words, self.vocabulary, list, &t.code)));
                let boxes = ui::Checkboxes::new(column, label, choices.collect()).values(codes(value)).small();
                Content::html(boxes.hint(hint).error(error))
            }
            Kind::Several(prefix, all) => {
                let boxes = ui::Checkboxes::new(column, label, self.choices(prefix, all)).values(codes(value)).small();
                Content::html(boxes.hint(hint).error(error))
            }
            Kind::One(prefix, all) => Content::html(
                ui::Radios::new(column, label, self.choices(prefix, all)).value(value).hint(hint).error(error),
            ),
            Kind::Said => {
                let choice = |code: &str| {
                    Choice::new(code, self.p.t(format!("upkeep-said-{}", if code.is_empty() { "not" } else { code })))
                };
                let choices = ["yes", "no"].map(choice).to_vec();
                let not = choice("").checked(value.is_empty());
                let all = choices.into_iter().chain([not]).collect();
                Content::html(ui::Radios::new(column, label, all).value(value).inline().hint(hint).error(error))
            }
            Kind::Flag => {
                let yes = vec![Choice::new("yes", self.p.t("upkeep-said-yes"))];
                Content::html(
                    ui::Checkboxes::new(column, label, yes).values(codes(value)).small().hint(hint).error(error),
                )
            }
            Kind::Sessions => Content::html(sessions::Rows::new(self.p, self.places, value, error)),
        }
    }

    fn hint(&self, column: &str) -> Content {
        let key = format!("upkeep-hint-{column}");
        if Words::exists(&key) { Content::html(self.p.t(key)) } else { Content::default() }
    }

    fn choices(&self, prefix: &str, all: &[&str]) -> Vec<Choice> {
        all.iter().map(|code| Choice::new(code, self.p.t(format!("{prefix}{code}")))).collect()
    }
}

/// A list of sentences on a form has one a line.
fn lines(column: &str, value: &str) -> String {
    if column == "while_you_wait" { value.replace(';', "\n") } else { value.to_owned() }
}

fn codes(value: &str) -> impl Iterator<Item = &str> {
    value.split(';').map(str::trim).filter(|code| !code.is_empty())
}

/// What a form sent, as cells of a part: what was left empty takes its value away.
pub(super) fn read(section: &str, sent: &[(String, String)]) -> Cells {
    columns_of(section).into_iter().map(|column| (column.to_owned(), cell(column, sent))).collect()
}

/// What a form sent for one column.
pub(super) fn cell(column: &str, sent: &[(String, String)]) -> String {
    let all = |name: &str| sent.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).collect::<Vec<_>>();
    match kind_of(column) {
        Some(Kind::Sessions) => sessions::read(sent),
        _ if is_list(column) => all(column).join(";"),
        Some(Kind::Lines) if column == "while_you_wait" => {
            let said = all(column).join("\n");
            said.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(";")
        }
        _ => all(column).first().copied().unwrap_or_default().to_owned(),
    }
}

/// Whether a form that says nothing of a column says that it has none.
pub(super) fn is_list(column: &str) -> bool {
    matches!(kind_of(column), Some(Kind::Listed(_) | Kind::Several(..) | Kind::Flag))
}

/// What is wrong with a column, in words.
pub(super) fn said(p: &Page, error: &FieldError) -> String {
    let known = format!("upkeep-error-{}", error.code);
    let field = p.plain(format!("upkeep-field-{}", error.field));
    let key = if Words::exists(&known) { known } else { "upkeep-error-other".to_owned() };
    p.plain_with(key, &[("field", &field)])
}

/// A value of a column as people read it.
pub(super) fn told(
    p: &Page,
    vocabulary: &Vocabulary,
    places: &[(String, String)],
    column: &str,
    value: &str,
) -> String {
    if value.is_empty() {
        return p.plain("upkeep-nothing");
    }
    let each = |name: &dyn Fn(&str) -> String| p.words.listed(&codes(value).map(name).collect::<Vec<_>>());
    match kind_of(column) {
        Some(Kind::Listed(list)) => each(&|code| label::plain(&p.words, vocabulary, list, code)),
        Some(Kind::Several(prefix, _) | Kind::One(prefix, _)) => each(&|code| p.plain(format!("{prefix}{code}"))),
        Some(Kind::Said | Kind::Flag) => p.plain(format!("upkeep-said-{value}")),
        Some(Kind::Sessions) => sessions::told(p, places, value),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::upkeep::columns::{SECTIONS, SORTING};

    #[test]
    fn every_column_has_words_and_every_part_a_form() {
        for (column, _) in KINDS {
            assert!(Words::exists(&format!("upkeep-field-{column}")), "{column}");
        }
        for section in SECTIONS.into_iter().chain([SORTING]) {
            assert!(!columns_of(section).is_empty(), "{section}");
            assert!(Words::exists(&format!("upkeep-part-{section}")), "{section}");
        }
        let asked: usize = SECTIONS.into_iter().chain([SORTING]).map(|s| columns_of(s).len()).sum();
        assert_eq!(asked, KINDS.len());
    }

    #[test]
    fn a_form_becomes_cells_and_what_is_empty_is_cleared() {
        let sent = [("join_ways", "self"), ("join_ways", "drop_in"), ("other", "x")];
        let sent = sent.map(|(n, v)| (n.to_owned(), v.to_owned()));
        let cells = read("joining", &sent);
        assert_eq!(cells["join_ways"], "self;drop_in");
        assert_eq!((cells["join"].as_str(), cells.len()), ("", 2));
    }
}
