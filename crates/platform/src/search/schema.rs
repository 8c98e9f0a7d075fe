//! Fields of the index and how words become terms.

use kernel::search::Document;
use std::cell::RefCell;
use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RawTokenizer, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter,
    TextAnalyzer, TextAnalyzerBuilder,
};
use tantivy::{Index, TantivyDocument};

/// Name the analyser is registered under.
const ANALYSER: &str = "words";
/// Name of the analyser that leaves endings on.
const SPELLING: &str = "spelling";

/// Words too common to find anything by.
const STOP: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "i", "im", "in", "is", "it", "its",
    "me", "my", "of", "on", "or", "our", "so", "that", "the", "their", "this", "to", "was", "we", "who", "will",
    "with", "you", "your",
];

/// Fields of one service.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Sixteen bytes, to replace and remove by.
    pub id: Field,
    /// Stored only.
    pub slug: Field,
    /// Words, heaviest first.
    pub texts: [Text; 3],
    /// Every word as written, to find near spellings among.
    pub spelling: Field,
    /// `dimension:code`.
    pub tag: Field,
    /// Everything the result list shows; stored only.
    pub card: Field,
    schema: Schema,
}

/// A field of words with its weight.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The field.
    pub field: Field,
    /// One word here counts this much.
    pub weight: f32,
}

/// Name of the column of youngest months.
pub const FROM: &str = "from";
/// Name of the column of oldest months.
pub const TO: &str = "to";
/// Name of the column of points, easting in the upper half.
pub const POINT: &str = "point";
/// Name of the column of freshness.
pub const FRESHNESS: &str = "freshness";
/// Name of the column that names are ordered by.
pub const NAME_KEY: &str = "name_key";

impl Fields {
    /// The one schema there is.
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(ANALYSER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let words = TextOptions::default().set_indexing_options(indexing);
        let stored = TextOptions::default().set_stored();
        let id = schema.add_bytes_field("id", BytesOptions::from(INDEXED | STORED));
        let slug = schema.add_text_field("slug", stored.clone());
        let organisation = schema.add_text_field("organisation", words.clone());
        let name = schema.add_text_field("name", words.clone());
        let body = schema.add_text_field("body", words);
        let whole = TextFieldIndexing::default().set_tokenizer(SPELLING).set_fieldnorms(false);
        let spelling = schema.add_text_field("spelling", TextOptions::default().set_indexing_options(whole));
        let tag = schema.add_text_field("tag", STRING);
        let card = schema.add_text_field("card", stored);
        for column in [FROM, TO, POINT] {
            schema.add_i64_field(column, FAST);
        }
        schema.add_f64_field(FRESHNESS, FAST);
        schema.add_text_field(NAME_KEY, TextOptions::default().set_fast("raw"));
        let texts = [
            Text { field: organisation, weight: 1.0 },
            Text { field: name, weight: 0.5 },
            Text { field: body, weight: 0.25 },
        ];
        Self { id, slug, texts, spelling, tag, card, schema: schema.build() }
    }

    /// The schema, for a new index.
    pub fn schema(&self) -> Schema {
        self.schema.clone()
    }

    /// One service as the index keeps it.
    pub fn document(&self, service: &Document) -> tantivy::Result<TantivyDocument> {
        let mut out = TantivyDocument::default();
        out.add_bytes(self.id, service.id.0.as_bytes());
        out.add_text(self.slug, &service.slug);
        out.add_text(self.card, &service.card);
        for (text, words) in self.texts.iter().zip([&service.organisation, &service.name, &service.body]) {
            let words = plain(words);
            out.add_text(text.field, &words);
            out.add_text(self.spelling, words);
        }
        for tag in &service.tags {
            out.add_text(self.tag, tag);
        }
        let column = |name| self.schema.get_field(name);
        if let Some(from) = service.from_months {
            out.add_i64(column(FROM)?, from.into());
        }
        if let Some(to) = service.to_months {
            out.add_i64(column(TO)?, to.into());
        }
        for point in &service.points {
            out.add_i64(column(POINT)?, i64::from(point.easting) << 32 | i64::from(point.northing as u32));
        }
        out.add_f64(column(FRESHNESS)?, service.freshness.into());
        // Services of one name still have one order, whichever was indexed first.
        out.add_text(column(NAME_KEY)?, format!("{}\0{}", service.name.to_lowercase(), service.slug));
        Ok(out)
    }
}

/// Lets the index take words apart the way queries are.
pub fn register(index: &Index) {
    index.tokenizers().register(ANALYSER, base().filter_dynamic(Stemmer::new(Language::English)).build());
    index.tokenizers().register(SPELLING, base().build());
}

/// Words without apostrophes, so that "won't" and "wont" are one word.
fn plain(words: &str) -> String {
    words.replace(['\'', '\u{2019}'], "")
}

/// Lower case, accents folded, stop words out.
fn base() -> TextAnalyzerBuilder {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .dynamic()
        .filter_dynamic(RemoveLongFilter::limit(40))
        .filter_dynamic(AsciiFoldingFilter)
        .filter_dynamic(LowerCaser)
        .filter_dynamic(StopWordFilter::remove(STOP.iter().map(|w| (*w).to_string())))
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its place in the text, stop words counted.
    pub at: usize,
    /// As written, but folded and in lower case.
    pub written: String,
    /// Without its ending.
    pub stem: String,
}

thread_local! {
    /// Made once a thread: making one costs more than using it.
    static TAKE_APART: RefCell<TextAnalyzer> = RefCell::new(base().build());
    static TAKE_ENDING: RefCell<TextAnalyzer> = RefCell::new(
        TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English)).build(),
    );
}

/// The words of `text`, at most `most`.
pub fn tokens(text: &str, most: usize) -> Vec<Token> {
    let text = plain(text);
    TAKE_APART.with_borrow_mut(|analyser| {
        let mut stream = analyser.token_stream(&text);
        let mut out = Vec::new();
        while out.len() < most && stream.advance() {
            let token = stream.token();
            out.push(Token { at: token.position, stem: stem(&token.text), written: token.text.clone() });
        }
        out
    })
}

/// A word in lower case without its ending, as the index has it.
pub fn stem(word: &str) -> String {
    TAKE_ENDING.with_borrow_mut(|analyser| {
        let mut stream = analyser.token_stream(word);
        if stream.advance() { stream.token().text.clone() } else { String::new() }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_folded_stemmed_and_keep_their_places() {
        let tokens = super::tokens("Stay and PLAYS: Café won\u{2019}t", 9);
        let words: Vec<_> = tokens.iter().map(|t| (t.at, t.stem.as_str())).collect();
        assert_eq!(words, [(0, "stay"), (2, "play"), (3, "cafe"), (4, "wont")]);
    }
}
