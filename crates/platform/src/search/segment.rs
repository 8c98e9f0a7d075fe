//! What filters need of one segment, unpacked once when it is opened: the documents of each tag and plain arrays for
//! ages, points, freshness and name order. About 60 bytes a document, less than 100 with 300 tags.

use super::schema::{FRESHNESS, FROM, Fields, NAME_KEY, POINT, TO};
use super::tagged::Tagged;
use kernel::search::Point;
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader};

/// The codes of one dimension, in their order, with the documents that carry each.
type Codes = Vec<(Arc<str>, Tagged)>;

/// One segment's facts, in document order.
pub struct Segment {
    /// Codes by dimension.
    tags: BTreeMap<String, Codes>,
    /// The text fields, in the order of [`Fields::texts`].
    pub texts: Vec<TextReader>,
    /// Youngest and oldest month; no limit is the smallest and largest number.
    pub ages: Vec<(i16, i16)>,
    /// 1.0 for fresh.
    pub freshness: Vec<f32>,
    /// Order by name within this segment.
    pub name_order: Vec<u32>,
    /// Where each document's points begin; one longer than the documents.
    starts: Vec<u32>,
    points: Vec<Point>,
}

/// One text field, opened once.
pub struct TextReader {
    /// Its words and where they stand.
    pub terms: Arc<InvertedIndexReader>,
    /// How long it is in each document.
    pub norms: FieldNormReader,
}

impl Segment {
    /// Reads a segment.
    pub fn unpack(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        let len = reader.max_doc();
        let (from, to) = (columns.i64(FROM)?, columns.i64(TO)?);
        let freshness = columns.f64(FRESHNESS)?;
        let names = columns.str(NAME_KEY)?;
        let packed = columns.i64(POINT)?;
        let texts = fields.texts.iter().map(|text| {
            Ok(TextReader {
                terms: reader.inverted_index(text.field)?,
                norms: reader.get_fieldnorms_reader(text.field)?,
            })
        });
        let mut segment = Self {
            tags: tags(reader, fields)?,
            texts: texts.collect::<tantivy::Result<_>>()?,
            ages: Vec::with_capacity(len as usize),
            freshness: Vec::with_capacity(len as usize),
            name_order: Vec::with_capacity(len as usize),
            starts: Vec::with_capacity(len as usize + 1),
            points: Vec::new(),
        };
        segment.starts.push(0);
        for doc in 0..len {
            segment.ages.push((month(from.first(doc), i16::MIN), month(to.first(doc), i16::MAX)));
            segment.freshness.push(freshness.first(doc).unwrap_or(1.0) as f32);
            let order = names.as_ref().and_then(|n| n.term_ords(doc).next()).unwrap_or(0);
            segment.name_order.push(order as u32);
            segment.points.extend(packed.values_for_doc(doc).map(unpack_point));
            segment.starts.push(segment.points.len() as u32);
        }
        segment.points.shrink_to_fit();
        Ok(segment)
    }

    /// Number of documents, deleted ones included.
    pub fn len(&self) -> usize {
        self.ages.len()
    }

    /// The documents carrying `dimension:code`.
    pub fn tagged(&self, tag: &str) -> Option<&Tagged> {
        let (dimension, code) = tag.split_once(':')?;
        self.coded(dimension, code)
    }

    /// The documents carrying `code` of `dimension`.
    pub fn coded(&self, dimension: &str, code: &str) -> Option<&Tagged> {
        let codes = self.codes(dimension);
        codes.binary_search_by(|(own, _)| (**own).cmp(code)).ok().map(|at| &codes[at].1)
    }

    /// The codes of a dimension, in their order.
    pub fn codes(&self, dimension: &str) -> &[(Arc<str>, Tagged)] {
        self.tags.get(dimension).map_or(&[], Vec::as_slice)
    }

    /// Straight-line metres from `centre` to the nearest of a document's points.
    pub fn metres(&self, doc: usize, centre: Point) -> Option<u32> {
        let points = &self.points[self.starts[doc] as usize..self.starts[doc + 1] as usize];
        let squared = points.iter().map(|p| {
            let east = i64::from(p.easting) - i64::from(centre.easting);
            let north = i64::from(p.northing) - i64::from(centre.northing);
            east * east + north * north
        });
        // One root a document, not one a point.
        squared.min().map(|s| (s as f64).sqrt().round() as u32)
    }
}

fn month(value: Option<i64>, none: i16) -> i16 {
    value.map_or(none, |v| v.clamp(i16::MIN.into(), i16::MAX.into()) as i16)
}

fn unpack_point(packed: i64) -> Point {
    Point { easting: (packed >> 32) as i32, northing: packed as i32 }
}

fn tags(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<BTreeMap<String, Codes>> {
    let inverted = reader.inverted_index(fields.tag)?;
    let mut terms = inverted.terms().stream()?;
    // The index gives its words in order, so each dimension's codes come in theirs.
    let mut tags: BTreeMap<String, Codes> = BTreeMap::new();
    while terms.advance() {
        let tag = String::from_utf8_lossy(terms.key());
        let Some((dimension, code)) = tag.split_once(':') else { continue };
        let mut postings = inverted.read_block_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
        let mut documents = Vec::with_capacity(terms.value().doc_freq as usize);
        while !postings.docs().is_empty() {
            documents.extend_from_slice(postings.docs());
            postings.advance();
        }
        let tagged = Tagged::new(documents, reader.max_doc() as usize);
        tags.entry(dimension.to_string()).or_default().push((code.into(), tagged));
    }
    Ok(tags)
}
