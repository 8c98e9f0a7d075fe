//! `/workbench/families/same/{kept}/{gone}`: two records that may be of one person side by side, and saying what they are.

use super::{
    known,
    languages::Languages,
    matched,
    typed::{Faults, area},
};
use crate::{
    shell::{Page, PageError, PageResult, Render, Visit, framed},
    ui::{self, Ask as _, Cell, Content, Table},
};
use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::Form;
use domain::family::{
    Answer, Shown,
    join::{self, Apart, Fact, Pair, Propose},
};
use kernel::{Error, FieldError};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "workbench/families/pair.html")]
struct Beside {
    p: Page,
    pair: Pair,
    languages: Languages,
    sent: Sent,
    errors: Vec<FieldError>,
}

framed!(Beside);

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    from_gone: Vec<String>,
    words: String,
    looked: String,
}

/// What a record says of a fact, in words; empty when it says nothing or the reader may not know.
pub(super) fn said(p: &Page, languages: &Languages, fact: Fact, shown: &Shown) -> String {
    let who = shown.who.as_ref();
    let text = |of: fn(&domain::family::Details) -> String| who.map(of).unwrap_or_default();
    let date = |on: Option<jiff::civil::Date>| on.map(|on| crate::say::fact::date(&p.words, on)).unwrap_or_default();
    let number = |of: fn(&domain::family::Identifiers) -> &String| {
        shown.identifiers.as_ref().map(|numbers| of(numbers).clone()).unwrap_or_default()
    };
    let answer = |of: fn(&domain::family::Equality) -> &Answer| match shown.equality.as_ref().map(of) {
        None | Some(Answer::NotAsked) => String::new(),
        Some(Answer::PreferNotToSay) => p.plain("families-answer-prefer-not"),
        Some(Answer::Said(said)) => said.clone(),
    };
    match fact {
        Fact::Name => text(|who| who.used.whole()),
        Fact::Legal => text(|who| who.legal.as_ref().map(|name| name.whole()).unwrap_or_default()),
        Fact::Born => date(who.and_then(|who| who.born)),
        Fact::Due => date(who.and_then(|who| who.due)),
        Fact::Sex => text(|who| who.sex.clone()),
        Fact::Pronouns => text(|who| who.pronouns.clone()),
        Fact::Languages => {
            let codes = who.map(|who| who.languages.as_slice()).unwrap_or_default();
            p.words.listed(&codes.iter().map(|code| languages.named(code)).collect::<Vec<_>>())
        }
        Fact::Interpreter => {
            who.and_then(|who| who.interpreter.as_deref()).map(|code| languages.named(code)).unwrap_or_default()
        }
        Fact::AccessNeeds => text(|who| who.access_needs.clone()),
        Fact::NhsNumber => number(|numbers| &numbers.nhs_number),
        Fact::Upn => number(|numbers| &numbers.upn),
        Fact::HubCard => number(|numbers| &numbers.hub_card),
        Fact::Ethnicity => answer(|equality| &equality.ethnicity),
        Fact::Religion => answer(|equality| &equality.religion),
        Fact::Disability => answer(|equality| &equality.disability),
        Fact::School => shown.school.clone().unwrap_or_default(),
    }
}

/// Two records fact by fact, what differs said in words.
pub(super) fn table(p: &Page, languages: &Languages, pair: &Pair) -> Table {
    let head = ["families-same-fact", "families-same-kept", "families-same-gone", "families-same-how"];
    let head = head.into_iter().map(|key| Cell::new(p.t(key))).collect();
    let [kept, gone] = &pair.sides;
    let rows = Fact::ALL
        .iter()
        .map(|&fact| (fact, said(p, languages, fact, &kept.shown), said(p, languages, fact, &gone.shown)));
    let table = Table::new(p.plain("families-same-compared"), head);
    rows.filter(|(_, kept, gone)| !(kept.is_empty() && gone.is_empty())).fold(table, |table, (fact, kept, gone)| {
        let how = match (kept.is_empty(), gone.is_empty()) {
            (true, _) | (_, true) => "families-same-only",
            _ if kept == gone => "families-same-agrees",
            _ => "families-same-differs",
        };
        table.row(vec![
            Cell::new(p.t(format!("families-fact-{}", fact.code()))),
            Cell::new(Content::Text(kept)),
            Cell::new(Content::Text(gone)),
            Cell::new(p.t(how)),
        ])
    })
}

