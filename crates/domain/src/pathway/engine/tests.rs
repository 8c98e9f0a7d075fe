//! The rules said as sentences, on the demonstration register.

use crate::directory::model::{Meanwhile, Wait};
use crate::pathway::{
    Answers,
    answers::Who,
    family::Heard,
    hear::hear,
    model::{Kind, Plan, Step},
    rules::Trial,
    sample,
};
use jiff::civil::date;

fn plan_heard(answers: &Answers, heard: &Heard) -> Plan {
    let (rules, codes, supply) = (sample::rules(), sample::codes(), sample::supply());
    let hear = |_: &str| heard.clone();
    Trial { codes: &codes, supply: &supply, hear: &hear, today: date(2026, 11, 24) }.plan(&rules, answers)
}

fn plan(answers: &Answers) -> Plan {
    plan_heard(answers, &Heard::default())
}

/// What a parent types, and nothing else.
fn typed(words: &str) -> Plan {
    let heard = hear(&sample::words(), words);
    plan_heard(&Answers { words: words.into(), ..Answers::default() }, &heard)
}

fn codes(list: &[&str]) -> Vec<String> {
    list.iter().map(|&code| code.to_owned()).collect()
}

fn worried(stage: &str, worries: &[&str]) -> Answers {
    Answers { stage: (!stage.is_empty()).then(|| stage.to_owned()), worries: codes(worries), ..Answers::default() }
}

fn step<'a>(plan: &'a Plan, slug: &str) -> &'a Step {
    let slugs: Vec<_> = plan.steps.iter().map(|s| &s.slug).collect();
    plan.steps.iter().find(|s| s.slug == slug).unwrap_or_else(|| panic!("{slug} is not among {slugs:?}"))
}

fn has(plan: &Plan, slug: &str) -> bool {
    plan.steps.iter().any(|s| s.slug == slug)
}

fn reasons(step: &Step) -> Vec<&str> {
    step.reasons.iter().map(|r| r.code.as_str()).collect()
}

#[test]
fn the_rules_pass_their_own_tests() {
    let (rules, codes, supply) = (sample::rules(), sample::codes(), sample::supply());
    let trial = Trial { codes: &codes, supply: &supply, hear: &|_| Heard::default(), today: date(2026, 11, 24) };
    assert!(rules.tests.len() >= 12);
    assert_eq!(trial.run(&rules), vec![]);
}

#[test]
fn rules_that_break_their_own_tests_are_found_out() {
    let (mut rules, codes, supply) = (sample::rules(), sample::codes(), sample::supply());
    rules.conflicts.clear();
    let trial = Trial { codes: &codes, supply: &supply, hear: &|_| Heard::default(), today: date(2026, 11, 24) };
    let failures = trial.run(&rules);
    assert!(
        failures.iter().any(|f| f.test.contains("abuse") && f.what.contains("relate-family-counselling")),
        "{failures:?}"
    );
}

#[test]
fn behaviour_is_graded_from_tips_to_a_talk_to_a_group_to_more_help() {
    let plan = plan(&worried("primary", &["behaviour"]));
    let order = |slug| step(&plan, slug).order;
    assert!(order("understanding-your-child-solihull") < order("power-of-positive-parenting-seminar"));
    assert!(order("power-of-positive-parenting-seminar") < order("family-links-nurture-5-11"));
    assert!(order("family-links-nurture-5-11") < order("triple-p-parenting-plus"));
    assert_eq!(step(&plan, "understanding-your-child-solihull").kind, Kind::Now);
    assert_eq!(step(&plan, "family-links-nurture-5-11").kind, Kind::Next);
    assert_eq!(step(&plan, "triple-p-parenting-plus").kind, Kind::IfHarder);
}

#[test]
fn a_group_for_a_few_months_of_a_stage_gives_way() {
    assert!(!has(&plan(&worried("primary", &["behaviour"])), "family-links-nurture-0-5"));
    let six = Answers { age_months: Some(65), ..worried("", &["behaviour"]) };
    assert!(has(&plan(&six), "family-links-nurture-0-5"));
}

