use super::{Codes, Kind, Words};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const WORDS: &str = r#"
version = 3
unborn = ["baby"]
stop = ["his dad", "please", "help", "need", "with", "old", "year", "when", "on"]
[[topic]]
code = "bed-wetting"
phrases = ["wets the bed", "bed wetting", "bedwetting"]
[[topic]]
code = "speech"
phrases = ["not talking", "speech delay", "stammer"]
[[topic]]
code = "chatting"
phrases = ["talking"]
[[topic]]
code = "feeding"
phrases = ["breastfeeding", "sore nipples"]
[[topic]]
code = "behaviour"
phrases = ["won't listen", "tantrums", "hitting"]
[[topic]]
code = "low-dad"
phrases = ["dad feeling low", "anxious"]
[[group]]
code = "waiting"
phrases = ["waiting for a diagnosis"]
[[audience]]
code = "fathers"
phrases = ["dad", "daddy"]
[[stage]]
code = "antenatal"
phrases = ["pregnant", "expecting"]
[[stage]]
code = "baby"
phrases = ["baby", "baby is crawling"]
[[stage]]
code = "newborn"
phrases = ["new baby"]
[[time]]
code = "evening"
phrases = ["evenings", "after work"]
[[mode]]
code = "online"
phrases = ["online"]
[[danger]]
kind = "domestic-abuse"
phrases = ["hits me"]
[[danger]]
kind = "abuse"
phrases = ["he hit me"]
[lists]
child = ["son"]
[[means]]
danger = "abuse"
topic = "hurt"
instead_of = ["behaviour"]
unless = ["child"]
[[topic]]
code = "sleep"
phrases = ["لا ينام"]
[[related]]
topic = "bed-wetting"
to = ["feeding"]
"#;

fn words() -> Words {
    Words::parse(WORDS, &Codes::new(), "Stay and Play rhyme library").unwrap()
}

#[test]
fn a_danger_says_what_it_is_about_unless_a_child_is_spoken_of() {
    assert_eq!(topics("he hit me, hitting"), ["hurt"]);
    assert_eq!(topics("hitting: he hit me, my son"), ["behaviour", "hurt"]);
    assert_eq!(topics("hitting: he hit me, he is 4 years old"), ["behaviour", "hurt"]);
    assert_eq!(topics("hitting"), ["behaviour"]);
}

#[test]
fn a_baby_on_the_way_is_no_stage_of_its_own() {
    let stages = |text: &str| words().understand(text).stages.into_iter().map(|s| s.code).collect::<Vec<_>>();
    assert_eq!(stages("pregnant, first baby"), ["antenatal"]);
    assert_eq!(stages("my baby"), ["baby"]);
    assert_eq!(stages("pregnant and baby is crawling"), ["baby", "antenatal"]);
}

#[test]
fn an_arabic_and_joined_to_a_known_word_is_shed() {
    assert_eq!(topics("ابني عمره ٥ ولا ينام"), ["sleep"]);
    assert_eq!(words().understand("وسام").rest, "وسام");
}

fn topics(text: &str) -> Vec<String> {
    words().understand(text).topics.into_iter().map(|t| t.code).collect()
}

#[test]
fn phrases_are_heard_through_endings_little_words_order_and_spelling() {
    for (text, topic) in [
        ("my 6 year old keeps wetting the bed", "bed-wetting"),
        ("Bed-wetting at night", "bed-wetting"),
        ("bedweting", "bed-wetting"),
        ("he wet in his own bed again", "bed-wetting"),
        ("breast feeding", "feeding"),
        ("brestfeeding hurts", "feeding"),
        ("tantrms", "behaviour"),
        ("TEENAGER WON’T LISTEN", "behaviour"),
        ("wont listen", "behaviour"),
        ("Dad feeling low new baby evenings only", "low-dad"),
        ("so anxius", "low-dad"),
    ] {
        assert_eq!(topics(text), [topic], "{text}");
    }
}

#[test]
fn the_longest_phrase_wins_and_a_negation_is_not_read_over() {
    assert_eq!(topics("my son is not talking"), ["speech"]);
    assert_eq!(topics("talking to my son"), ["chatting"]);
    assert_eq!(topics("he does not listen when talking"), ["chatting"]);
    assert_eq!(topics("the wetting is not on the bed"), Vec::<String>::new());
}

