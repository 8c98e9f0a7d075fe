//! Topics: all of them by group, and one with its help by level, in person first, and honest gaps.

use super::{card::Card, read::in_person};
use crate::{
    say::{fact::inside, label::named},
    shell::{Page, PageResult, Render, Visit, framed, place::Team},
};
use askama::Template;
use axum::extract::Path;
use domain::directory::{
    list::Entry,
    topics,
    vocabulary::{self, List, Term},
};
use kernel::Error;

#[derive(Template)]
#[template(path = "portal/directory/topics.html")]
struct Topics {
    p: Page,
    groups: Vec<(Term, Vec<Term>)>,
}

#[derive(Template)]
#[template(path = "portal/directory/topic.html")]
struct Topic {
    p: Page,
    topic: Term,
    levels: Vec<Level>,
    gap: Option<&'static str>,
    team: Team,
    related: Vec<Term>,
}

framed!(Topics, Topic);

impl Topic {
    fn level_name(&self, level: &Level) -> String {
        named(&self.p.words, "levels", &level.level.code, &level.level.label).text
    }

    /// The topic inside a sentence.
    fn inside(&self) -> String {
        inside(&named(&self.p.words, "topics", &self.topic.code, &self.topic.label).text)
    }
}

/// The help of one level.
struct Level {
    level: Term,
    person: Vec<Card>,
    remote: Vec<Card>,
}

/// `GET /topics`
pub async fn all(visit: Visit) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let of = |group: &Term| -> Vec<Term> {
        let all = vocabulary.terms(List::Topics).iter();
        all.filter(|t| t.attribute("group") == Some(&group.code)).cloned().collect()
    };
    let groups = vocabulary.terms(List::TopicGroups).iter().map(|g| (g.clone(), of(g))).collect();
    Ok(Topics { p: visit.page("topics-title").in_section("/topics"), groups }.ok())
}

/// `GET /topics/{code}`
pub async fn topic(visit: Visit, Path(code): Path<String>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let found = topics::topic(&visit.cx, visit.app.index.as_ref(), &code).await?.ok_or(Error::NotFound)?;
    let mut p = visit.page_titled(&named(&visit.words, "topics", &code, &found.topic.label).text).in_section("/topics");
    if found.topic.yes("sensitive") {
        p = p.sensitive();
    }
    let any_person = found.levels.iter().flat_map(|(_, entries)| entries).any(|e| in_person(&vocabulary, e));
    let gap = match (found.total, any_person) {
        (0, _) => Some("topic-nothing"),
        (_, false) => Some("topic-online-only"),
        (1, _) => Some("topic-thin"),
        _ => None,
    };
    let levels = found.levels.into_iter().map(|(level, entries)| {
        let (person, remote): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| in_person(&vocabulary, e));
        let cards = |entries: Vec<Entry>| entries.into_iter().map(|e| Card::of(&visit.words, &vocabulary, e)).collect();
        Level { level, person: cards(person), remote: cards(remote) }
    });
    let levels = levels.filter(|level| !level.person.is_empty() || !level.remote.is_empty()).collect();
    // What is kept quiet is not listed beside what is not.
    let beside = |t: &Term| t.yes("sensitive") == found.topic.yes("sensitive");
    Ok(Topic {
        team: p.place.team_for(&visit.cx, &found.topic.code, None).await,
        related: found.related.into_iter().filter(beside).collect(),
        p,
        levels,
        gap,
        topic: found.topic,
    }
    .ok())
}

#[cfg(test)]
mod samples_of_topics {
    use super::*;
    use crate::{portal::directory::sample, shell::sample::Sample};

    impl Sample for Topics {
        fn sample(p: Page) -> Self {
            let topics = vec![sample::term(List::Topics, "sleep"), sample::term(List::Topics, "bullying")];
            let group = testkit::vocabulary().terms(List::TopicGroups)[0].clone();
            Self { p: p.titled("topics-title").in_section("/topics"), groups: vec![(group, topics)] }
        }
    }

    impl Sample for Topic {
        fn sample(p: Page) -> Self {
            let topic = sample::term(List::Topics, "sleep");
            let level = |code: &str| Level {
                level: sample::term(List::Levels, code),
                person: vec![sample::card(&p)],
                remote: vec![sample::card(&p)],
            };
            Self {
                levels: vec![level("1"), level("2")],
                gap: None,
                team: p.place.team().cloned().unwrap_or_default(),
                related: vec![sample::term(List::Topics, "behaviour")],
                p: p.clone()
                    .named_after(&named(&p.words, "topics", &topic.code, &topic.label).text)
                    .in_section("/topics"),
                topic,
            }
        }

        fn states(p: Page) -> Vec<Self> {
            let gap = |gap| Self { gap, ..Self::sample(p.clone()) };
            [None, Some("topic-nothing"), Some("topic-online-only"), Some("topic-thin")].map(gap).into()
        }
    }
}
