//! Numbers in a parent's words: whose age, how far along, or nothing of the kind.

use super::token::Token;

/// What the numbers said.
#[derive(Debug, Default, PartialEq)]
pub struct Ages {
    /// Children's ages in months.
    pub children: Vec<i32>,
    /// The asking parent's age in years.
    pub parent: Option<i32>,
    /// Weeks into a pregnancy.
    pub weeks_pregnant: Option<i32>,
    /// Tokens that were part of it.
    pub used: Vec<usize>,
}

const YEARS: &[&str] = &["year", "years", "yr", "yrs", "y", "yo", "سنه", "سنوات", "سنين", "عام", "اعوام"];
const MONTHS: &[&str] = &["month", "months", "mth", "mths", "mo", "mos", "m", "شهر", "اشهر", "شهور"];
const WEEKS: &[&str] = &["week", "weeks", "wk", "wks", "w", "اسبوع", "اسابيع"];
const DAYS: &[&str] = &["day", "days", "يوم", "ايام"];
const OLD: &[&str] = &["old", "olds", "aged", "yo"];
const EXPECTING: &[&str] = &["pregnant", "pregnancy", "expecting", "preg", "gone", "along", "حامل", "حمل"];
const PARENT: &[&str] = &["mum", "mummy", "mother", "mom", "dad", "daddy", "father", "parent", "mums", "dads"];
const CHILD: &[&str] = &[
    "son",
    "daughter",
    "child",
    "boy",
    "girl",
    "kid",
    "kids",
    "children",
    "toddler",
    "baby",
    "he",
    "hes",
    "she",
    "shes",
    "lad",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "aged",
    "age",
    "turned",
    "turning",
    "nearly",
    "almost",
    "teen",
    "teenager",
    "theyre",
    "twins",
    "sons",
    "daughters",
    "boys",
    "girls",
    "grandchild",
    "grandchildren",
    "grandkid",
    "grandkids",
    "grandsons",
    "granddaughters",
    "grandbaby",
    "stepson",
    "stepdaughter",
    "عمره",
    "عمرها",
    "ابني",
    "ابنتي",
    "بنتي",
    "طفلي",
    "طفلتي",
];
/// A length of time rather than an age when it stands before.
const LASTING: &[&str] =
    &["for", "last", "past", "since", "after", "every", "waited", "waiting", "within", "next", "than"];
const WORDS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Nobody younger is taken to write for themselves.
const YOUNGEST_TO_ASK: i32 = 8;
/// Oldest child asked about: 25 with SEND.
const OLDEST_CHILD: f32 = 25.0;

/// Reads every number in turn.
pub fn ages(tokens: &[Token]) -> Ages {
    let mut found = Ages::default();
    let mut at = 0;
    while at < tokens.len() {
        at = Number::read(tokens, at).and_then(|number| found.take(tokens, &number)).unwrap_or(at + 1);
    }
    found
}

struct Number {
    value: f32,
    start: usize,
    end: usize,
    figures: bool,
}

impl Number {
    /// "6", "six", "2.5", "2 1/2", "two and a half".
    fn read(tokens: &[Token], start: usize) -> Option<Self> {
        let figures = tokens[start].is_number();
        let mut value = match tokens[start].word.parse::<f32>() {
            Ok(value) if figures => value,
            _ => WORDS.iter().position(|w| *w == tokens[start].word)? as f32,
        };
        let mut end = start + 1;
        let word = |at: usize| tokens.get(at).map(|t| t.word.as_str());
        match word(end) {
            Some("1/2") => (value, end) = (value + 0.5, end + 1),
            Some("1/4") => (value, end) = (value + 0.25, end + 1),
            Some("3/4") => (value, end) = (value + 0.75, end + 1),
            Some("and") if word(end + 1) == Some("a") && word(end + 2) == Some("half") => {
                (value, end) = (value + 0.5, end + 3);
            }
            Some("and") if word(end + 1) == Some("half") => (value, end) = (value + 0.5, end + 2),
            _ => {}
        }
        (value.is_finite() && value < 1_000.0).then_some(Self { value, start, end, figures })
    }
}

