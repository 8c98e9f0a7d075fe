//! What parents asked for in published surveys: counts, bases and percentages as printed, with a flag where
//! the printed figures do not add up. Nothing is corrected.

use kernel::FieldError;
use serde::Deserialize;

/// One answer of one question of one survey.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Ask {
    /// Which survey, by year.
    pub survey: String,
    /// What was asked, for example `topic-help`, `times` or `modes`.
    pub question: String,
    /// The answer's label as printed.
    pub item: String,
    /// Topic code, or empty.
    #[serde(default)]
    pub topic: String,
    /// Time code, or empty.
    #[serde(default)]
    pub time: String,
    /// Delivery-mode code, or empty.
    #[serde(default)]
    pub mode: String,
    /// How many people, when printed.
    pub count: Option<u32>,
    /// The percentage as printed.
    pub percent_printed: Option<f64>,
    /// Count over base, where both are known.
    pub percent_computed: Option<f64>,
    /// How many people answered the question, when known.
    pub base: Option<u32>,
    /// Whether the base was printed or inferred.
    #[serde(default)]
    pub base_kind: String,
    /// False when the printed figures contradict each other; absent when it cannot be tested.
    #[serde(deserialize_with = "yes_no")]
    pub reconciles: Option<bool>,
    /// The document.
    pub source: String,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

impl Ask {
    /// True when a topic was asked for in this answer.
    pub fn is_for_topic(&self, topic: &str) -> bool {
        matches!(self.question.as_str(), "topic-help" | "topic-needed" | "topic-not-met") && self.topic == topic
    }
}

fn yes_no<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    Ok(match text.as_deref().map(str::trim) {
        Some("yes" | "true" | "True") => Some(true),
        Some("no" | "false" | "False") => Some(false),
        _ => None,
    })
}

/// Reads the survey file: comma-separated, with the columns named as the fields above.
///
/// # Errors
/// One entry for each line that cannot be read, or whose count is larger than its base.
pub fn parse(text: &str) -> Result<Vec<Ask>, Vec<FieldError>> {
    let (mut asks, mut errors) = (Vec::new(), Vec::new());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (line, row) in (2..).zip(reader.deserialize::<Ask>()) {
        match row {
            Ok(ask) if ask.count.zip(ask.base).is_some_and(|(count, base)| count > base) => {
                let message =
                    format!("line {line}: {} people out of {}", ask.count.unwrap_or(0), ask.base.unwrap_or(0));
                errors.push(FieldError::new("count", "count-over-base", message));
            }
            Ok(ask) => asks.push(ask),
            Err(cause) => errors.push(FieldError::new("", "unreadable-line", format!("line {line}: {cause}"))),
        }
    }
    if errors.is_empty() { Ok(asks) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "survey,question,item,topic,time,mode,count,percent_printed,percent_computed,base,base_kind,reconciles,source,note\n";

    #[test]
    fn figures_stay_as_printed() {
        let text = format!(
            "{HEAD}2023,topic-help,Bullying,bullying,,,19,15,14.84,128,printed,yes,CPS2024: 4.1,\n2023,times,Evening,,evening,,,65,,,not printed,,CPS2024: 4.1,\n"
        );
        let asks = parse(&text).expect("a good file");
        assert_eq!(asks[0].count, Some(19));
        assert_eq!((asks[0].percent_printed, asks[0].reconciles), (Some(15.0), Some(true)));
        assert!(asks[0].is_for_topic("bullying") && !asks[1].is_for_topic("bullying"));
        assert_eq!((asks[1].count, asks[1].base, asks[1].reconciles), (None, None, None));
    }

    #[test]
    fn bad_lines_are_named() {
        let text = format!(
            "{HEAD}2023,topic-help,Sleep,sleep,,,12,,,10,printed,,CPS2024,\n2023,topic-help,Sleep,sleep,,,many,,,10,printed,,CPS2024,\n"
        );
        let codes: Vec<String> = parse(&text).expect_err("two faults").into_iter().map(|e| e.code).collect();
        assert_eq!(codes, ["count-over-base", "unreadable-line"]);
    }
}