#[test]
fn what_is_not_there_is_named_with_a_team_to_ask() {
    let plan = plan(&Answers { age_months: Some(72), ..worried("", &["bed-wetting", "bullying"]) });
    let gaps: Vec<_> = plan.gaps.iter().map(|g| (g.topic.as_str(), g.code.as_str(), g.contact.name.as_str())).collect();
    assert_eq!(gaps, [("bed-wetting", "none", "School nursing team"), ("bullying", "none", "School nursing team")]);
    let near = step(&plan, "chathealth-parent-line");
    assert_eq!(near.reasons[0].code, "near");
    assert_eq!(near.reasons[0].args["topic"], "bed-wetting");
}

#[test]
fn nothing_for_this_age_and_nothing_in_person_are_said_as_such() {
    let teen = plan(&Answers { age_months: Some(180), ..worried("", &["weaning"]) });
    assert_eq!(teen.gaps[0].code, "none-fits");
    let pregnant = plan(&worried("antenatal", &["healthy-eating"]));
    assert!(has(&pregnant, "babh-nutrition-eating-for-life"));
    assert_eq!(pregnant.gaps[0].code, "none-in-person");
}

#[test]
fn help_for_some_families_only_is_named_to_be_asked_about() {
    for (topic, slug) in
        [("alcohol-drugs", "change-grow-live-parenting-group"), ("sexual-abuse", "crasac-parent-carer-group")]
    {
        let plan = plan(&worried("", &[topic]));
        let gap = plan.gaps.iter().find(|gap| gap.topic == topic).unwrap();
        assert_eq!((gap.code.as_str(), gap.contact.slug.as_deref()), ("for-some", Some(slug)));
        assert!(!has(&plan, slug), "{slug} is offered though nobody said it is for them");
    }
}

#[test]
fn a_family_nurse_is_sure_only_for_a_first_child() {
    let young = |worries| Answers { about: codes(&["young-parents"]), ..worried("antenatal", worries) };
    let perhaps = plan(&young(&["pregnancy-birth"]));
    if let Some(nurse) = perhaps.steps.iter().find(|s| s.slug == "family-nurse-partnership") {
        assert!(reasons(nurse).contains(&"may-first-child"), "{:?}", nurse.reasons);
    }
    let nurse = plan(&Answers { first_child: Some(true), ..young(&["pregnancy-birth"]) });
    assert!(!reasons(step(&nurse, "family-nurse-partnership")).contains(&"may-first-child"));
    let none = plan(&Answers { first_child: Some(false), ..young(&["pregnancy-birth"]) });
    assert!(!has(&none, "family-nurse-partnership"));
    let chosen = plan(&worried("", &["young-parents"]));
    assert!(has(&chosen, "ibumps"), "{:?}", chosen.gaps);
    let order = |slug| step(&chosen, slug).order;
    if has(&chosen, "family-nurse-partnership") {
        assert!(reasons(step(&chosen, "family-nurse-partnership")).contains(&"may-first-child"));
        assert!(order("family-nurse-partnership") > 1 || chosen.steps.len() == 1);
    }
}

#[test]
fn every_worry_has_someone_to_meet_or_says_that_there_is_nobody() {
    let answers =
        worried("preschool", &["behaviour", "toilet-training", "sleep", "speech-language", "healthy-eating", "money"]);
    let plan = plan(&answers);
    let register = sample::supply();
    for topic in &answers.worries {
        let met = plan
            .steps
            .iter()
            .any(|s| s.fit.in_person && register.offers.iter().any(|o| o.slug == s.slug && o.topics.contains(topic)));
        assert!(met || plan.gaps.iter().any(|g| g.topic == *topic), "{topic}");
    }
}

#[test]
fn a_wish_for_evenings_or_online_ranks_and_is_said_but_hides_nothing() {
    let wish =
        Answers { times: codes(&["evening"]), modes: codes(&["online_course"]), ..worried("primary", &["behaviour"]) };
    let plan = plan(&wish);
    let group = step(&plan, "family-links-nurture-5-11");
    assert_eq!(group.fit.time.as_deref(), Some("not-stated"));
    assert_eq!(group.fit.mode.as_deref(), Some("other"));
    let course = step(&plan, "understanding-your-child-solihull");
    assert_eq!((course.fit.time.as_deref(), course.fit.mode.as_deref()), (Some("any-time"), Some("fits")));
    assert_eq!(course.order, 1);
}

