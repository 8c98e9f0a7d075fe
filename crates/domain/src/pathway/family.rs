//! The family as the rules see it: explicit answers and what own words were taken to mean, joined once.
//! What was answered wins over what was only understood.

use super::{
    Answers, Codes,
    answers::Who,
    rules::{FactKind, Rules},
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Who speaks of a child younger than this, in months, is not also expecting: "since having my baby".
const NEWBORN: i32 = 6;
/// Who says they are this age or younger, in years, and speaks of no child, asks for themselves.
const ASKS_FOR_THEMSELVES: i32 = 17;
/// A young person who speaks of a child younger than this, in months, is that child's parent.
const SMALL_CHILD: i32 = 96;

/// Oldest age in years at which someone is a young person: the register's help for them ends there.
const OLDEST_YOUNG_PERSON: i32 = 25;

/// What own words were taken to mean.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heard {
    /// Topic codes, the strongest first.
    pub topics: Vec<String>,
    /// Target-group codes.
    pub groups: Vec<String>,
    /// Who is asking.
    pub who: Option<Who>,
    /// Life-stage codes.
    pub stages: Vec<String>,
    /// Time codes.
    pub times: Vec<String>,
    /// Delivery-mode codes.
    pub modes: Vec<String>,
    /// Children's ages in months.
    pub child_months: Vec<i32>,
    /// The parent's own age in years.
    pub parent_age: Option<i32>,
    /// A baby is on the way.
    pub expecting: bool,
    /// Kinds of danger.
    pub dangers: Vec<String>,
    /// Some words meant nothing to us.
    pub unclear: bool,
}

/// Why something is a worry of the family's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// They said it.
    Said,
    /// A group or danger they said means it.
    Meant,
    /// Nothing was said: what every family of that stage is offered.
    Basics,
}

/// One worry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worry {
    /// Topic.
    pub topic: String,
    /// Why.
    pub origin: Origin,
}

/// The family as the rules see it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Family {
    /// First and last month, inclusive, of each child or stage said; empty when none was.
    pub spans: Vec<(i32, i32)>,
    /// The spans are ages, not stages.
    pub exact_ages: bool,
    /// Stages said.
    pub stages: Vec<String>,
    /// A baby is on the way.
    pub expecting: bool,
    /// Whether this is their first child, when known.
    pub first_child: Option<bool>,
    /// The parent's own age in years, between.
    pub parent_age: Option<(i32, i32)>,
    /// Who is asking.
    pub who: Option<Who>,
    /// Groups said in so many words.
    pub said: BTreeSet<String>,
    /// Groups said or meant by a worry.
    pub groups: BTreeSet<String>,
    /// Groups whose help is also meant for them, though not help that requires one.
    pub akin: BTreeSet<String>,
    /// Worries in order.
    pub worries: Vec<Worry>,
    /// Times asked for.
    pub times: Vec<String>,
    /// Ways of helping asked for.
    pub modes: Vec<String>,
    /// Language asked for.
    pub language: Option<String>,
    /// Kinds of danger.
    pub dangers: BTreeSet<String>,
    /// Some words meant nothing to us.
    pub unclear: bool,
}

impl Family {
    /// Joins answers with what their words were heard to mean.
    pub fn new(rules: &Rules, codes: &Codes, answers: &Answers, heard: &Heard, today: Date) -> Self {
        let mut family = Self {
            who: answers.who.or(heard.who),
            times: first_said(&answers.times, &heard.times),
            modes: first_said(&answers.modes, &heard.modes),
            language: answers.language.clone(),
            dangers: heard.dangers.iter().cloned().collect(),
            unclear: heard.unclear,
            ..Self::default()
        };
        family.groups = answers.about.iter().chain(&heard.groups).cloned().collect();
        family.take_ages(codes, answers, heard, today);
        family.take_facts(rules, codes, answers, heard);
        family.said.clone_from(&family.groups);
        family.take_worries(rules, codes, answers, heard);
        let groups = rules.groups.iter().filter(|g| family.said.contains(&g.code)).flat_map(|g| &g.akin);
        let topics = rules.topics.iter().filter(|t| family.has_worry(&t.code)).flat_map(|t| &t.akin);
        family.akin = groups.chain(topics).cloned().collect();
        family
    }

