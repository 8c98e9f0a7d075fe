//! How single facts are worded: dates, times, money, distance, ages. One way each, on every page.

use crate::shell::words::Words;
use domain::directory::{
    model::{Ages, Cost, Day, JoinWay, Nth, RegularTime},
    slot::day_code,
};
use jiff::civil::{Date, Time};

/// Metres in a mile.
const MILE: f64 = 1609.344;

/// A date in words.
pub fn date(words: &Words, on: Date) -> String {
    let (day, month, year) = (on.day().to_string(), on.month().to_string(), on.year().to_string());
    words.plain("shell-date", &[("day", &day), ("month", &month), ("year", &year)])
}

/// A time of day as people say it: `09:30`.
pub fn clock(at: Time) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// The weekday of a date.
pub fn weekday(on: Date) -> Day {
    match on.weekday().to_monday_zero_offset() {
        0 => Day::Mon,
        1 => Day::Tue,
        2 => Day::Wed,
        3 => Day::Thu,
        4 => Day::Fri,
        5 => Day::Sat,
        _ => Day::Sun,
    }
}

/// A regular time in words, for example "Tuesday, 09:30 to 11:00".
pub fn regular(words: &Words, time: &RegularTime) -> String {
    session(words, time.monthly, time.day, (time.opens, time.closes))
}

/// Ages as printed; nothing when what is printed there, such as "Parents" or "All", is no age.
pub fn ages(ages: &Ages) -> &str {
    if ages.from_months.is_none() && ages.to_months.is_none() { "" } else { &ages.label }
}

/// A weekday, every week or once a month, and its times in words.
pub fn session(words: &Words, monthly: Option<Nth>, day: Day, (opens, closes): (Time, Time)) -> String {
    let day = words.plain(&format!("shell-day-{}", day_code(day)), &[]);
    let day = monthly.map(|nth| words.plain(day_of_the_month(nth), &[("day", &day)])).unwrap_or(day);
    let (from, to) = (clock(opens), clock(closes));
    words.plain("fact-regular-time", &[("day", &day), ("from", &from), ("to", &to)])
}

fn day_of_the_month(nth: Nth) -> &'static str {
    match nth {
        Nth::First => "fact-monthly-first",
        Nth::Second => "fact-monthly-second",
        Nth::Third => "fact-monthly-third",
        Nth::Fourth => "fact-monthly-fourth",
        Nth::Last => "fact-monthly-last",
    }
}

/// Costs in words; `None` when none is stated.
pub fn costs(words: &Words, costs: &[Cost]) -> Option<String> {
    let each: Vec<String> = costs.iter().map(|c| cost(words, c)).collect();
    (!each.is_empty()).then(|| words.listed(&each))
}

fn cost(words: &Words, cost: &Cost) -> String {
    if cost.pence == 0 {
        return words.plain("card-cost-free", &[]);
    }
    let amount = match cost.pence % 100 {
        0 => format!("£{}", cost.pence / 100),
        rest => format!("£{}.{rest:02}", cost.pence / 100),
    };
    words.plain("service-cost-each", &[("amount", &amount), ("per", &words.printed(&cost.text))]).trim().to_owned()
}

/// A distance in whole miles, in words.
pub fn distance(words: &Words, metres: u32) -> String {
    let miles = (f64::from(metres) / MILE).round().to_string();
    words.plain("card-distance", &[("miles", &miles)])
}

/// A label inside a sentence: its first letter small, unless it begins with a name in capitals (ADHD).
pub fn inside(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

/// The code of a way in.
pub fn way(way: JoinWay) -> &'static str {
    match way {
        JoinWay::SelfJoin => "self",
        JoinWay::Professional => "professional",
        JoinWay::DropIn => "drop_in",
    }
}

/// The code of a kind of reader a service is for.
pub fn code_of(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_said_as_people_say_it() {
        let words = Words::of("en");
        let said = |pence, text: &str| costs(&words, &[Cost { pence, text: text.into() }]).unwrap_or_default();
        assert_eq!(said(0, ""), "Free");
        assert_eq!(said(250, "per session"), "£2.50 per session");
        assert_eq!(said(300, ""), "£3");
        assert_eq!(costs(&words, &[]), None);
    }

    #[test]
    fn a_label_inside_a_sentence_begins_small_unless_it_is_a_name() {
        assert_eq!(inside("Bed wetting"), "bed wetting");
        assert_eq!(inside("ADHD"), "ADHD");
        assert_eq!(inside(""), "");
    }

    #[test]
    fn dates_and_times_are_said_in_words() {
        let words = Words::of("en");
        assert_eq!(date(&words, jiff::civil::date(2026, 11, 3)), "3 November 2026");
        let time = RegularTime {
            day: Day::Tue,
            monthly: None,
            opens: jiff::civil::time(9, 30, 0, 0),
            closes: jiff::civil::time(11, 0, 0, 0),
            from: None,
            to: None,
            term_only: false,
        };
        assert_eq!(regular(&words, &time), "Tuesday, 09:30 to 11:00");
        let monthly = RegularTime { monthly: Some(Nth::First), ..time };
        assert_eq!(regular(&words, &monthly), "First Tuesday of the month, 09:30 to 11:00");
        assert!(regular(&Words::of("ar"), &monthly).starts_with("يوم الثلاثاء الأول من كل شهر"));
    }
}