#[test]
fn a_young_peoples_course_is_for_the_teenager_and_says_so() {
    let parent = plan(&worried("teenage", &["child-mental-health"]));
    assert!(reasons(step(&parent, "kooth")).contains(&"for-your-child"));
    let teen = Answers { who: Some(Who::YoungPerson), age_months: Some(180), ..worried("", &["child-mental-health"]) };
    let own = plan(&teen);
    assert!(reasons(step(&own, "kooth")).contains(&"for-you"));
    assert!(!has(&own, "compass-shine-parents"));
    assert!(!has(&plan(&worried("baby", &["parent-mental-health"])), "kooth"));
}

#[test]
fn a_condition_left_open_is_said_and_comes_last() {
    let asked = Answers { about: codes(&["young-parents"]), ..worried("antenatal", &[]) };
    let nurse = plan(&asked);
    let nurse = step(&nurse, "family-nurse-partnership");
    assert_eq!(nurse.kind, Kind::IfHarder);
    assert!(reasons(nurse).contains(&"may-first-child"));
    assert!(!has(&plan(&worried("antenatal", &[])), "family-nurse-partnership"));
}

#[test]
fn danger_comes_first_and_makes_the_plan_sensitive() {
    let heard = Heard { dangers: codes(&["suicidal", "immediate"]), ..Heard::default() };
    let plan = plan_heard(&worried("", &["money"]), &heard);
    let kinds: Vec<_> = plan.urgent.iter().map(|u| u.kind.as_str()).collect();
    assert_eq!(kinds, ["immediate", "suicidal"]);
    assert_eq!(plan.urgent[0].contacts[0], "emergency");
    assert!(plan.sensitive);
    assert!(has(&plan, "talking-therapies"));
}

#[test]
fn a_group_meant_by_a_worry_is_never_told_back_as_said() {
    let worry = plan(&worried("", &["domestic-abuse"]));
    assert!(!reasons(step(&worry, "coventry-haven")).contains(&"group"));
    let said = plan(&Answers { about: codes(&["da-survivors"]), ..Answers::default() });
    assert!(reasons(step(&said, "coventry-haven")).contains(&"group"));
}

#[test]
fn an_answer_wins_over_what_words_were_taken_to_mean() {
    let heard =
        Heard { stages: codes(&["teenage"]), times: codes(&["weekend"]), who: Some(Who::Mother), ..Heard::default() };
    let answers = Answers { times: codes(&["evening"]), who: Some(Who::Father), ..worried("baby", &["sleep"]) };
    let plan = plan_heard(&answers, &heard);
    assert_eq!(plan.understood.stages, ["baby"]);
    assert_eq!(plan.understood.times, ["evening"]);
}

#[test]
fn nothing_said_leads_to_what_every_family_of_that_age_is_offered() {
    let plan = plan(&worried("baby", &[]));
    assert!(has(&plan, "drop-in-baby-clinic") && has(&plan, "family-information-service"));
    for s in &plan.steps {
        let offers = sample::supply().offers;
        let offer = offers.iter().find(|o| o.slug == s.slug).expect("an offer");
        let open = offer.level == "universal" && (offer.from_months, offer.last_month) == (None, None);
        assert_eq!(s.reasons[0].code, if open { "basics" } else { "basics-start" }, "{}", s.slug);
    }
    assert_eq!(step(&plan, "drop-in-baby-clinic").reasons[0].code, "basics-start", "it is for some ages only");
    assert_eq!(plan.gaps, vec![]);
    assert_eq!(plan.ask.name, "Family Information Service");
}