impl Beside {
    fn faults(&self) -> Faults<'_> {
        Faults(&self.p, &self.errors)
    }

    fn table(&self) -> Table {
        table(&self.p, &self.languages, &self.pair)
    }

    fn name(&self, at: usize) -> String {
        let side = self.pair.sides.get(at);
        side.and_then(|side| side.shown.who.as_ref()).map(|who| who.used.whole()).unwrap_or_default()
    }

    fn reasons(&self) -> Vec<String> {
        matched::reasons(&self.p, &self.pair.reasons)
    }

    fn guards(&self) -> Vec<String> {
        matched::guards(&self.p, &self.pair.guards)
    }

    /// The path of this pair, the one that stays first.
    fn path(&self, swapped: bool) -> String {
        let [kept, gone] = &self.pair.sides;
        let (kept, gone) = if swapped { (gone.id, kept.id) } else { (kept.id, gone.id) };
        format!("/workbench/families/same/{kept}/{gone}")
    }

    fn choices(&self) -> ui::Checkboxes {
        let [kept, gone] = &self.pair.sides;
        let differs = |fact: &&Fact| {
            let (kept, gone) = (
                said(&self.p, &self.languages, **fact, &kept.shown),
                said(&self.p, &self.languages, **fact, &gone.shown),
            );
            !kept.is_empty() && !gone.is_empty() && kept != gone
        };
        let choice = |fact: &Fact| {
            let name = self.p.plain(format!("families-fact-{}", fact.code()));
            let says = said(&self.p, &self.languages, *fact, &gone.shown);
            ui::Choice::new(fact.code(), self.p.words.html("families-same-take", &[("fact", &name), ("says", &says)]))
        };
        let choices = Fact::ALL.iter().filter(differs).map(choice).collect();
        ui::Checkboxes::new("from_gone", self.p.t("families-same-choose"), choices)
            .values(self.sent.from_gone.clone())
            .hint(self.p.t("families-same-choose-hint"))
    }

    fn words(&self) -> ui::Textarea {
        area(&self.p, &self.errors, ("families-same", "words"), &self.sent.words)
    }

    fn looked(&self) -> ui::Checkboxes {
        let choice = ui::Choice::new("yes", self.p.t("families-same-looked")).checked(self.sent.looked == "yes");
        ui::Checkboxes::new("looked", self.p.t("families-same-looked-ask"), vec![choice])
            .error(self.faults().at("looked"))
    }
}

async fn page(
    visit: &Visit,
    (kept, gone): (&str, &str),
    sent: Sent,
    errors: Vec<FieldError>,
) -> Result<Beside, PageError> {
    let pair = join::pair(&visit.cx, known(kept)?, known(gone)?).await?;
    let p = visit.page("families-same-one-or-two").in_section("/workbench/families");
    let languages = Languages::told(visit).await?;
    Ok(Beside { p, pair, languages, sent, errors })
}

/// `GET /workbench/families/same/{kept}/{gone}`
pub async fn compare(visit: Visit, Path((kept, gone)): Path<(String, String)>) -> PageResult {
    Ok(page(&visit, (&kept, &gone), Sent::default(), Vec::new()).await?.ok())
}

/// `POST /workbench/families/same/{kept}/{gone}`
pub async fn propose(visit: Visit, Path((kept, gone)): Path<(String, String)>, Form(sent): Form<Sent>) -> PageResult {
    let input = Propose {
        kept: known(&kept)?,
        gone: known(&gone)?,
        from_gone: sent.from_gone.iter().filter_map(|code| Fact::of(code)).collect(),
        words: sent.words.clone(),
        looked: sent.looked == "yes",
    };
    match join::propose(&visit.cx, input).await {
        Ok(id) => Ok(Redirect::to(&visit.href(&format!("/workbench/joins/{id}"))).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, (&kept, &gone), sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /workbench/families/same/{kept}/{gone}/apart`
pub async fn apart(visit: Visit, Path((kept, gone)): Path<(String, String)>, Form(sent): Form<Sent>) -> PageResult {
    let input = Apart { one: known(&kept)?, other: known(&gone)?, words: sent.words.clone() };
    match join::apart(&visit.cx, input).await {
        Ok(()) => Ok(Redirect::to(&visit.href("/workbench/families/same")).into_response()),
        Err(Error::Invalid(errors)) => {
            Ok(page(&visit, (&kept, &gone), sent, errors).await?.respond(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
pub(super) mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};
    use domain::family::join::{Side, Stop};
    use kernel::Id;

    /// Two records that differ in everything.
    pub fn pair() -> Pair {
        let side = |odd: &str| {
            let mut who = super::super::person::sample::details();
            who.used.given = odd.to_owned();
            Side { id: Id::fresh(), shown: Shown { who: Some(who), school: Some(odd.into()), ..Shown::default() } }
        };
        Pair {
            sides: [side(ODD), side("Sample")],
            reasons: matched::sample::reasons(),
            guards: matched::sample::guards(),
            stops: Vec::new(),
        }
    }

    impl Sample for Beside {
        fn sample(p: Page) -> Self {
            let p = p.titled("families-same-one-or-two").private();
            Self { p, pair: pair(), languages: Languages::sample(), sent: Sent::default(), errors: Vec::new() }
        }

        fn states(p: Page) -> Vec<Self> {
            let wrong = |field: &str, code: &str| FieldError::new(field, code, "");
            let errors = vec![wrong("words", "too-short"), wrong("looked", "look-first")];
            let stopped = Pair { stops: Stop::ALL.to_vec(), ..pair() };
            vec![
                Self { errors, ..Self::sample(p.clone()) },
                Self { pair: stopped, ..Self::sample(p.clone()) },
                Self::sample(p),
            ]
        }
    }
}
