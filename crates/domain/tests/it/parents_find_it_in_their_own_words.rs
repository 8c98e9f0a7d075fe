use domain::directory::find::{Filter, Results, find};
use testkit::TestPlace;

/// Written by someone who had seen neither the words nor the rules.
const PHRASINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/quality/phrasings.csv");
/// Share that must be met.
const WANTED: f64 = 0.95;
/// Results that count.
const FIRST: usize = 5;

fn shown(results: &Results) -> Vec<&str> {
    results.items.iter().take(FIRST).map(|i| i.card.slug.as_str()).collect()
}

fn met(results: &Results, any_of: &str) -> bool {
    any_of.split(';').map(str::trim).any(|wanted| match wanted.strip_prefix("gap:") {
        Some(topic) => results.gaps.iter().any(|g| g == topic),
        None => shown(results).contains(&wanted),
    })
}

#[tokio::test]
async fn the_right_help_is_in_the_first_five() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    let mut reader = csv::Reader::from_path(PHRASINGS).unwrap();
    let (mut asked, mut missed) = (0, Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        let age_months = row[1].parse().ok();
        let filter = Filter { q: row[0].into(), age_months, ..Filter::default() };
        let results = find(&cx, &index, filter).await.unwrap();
        asked += 1;
        if !met(&results, &row[3]) {
            missed.push(format!(
                "{:?} ({}) wants {}\n    shown {:?} understood {:?} gaps {:?}",
                &row[0],
                &row[2],
                &row[3],
                shown(&results),
                results.understood,
                results.gaps
            ));
        }
    }
    assert!(asked >= 120, "only {asked} phrasings");
    let share = 1.0 - missed.len() as f64 / f64::from(asked);
    println!("{} of {asked} missed ({share:.3}):\n{}", missed.len(), missed.join("\n"));
    assert!(share >= WANTED, "{share:.3} met; missed:\n{}", missed.join("\n"));
}

#[tokio::test]
async fn a_stage_that_was_said_keeps_other_ages_out() {
    let place = TestPlace::demo().await;
    let (cx, index) = (place.cx(), place.index().await);
    for q in ["toddler tantrums", "toddler hitting", "toddler biting nursery"] {
        let results = find(&cx, &index, Filter { q: q.into(), ..Filter::default() }).await.unwrap();
        assert!(results.understood.stages.contains(&"toddler".to_owned()) && results.total > 0, "{q}");
        for item in &results.items {
            let (from, last) = (item.card.from_months.unwrap_or(0), item.card.last_month.unwrap_or(300));
            assert!(from < 60 && last >= 12, "{q}: {} is for {}", item.card.slug, item.card.age_label);
        }
    }
}