#[test]
fn words_nobody_understands_are_said_to_be_lost_and_a_worry_beside_them_is_not() {
    assert!(typed("qwertyuiop").understood.is_lost());
    assert!(!typed("").understood.is_lost());
    assert!(!typed("qwertyuiop sleep").understood.is_lost());
    let heard = Heard { unclear: true, ..Heard::default() };
    assert!(!plan_heard(&worried("baby", &["sleep"]), &heard).understood.is_lost());
}

#[test]
fn what_may_fit_and_is_offered_is_no_gap() {
    let plan = plan(&Answers { about: codes(&["young-parents"]), ..worried("antenatal", &[]) });
    assert!(plan.steps.iter().any(|s| s.kind == Kind::IfHarder));
    assert_eq!(plan.gaps.iter().filter(|g| g.code == "none-fits").count(), 0, "{:?}", plan.gaps);
}

#[test]
fn without_an_age_the_team_for_the_ages_a_topic_means_is_named() {
    let asked = |topic| plan(&worried("", &[topic])).gaps[0].contact.name.clone();
    assert_eq!(asked("bed-wetting"), "School nursing team");
    let baby = Answers { age_months: Some(30), ..worried("", &["bed-wetting"]) };
    assert_eq!(plan(&baby).gaps[0].contact.name, "Health visiting team");
}

