//! How long filling, opening and asking take: `cargo run --release -p platform --example search_load -- 250000`.

use kernel::search::{Document, Near, Point, Query, Rebuild, SearchIndex, Sort};
use kernel::{Id, PlaceId};
use platform::search::Indexes;
use std::time::{Duration, Instant};

const WORDS: &str = "sleep baby toddler behaviour feeding stay play group course help parent child family school nursery \
    anxiety support advice health visitor speech talk library song rhyme autism adhd weekend evening online phone home visit \
    garden sport food bank money housing debt dads mums carers twins birth pregnancy class toilet training reading bedtime \
    routine teenager worry friendship bullying moving reception transition drop centre hub community";

/// Dimensions with how many codes each has and the most one service carries.
const TAGS: [(&str, usize, usize); 6] =
    [("topic", 62, 4), ("mode", 20, 3), ("group", 60, 4), ("day", 7, 3), ("level", 3, 1), ("stage", 10, 4)];

/// Reproducible numbers without a crate.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// The nth number comes one nth as often as the first, as words do.
    fn skewed(&mut self, sides: usize) -> usize {
        let share = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        ((sides as f64).powf(share) as usize - 1).min(sides - 1)
    }

    fn point(&mut self) -> Point {
        Point { easting: 400_000 + self.roll(40_000) as i32, northing: 200_000 + self.roll(40_000) as i32 }
    }
}

fn document(place: PlaceId, number: usize, dice: &mut Dice, words: &[&str]) -> Document {
    let mut say = |count: usize| (0..count).map(|_| words[dice.skewed(words.len())]).collect::<Vec<_>>().join(" ");
    let (name, organisation, body) = (format!("{} {number}", say(3)), say(2), say(60));
    let mut tags: Vec<String> = Vec::new();
    for (dimension, codes, most) in TAGS {
        for _ in 0..=dice.roll(most) {
            tags.push(format!("{dimension}:{}", dice.roll(codes)));
        }
    }
    tags.sort();
    tags.dedup();
    let from = dice.roll(200) as i32 - 9;
    let slug = format!("service-{number}");
    let summary = &body[..200.min(body.len())];
    Document {
        id: Id::derived(place, "service", &slug),
        card: format!("{{\"slug\":\"{slug}\",\"name\":\"{name}\",\"summary\":\"{summary}\"}}"),
        slug,
        name,
        organisation,
        body,
        tags,
        from_months: Some(from),
        to_months: Some(from + 24 + dice.roll(120) as i32),
        points: (0..dice.roll(3)).map(|_| dice.point()).collect(),
        freshness: 1.0,
    }
}

fn ask(dice: &mut Dice, words: &[&str], facets: bool) -> Query {
    let text = format!("{} {}", words[3 + dice.roll(100)], words[3 + dice.roll(100)]);
    let age = dice.roll(180) as i32;
    let centre = Point { easting: 420_000, northing: 220_000 };
    let near = (dice.roll(4) == 0).then_some(Near { centre, within: Some(8_000), beyond: None });
    let count = if facets { TAGS.iter().map(|(name, ..)| (*name).into()).collect() } else { vec![] };
    Query { text, age: Some((age, age)), near, sort: Sort::Best, limit: 10, count, ..Query::default() }
}

/// Time this process has really run: steady on a busy machine.
fn cpu_time() -> Duration {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0))
}

fn main() -> kernel::Result<()> {
    let documents: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(5_000);
    let rare: Vec<String> = (0..3_000).map(|n| format!("word{n}")).collect();
    let words: Vec<&str> = WORDS.split_whitespace().chain(rare.iter().map(String::as_str)).collect();
    let root = std::env::temp_dir().join(format!("search-load-{documents}"));
    let place = PlaceId::derived("load");
    let mut dice = Dice(7);

    let started = Instant::now();
    let indexes = Indexes::open(&root);
    let mut rebuild: Box<dyn Rebuild> = indexes.rebuild(place)?;
    for page in (0..documents).collect::<Vec<_>>().chunks(5_000) {
        rebuild.add(page.iter().map(|n| document(place, *n, &mut dice, &words)).collect())?;
    }
    rebuild.finish(1)?;
    println!("rebuild of {documents}: {:.1?}", started.elapsed());
    drop(indexes);

    let started = Instant::now();
    let indexes = Indexes::open(&root);
    indexes.search(place, &Query::default())?;
    println!("open: {:.1?}", started.elapsed());
    for facets in [false, true] {
        let mut times: Vec<Duration> = Vec::new();
        let cpu = cpu_time();
        for _ in 0..400 {
            let query = ask(&mut dice, &words, facets);
            let started = Instant::now();
            indexes.search(place, &query)?;
            times.push(started.elapsed());
        }
        times.sort();
        let sum: Duration = times.iter().sum();
        let cpu = (cpu_time() - cpu) / 400;
        println!(
            "facets {facets}: mean {:.2?}, CPU {cpu:.2?}, median {:.2?}, p99 {:.2?}",
            sum / 400,
            times[200],
            times[396]
        );
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|l| l.starts_with("VmRSS") || l.starts_with("RssAnon")).for_each(|l| println!("{l}"));
    std::fs::remove_dir_all(root).map_err(kernel::Error::internal)
}