impl Ages {
    /// What the number means by the words around it; where to go on reading.
    fn take(&mut self, tokens: &[Token], number: &Number) -> Option<usize> {
        let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
        let before = |back: usize| number.start.checked_sub(back).map_or("", word);
        let one_of = |list: &[&str], w: &str| list.contains(&w);
        let (unit, next) = (word(number.end), word(number.end + 1));
        let whole = number.value.round() as i32;

        if one_of(&["year", "yr", "y"], before(1)) && (1..=13).contains(&whole) && !one_of(YEARS, unit) && unit != "old"
        {
            self.children.push((whole + 4) * 12 + 6);
            return Some(self.mark(number.start - 1, number.end));
        }
        if one_of(WEEKS, unit) && (one_of(EXPECTING, next) || one_of(EXPECTING, before(1))) {
            self.weeks_pregnant = Some(whole.min(42));
            return Some(self.mark(number.start, number.end + 1));
        }
        if one_of(MONTHS, unit) && one_of(EXPECTING, next) {
            self.weeks_pregnant = Some((number.value * 4.345).round().min(42.0) as i32);
            return Some(self.mark(number.start, number.end + 1));
        }
        if one_of(WEEKS, unit) && before(1) == "in" && one_of(&["due", "baby"], before(2)) {
            self.weeks_pregnant = Some((40 - whole).clamp(0, 40));
            return Some(self.mark(number.start, number.end + 1));
        }
        let old = one_of(OLD, next) || one_of(&["yo", "y"], unit);
        if one_of(YEARS, unit) {
            let end = number.end + 1 + usize::from(one_of(OLD, next));
            let after = (word(end), word(end + 1));
            let own = |w: &str| one_of(PARENT, w) || one_of(EXPECTING, w);
            if (11..=24).contains(&whole) && expects(tokens, end) {
                self.parent = Some(whole);
                return Some(self.mark(number.start, end));
            }
            let parents = (own(after.0) || (after.0 == "and" && own(after.1))) && !one_of(&["my", "our"], before(1));
            if whole >= 13 && (parents || own_voice(before(1), before(2)) || number.value > OLDEST_CHILD) {
                self.parent = Some(whole);
                return Some(self.mark(number.start, end));
            }
            if !old && (one_of(LASTING, before(1)) || one_of(&["ago", "now", "wait", "later"], next)) {
                return None;
            }
            return self.child(number.value * 12.0, number.start, end);
        }
        let months = if one_of(MONTHS, unit) {
            number.value
        } else if one_of(WEEKS, unit) {
            number.value / 4.345
        } else if one_of(DAYS, unit) {
            number.value / 30.4
        } else {
            return self.bare(tokens, number);
        };
        let about_child = old || one_of(&["baby", "son", "daughter", "boy", "girl"], next) || one_of(CHILD, before(1));
        let end = number.end + 1 + usize::from(one_of(OLD, next));
        about_child.then(|| self.child(months.floor(), number.start, end)).flatten()
    }

    /// A number with no unit: "im 19", "19 pregnant", "son 4", "4 and 6 year old".
    fn bare(&mut self, tokens: &[Token], number: &Number) -> Option<usize> {
        let word = |at: usize| tokens.get(at).map_or("", |t| t.word.as_str());
        let before = |back: usize| number.start.checked_sub(back).map_or("", word);
        let whole = number.value.round() as i32;
        let nearby = [word(number.end), word(number.end + 1), before(1)];
        let expecting = nearby.iter().any(|w| EXPECTING.contains(w));
        let timed = [MONTHS, WEEKS, DAYS].iter().any(|units| units.contains(&word(number.end)));
        let own = own_voice(before(1), before(2)) && whole >= YOUNGEST_TO_ASK;
        if whole <= 60 && !timed && (own || (expecting && whole >= 13)) {
            self.parent = Some(whole);
            return Some(self.mark(number.start, number.end));
        }
        if matches!(word(number.end), "and" | "or" | "to") && number.end + 1 < tokens.len() {
            let shared = Number::read(tokens, number.end + 1).and_then(|second| {
                let unit = word(second.end);
                let months = if YEARS.contains(&unit) { 12.0 } else { 1.0 };
                let old = (YEARS.contains(&unit) || MONTHS.contains(&unit)) && OLD.contains(&word(second.end + 1));
                old.then_some(months)
            });
            if let Some(months) = shared {
                return self.child(number.value * months, number.start, number.end);
            }
        }
        let child_is = before(1) == "is"
            && (CHILD.contains(&before(2)) || (matches!(before(2), "who" | "that") && CHILD.contains(&before(3))));
        // "grandkids 5 and 9": the second is an age as the first was.
        let beside = before(1) == "and" && number.start >= 2 && self.used.last() == Some(&(number.start - 2));
        let beside = beside && tokens[number.start - 2].is_number();
        // "kids 2, 5 and 14": each is an age as the first was; "a lad of 12".
        let listed = number.start >= 1 && self.used.last() == Some(&(number.start - 1));
        let listed = listed && tokens[number.start - 1].is_number();
        let of = before(1) == "of" && CHILD.contains(&before(2));
        if (CHILD.contains(&before(1)) || child_is || beside || listed || of) && number.figures {
            return self.child(number.value * 12.0, number.start, number.end);
        }
        None
    }

    fn child(&mut self, months: f32, start: usize, end: usize) -> Option<usize> {
        if !(0.0..=(OLDEST_CHILD + 1.0) * 12.0).contains(&months) {
            return None;
        }
        self.children.push(months as i32);
        Some(self.mark(start, end))
    }

    fn mark(&mut self, start: usize, end: usize) -> usize {
        self.used.extend(start..end);
        end
    }
}

/// The child spoken of is the one who expects a baby: "15 year old daughter is pregnant".
fn expects(tokens: &[Token], from: usize) -> bool {
    const BETWEEN: &[&str] = &[
        "daughter",
        "girl",
        "granddaughter",
        "niece",
        "sister",
        "teenager",
        "who",
        "is",
        "whos",
        "shes",
        "has",
        "got",
    ];
    let next = tokens.iter().skip(from).take(4).find(|t| !BETWEEN.contains(&t.word.as_str()));
    next.is_some_and(|t| matches!(t.word.as_str(), "pregnant" | "expecting" | "preg"))
}

/// "im 19", "i am 19"; in Arabic "my age 19".
fn own_voice(before: &str, before_that: &str) -> bool {
    matches!(before, "im" | "عمري") || (before == "am" && before_that == "i")
}
