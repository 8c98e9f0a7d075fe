//! Bank holidays in England, as data: working days leave them out.

use jiff::civil::Date;
use std::sync::LazyLock;

/// A day a line.
static HOLIDAYS: LazyLock<Vec<Date>> =
    LazyLock::new(|| include_str!("bank-holidays.txt").lines().filter_map(|line| line.parse().ok()).collect());

/// All that are known. After the last year in the list a review falls due on a holiday too: early, never late.
pub(super) fn england() -> &'static [Date] {
    &HOLIDAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_working_weekday_and_each_year_has_eight() {
        assert_eq!(england().len(), include_str!("bank-holidays.txt").lines().count());
        assert!(england().iter().all(|day| day.weekday().to_monday_one_offset() <= 5));
        for year in 2026..=2028 {
            assert_eq!(england().iter().filter(|day| day.year() == year).count(), 8, "{year}");
        }
    }
}
