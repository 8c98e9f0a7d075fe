use domain::interchange::csv_in::{self, Input, Kind, Outcome};
use kernel::Error;
use proptest::prelude::*;
use std::cell::Cell;
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

/// A cell that looks like nothing, or like something else's.
fn junk() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        "-?[0-9]{1,12}",
        "(mon|tue) [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}",
        Just("-".to_owned()),
        Just("=1+1".to_owned()),
        Just("\u{0}".to_owned()),
        Just("£9.99 each;free".to_owned()),
        Just("x".repeat(20_000)),
        Just("name=document:A|ages".to_owned()),
    ]
}

/// A cell as that column would have it.
fn right(column: &str) -> String {
    let text = match column {
        "level" => "universal",
        "age_from_months" => "12",
        "sessions" | "opening" | "" => "",
        "cost" => "free;£2.50 per session",
        "postcode" => "ZZ1 0TJ",
        "easting" => "433000",
        "withheld" => "yes",
        "contact_email" => "hub@example.org",
        "sources" => "name=provider:A",
        _ => "Some words",
    };
    text.to_owned()
}

/// Rows of cells that are right, nearly right or like nothing at all; now and then torn bytes.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let columns = prop::sample::subsequence(COLUMNS.to_vec(), 1..=COLUMNS.len());
    let cells = prop::collection::vec(prop::option::weighted(0.06, junk()), COLUMNS.len() + 1);
    let row = (("[a-z]{1,6}(-[a-z]{1,4})?"), cells, prop::option::weighted(0.1, 0..14_usize));
    let torn = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(any::<u8>(), 0..8)];
    let any = (columns, prop::collection::vec(row, 0..8), torn).prop_map(|(columns, rows, torn)| {
        let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        out.write_record(&columns).unwrap();
        for (slug, cells, length) in rows {
            let cell = |(column, junk): (&&str, Option<String>)| match (*column, junk) {
                (_, Some(junk)) => junk,
                ("slug", None) => slug.clone(),
                (column, None) => right(column),
            };
            let mut row: Vec<String> = columns.iter().zip(cells).map(cell).collect();
            row.resize(length.unwrap_or(columns.len()), String::new());
            out.write_record(row).unwrap();
        }
        let mut bytes = out.into_inner().unwrap();
        bytes.extend(torn);
        bytes
    });
    // One that is right and one that is no such file, often enough that no run goes without.
    let known = [&b"slug,name\nhub,Some words\n"[..], &b"\xff\xfe\n"[..]].map(<[u8]>::to_vec);
    prop_oneof![5 => any, 1 => prop::sample::select(known.to_vec())]
}

#[test]
fn any_file_gets_a_report_or_a_clear_refusal() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = runtime.block_on(TestPlace::new());
    let (taken, rejected, refused) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let one_more = |of: &Cell<usize>, n: usize| of.set(of.get() + n);
    // Most are only looked at: writing each of them to disk would leave time for few.
    proptest!(|(file in any_file(), dry_run in prop::bool::weighted(0.8))| {
        for kind in [Kind::Organisations, Kind::Locations, Kind::Services] {
            let input = Input { kind, name: "any.csv", dry_run, own_data: false };
            match runtime.block_on(csv_in::run(&place.system(), input, file.as_slice())) {
                Ok(report) => {
                    one_more(&rejected, report.count(Outcome::Rejected));
                    one_more(&taken, report.rows.len() - report.count(Outcome::Rejected));
                }
                Err(Error::Malformed(_)) => one_more(&refused, 1),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    });
    for (what, seen) in [("taken", taken), ("rejected", rejected), ("refused", refused)] {
        assert!(seen.get() > 0, "no file of all that were tried was {what}: they try too little");
    }
}
