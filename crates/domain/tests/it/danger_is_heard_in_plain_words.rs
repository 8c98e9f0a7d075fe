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
        ("she keeps saying everyone would be better off if she wasnt here. shes 13", "suicidal"),
        ("my husband takes my bank card and reads all my messages", "domestic-abuse"),
        ("there are scratches all up my daughters arms and she wears long sleeves in summer", "self-harm"),
        ("my 15 yr old has a new phone and trainers and wont say who gave him them", "exploitation"),
        ("my nephew told me grandad plays secret games with him", "sexual-abuse"),
        ("im scared of what i might do to my baby when he cries", "child-harm"),
        ("he put his hands round my neck last night", "domestic-abuse"),
        ("my dad hits my mum and im 14", "child-harm"),
        ("im 13 and my stepdad comes in my room at night", "sexual-abuse"),
        ("he wont let me leave the house or have a phone", "domestic-abuse"),
        ("shes not woken up and shes hot with a rash that wont go", "immediate"),
        ("i want it all to stop", "suicidal"),
        ("im going to hurt him if someone doesnt help", "child-harm"),
        ("hes carrying a blade to school", "immediate"),
        ("my 14 year old has a boyfriend who is 25", "exploitation"),
        ("someone is asking my daughter for pictures online", "exploitation"),
        ("they want to marry my daughter in pakistan", "child-harm"),
        ("i wish i hadnt woken up", "suicidal"),
        ("he smashes things when hes angry and the kids hide", "domestic-abuse"),
        ("he locks us in the house", "domestic-abuse"),
        ("my boyfriend drinks every nite and shouts but hes never hit me", "domestic-abuse"),
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
        "afraid of my husband losing his job",
        "cat scratches on babys arms",
        "my son smashes things when he is angry he is 9",
        "my son takes my phone to play games",
        "my husband has my phone number",
        "my baby has got scratch marks on her arms from her nails",
        "everyone says it gets easier without me asking",
        "he is 14 and going out with his mates",
        "my 14 year old has a girlfriend who is 15",
        "someone asked me for baby photos",
        "grandad plays games with him while i work",
        "daughter is getting married in march and im sad",
        "i want the tantrums to stop",
        "my boyfriend drinks too much",
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

#[tokio::test]
async fn a_child_who_tells_of_home_is_no_young_parent() {
    let demo = Demo::new().await;
    for words in [
        "my dad hits my mum and im 14",
        "im 13 and my stepdad comes in my room at night",
        "dad is drinking again im 11",
    ] {
        let plan = plan(&demo, words).await;
        let slugs: Vec<_> = plan.steps.iter().map(|s| s.slug.as_str()).collect();
        assert!(!plan.understood.topics.iter().any(|t| t == "young-parents"), "{words}");
        assert!(
            !slugs.iter().any(|s| s.contains("ibumps") || s.contains("antenatal") || s.contains("baby")),
            "{words}: {slugs:?}"
        );
    }
    let young = plan(&demo, "im 17 and pregnant with my first").await;
    assert!(young.steps.iter().any(|step| step.slug == "ibumps" || step.slug == "family-nurse-partnership"));
}

#[tokio::test]
async fn what_families_told_a_reviewer_is_understood() {
    let demo = Demo::new().await;
    let mut wrong = Vec::new();
    for (words, topic) in [
        ("my 3 yr old dont talk only points", "speech-language"),
        ("my head is all over the place since the birth", "perinatal-mental-health"),
        ("my wife has been really down since our son was born 4 months ago and i work days", "partner-mental-health"),
        ("my partner isnt coping since the baby", "partner-mental-health"),
        ("husband died, kids 8 and 12 wont talk about it", "bereavement"),
        ("bub 2 wks nipples bleeding", "infant-feeding"),
        ("she was born at 29 weeks and just come home from hospital", "neonatal-care"),
        ("year 6 daughter worried bout going up to seniors", "transition-secondary"),
        ("he plays fortnite till 3am", "online-safety"),
        ("how to keep baby safe in cot", "safe-sleep"),
        ("زوجتي حزينة وتبكي بعد الولادة", "partner-mental-health"),
    ] {
        let heard = plan(&demo, words).await.understood.topics;
        if heard.first().is_none_or(|first| first != topic) {
            wrong.push(format!("{words}: {heard:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
