//! Filters and counts against the plainest possible model.

use crate::*;
use kernel::search::{Near, Sort};
use proptest::prelude::*;
use std::collections::BTreeMap;

const DIMENSIONS: [&str; 3] = ["topic", "mode", "day"];

fn document() -> impl Strategy<Value = Document> {
    let tags = proptest::collection::btree_set((0..3usize, 0..4u8), 0..8);
    let points = proptest::collection::vec((-3_000..3_000i32, -3_000..3_000i32), 0..3);
    (tags, proptest::option::of(-9..60i32), proptest::option::of(0..200i32), points, 0..3usize).prop_map(
        |(tags, from_months, to_months, points, word)| Document {
            tags: tags.into_iter().map(|(d, c)| format!("{}:{c}", DIMENSIONS[d])).collect(),
            from_months,
            to_months,
            points: points.into_iter().map(|(e, n)| point(e, n)).collect(),
            body: ["sleep", "play", "sleep and play"][word].into(),
            ..service("x")
        },
    )
}

fn question() -> impl Strategy<Value = Query> {
    let filters = proptest::collection::btree_map(
        proptest::sample::select(DIMENSIONS.to_vec()).prop_map(String::from),
        proptest::collection::vec((0..5u8).prop_map(|c| c.to_string()), 0..3),
        0..3,
    );
    let age = proptest::option::of((-9..100i32, 0..40i32).prop_map(|(from, more)| (from, from + more)));
    let near = proptest::option::of((proptest::option::of(0..4_000u32), proptest::option::of(0..4_000u32)));
    let words = proptest::sample::select(vec!["", "sleep", "play"]);
    let require = proptest::collection::vec((0..4u8).prop_map(|c| format!("mode:{c}")), 0..3);
    (filters, age, near, words, require).prop_map(|(filters, age, near, words, require)| Query {
        require,
        text: words.into(),
        filters,
        age,
        near: near.map(|(within, beyond)| Near { centre: point(0, 0), within, beyond }),
        sort: Sort::Name,
        limit: 1_000,
        count: DIMENSIONS.map(String::from).into(),
        ..Query::default()
    })
}

fn passes(document: &Document, query: &Query, but: Option<&str>) -> bool {
    let words = query.text.is_empty() || document.body.contains(&query.text);
    let age = query.age.is_none_or(|(from, to)| {
        document.from_months.is_none_or(|f| f <= to) && document.to_months.is_none_or(|t| t >= from)
    });
    let nearest =
        document.points.iter().map(|p| f64::from(p.easting).hypot(f64::from(p.northing)).round() as u32).min();
    let near = query
        .near
        .is_none_or(|n| nearest.is_none_or(|m| n.within.is_none_or(|w| m <= w) && n.beyond.is_none_or(|b| m > b)));
    let tags = query.filters.iter().all(|(dimension, codes)| {
        Some(dimension.as_str()) == but
            || codes.is_empty()
            || codes.iter().any(|code| document.tags.contains(&format!("{dimension}:{code}")))
    });
    words && age && near && tags && query.require.iter().all(|tag| document.tags.contains(tag))
}

fn expected_facets(documents: &[Document], query: &Query) -> BTreeMap<String, BTreeMap<String, usize>> {
    let mut facets: BTreeMap<String, BTreeMap<String, usize>> =
        DIMENSIONS.iter().map(|d| ((*d).to_string(), BTreeMap::new())).collect();
    for document in documents {
        for tag in &document.tags {
            let (dimension, code) = tag.split_once(':').unwrap();
            if passes(document, query, Some(dimension)) {
                *facets.entry(dimension.into()).or_default().entry(code.into()).or_default() += 1;
            }
        }
    }
    facets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn filters_and_counts_equal_the_model(
        documents in proptest::collection::vec(document(), 1..60),
        removed in proptest::collection::btree_set(0..60usize, 0..6),
        queries in proptest::collection::vec(question(), 1..8),
    ) {
        let mut documents = documents;
        for (n, document) in documents.iter_mut().enumerate() {
            document.slug = format!("s{n:03}");
            document.name = document.slug.clone();
            document.id = Id::derived(place(), "service", &document.slug);
        }
        let indexes = Indexes::in_memory();
        // Several commits make several segments, and removals leave holes in them.
        for part in documents.chunks(25) {
            indexes.apply(place(), put(part.to_vec()), 1).unwrap();
        }
        let gone: Vec<_> = removed.iter().filter_map(|n| documents.get(*n)).map(|d| Change::Remove(d.id)).collect();
        indexes.apply(place(), gone, 2).unwrap();
        let kept: Vec<_> = documents.iter().enumerate().filter(|(n, _)| !removed.contains(n)).map(|(_, d)| d.clone()).collect();
        for query in queries {
            let page = indexes.search(place(), &query).unwrap();
            let expected: Vec<_> = kept.iter().filter(|d| passes(d, &query, None)).map(|d| d.slug.as_str()).collect();
            prop_assert_eq!(slugs(&page), expected, "{:?}", &query);
            prop_assert_eq!(page.total, page.hits.len());
            let counted: BTreeMap<_, BTreeMap<_, _>> = page
                .facets
                .iter()
                .map(|(d, counts)| (d.clone(), counts.iter().map(|(code, n)| (code.to_string(), *n)).collect()))
                .collect();
            prop_assert_eq!(&counted, &expected_facets(&kept, &query), "{:?}", &query);
        }
    }
}