#[test]
fn everything_else_is_heard_beside_the_topic() {
    let heard = words().understand("Dad feeling low new baby evenings only, waiting for a diagnosis");
    let code = |list: &[super::Heard]| list.iter().map(|h| h.code.clone()).collect::<Vec<_>>();
    assert_eq!(code(&heard.audience), ["fathers"]);
    assert_eq!(code(&heard.stages), ["newborn"]);
    assert_eq!(code(&heard.times), ["evening"]);
    assert_eq!(code(&heard.groups), ["waiting"]);
    assert_eq!(heard.rest, "only");
    assert!(heard.search.contains("low") && !heard.search.contains("evening"));
}

#[test]
fn danger_keeps_its_little_words() {
    assert_eq!(words().understand("my husband hits me").danger, ["domestic-abuse"]);
    assert!(words().understand("he hits his brother when i tell me mum").danger.is_empty());
}

#[test]
fn a_phrase_is_heard_across_an_age() {
    assert_eq!(topics("my 3 year old wets (she is 3) the bed"), ["bed-wetting"]);
    assert_eq!(words().understand("my partner hits 6 year old me").danger, ["domestic-abuse"]);
    assert!(words().understand("hits another 6 year old, she told me").danger.is_empty());
}

#[test]
fn stops_are_not_read_in_pieces() {
    assert!(words().understand("scared of his dad").audience.is_empty());
    assert_eq!(words().understand("his dad left, I am a dad too").audience.len(), 1);
}

#[test]
fn mended_spellings_are_told() {
    assert_eq!(words().understand("tantrms again").corrected.as_deref(), Some("tantrums again"));
    assert_eq!(words().understand("library").corrected, None);
    assert_eq!(words().understand("librery").corrected.as_deref(), Some("library"));
}

#[test]
fn numbers_say_whose_age_it_is() {
    for (text, children, parent, weeks) in [
        ("my 6 year old", vec![72], None, None),
        ("3yr old boy", vec![36], None, None),
        ("18 months old", vec![18], None, None),
        ("18 month old", vec![18], None, None),
        ("2 1/2 year old", vec![30], None, None),
        ("2½ yr old", vec![30], None, None),
        ("two and a half year old", vec![30], None, None),
        ("six year old", vec![72], None, None),
        ("6 week old baby", vec![1], None, None),
        ("son is 4", vec![48], None, None),
        ("daughter aged 7", vec![84], None, None),
        ("autism diagnosis waiting 4 years old", vec![48], None, None),
        ("4 and 6 year old", vec![48, 72], None, None),
        ("hes 9 and so naughty", vec![108], None, None),
        ("year 6 girl", vec![126], None, None),
        ("waited for 2 years", vec![], None, None),
        ("waiting 6 months", vec![], None, None),
        ("3 times a night", vec![], None, None),
        ("19 pregnant first baby", vec![], Some(19), None),
        ("im 19", vec![], Some(19), None),
        ("I'm 19 and pregnant", vec![], Some(19), None),
        ("16 year old mum", vec![], Some(16), None),
        ("my 15 year old is pregnant", vec![], Some(15), None),
        ("my 15 year old daughter is pregnant", vec![], Some(15), None),
        ("my 15 year old and im pregnant", vec![180], None, None),
        ("8 weeks pregnant", vec![], None, Some(8)),
        ("pregnant 20 weeks", vec![], None, Some(20)),
        ("due in 6 weeks", vec![], None, Some(34)),
        ("999999999999 year old", vec![], None, None),
    ] {
        let heard = words().understand(text);
        assert_eq!(
            (heard.child_ages_months, heard.parent_age_years, heard.weeks_pregnant),
            (children, parent, weeks),
            "{text}"
        );
    }
    assert!(words().understand("19 pregnant").expecting && words().understand("8 weeks pregnant").expecting);
}

