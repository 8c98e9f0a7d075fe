//! What families read is measured: Flesch-Kincaid grade, length of sentences, and words nobody should have
//! to read. Kincaid and others, Derivation of new readability formulas, 1975: grade =
//! 0.39 words per sentence + 11.8 syllables per word - 15.59.

use crate::words::{messages, spoken};

/// Grade 6 is read at about eleven; the mean lies well below.
const HIGHEST_GRADE: f64 = 6.0;
const LONGEST_MEAN_SENTENCE: f64 = 15.0;
const LONGEST_SENTENCE: usize = 25;
const NEVER: [&str; 8] =
    ["case", "cases", "threshold", "intervention", "referral", "referrals", "non-compliant", "hard to reach"];

/// For the partnership, not for families.
const NOT_FOR_FAMILIES: [&str; 1] = ["partnership"];

fn sentences(text: &str) -> Vec<String> {
    let spoken = spoken(text);
    spoken.split(['.', '?', '!', ':']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

fn words(sentence: &str) -> Vec<&str> {
    sentence.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect()
}

/// Groups of vowels, without a silent last e; at least one.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouyéè".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        count += usize::from(is_vowel(c) && !before);
        before = is_vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed") && !word.ends_with("ted");
    count.saturating_sub(usize::from(silent)).max(1)
}

#[derive(Default)]
struct Measure {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Measure {
    fn add(&mut self, sentence: &str) {
        let words = words(sentence);
        self.sentences += usize::from(!words.is_empty());
        self.syllables += words.iter().map(|w| syllables(w)).sum::<usize>();
        self.words += words.len();
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    fn grade(&self) -> f64 {
        let (sentences, words) = (self.sentences as f64, self.words as f64);
        0.39 * words / sentences + 11.8 * self.syllables as f64 / words - 15.59
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    fn mean_sentence(&self) -> f64 {
        self.words as f64 / self.sentences as f64
    }
}

fn for_families() -> impl Iterator<Item = (String, String, String)> {
    let files = messages("en").into_iter().filter(|(file, _)| !NOT_FOR_FAMILIES.contains(&file.as_str()));
    files.flat_map(|(file, keys)| {
        keys.into_iter().flat_map(move |(key, texts)| {
            let file = file.clone();
            texts.into_iter().map(move |text| (file.clone(), key.clone(), text))
        })
    })
}

#[test]
fn every_file_reads_easily() {
    let mut by_file: std::collections::BTreeMap<String, Measure> = std::collections::BTreeMap::new();
    for (file, _, text) in for_families() {
        // Labels are not sentences: only what ends as one is measured, so that short labels hide nothing.
        if text.ends_with(['.', '?', '!']) {
            sentences(&text).iter().for_each(|s| by_file.entry(file.clone()).or_default().add(s));
        }
    }
    assert!(by_file.len() >= 5, "word files were not found");
    for (file, measure) in &by_file {
        let (grade, mean) = (measure.grade(), measure.mean_sentence());
        assert!(grade <= HIGHEST_GRADE, "{file}.ftl reads at grade {grade:.1}");
        assert!(mean <= LONGEST_MEAN_SENTENCE, "{file}.ftl has {mean:.1} words a sentence");
    }
}

#[test]
fn no_sentence_is_long_and_no_word_is_harsh() {
    for (file, key, text) in for_families() {
        for sentence in sentences(&text) {
            let long = words(&sentence).len();
            assert!(long <= LONGEST_SENTENCE, "{file}.ftl: {key}: {long} words in: {sentence}");
        }
        let said = format!(" {} ", words(&spoken(&text).to_lowercase()).join(" "));
        for harsh in NEVER {
            assert!(!said.contains(&format!(" {harsh} ")), "{file}.ftl: {key} says {harsh}");
        }
    }
}

#[test]
fn the_measure_tells_easy_from_hard() {
    let grade = |text: &str| {
        let mut measure = Measure::default();
        sentences(text).iter().for_each(|s| measure.add(s));
        measure.grade()
    };
    assert!(grade("You can come in. You do not need to book.") < 2.0);
    assert!(
        grade("Practitioners facilitate multidisciplinary interventions following comprehensive assessment.") > 15.0
    );
    assert_eq!(syllables("family"), 3);
    assert_eq!(syllables("made"), 1);
}