#[test]
fn another_choice_is_never_a_step_and_stands_once() {
    let plan = plan(&worried("primary", &["behaviour", "child-mental-health"]));
    let mut all: Vec<_> = plan.steps.iter().map(|s| s.slug.as_str()).collect();
    all.extend(plan.steps.iter().filter_map(|s| s.alternative.as_ref()).map(|a| a.slug.as_str()));
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn my_6_year_old_keeps_wetting_the_bed() {
    let plan = typed("my 6 year old keeps wetting the bed");
    assert_eq!(plan.understood.ages_months, [72]);
    assert_eq!((plan.gaps[0].topic.as_str(), plan.gaps[0].code.as_str()), ("bed-wetting", "none"));
    assert_eq!(step(&plan, "chathealth-parent-line").kind, Kind::Now);
}

#[test]
fn dad_feeling_low_new_baby_evenings_only() {
    let plan = typed("Dad feeling low new baby evenings only");
    assert_eq!(plan.understood.times, ["evening"]);
    assert!(has(&plan, "talking-therapies") || has(&plan, "parents-in-mind"));
    assert!(!has(&plan, "mamta-perinatal-mental-health") && !has(&plan, "mamta"));
    assert!(plan.steps.iter().all(|s| s.fit.time.is_some()));
    assert!(plan.gaps.iter().any(|g| g.topic == "partner-mental-health"));
    assert_eq!(plan.steps[0].slug, "dimensions-health-wellbeing", "his own mind comes before an app about babies");
    let at = |slug: &str| plan.steps.iter().position(|s| s.slug == slug);
    assert!(at("parents-in-mind") < at("talking-therapies"), "around birth comes before near it");
}

#[test]
fn nineteen_pregnant_first_baby() {
    let plan = typed("19 pregnant first baby");
    let nurse = step(&plan, "family-nurse-partnership");
    assert_eq!(nurse.kind, Kind::Next);
    assert!(reasons(nurse).contains(&"expecting") && reasons(nurse).contains(&"first-child"));
    assert!(nurse.order < step(&plan, "ibumps").order, "a midwife for those without a family nurse comes after one");
    assert_eq!(plan.understood.stages, ["antenatal"], "a first baby is not a baby's first year");
    assert!(!has(&typed("23 pregnant first baby"), "family-nurse-partnership"));
    assert!(!has(&typed("19 pregnant second baby"), "family-nurse-partnership"));
}

#[test]
fn autism_diagnosis_waiting_4_years_old() {
    let plan = typed("autism diagnosis waiting 4 years old");
    assert!(has(&plan, "cw-rise-neurodevelopmental"));
    assert!(has(&plan, "send-local-offer") || has(&plan, "sendiass"));
    for diagnosed in ["cass-community-autism-support-0-5", "nas-earlybird", "coventry-autism-support"] {
        assert!(!has(&plan, diagnosed), "{diagnosed}");
    }
}

#[test]
fn a_long_wait_has_something_to_begin_before_it_is_over() {
    let (rules, codes, mut supply) = (sample::rules(), sample::codes(), sample::supply());
    for (slug, weeks) in [("cw-rise-neurodevelopmental", 52), ("sendiass", 2)] {
        let offer = supply.offers.iter_mut().find(|o| o.slug == slug).expect("it is there").card_mut();
        offer.wait = Some(Wait { weeks, stated_on: date(2026, 11, 2) });
        offer.while_you_wait = vec![Meanwhile { text: String::new(), slug: Some("sendiass".into()) }];
    }
    let words = "autism diagnosis waiting 4 years old";
    let hear = |said: &str| hear(&sample::words(), said);
    let trial = Trial { codes: &codes, supply: &supply, hear: &hear, today: date(2026, 11, 24) };
    let plan = trial.plan(&rules, &Answers { words: words.into(), ..Answers::default() });
    assert_eq!(step(&plan, "cw-rise-neurodevelopmental").kind, Kind::Next);
    assert_eq!(step(&plan, "sendiass").kind, Kind::Meanwhile);
}

#[test]
fn what_can_never_be_full_names_no_other() {
    let plan = typed("autism diagnosis waiting 4 years old");
    assert_eq!(step(&plan, "send-local-offer").alternative, None);
    assert!(plan.steps.iter().any(|s| s.alternative.is_some()));
}

#[test]
fn who_is_hurt_by_a_partner_is_not_sent_to_a_course_about_children() {
    for words in ["he hits me", "my partner hits me", "hubby pushes me"] {
        let plan = typed(words);
        assert_eq!(plan.understood.topics, ["domestic-abuse"], "{words}");
        assert_eq!(plan.urgent[0].kind, "domestic-abuse", "{words}");
    }
    assert!(typed("hubby pushes me in my wheelchair").urgent.is_empty());
    for words in ["my son hits me", "my 4 year old pushes me", "my teenage daughter hits me"] {
        let plan = typed(words);
        assert!(plan.urgent.is_empty() && !has(&plan, "coventry-haven"), "{words}");
    }
}

#[test]
fn teenager_wont_listen() {
    let plan = typed("teenager won't listen");
    assert!(has(&plan, "understanding-your-teenagers-brain"));
    assert!(has(&plan, "raising-responsible-teenagers") || has(&plan, "triple-p-teen-group"));
    assert!(!has(&plan, "family-links-nurture-5-11"));
}

#[test]
fn a_young_person_who_says_their_age_is_heard_as_asking_for_themselves() {
    let plan = typed("im 15 and feel sad all the time");
    assert!(reasons(step(&plan, "kooth")).contains(&"for-you"));
    assert!(!has(&plan, "ibumps"));
}

#[test]
fn having_had_a_baby_is_not_expecting_one() {
    let plan = typed("crying every day since having my baby 6 weeks ago");
    assert!(!plan.understood.expecting);
    assert!(has(&plan, "parents-in-mind"));
    assert!(!has(&plan, "uhcw-maternity-classes"));
}

#[test]
fn what_is_shut_for_now_is_no_step() {
    let (rules, codes, mut supply) = (sample::rules(), sample::codes(), sample::supply());
    let shut = |o: &&mut crate::pathway::Offer| o.slug == "drop-in-baby-clinic";
    supply.offers.iter_mut().filter(shut).for_each(|o| o.card_mut().temporarily_closed = Some(String::new()));
    let hear = |_: &str| Heard::default();
    let trial = Trial { codes: &codes, supply: &supply, hear: &hear, today: date(2026, 11, 24) };
    assert!(!has(&trial.plan(&rules, &worried("baby", &[])), "drop-in-baby-clinic"));
}

#[test]
fn while_something_is_waited_for_what_the_register_suggests_fills_the_time() {
    let (rules, codes, mut supply) = (sample::rules(), sample::codes(), sample::supply());
    let group = supply.offers.iter_mut().find(|o| o.slug == "family-links-nurture-5-11").expect("the group").card_mut();
    group.wait = Some(Wait { weeks: 5, stated_on: date(2026, 11, 2) });
    group.while_you_wait = vec![Meanwhile { text: String::new(), slug: Some("chathealth-parent-line".into()) }];
    let hear = |_: &str| Heard::default();
    let trial = Trial { codes: &codes, supply: &supply, hear: &hear, today: date(2026, 11, 24) };
    let plan = trial.plan(&rules, &worried("primary", &["behaviour"]));
    assert_eq!(step(&plan, "family-links-nurture-5-11").wait.as_ref().map(|w| w.weeks), Some(5));
    assert_eq!(step(&plan, "chathealth-parent-line").kind, Kind::Meanwhile);
    assert_eq!(plan.steps[0].kind, Kind::Now);
}

#[test]
fn a_way_of_working_is_nothing_to_join() {
    for words in ["my dad hits me", "my 9 year old is anxious", "my 13 year old gets so angry"] {
        assert!(!has(&typed(words), "ithrive-framework"), "{words}");
    }
}

#[test]
fn a_young_person_hurt_at_home_gets_urgent_help_and_a_person_to_ask() {
    for words in ["my dad hits me", "my brother hurts me"] {
        let plan = typed(words);
        assert_eq!(plan.urgent[0].kind, "child-harm", "{words}");
        assert!(!plan.understood.topics.contains(&"behaviour".to_owned()), "{words}");
        assert!(plan.gaps.iter().any(|gap| gap.contact.name == "Children's front door"), "{words}: {:?}", plan.gaps);
    }
}

#[test]
fn whose_way_of_meeting_is_not_stated_is_never_called_in_person() {
    for (words, slug) in [("postnatal depression", "parents-in-mind"), ("stillbirth", "stillbirth-support-service")] {
        let plan = typed(words);
        assert!(has(&plan, slug), "{words}");
        assert_eq!(plan.gaps[0].code, "none-in-person", "{words}");
    }
}

#[test]
fn followed_by_an_ex_is_never_asked_to_sit_down_together() {
    for words in ["I am being followed by my ex", "my ex is stalking me", "my ex is tracking my car"] {
        let plan = typed(words);
        assert_eq!(plan.urgent[0].kind, "domestic-abuse", "{words}");
        assert!(has(&plan, "coventry-haven") && !has(&plan, "relate-family-counselling"), "{words}");
    }
}

#[test]
fn a_waiting_nobody_spoke_of_is_not_told_back() {
    assert_eq!(typed("autistic 4 year old").understood.groups, ["autism-families"]);
    assert!(plan(&worried("", &["autism"])).understood.groups.is_empty());
}

#[test]
fn words_nobody_understands_lead_to_whom_everyone_can_turn_to() {
    for words in ["zzz", "my son is 8 and wont read"] {
        let plan = typed(words);
        assert!((1..=3).contains(&plan.steps.len()), "{words}: {:?}", plan.steps);
        assert!(plan.steps.iter().all(|step| step.kind == Kind::Now), "{words}: no course");
        assert!(has(&plan, "family-information-service"), "{words}");
    }
    assert_eq!(typed("my son is 8 and wont read").gaps[0].topic, "books-rhymes");
}

#[test]
fn a_pregnant_teenager_and_a_first_child_open_the_family_nurse() {
    let first = typed("21 and pregnant with my first");
    assert_ne!(step(&first, "family-nurse-partnership").kind, Kind::IfHarder);
    let daughter = typed("my 15 year old is pregnant");
    assert!(has(&daughter, "ibumps") && has(&daughter, "family-nurse-partnership"));
}

#[test]
fn a_dad_who_wants_other_dads_is_told_that_there_is_no_group() {
    let plan = typed("dad of newborn want to meet other dads");
    assert!(plan.gaps.iter().any(|gap| gap.topic == "dads-partners"), "{:?}", plan.gaps);
}

#[test]
fn no_home_and_no_food_name_the_team_for_it() {
    for (words, team) in
        [("being evicted tomorrow", "Council housing team"), ("no money for food today", "Help with money and food")]
    {
        assert!(typed(words).gaps.iter().any(|gap| gap.contact.name == team), "{words}");
    }
}