    fn take_ages(&mut self, codes: &Codes, answers: &Answers, heard: &Heard, today: Date) {
        let due = answers.due_date.map(|due| due <= today);
        let born_age = answers.age_months.filter(|&age| age >= 0);
        self.expecting = due.is_some() || answers.age_months.is_some_and(|age| age < 0);
        if let Some(age) = born_age {
            self.spans.push((age, age));
        } else if let Some(stage) = answers.stage.as_ref().filter(|_| !self.expecting) {
            self.stages.push(stage.clone());
        } else if !self.expecting {
            self.spans.extend(heard.child_months.iter().map(|&age| (age, age)));
            if self.spans.is_empty() {
                self.stages.clone_from(&heard.stages);
            }
        }
        self.exact_ages = !self.spans.is_empty();
        let newborn = heard.child_months.iter().any(|&age| age < NEWBORN);
        if answers.stage.is_none() && born_age.is_none() && heard.expecting && !newborn {
            self.expecting = true;
        }
        let spans = self.stages.iter().filter_map(|stage| codes.stage_span(stage));
        let spans: Vec<_> = spans.collect();
        self.expecting |= spans.iter().any(|&(_, last)| last < 0) && !spans.is_empty();
        self.spans.extend(spans);
        if self.expecting && !self.spans.iter().any(|&(_, last)| last < 0) {
            self.spans.push((-9, -1));
        }
    }

    fn take_facts(&mut self, rules: &Rules, codes: &Codes, answers: &Answers, heard: &Heard) {
        let words = tidy(&answers.own_words(codes));
        let says = |kind| {
            rules
                .facts
                .iter()
                .filter(|f| f.fact == kind)
                .flat_map(|f| &f.phrases)
                .any(|p| words.contains(&format!(" {p} ")))
        };
        let parent_age = answers.parent_age.or(heard.parent_age);
        self.parent_age = parent_age.map(|age| (age, age));
        if self.who.is_none() && says(FactKind::Mother) {
            self.who = Some(Who::Mother);
        }
        // A child who tells of their parents is no parent, whatever the words say of dads or of drink at home.
        let mut said = rules.groups.iter().filter(|group| self.groups.contains(&group.code));
        let as_parent = said.any(|group| group.parent_age.is_some() || group.first_child);
        let no_child = self.spans.is_empty() && !self.expecting && !as_parent;
        if answers.who.is_none() && no_child && parent_age.is_some_and(|age| age <= ASKS_FOR_THEMSELVES) {
            self.who = Some(Who::YoungPerson);
        }
        let own_age = parent_age.filter(|&age| age <= OLDEST_YOUNG_PERSON && self.who == Some(Who::YoungPerson));
        if let Some(age) = own_age.filter(|_| self.spans.is_empty()) {
            self.spans.push((age * 12, age * 12 + 11));
            self.exact_ages = true;
        }
        let has_born_child = self.exact_ages && self.spans.iter().any(|&(_, last)| last >= 0);
        let not_first = says(FactKind::NotFirstChild) || (self.expecting && has_born_child);
        self.first_child = answers.first_child.or(not_first.then_some(false));
        for rule in &rules.groups {
            let young = rule.parent_age_to.zip(parent_age).is_some_and(|(to, age)| age <= to);
            if young && self.is_parent() {
                self.groups.insert(rule.code.clone());
            }
            if !self.groups.contains(&rule.code) {
                continue;
            }
            if rule.first_child && self.first_child.is_none() {
                self.first_child = Some(true);
            }
            self.parent_age = self.parent_age.or(rule.parent_age);
            if self.who.is_none() && rule.father {
                self.who = Some(Who::Father);
            }
            if self.who.is_none() && rule.carer {
                self.who = Some(Who::Carer);
            }
            self.dangers.extend(rule.urgent.clone());
        }
    }

