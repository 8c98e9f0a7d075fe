//! What parents ask: phrases of the place's own words, joined and dressed as people write, with a child's age. One
//! seeded list, written in each contender's form. No two lines are alike, so no answer can be kept from before.

use crate::dice::Dice;
use anyhow::Context;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

/// Options.
#[derive(clap::Args)]
pub struct Args {
    /// Words data of the place.
    #[arg(long, default_value = "demo/words/words.toml")]
    words: PathBuf,
    /// Questions wanted.
    #[arg(long, default_value_t = 5_000)]
    count: usize,
    /// Same seed, same questions.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder to write `hearth.paths`, `datasette.paths` (with totals and choices counted, as Hearth answers),
    /// `datasette-ten.paths` (the best ten only), `plain.tsv` and `pathway.posts` into.
    #[arg(long)]
    out: PathBuf,
}

/// Longest list tried for before giving up on finding questions that differ.
const TRIES_EACH: usize = 20;
/// Choices Datasette is asked to count: half of those Hearth counts.
const COUNTED: &str = "&_facet=level&_facet_array=topics&_facet_array=stages&_facet_array=modes\
                       &_facet_array=target_groups&_facet_array=audience&_facet_size=100";
const STAGES: [(&str, i32, i32); 6] = [
    ("baby", 0, 11),
    ("toddler", 12, 35),
    ("preschool", 36, 59),
    ("primary", 60, 131),
    ("secondary", 132, 191),
    ("post-16", 192, 215),
];

struct Words {
    phrases: Vec<(String, Vec<String>)>,
    stop: BTreeSet<String>,
}

/// Writes the list in every form.
pub fn run(args: &Args) -> anyhow::Result<Value> {
    let words = Words::read(&fs::read_to_string(&args.words).with_context(|| args.words.display().to_string())?)?;
    let mut dice = Dice::new(args.seed);
    let mut questions: BTreeMap<(String, i32), String> = BTreeMap::new();
    let mut order = Vec::new();
    for _ in 0..args.count * TRIES_EACH {
        if order.len() == args.count {
            break;
        }
        let Some((text, age)) = words.question(&mut dice) else { continue };
        let plain = words.without_little_words(&text);
        if !plain.is_empty() && questions.insert((text.clone(), age), plain.clone()).is_none() {
            order.push((text, age, plain));
        }
    }
    fs::create_dir_all(&args.out)?;
    let lines = |line: &dyn Fn(&(String, i32, String)) -> String| order.iter().map(line).collect::<Vec<_>>().join("\n");
    let any = |plain: &str| plain.split(' ').map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(" OR ");
    let hearth = |(text, age, _): &(String, i32, String)| {
        format!("/api/v1/services?q={}&age_months={age}&per_page=10", escape(text))
    };
    let counted = |(_, age, plain): &(String, i32, String)| {
        let within = format!("(from_months is null or from_months<={age}) and (to_months is null or to_months>={age})");
        format!(
            "/reference/services.json?_size=10&_searchmode=raw&_search={}&_where={}{COUNTED}",
            escape(&any(plain)),
            escape(&within)
        )
    };
    let ten = |(_, age, plain): &(String, i32, String)| {
        format!("/reference/find.json?_shape=array&q={}&age={age}", escape(&any(plain)))
    };
    fs::write(args.out.join("hearth.paths"), lines(&hearth))?;
    fs::write(args.out.join("datasette.paths"), lines(&counted))?;
    fs::write(args.out.join("datasette-ten.paths"), lines(&ten))?;
    fs::write(args.out.join("plain.tsv"), lines(&|(_, age, plain)| format!("{age}\t{}", any(plain))))?;
    let posts: Vec<String> = (0..args.count).filter_map(|_| words.answers(&mut dice)).collect();
    fs::write(args.out.join("pathway.posts"), posts.join("\n"))?;
    Ok(json!({ "what": "ask", "questions": order.len(), "plans": posts.len() }))
}

impl Words {
    fn read(text: &str) -> anyhow::Result<Self> {
        let all: toml::Table = toml::from_str(text)?;
        let strings = |value: Option<&toml::Value>| -> Vec<String> {
            value
                .and_then(|v| v.as_array())
                .into_iter()
                .flatten()
                .filter_map(|v| v.as_str())
                .map(str::to_owned)
                .collect()
        };
        let topics = all.get("topic").and_then(|t| t.as_array()).context("words without topics")?;
        let phrases = topics.iter().map(|t| {
            let code = t.get("code").and_then(|c| c.as_str()).unwrap_or_default();
            (code.to_owned(), strings(t.get("phrases")))
        });
        Ok(Self { phrases: phrases.collect(), stop: strings(all.get("stop")).into_iter().collect() })
    }

    fn phrase(&self, dice: &mut Dice) -> Option<&str> {
        let (_, phrases) = dice.pick(&self.phrases)?;
        dice.pick(phrases).map(String::as_str)
    }

    fn question(&self, dice: &mut Dice) -> Option<(String, i32)> {
        let age = dice.between(0, 215);
        let worry = self.phrase(dice)?;
        let text = match dice.roll(4) {
            0 => worry.to_owned(),
            1 => format!("{worry} and {}", self.phrase(dice)?),
            2 => format!("my {} year old {worry}", age / 12),
            _ => format!("help with {worry}"),
        };
        Some((text, age))
    }

    /// What a plain engine is asked: the words that carry meaning, which is kinder to it than all of them.
    fn without_little_words(&self, text: &str) -> String {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase);
        let kept = words.filter(|w| w.len() > 1 && !self.stop.contains(w) && !w.bytes().all(|b| b.is_ascii_digit()));
        kept.map(|w| w.replace('\'', "")).collect::<Vec<_>>().join(" ")
    }

    /// One family's answers to the pathway's questions.
    fn answers(&self, dice: &mut Dice) -> Option<String> {
        let (stage, from, to) = *dice.pick(&STAGES)?;
        let mut worries: Vec<&str> =
            (0..=dice.roll(2)).filter_map(|_| dice.pick(&self.phrases)).map(|t| t.0.as_str()).collect();
        if dice.percent(50) {
            worries.push(self.phrase(dice)?);
        }
        worries.sort_unstable();
        worries.dedup();
        let times = dice.pick(&["weekday", "school_hours", "evening", "weekend"])?;
        let body =
            json!({ "stage": stage, "age_months": dice.between(from, to), "worries": worries, "times": [times] });
        Some(format!("/api/v1/pathway\t{body}"))
    }
}

/// Percent signs for everything but letters, digits and dashes.
fn escape(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() || b == b'-' { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}
