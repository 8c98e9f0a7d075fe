//! Makes a plan from a family's answers. Nothing of them is kept: the log holds topics and counts only.

use super::{Answers, Codes, Family, Plan, Rules, ask, engine, gather::gather, hear::hear, team::open};
use crate::{
    access::{Action, authorise},
    directory::{
        dataset::Cached,
        log::{Channel, Facts, Look},
        postcodes,
        vocabulary::{self, Vocabulary},
        words,
    },
};
use data::Cx;
use kernel::{Error, Result, search::SearchIndex};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

static RULES: Cached<Rules> = Cached::new("rules");

/// Makes the plan, and says what was looked for, for the log.
///
/// # Errors
/// As [`again`].
pub async fn run(cx: &Cx, index: &dyn SearchIndex, answers: &Answers) -> Result<(Plan, Look)> {
    let mut answers = answers.clone();
    ask::check(cx, &mut answers).await?;
    let plan = plan(cx, index, &answers).await?;
    let area = answers.near.unwrap_or_default();
    let facts = facts(&plan, &*vocabulary::load(cx).await?);
    let look = Look::new(cx, Channel::Pathway, facts, &area, plan.steps.len());
    Ok((plan, look))
}

/// Makes the plan of answers already looked through, without logging a second look: to keep it, to show it again.
///
/// # Errors
/// `Invalid` by field; `Unavailable` before any rules were put; `Internal` when the index cannot be read; a database
/// fault.
pub async fn again(cx: &Cx, index: &dyn SearchIndex, answers: &Answers) -> Result<Plan> {
    let mut answers = answers.clone();
    ask::check(cx, &mut answers).await?;
    plan(cx, index, &answers).await
}

/// The plan of checked answers.
async fn plan(cx: &Cx, index: &dyn SearchIndex, answers: &Answers) -> Result<Plan> {
    authorise(&cx.actor, Action::ReadRegister)?;
    let vocabulary = vocabulary::load(cx).await?;
    let codes = Codes::from(&*vocabulary);
    let (version, rules) = rules(cx, &codes).await?;
    let heard = hear(&*words::load(cx).await?, &answers.own_words(&codes));
    let family = Family::new(&rules, &codes, answers, &heard, cx.clock.today());
    let spot = answers.near.as_deref().and_then(|near| postcodes::centre(&vocabulary, near));
    let supply = gather(index, cx.place, &rules, &family, spot.as_ref())?;
    let mut plan = Plan { rules_version: version, ..engine::plan(&rules, &codes, &family, &supply) };
    let teams = std::iter::once(&mut plan.ask).chain(plan.gaps.iter_mut().map(|gap| &mut gap.contact));
    open(cx, teams.collect()).await?;
    Ok(plan)
}

pub(super) async fn rules(cx: &Cx, codes: &Codes) -> Result<(i64, Arc<Rules>)> {
    let found = RULES.get(cx, |text| Rules::parse(text, codes)).await?;
    found.ok_or_else(|| Error::Unavailable("no rules were put".to_owned()))
}

/// What the log may keep, by the names a search's own log has.
fn facts(plan: &Plan, vocabulary: &Vocabulary) -> Facts {
    let understood = &plan.understood;
    let mut stages = understood.stages.clone();
    if stages.is_empty() {
        let at = understood.ages_months.iter().filter_map(|&months| vocabulary.stage_at(months));
        stages = at.map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect();
    }
    let filters = [
        ("group", understood.groups.clone()),
        ("stage", stages),
        ("time", understood.times.clone()),
        ("mode", understood.modes.clone()),
        ("age_months", understood.ages_months.iter().map(i32::to_string).collect()),
        ("expecting", understood.expecting.then(|| "yes".to_owned()).into_iter().collect()),
    ];
    let filters = filters.into_iter().filter(|(_, codes)| !codes.is_empty());
    Facts {
        topics: understood.topics.clone(),
        filters: filters.map(|(name, codes)| (name.to_owned(), codes)).collect::<BTreeMap<_, _>>(),
        gaps: plan.gaps.iter().filter(|g| g.code != "none-in-person").map(|g| g.topic.clone()).collect(),
    }
}
