//! Counts of few people are never shown, and never worked out from what is shown.
//!
//! The table has one row a need and some columns that together make the row's total. Column totals are
//! not released, so every row stands alone and the bounds below are exact. Counts of 1 to [`SMALL`] are
//! hidden, the others rounded to the nearest five; where the rounded rest would still give a hidden count
//! away, something more is hidden, under the same symbol. A row of so few is hidden whole.

/// Counts from 1 up to this are hidden.
pub const SMALL: u32 = 4;

/// A hidden count is safe when at least this many values remain possible.
const VALUES_LEFT: i64 = 3;

/// Stands for "no limit" in a bound; far above any count.
const NO_LIMIT: i64 = i64::MAX / 1_000;

/// One released figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Nobody.
    Zero,
    /// Rounded to the nearest five.
    About(u32),
    /// Too few to show, or hidden to protect another.
    Hidden,
}

/// One released row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The columns.
    pub cells: Vec<Shown>,
    /// Their sum.
    pub total: Shown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Small,
    Extra,
}

/// Releases one row of counts and its total.
pub fn protect(counts: &[u32]) -> Row {
    let mut values: Vec<u32> = counts.to_vec();
    values.push(counts.iter().sum());
    if is_small(values[counts.len()]) {
        // How a few divide is not shown at all: with the zeros open, each of the others could be worked out.
        return Row { cells: vec![Shown::Hidden; counts.len()], total: Shown::Hidden };
    }
    let mut marks: Vec<Mark> = values.iter().map(|&v| if is_small(v) { Mark::Small } else { Mark::Open }).collect();
    let total = values.len() - 1;
    while !is_safe(&values, &marks) {
        let cheapest = (0..total).filter(|&i| marks[i] == Mark::Open && values[i] > 0).min_by_key(|&i| values[i]);
        match cheapest.or_else(|| (marks[total] == Mark::Open).then_some(total)) {
            Some(next) => marks[next] = Mark::Extra,
            None => break,
        }
    }
    trim(&values, &mut marks);
    let shown: Vec<Shown> = values.iter().zip(&marks).map(|(&v, &m)| show(v, m)).collect();
    Row { cells: shown[..total].to_vec(), total: shown[total] }
}

/// Shows again whatever turned out not to be needed, the largest first.
fn trim(values: &[u32], marks: &mut [Mark]) {
    let mut extras: Vec<usize> = (0..marks.len()).filter(|&i| marks[i] == Mark::Extra).collect();
    extras.sort_by_key(|&i| std::cmp::Reverse(values[i]));
    for at in extras {
        marks[at] = Mark::Open;
        if !is_safe(values, marks) {
            marks[at] = Mark::Extra;
        }
    }
}

fn is_small(count: u32) -> bool {
    (1..=SMALL).contains(&count)
}

fn show(count: u32, mark: Mark) -> Shown {
    match (mark, count) {
        (Mark::Open, 0) => Shown::Zero,
        (Mark::Open, _) => Shown::About(rounded(count)),
        _ => Shown::Hidden,
    }
}

/// The nearest five; never 0 for somebody.
pub fn rounded(count: u32) -> u32 {
    if count == 0 { 0 } else { ((count + 2) / 5 * 5).max(5) }
}

/// What someone who knows the rules can tell of an entry from its symbol alone.
fn bounds(count: u32, mark: Mark) -> (i64, i64) {
    let small = i64::from(SMALL);
    match mark {
        Mark::Open if count == 0 => (0, 0),
        Mark::Open => {
            let near = i64::from(rounded(count));
            ((near - 2).max(small + 1), near + 2)
        }
        Mark::Small => (1, small),
        Mark::Extra => (0, NO_LIMIT),
    }
}