    fn take_worries(&mut self, rules: &Rules, codes: &Codes, answers: &Answers, heard: &Heard) {
        let said = answers.worries.iter().filter(|w| codes.topics.contains_key(*w)).chain(&heard.topics);
        let born = !self.expecting && !self.spans.is_empty();
        let over = |topic: &String| {
            let rule = rules.topics.iter().find(|t| t.code == *topic);
            born && !answers.worries.contains(topic) && rule.and_then(|t| t.ages).is_some_and(|(_, last)| last < 0)
        };
        for topic in said.filter(|topic| !over(topic)) {
            self.add_worry(topic, Origin::Said);
        }
        let father = matches!(self.who, Some(Who::Father | Who::Partner));
        for rule in rules.topics.iter().filter(|_| father) {
            let (Some(at), Some(topic)) = (self.worries.iter().position(|w| w.topic == rule.code), &rule.for_fathers)
            else {
                continue;
            };
            if !self.has_worry(topic) {
                self.worries.insert(at, Worry { topic: topic.clone(), origin: Origin::Meant });
            }
        }
        let meant = rules.urgent.iter().filter(|u| self.dangers.contains(&u.kind)).flat_map(|u| &u.worries);
        let meant =
            meant.chain(rules.groups.iter().filter(|g| self.groups.contains(&g.code)).filter_map(|g| g.worry.as_ref()));
        for topic in meant.cloned().collect::<Vec<_>>() {
            self.add_worry(&topic, Origin::Meant);
        }
        for rule in &rules.topics {
            if !self.has_worry(&rule.code) {
                continue;
            }
            self.groups.extend(rule.says.iter().cloned());
            self.dangers.extend(rule.urgent.clone());
        }
        let vague: Vec<&str> = rules
            .topics
            .iter()
            .filter(|rule| !answers.worries.contains(&rule.code) && rule.vaguer_than.iter().any(|t| self.has_worry(t)))
            .map(|rule| rule.code.as_str())
            .collect();
        self.worries.retain(|w| !vague.contains(&w.topic.as_str()));
        let never = self.never(rules);
        self.worries.retain(|w| !never.contains(&w.topic));
        self.add_basics(rules);
        self.worries.truncate(rules.size.worries);
    }

    /// What every family of the stage is offered, when nothing was said or only something else meant it.
    fn add_basics(&mut self, rules: &Rules) {
        let said: Vec<_> = self.worries.iter().filter(|w| w.origin == Origin::Said).collect();
        let none_fits = !said.is_empty() && said.iter().all(|w| self.is_of_another_age(rules, &w.topic));
        if (!said.is_empty() && !none_fits) || !self.dangers.is_empty() {
            return;
        }
        let nothing_known = self.unclear && self.spans.is_empty() && self.worries.is_empty();
        let front_doors = none_fits || nothing_known;
        let never = self.never(rules);
        let fits = |ages: Option<(i32, i32)>| match ages {
            Some((from, to)) => self.spans.iter().any(|&(a, b)| a <= to && from <= b),
            None => self.spans.is_empty(),
        };
        let Some(basics) = rules.basics.iter().find(|b| b.front_doors == front_doors && (front_doors || fits(b.ages)))
        else {
            return;
        };
        for topic in basics.topics.iter().filter(|t| !never.contains(*t)) {
            self.add_worry(topic, Origin::Basics);
        }
    }

    /// What the topic means is for children of other ages than those said.
    fn is_of_another_age(&self, rules: &Rules, topic: &str) -> bool {
        let ages = rules.topics.iter().find(|t| t.code == topic).and_then(|t| t.ages);
        let meet = |(from, last): (i32, i32)| self.spans.iter().any(|&(a, b)| a <= last && from <= b);
        self.exact_ages && ages.is_some_and(|ages| !meet(ages))
    }

    fn add_worry(&mut self, topic: &str, origin: Origin) {
        if !self.has_worry(topic) {
            self.worries.push(Worry { topic: topic.to_owned(), origin });
        }
    }

    fn has_worry(&self, topic: &str) -> bool {
        self.worries.iter().any(|w| w.topic == topic)
    }

    /// True when help for any of these groups is meant for them too.
    pub fn is_among(&self, groups: &[String]) -> bool {
        groups.iter().any(|g| self.groups.contains(g) || self.akin.contains(g))
    }

    /// Topics no help may be about, given what was said.
    pub fn never(&self, rules: &Rules) -> BTreeSet<String> {
        self.conflicts(rules).flat_map(|c| c.never.iter().cloned()).collect()
    }

    /// Conflicts that what was said brings into force.
    pub fn conflicts<'a>(&self, rules: &'a Rules) -> impl Iterator<Item = &'a super::rules::Conflict> {
        rules.conflicts.iter().filter(|c| {
            c.groups.iter().any(|g| self.groups.contains(g))
                || c.dangers.iter().any(|d| self.dangers.contains(d))
                || c.topics.iter().any(|t| self.has_worry(t))
        })
    }

    /// True unless a young person asks for themselves, with no child of their own.
    pub fn is_parent(&self) -> bool {
        self.who != Some(Who::YoungPerson) || self.expecting || self.spans.iter().any(|&(_, last)| last < SMALL_CHILD)
    }
}

fn first_said(answered: &[String], heard: &[String]) -> Vec<String> {
    if answered.is_empty() { heard.to_vec() } else { answered.to_vec() }
}

/// Lower case, apostrophes dropped, one space between words and at both ends: for finding whole phrases.
fn tidy(words: &str) -> String {
    let plain: String = words
        .to_lowercase()
        .chars()
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}
