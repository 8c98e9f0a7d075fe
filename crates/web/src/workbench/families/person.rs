//! `GET /workbench/people/{id}`: one person, as far as the policy opens them to whoever looks.

use super::{
    known,
    languages::Languages,
    picture::picture,
    typed::{age, moment, on_day},
};
use crate::{
    chart::Genogram,
    say::fact,
    shell::{Page, PageResult, Render as _, Visit, framed},
    ui::{Cell, Content, SummaryList, Table},
};
use askama::{Template, filters::Safe};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use domain::family::{Answer, Channel, Details, Permission, SafeContact, Seen, Stay, Tie, show as look};
use jiff::civil::Date;
use kernel::Id;

#[derive(Template)]
#[template(path = "workbench/families/person.html")]
struct PersonRecord {
    p: Page,
    name: String,
    seen: Seen,
    languages: Languages,
}

framed!(PersonRecord);

impl PersonRecord {
    fn today(&self) -> Date {
        self.p.at.date()
    }

    fn age(&self, who: &Details) -> String {
        age(&self.p.words, who, self.today())
    }

    fn who(&self) -> Option<&Details> {
        self.seen.shown.who.as_ref()
    }

    fn interpreter(&self) -> Option<String> {
        self.who().and_then(|who| who.interpreter.as_deref()).map(|code| self.language(code))
    }

    fn language(&self, code: &str) -> String {
        self.languages.named(code)
    }

    /// Everything about who they are that is open, a row each.
    fn facts(&self) -> SummaryList {
        let p = &self.p;
        let mut rows = SummaryList::default();
        let mut add = |key: &str, value: String| {
            if !value.is_empty() {
                rows = std::mem::take(&mut rows).row(p.t(key), Content::Text(value));
            }
        };
        if let Some(who) = self.who() {
            add("families-legal", who.legal.as_ref().map(|name| name.whole()).unwrap_or_default());
            add("families-born", who.born.map(|born| fact::date(&p.words, born)).unwrap_or_default());
            add("families-pronouns", who.pronouns.clone());
            let languages: Vec<String> = who.languages.iter().map(|code| self.language(code)).collect();
            add("families-languages", p.words.listed(&languages));
            add("families-interpreter", self.interpreter().unwrap_or_default());
            add("families-access_needs", who.access_needs.clone());
        }
        if let Some(numbers) = &self.seen.shown.identifiers {
            add("families-nhs_number", numbers.nhs_number.clone());
            add("families-upn", numbers.upn.clone());
            add("families-hub_card", numbers.hub_card.clone());
        }
        if let Some(equality) = &self.seen.shown.equality {
            add("families-ethnicity", self.answer(&equality.ethnicity));
            add("families-religion", self.answer(&equality.religion));
            add("families-disability", self.answer(&equality.disability));
        }
        add("families-school", self.seen.shown.school.clone().unwrap_or_default());
        rows
    }

    fn answer(&self, answer: &Answer) -> String {
        match answer {
            Answer::NotAsked => self.p.plain("families-answer-not-asked"),
            Answer::PreferNotToSay => self.p.plain("families-answer-prefer-not"),
            Answer::Said(said) => said.clone(),
        }
    }

    /// What they said of one channel; `None` when nobody asked.
    fn said(&self, channel: &Channel) -> Option<&SafeContact> {
        let all = self.seen.contacts.as_ref()?;
        all.iter().map(|(said, _)| said).find(|said| said.channel == *channel)
    }