/// True when every small count could still be at least three values, given that the columns make the total.
fn is_safe(values: &[u32], marks: &[Mark]) -> bool {
    let all: Vec<(i64, i64)> = values.iter().zip(marks).map(|(&v, &m)| bounds(v, m)).collect();
    let Some((&total, cells)) = all.split_last() else { return true };
    let low: i64 = cells.iter().map(|b| b.0).sum();
    let high: i64 = cells.iter().map(|b| b.1).sum();
    let cell_ok = |at: usize| {
        let (from, to) = cells[at];
        let least = from.max(total.0 - (high - to));
        let most = to.min(total.1 - (low - from));
        most - least + 1 >= VALUES_LEFT
    };
    (0..cells.len()).filter(|&at| marks[at] == Mark::Small).all(cell_ok)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Written apart from the code above: every table that fits what was released, one by one.
    fn possible(shown: Shown) -> Vec<u32> {
        match shown {
            Shown::Zero => vec![0],
            Shown::About(v) => (0..45).filter(|&c| c > 4 && (i64::from(c) - i64::from(v)).abs() <= 2).collect(),
            Shown::Hidden => (0..45).collect(),
        }
    }

    fn worlds(cells: &[Shown]) -> Vec<Vec<u32>> {
        cells.iter().fold(vec![vec![]], |worlds, &cell| {
            let options = possible(cell);
            worlds.iter().flat_map(|w| options.iter().map(move |&o| w.iter().copied().chain([o]).collect())).collect()
        })
    }

    /// For each entry (the total last), what it can be in the worlds that fit the release, if it is known
    /// to be a small one.
    fn what_is_left(counts: &[u32], row: &Row) -> Vec<(u32, BTreeSet<u32>)> {
        let totals = possible(row.total);
        let worlds: Vec<Vec<u32>> = worlds(&row.cells)
            .into_iter()
            .map(|mut w| {
                w.push(w.iter().sum());
                w
            })
            .filter(|w| totals.contains(&w[w.len() - 1]))
            .collect();
        let truth: Vec<u32> = counts.iter().copied().chain([counts.iter().sum()]).collect();
        let few = |v: u32| (1..=4).contains(&v);
        let whole = few(truth[counts.len()]);
        let known_small: Vec<bool> =
            truth.iter().enumerate().map(|(at, &v)| few(v) && (!whole || at == counts.len())).collect();
        let fits = |w: &&Vec<u32>| w.iter().zip(&known_small).all(|(&v, &small)| !small || (1..=4).contains(&v));
        let left: Vec<&Vec<u32>> = worlds.iter().filter(fits).collect();
        truth.iter().enumerate().map(|(at, &v)| (v, left.iter().map(|w| w[at]).collect())).collect()
    }

    #[test]
    fn rounding_alone_would_give_one_away() {
        // 13, 13 and 1 would print 15, 15, hidden and 25: the hidden one could only be 1.
        let row = protect(&[13, 13, 1]);
        assert_eq!(row.cells[2], Shown::Hidden);
        let hidden = row.cells.iter().chain([&row.total]).filter(|&&s| s == Shown::Hidden).count();
        assert_eq!(hidden, 2, "{row:?}");
    }

    #[test]
    fn plain_rows_stay_plain() {
        assert_eq!(
            protect(&[12, 8, 0]),
            Row { cells: vec![Shown::About(10), Shown::About(10), Shown::Zero], total: Shown::About(20) }
        );
        assert_eq!(protect(&[0, 0]), Row { cells: vec![Shown::Zero, Shown::Zero], total: Shown::Zero });
        let few = protect(&[3, 0]);
        assert!(few.total == Shown::Hidden && few.cells == [Shown::Hidden; 2], "a row of few is hidden whole");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        #[test]
        fn an_auditor_finds_nothing_unsafe(counts in proptest::collection::vec(0_u32..14, 1..4)) {
            let row = protect(&counts);
            for (truth, left) in what_is_left(&counts, &row) {
                prop_assert!(left.contains(&truth), "what is shown is true: {truth} {left:?}");
                if (1..=4).contains(&truth) {
                    prop_assert!(left.len() >= 3, "{counts:?} {row:?} {left:?}");
                }
            }
        }

        #[test]
        fn extra_hiding_is_at_most_twice_the_least(counts in proptest::collection::vec(0_u32..14, 1..4)) {
            let values: Vec<u32> = counts.iter().copied().chain([counts.iter().sum()]).collect();
            prop_assume!(!is_small(values[counts.len()]));
            let row = protect(&counts);
            let small = values.iter().filter(|v| (1..=4).contains(*v)).count();
            let hidden = row.cells.iter().chain([&row.total]).filter(|&&s| s == Shown::Hidden).count();
            let least = (0..1_u32 << values.len())
                .filter_map(|set| {
                    let marks: Vec<Mark> = values.iter().enumerate().map(|(at, &v)| match (is_small(v), set >> at & 1) {
                        (true, _) => Mark::Small,
                        (false, 1) => Mark::Extra,
                        (false, _) => Mark::Open,
                    }).collect();
                    is_safe(&values, &marks).then(|| marks.iter().filter(|&&m| m == Mark::Extra).count())
                })
                .min()
                .expect("hiding everything is safe");
            prop_assert!(hidden - small <= 2 * least, "{counts:?} {row:?}");
        }
    }
}
