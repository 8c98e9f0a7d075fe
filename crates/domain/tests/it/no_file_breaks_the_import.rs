use domain::interchange::csv_in::{self, Input, Kind};
use kernel::Error;
use proptest::prelude::*;
use testkit::TestPlace;

const COLUMNS: [&str; 12] = [
    "slug",
    "name",
    "level",
    "age_from_months",
    "sessions",
    "cost",
    "opening",
    "postcode",
    "easting",
    "withheld",
    "contact_email",
    "sources",
];

/// Rows of cells that look right, nearly right or like nothing at all; now and then torn bytes.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        "[a-z]{1,6}(-[a-z]{1,4})?",
        "\\PC{0,30}",
        "-?[0-9]{1,12}",
        "(mon|tue) [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}",
        Just("-".to_owned()),
        Just("=1+1".to_owned()),
        Just("\u{0}".to_owned()),
        Just("£9.99 each;free".to_owned()),
        Just("x".repeat(20_000)),
        Just("name=document:A|ages".to_owned()),
        Just("universal".to_owned()),
    ];
    let columns = prop::sample::subsequence(COLUMNS.to_vec(), 1..=COLUMNS.len());
    (columns, prop::collection::vec(prop::collection::vec(cell, 1..14), 0..8), prop::collection::vec(any::<u8>(), 0..8))
        .prop_map(|(columns, rows, torn)| {
            let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            out.write_record(columns).unwrap();
            for row in rows {
                out.write_record(row).unwrap();
            }
            let mut bytes = out.into_inner().unwrap();
            bytes.extend(torn);
            bytes
        })
}

#[test]
fn any_file_gets_a_report_or_a_clear_refusal() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = runtime.block_on(TestPlace::new());
    proptest!(ProptestConfig { cases: 64, ..ProptestConfig::default() }, |(file in any_file())| {
        for kind in [Kind::Organisations, Kind::Locations, Kind::Services] {
            let input = Input { kind, name: "any.csv", dry_run: false };
            match runtime.block_on(csv_in::run(&place.system(), input, file.as_slice())) {
                Ok(_) | Err(Error::Malformed(_)) => {}
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    });
}
