//! Words of danger as people type them, and what leads their plan.

use super::the_pathway_answers::Demo;
use domain::pathway::{self, Answers, Plan};

async fn plan(demo: &Demo, words: &str) -> Plan {
    let answers = Answers { words: words.into(), ..Answers::default() };
    pathway::again(&demo.cx, &demo.index, &answers).await.unwrap()
}

#[tokio::test]
async fn whatever_way_it_is_said() {
    let demo = Demo::new().await;
    let mut missed = Vec::new();
    for (words, kind) in [
        ("i want to kil myself", "suicidal"),
        ("kil myself", "suicidal"),
        ("im going to klil myself", "suicidal"),
        ("I have had enough of life", "suicidal"),
        ("had enough of living", "suicidal"),
        ("tired of living", "suicidal"),
        ("i might do something stupid", "suicidal"),
        ("taken too many tablets", "suicidal"),
        ("my teenager has taken too many tablets", "suicidal"),
        ("they want to take my daughter abroad to be cut", "child-harm"),
        ("my sister says the girls should be circumcised", "child-harm"),
        ("I think I might hurt my baby", "child-harm"),
        ("i shook my baby", "child-harm"),
        ("sold for sex", "exploitation"),
        ("she has a pimp", "exploitation"),
        ("he wont stop following me", "domestic-abuse"),
        ("my ex keeps following me", "domestic-abuse"),
        ("hes going to kill me", "immediate"),
        ("hes going to kill me", "domestic-abuse"),
        ("he forced me to have sex", "domestic-abuse"),
        ("fit seizure", "immediate"),
    ] {
        let plan = plan(&demo, words).await;
        if plan.urgent.iter().all(|urgent| urgent.kind != kind) {
            missed.push(format!("{words}: {:?}, not {kind}", plan.urgent));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[tokio::test]
async fn a_day_like_others_raises_no_alarm() {
    let demo = Demo::new().await;
    let mut alarms = Vec::new();
    for words in [
        "tired of living in this damp flat",
        "fed up with family life",
        "my daughter needs her hair be cut",
        "my son to be circumcised",
        "my toddler wont stop following me",
        "my 2 year old wont stop following me to the toilet",
        "too much time on his tablet",
        "i want to get fit",
        "we lost our way",
        "my kid is kid of shy",
    ] {
        let plan = plan(&demo, words).await;
        if !plan.urgent.is_empty() {
            alarms.push(format!("{words}: {:?}", plan.urgent));
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[tokio::test]
async fn danger_is_not_taken_for_something_smaller() {
    let demo = Demo::new().await;
    let mut wrong = Vec::new();
    for (words, first, never) in [
        ("taken too many tablets", None, "online-safety"),
        ("my daughter is 14 and has taken too many tablets", None, "online-safety"),
        ("fit seizure", None, "physical-activity"),
        ("he forced me to have sex", Some("coventry-haven"), "sexual-health"),
        ("hes going to kill me", Some("coventry-haven"), "behaviour"),
        ("I think I might hurt my baby", None, "behaviour"),
        ("i shook my baby", None, "behaviour"),
    ] {
        let plan = plan(&demo, words).await;
        let slugs: Vec<_> = plan.steps.iter().map(|s| s.slug.as_str()).collect();
        let gaps: Vec<_> = plan.gaps.iter().map(|g| (&g.topic, &g.contact.name)).collect();
        let misheard = plan.understood.topics.iter().any(|t| t == never) || plan.gaps.iter().any(|g| g.topic == never);
        let led = first.is_none_or(|slug| slugs.first() == Some(&slug));
        let somebody = !slugs.is_empty() || !gaps.is_empty();
        let course = slugs.iter().any(|slug| slug.contains("teens"));
        if misheard || !led || !somebody || course {
            wrong.push(format!("{words}: {:?} {slugs:?} {gaps:?}", plan.understood.topics));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