#[test]
fn the_list_is_checked_before_it_is_used() {
    let codes = Codes::from([(Kind::Topic, BTreeSet::from(["known".to_string()]))]);
    let bad = "version = 1\n[[topic]]\ncode = \"odd\"\nphrases = [\"a\", \"a\", \"!\"]\n[[related]]\ntopic = \"known\"\nto = [\"x\"]";
    let errors = Words::parse(bad, &codes, "").unwrap_err();
    let codes: Vec<_> = errors.iter().map(|e| e.code.as_str()).collect();
    assert_eq!(codes, ["unknown-code", "duplicate", "empty", "unknown-code"]);
    assert_eq!(Words::parse("version = ", &Codes::new(), "").unwrap_err()[0].code, "malformed");
    assert_eq!((words().version(), words().related("bed-wetting")), (3, ["feeding".to_string()].as_slice()));
}

/// The words the demonstration place ships.
fn shipped() -> Words {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/words/words.toml");
    Words::parse(&std::fs::read_to_string(path).unwrap(), &Codes::new(), "").unwrap()
}

#[test]
fn danger_is_heard_however_it_is_put() {
    let words = shipped();
    let missed: Vec<_> = [
        ("hearing voices after birth", "immediate"),
        ("since the birth she hears voices", "immediate"),
        ("postpartum psychosis", "immediate"),
        ("wife is seeing things that arent there since the baby came", "immediate"),
        ("baby has a rash that wont fade", "immediate"),
        ("my baby has turned blue", "immediate"),
        ("my brother hurts me", "child-harm"),
        ("my dad hits me", "child-harm"),
        ("my stepdad punches me", "child-harm"),
        ("i lose it with the baby", "child-harm"),
        ("i left my baby alone", "child-harm"),
        ("my teacher touched me", "sexual-abuse"),
        ("my uncle keeps touching me", "sexual-abuse"),
        ("a man online sent my son nudes", "exploitation"),
        ("someone online is asking my daughter for nudes", "exploitation"),
        ("he said he will take the kids if I leave", "domestic-abuse"),
        ("I am being followed by my ex", "domestic-abuse"),
        ("my ex is tracking my phone", "domestic-abuse"),
        ("my husband is watching me on my phone", "domestic-abuse"),
        ("my son says he wants to die", "suicidal"),
        ("sleeping in the car with my kids tonight", "no-bed-tonight"),
        ("being evicted tomorrow", "no-bed-tonight"),
        ("tomorrow we are being evicted", "no-bed-tonight"),
        ("my baby had a fit", "immediate"),
        ("my son keeps having fits", "immediate"),
        ("voices telling me to harm the baby", "child-harm"),
        ("im going to shake him", "child-harm"),
        ("kill my self", "suicidal"),
        ("my daughter took too many paracetamol", "immediate"),
        ("baby swallowed battery", "immediate"),
        ("bleeding 20 weeks pregnant", "immediate"),
        ("waters broke 30 weeks", "immediate"),
        ("cant feel baby kick", "immediate"),
        ("reduced movements", "immediate"),
        ("baby fever 40", "immediate"),
        ("my son is missing", "immediate"),
        ("street homeless with kids tonight", "no-bed-tonight"),
        ("we have nowhere to sleep tonight", "no-bed-tonight"),
        ("my hubby hits me", "domestic-abuse"),
        ("my bf punched me", "domestic-abuse"),
        ("hes hiting me", "domestic-abuse"),
        ("chocking", "immediate"),
        ("newborn temperature 39", "immediate"),
        ("son took loads of paracetmol", "immediate"),
        ("my teenager ran away last night", "immediate"),
        ("my fella battered me last night", "domestic-abuse"),
        ("i want to kll myself", "suicidal"),
        ("kil myself", "suicidal"),
        ("killin myself", "suicidal"),
        ("thinking about suicde", "suicidal"),
        ("sucide", "suicidal"),
        ("feeling sucidal", "suicidal"),
        ("suisidal thoughts", "suicidal"),
        ("i wnt to die", "suicidal"),
        ("took an overdoes", "suicidal"),
        ("my daughter is cuttin herself", "self-harm"),
        ("he rapd me", "domestic-abuse"),
        ("my husband raipd me", "domestic-abuse"),
        ("he is beeting me", "domestic-abuse"),
        ("my partner beets me", "domestic-abuse"),
        ("my husband strangeld me", "domestic-abuse"),
        ("my partner slaped me", "domestic-abuse"),
        ("scaird of my partner", "domestic-abuse"),
        ("i might hrt my baby", "child-harm"),
        ("i shok my baby", "child-harm"),
        ("my son has been stabd", "immediate"),
        ("she is unconcious", "immediate"),
        ("baby not brething", "immediate"),
        ("زوجي يضربني", "domestic-abuse"),
        ("أريد أن أموت", "suicidal"),
        ("اريد ان اموت", "suicidal"),
        ("طفلي لا يتنفس", "immediate"),
    ]
    .into_iter()
    .filter(|(text, kind)| !words.understand(text).danger.iter().any(|d| d == kind))
    .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn what_only_sounds_like_danger_is_left_alone() {
    let words = shipped();
    let alarms: Vec<_> = [
        "dying to get some sleep baby wont settle",
        "I could die of embarrassment",
        "can my baby hear voices in the womb",
        "my son sees people who arent there, an imaginary friend",
        "my brother hurts my feelings",
        "my uncle kissed me goodnight",
        "i cant leave my baby alone she screams",
        "when can i leave my child home alone",
        "my husband is watching the kids for me",
        "i lost it laughing with the kids",
        "he is being kicked out of school tomorrow",
        "my baby only sleeps in the car",
        "this potty training is killing me",
        "hits his brother",
        "my toddler keeps hitting other kids",
        "I could murder a cup of tea",
        "keep fit classes",
        "he bumps his head a lot",
        "my son is missing school",
        "my daughter is missing her dad",
        "worried about choking when weaning",
        "he won't swallow tablets",
        "bleeding gums while pregnant",
        "how to shake baby bottle formula",
        "boiler broke no hot water",
        "water has gone cold",
        "my son is fitting in at school",
        "not moving on to solids, baby is 7 months",
        "no movement classes near me",
        "will the injection hurt him",
        "i want to hit the gym with her",
        "my toddler runs off",
        "room temperature for baby",
        "my husband helps me with the kids",
        "my son likes rap and my daughter likes rapping",
        "is rapid weight gain in my baby normal",
        "sharing a room with my baby",
        "shaping my baby's bedtime, swaps and snacks",
        "shaving my legs while pregnant",
        "he stubbed his toe",
        "she is drying her hair",
        "violet has a cough",
        "my partner slipped me a note about the sleep course",
        "my partner stared at me when I asked for help",
        "my toddler loves beets and beans",
        "I bet my partner and me a coffee",
        "his dad plays bat and ball with us",
        "concussion advice after a fall at football",
        "scary stories and scary dreams",
        "a strange rash on my baby's strong legs",
        "hunting for a nursery place with him",
        "we moved from Herts with our kids",
        "طفلي لا ينام",
    ]
    .into_iter()
    .filter(|text| !words.understand(text).danger.is_empty())
    .collect();
    assert!(alarms.is_empty(), "{alarms:?}");
}

/// Topics and groups the shipped words hear.
fn heard(text: &str) -> (Vec<String>, Vec<String>) {
    let heard = shipped().understand(text);
    let codes = |list: Vec<super::Heard>| list.into_iter().map(|h| h.code).collect();
    (codes(heard.topics), codes(heard.groups))
}

#[test]
fn what_only_sounds_like_a_loss_is_none() {
    for text in [
        "my son says he wants to die",
        "dying to get some sleep baby wont settle",
        "I could die of embarrassment",
        "i keep losing it with my baby",
        "my baby has turned blue",
    ] {
        let (topics, groups) = heard(text);
        for code in ["bereavement", "baby-loss", "bereaved-parents", "perinatal-mh"] {
            assert!(!topics.iter().chain(&groups).any(|c| c == code), "{text}: {topics:?} {groups:?}");
        }
    }
    assert!(heard("his grandad died").0.contains(&"bereavement".into()));
    assert!(heard("losing a baby").0.contains(&"baby-loss".into()));
    assert!(heard("baby blues").0.contains(&"perinatal-mental-health".into()));
}

#[test]
fn what_is_denied_is_not_heard_and_a_diagnosis_is_no_waiting() {
    for text in [
        "not autistic just shy 4 years old",
        "my son is not autistic",
        "he doesnt have adhd",
        "I dont have postnatal depression just tired",
    ] {
        let (topics, groups) = heard(text);
        let said = topics.iter().chain(&groups).any(|c| {
            ["autism", "adhd", "neurodevelopment", "perinatal-mental-health", "parent-mental-health"]
                .contains(&c.as_str())
        });
        assert!(!said && groups.is_empty(), "{text}: {topics:?} {groups:?}");
    }
    assert_eq!(heard("autistic 4 year old").1, ["autism-families"]);
    assert_eq!(heard("my son is autistic").1, ["autism-families"]);
    assert_eq!(heard("is my son autistic").1, ["neurodev-waiting"]);
    assert_eq!(heard("is my 4 year old autistic").1, ["neurodev-waiting"]);
    assert!(heard("its not just autism").0.contains(&"autism".into()), "more than that denies nothing");
}

#[test]
fn a_worry_is_heard_in_arabic() {
    let words = shipped();
    for (text, topic) in [
        ("طفلي لا ينام", "sleep"),
        ("ابني يبلل السرير", "bed-wetting"),
        ("مشكلة في الرضاعه", "infant-feeding"),
        ("ابنتي عندها توحد", "autism"),
        ("أشعر بالوحدة", "isolation-peer-support"),
        ("نَوْبات غضب", "behaviour"),
    ] {
        let heard = words.understand(text);
        assert!(heard.topics.iter().any(|t| t.code == topic), "{text}: {heard:?}");
    }
    let heard = words.understand("حامل، مساءً");
    assert_eq!((heard.expecting, heard.times[0].code.as_str()), (true, "evening"));
    assert_eq!(words.understand("ابني عمره ٦ سنوات").child_ages_months, [72]);
}

#[test]
fn short_forms_count_only_as_written() {
    let words = shipped();
    let groups = |text: &str| words.understand(text).groups.into_iter().map(|g| g.code).collect::<Vec<_>>();
    assert_eq!(groups("send"), ["send-families"]);
    assert!(groups("someone is sending him pictures").is_empty());
    assert!(groups("how do i send him a message").is_empty());
    assert!(words.understand("attending a group").topics.iter().all(|t| t.code != "school-attendance"));
}

#[test]
fn carers_and_what_they_look_after_are_heard() {
    let words = shipped();
    let heard = words.understand("I look after my grandson who is 8, he is angry");
    assert_eq!(heard.child_ages_months, [96]);
    assert!(heard.audience.iter().any(|a| a.code == "carers"), "{heard:?}");
    let heard = words.understand("nan raising grandkids 5 and 9");
    assert_eq!(heard.child_ages_months, [60, 108]);
    assert!(
        heard.audience.iter().any(|a| a.code == "carers") && heard.groups.iter().any(|g| g.code == "foster-kinship")
    );
    for text in ["3 week old wont latch", "low milk supply"] {
        let heard = words.understand(text);
        assert_eq!(heard.topics.iter().map(|t| t.code.as_str()).collect::<Vec<_>>(), ["infant-feeding"]);
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "\\PC{0,200}", repeat in 1..80usize) {
        words().understand(&text.repeat(repeat));
    }

    #[test]
    fn words_and_numbers_in_any_order_are_survived(parts in proptest::collection::vec("(wet|bed|not|[0-9]{1,4}|year|old|1/2|weeks|pregnant|and|a|half|im|[a-z]{1,9})", 0..30)) {
        let heard = words().understand(&parts.join(" "));
        prop_assert!(heard.child_ages_months.iter().all(|m| (0..=312).contains(m)));
    }
}

proptest! {
    #[test]
    fn any_words_of_a_parent_are_survived(
        parts in proptest::collection::vec(prop_oneof![
            3 => proptest::sample::select(SHIPPED.0.clone()),
            1 => "\\PC{0,12}",
            1 => "[0-9]{1,5}|wont|cant|½|٦|شهر|year old|weeks",
        ], 0..12),
    ) {
        let heard = SHIPPED.1.understand(&parts.join(" "));
        prop_assert!(heard.child_ages_months.iter().all(|m| (0..=312).contains(m)), "{heard:?}");
    }
}

/// The phrases the demonstration place ships, and the words made of them.
static SHIPPED: LazyLock<(Vec<String>, Words)> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/words/words.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let phrases = text.split('"').skip(1).step_by(2).filter(|p| !p.starts_with('@')).map(str::to_owned).collect();
    (phrases, shipped())
});
