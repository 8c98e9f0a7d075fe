//! Printed ages as months that are really served.

use super::model::Ages;

/// Last month served for printed ages, inclusive. Ages printed in years run to the day before the next
/// birthday ("0 to 5" serves a child of five); ages printed in months, and spans with no figures, end
/// where they say; antenatal help ends at the birth.
pub fn last_month(ages: &Ages) -> Option<i32> {
    let to = ages.to_months?;
    let label = ages.label.to_ascii_lowercase();
    let ends_in_months =
        label.rsplit(|c: char| c.is_ascii_digit()).next().is_some_and(|unit| unit.trim_start().starts_with('m'));
    let has_figures = label.chars().any(|c| c.is_ascii_digit());
    let up_to = label.contains("up to");
    Some(if to <= 0 {
        -1
    } else if has_figures && !ends_in_months && !up_to && to % 12 == 0 {
        to + 11
    } else {
        to
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_ages_end_where_people_think_they_end() {
        let last = |to, label: &str| last_month(&Ages { from_months: Some(0), to_months: to, label: label.into() });
        assert_eq!(last(Some(60), "0 – 5"), Some(71));
        assert_eq!(last(Some(228), "5yrs – 19yrs"), Some(239));
        assert_eq!(last(Some(12), "0 - 12mths"), Some(12));
        assert_eq!(last(Some(6), "0-6 months"), Some(6));
        assert_eq!(last(Some(24), "Antenatal and Postnatal"), Some(24));
        assert_eq!(last(Some(24), "up to 2yrs"), Some(24));
        assert_eq!(last(Some(0), "Antenatal"), Some(-1));
        assert_eq!(last(None, "All"), None);
    }
}
