//! A plan worded as a short letter.

use crate::{
    say,
    shell::{
        Page,
        place::{Line, Team},
    },
};
use domain::{
    directory::vocabulary::{List, Vocabulary},
    pathway::model::{Kind, Plan, Reason, Step},
};

/// A plan as its page tells it.
pub struct Letter {
    /// Lines to call first.
    pub urgent: Vec<Line>,
    /// What is not there.
    pub gaps: Vec<GapBox>,
    /// What to try, in order.
    pub steps: Vec<StepSaid>,
    /// A team that can talk about any of it.
    pub ask: String,
    /// Own words were not understood, and nothing else was said.
    pub lost: bool,
}

/// One thing that is not there.
pub struct GapBox {
    /// What.
    pub title: String,
    /// The team to ask, with its own number where that is known.
    pub team: Team,
    /// Its page.
    pub href: Option<String>,
}

/// One step in words.
pub struct StepSaid {
    /// Word key of when it is for.
    pub kind: &'static str,
    /// Not for now.
    pub later: bool,
    /// The service.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// Why, each a sentence.
    pub reasons: Vec<String>,
    /// How it fits, each a sentence.
    pub fit: Vec<String>,
    /// A time it is said to fit was invented.
    pub fit_example: bool,
    /// Word keys of the ways in.
    pub ways: Vec<String>,
    /// The wait, in words.
    pub wait: Option<String>,
    /// The wait was invented.
    pub wait_example: bool,
    /// Something else to try: address and name.
    pub alternative: Option<(String, String)>,
}

impl Letter {
    /// Words a plan.
    pub fn new(p: &Page, vocabulary: &Vocabulary, plan: &Plan) -> Self {
        let urgent = urgent_lines(p, plan);
        let gaps = plan.gaps.iter().map(|gap| GapBox {
            title: p.plain_with(
                format!("pathway-gap-{}", gap.code),
                &[("topic", &say::label::within(&p.words, vocabulary, List::Topics, &gap.topic))],
            ),
            team: p.place.team_named(&gap.contact.name),
            href: gap.contact.slug.as_ref().map(|slug| format!("/services/{slug}")),
        });
        Self {
            urgent,
            gaps: gaps.collect(),
            steps: plan.steps.iter().map(|step| StepSaid::new(p, vocabulary, step)).collect(),
            ask: plan.ask.name.clone(),
            lost: plan.understood.is_lost(),
        }
    }
}

/// Lines answered now for the dangers of a plan: those the rules name first, then the place's own for that
/// kind of danger.
fn urgent_lines(p: &Page, plan: &Plan) -> Vec<Line> {
    let (now, _) = p.place.urgent_at(p.at);
    let named = |line: &Line| plan.urgent.iter().any(|u| u.contacts.contains(&line.code));
    let meant = |line: &Line| plan.urgent.iter().any(|u| line.kinds.contains(&u.kind));
    let (mut first, rest): (Vec<Line>, Vec<Line>) = now.into_iter().partition(named);
    first.extend(rest.into_iter().filter(meant));
    first
}

impl StepSaid {
    fn new(p: &Page, vocabulary: &Vocabulary, step: &Step) -> Self {
        let wait = step.wait.as_ref().map(|wait| {
            let on = say::fact::date(&p.words, wait.stated_on);
            p.plain_with("pathway-step-wait", &[("weeks", &wait.weeks.to_string()), ("date", &on)])
        });
        let (suits, why): (Vec<Reason>, Vec<Reason>) = step.reasons.iter().cloned().partition(is_told_by_fit);
        let timed = step.fit.time.is_some() || suits.iter().any(|reason| reason.code != "mode");
        let fit_example = timed && step.fit.examples.iter().any(|field| field == "times" || field == "places");
        let mut left = step.fit.clone();
        for reason in &suits {
            let told = if reason.code == "mode" { &mut left.mode } else { &mut left.time };
            *told = None;
        }
        let mut fit = say::plan::reasons(&p.words, vocabulary, &suits);
        fit.extend(say::plan::fit(&p.words, &left));
        Self {
            kind: match step.kind {
                Kind::Now => "pathway-kind-now",
                Kind::Next => "pathway-kind-next",
                Kind::Meanwhile => "pathway-kind-meanwhile",
                Kind::IfHarder => "pathway-kind-if_harder",
            },
            later: step.kind > Kind::Next,
            slug: step.slug.clone(),
            name: step.name.clone(),
            summary: step.summary.clone(),
            reasons: say::plan::reasons(&p.words, vocabulary, &why),
            fit,
            fit_example,
            ways: step.join.ways.iter().map(|way| format!("join-{way}")).collect(),
            wait,
            wait_example: step.wait.as_ref().is_some_and(|w| w.example),
            alternative: step.alternative.as_ref().map(|a| (a.slug.clone(), a.name.clone())),
        }
    }
}

/// A reason about time or manner: said once, where the letter tells how a step fits, and more exactly than there.
fn is_told_by_fit(reason: &Reason) -> bool {
    matches!(reason.code.as_str(), "time" | "any-time" | "mode")
}

/// What a family's words were taken to mean, in the order a person would say it, each once.
pub fn understood(p: &Page, vocabulary: &Vocabulary, plan: &Plan) -> Vec<String> {
    let u = &plan.understood;
    let named = |list, codes: &[String]| say::label::all_plain(&p.words, vocabulary, list, codes);
    let mut said = named(List::Topics, &u.topics);
    said.extend(u.expecting.then(|| p.plain("search-expecting")));
    said.extend(u.ages_months.iter().map(|months| say::plan::age(&p.words, *months)));
    said.extend(named(List::Stages, &u.stages));
    said.extend(named(List::Groups, &u.groups));
    said.extend(u.times.iter().map(|time| p.plain(format!("search-time-{time}"))));
    said.extend(named(List::Modes, &u.modes));
    say::found::each_once(said)
}