    fn channels(&self) -> &'static [Channel] {
        Channel::ALL
    }

    /// What they said of a channel, one line each.
    fn lines(&self, said: &SafeContact) -> Vec<Safe<String>> {
        let p = &self.p;
        if said.allowed == Permission::Never {
            return vec![p.t("families-reach-never")];
        }
        let mut lines = Vec::new();
        let days: Vec<String> = said.days.iter().map(|day| p.plain(format!("shell-day-{}", day.code()))).collect();
        let days = if days.is_empty() { p.plain("families-reach-any-day") } else { p.words.listed(&days) };
        lines.push(match said.hours {
            Some(hours) => {
                let (from, to) = (fact::clock(hours.from), fact::clock(hours.to));
                p.words.html("families-reach-hours-said", &[("days", &days), ("from", &from), ("to", &to)])
            }
            None => p.t1("families-reach-days-said", "days", &days),
        });
        lines.push(p.t(if said.name_service { "families-reach-name-yes" } else { "families-reach-name-no" }));
        if matches!(said.channel, Channel::Phone) {
            lines.push(p.t(if said.voicemail {
                "families-reach-voicemail-yes"
            } else {
                "families-reach-voicemail-no"
            }));
        }
        for (key, text) in [
            ("families-reach-shared-said", &said.shared_with),
            ("families-reach-ask-said", &said.ask_for),
            ("families-reach-phrase-said", &said.code_phrase),
        ] {
            if !text.is_empty() {
                lines.push(p.t1(key, "said", text));
            }
        }
        lines
    }

    fn confirmed(&self, said: &SafeContact) -> String {
        on_day(&self.p.words, said.confirmed)
    }

    fn is_old(&self, said: &SafeContact) -> bool {
        said.expires.is_some_and(|end| end.to_zoned(kernel::clock::london()).datetime() <= self.p.at)
    }

    /// Who has parental responsibility for them, by name.
    fn responsible(&self) -> Vec<String> {
        let holds = |tie: &&Tie| tie.responsibility && tie.other == self.seen.id && tie.holds(self.today());
        self.seen.ties.iter().filter(holds).filter_map(|tie| self.named(tie.person)).collect()
    }

    fn named(&self, id: Id) -> Option<String> {
        self.seen.relatives.iter().find(|one| one.id == id).map(|one| one.who.used.whole())
    }

    fn picture(&self) -> Genogram {
        let own = Details::default();
        let own = self.who().unwrap_or(&own);
        let mut people: Vec<(Id, &Details)> = self.seen.relatives.iter().map(|one| (one.id, &one.who)).collect();
        people.push((self.seen.id, own));
        people.sort_by_key(|(_, who)| who.born.or(who.due));
        let words = (self.p.plain("families-picture"), self.p.plain("families-picture-help"));
        picture(&people, &self.seen.ties, self.seen.id, self.today(), words, |who| self.age(who))
    }

    /// The same facts as the picture, and the sources.
    fn table(&self) -> Table {
        let p = &self.p;
        let head =
            ["families-person", "families-relation", "families-responsibility", "families-when", "families-source"];
        let head = head.into_iter().map(|key| Cell::new(p.t(key))).collect();
        let table = Table::new(p.plain("families-around"), head);
        let own = self.seen.ties.iter().filter(|tie| tie.person == self.seen.id || tie.other == self.seen.id);
        own.fold(table, |table, tie| {
            let outward = tie.person == self.seen.id;
            let other = if outward { tie.other } else { tie.person };
            let Some(name) = self.named(other) else { return table };
            let relation = match outward && !tie.relation.is_mutual() {
                true => format!("families-relation-{}-to", tie.relation.code()),
                false => format!("families-relation-{}", tie.relation.code()),
            };
            let responsible = match (tie.responsibility, outward) {
                (false, _) => String::new(),
                (true, true) => p.plain_with("families-responsible", &[("name", &self.name)]),
                (true, false) => p.plain_with("families-responsible", &[("name", &name)]),
            };
            table.row(vec![
                Cell::new(Content::Text(name)),
                Cell::new(p.t(relation)),
                Cell::new(Content::Text(responsible)),
                Cell::new(Content::Text(self.when(tie.from, tie.to))),
                Cell::new(Content::Text(tie.source.clone())),
            ])
        })
    }

    fn when(&self, from: Option<Date>, to: Option<Date>) -> String {
        let said = |key: &str, day: Option<Date>| {
            day.map(|day| self.p.plain_with(key, &[("day", &fact::date(&self.p.words, day))]))
        };
        [said("families-since", from), said("families-until", to)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn stay(&self, stay: &Stay) -> String {
        self.when(stay.from, stay.to)
    }

    /// A way in that is out of the ordinary, and when it ends.
    fn way(&self) -> Option<Safe<String>> {
        let until = self.seen.until.map(|until| moment(&self.p.words, until)).unwrap_or_default();
        match self.seen.via {
            "break-glass" => Some(self.p.t1("families-way-break-glass", "until", until)),
            "share" => Some(self.p.t("families-way-share")),
            _ => None,
        }
    }
}

/// `GET /workbench/people/{id}`
pub async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let asked = known(&id)?;
    let seen = look(&visit.cx, asked).await?;
    if seen.id != asked {
        return Ok(Redirect::to(&visit.href(&format!("/workbench/people/{}", seen.id))).into_response());
    }
    // The tab and the browser's history say nothing of whom the page is about.
    let p = visit.page("families-person-title").in_section("/workbench/families");
    let name = seen.shown.who.as_ref().map(|who| who.used.whole()).unwrap_or_default();
    let languages = Languages::told(&visit).await?;
    Ok(PersonRecord { p, name, seen, languages }.ok())
}

#[cfg(test)]
pub mod sample {
    use super::*;
    use crate::shell::sample::{ODD, Sample};
    use domain::family::{Address, Day, Equality, Hours, Identifiers, PersonName, Relation, Relative, Shown, Worker};
    use jiff::{
        Timestamp,
        civil::{date, time},
    };

    /// Somebody with something in every field.
    pub fn details() -> Details {
        let used = PersonName { given: ODD.into(), family: "Example-Sample".into() };
        Details {
            legal: Some(used.clone()),
            used,
            born: Some(date(2012, 3, 4)),
            sex: "female".into(),
            pronouns: "she/her".into(),
            languages: vec!["en".into()],
            interpreter: Some("ar".into()),
            access_needs: ODD.into(),
            ..Details::default()
        }
    }

    /// What somebody said of a channel.
    pub fn said(channel: Channel, allowed: Permission) -> SafeContact {
        SafeContact {
            channel,
            value: ODD.into(),
            allowed,
            days: vec![Day::Mon, Day::Thu],
            hours: Some(Hours { from: time(9, 0, 0, 0), to: time(15, 0, 0, 0) }),
            voicemail: true,
            name_service: channel == Channel::Phone,
            shared_with: ODD.into(),
            ask_for: ODD.into(),
            code_phrase: ODD.into(),
            confirmed: "2026-11-01T10:00:00Z".parse().expect("a moment"),
            expires: Some("2026-11-02T10:00:00Z".parse().expect("a moment")),
        }
    }

    fn seen() -> Seen {
        let (id, other) = (Id::fresh(), Id::fresh());
        let tie = |relation, outward: bool| {
            let (person, other) = if outward { (id, other) } else { (other, id) };
            let (from, to) = (Some(date(2020, 1, 1)), Some(date(2027, 1, 1)));
            Tie { id: Id::fresh(), person, other, relation, responsibility: true, from, to, source: ODD.into() }
        };
        let ties = Relation::ALL.iter().flat_map(|&relation| [tie(relation, true), tie(relation, false)]).collect();
        let answers =
            Equality { ethnicity: Answer::Said(ODD.into()), religion: Answer::PreferNotToSay, ..Equality::default() };
        let stay = |address, confidential| Stay {
            home: Id::fresh(),
            address,
            confidential,
            from: Some(date(2020, 1, 1)),
            to: None,
            source: ODD.into(),
        };
        let address = Address { lines: vec![ODD.into()], postcode: "ZZ1 1AA".into() };
        let worker = |kind, name: &str| Worker { name: name.into(), team: ODD.into(), kind, span: policy_span() };
        Seen {
            id,
            shown: Shown {
                who: Some(details()),
                identifiers: Some(Identifiers {
                    nhs_number: "9434765919".into(),
                    upn: "A1".into(),
                    hub_card: "H1".into(),
                }),
                equality: Some(answers),
                flags: Some(vec![ODD.into()]),
                school: Some(ODD.into()),
                version: 1,
                updated: Timestamp::UNIX_EPOCH,
            },
            stays: vec![stay(Some(address), true), stay(None, false)],
            contacts: Some(vec![
                (said(Channel::Phone, Permission::Yes), 1),
                (said(Channel::Post, Permission::Never), 1),
                (said(Channel::Text, Permission::Yes), 1),
            ]),
            relatives: vec![Relative {
                id: other,
                who: Details { born: None, due: Some(date(2027, 2, 1)), ..details() },
            }],
            ties,
            workers: domain::family::InvolvementKind::ALL.iter().map(|&kind| worker(kind, ODD)).collect(),
            via: "break-glass",
            until: Some("2026-11-24T13:00:00Z".parse().expect("a moment")),
            may_edit: true,
            may_close: true,
            joined: Some(other),
        }
    }

    fn policy_span() -> domain::family::Span {
        domain::family::Span { from: Timestamp::UNIX_EPOCH, to: None }
    }

    impl Sample for PersonRecord {
        fn sample(p: Page) -> Self {
            Self {
                p: p.titled("families-person-title").private(),
                name: ODD.into(),
                seen: seen(),
                languages: Languages::sample(),
            }
        }

        fn states(p: Page) -> Vec<Self> {
            let little = Seen {
                shown: Shown { who: Some(details()), ..Shown::default() },
                stays: vec![],
                contacts: None,
                relatives: vec![],
                ties: vec![],
                workers: vec![],
                via: "share",
                until: None,
                may_edit: false,
                may_close: false,
                joined: None,
                ..seen()
            };
            vec![Self { seen: little, ..Self::sample(p.clone()) }, Self::sample(p)]
        }
    }
}
