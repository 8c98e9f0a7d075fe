use data::change;
use domain::{
    directory::{
        model::{Location, Organisation, ProvenanceKind, Service},
        rows,
    },
    interchange::{
        csv_in::{self, Input, Kind, Outcome, Report},
        csv_out,
    },
};
use kernel::{Actor, Error};
use testkit::{OrganisationBuilder, TestPlace};

async fn import(place: &TestPlace, kind: Kind, text: &str) -> Report {
    let input = Input { kind, name: "offer.csv", dry_run: false, own_data: true };
    csv_in::run(&place.system(), input, text.as_bytes()).await.unwrap()
}

fn outcomes(report: &Report) -> Vec<(u64, Outcome)> {
    report.rows.iter().map(|r| (r.line, r.outcome)).collect()
}

async fn service(place: &TestPlace, slug: &str) -> Service {
    rows::many_by_slug::<Service>(&place.cx(), &[slug.to_owned()]).await.unwrap().pop().unwrap().record
}

const FILE: &str = "slug,name,level,summary,topics,age_from_months,age_to_months,source,source_kind,sources\n\
    baby-massage,Baby massage,universal,Calm touch,newborn-care,0,12,CPS2024: 4.4,document,ages=inferred:CPS2018: 5.2\n\
    odd-ages,Odd,universal,,,60,12,CPS2024,document,\n\
    odd-topic,Odd,universal,,flying,,,CPS2024,document,\n\
    Bad Slug,Odd,universal,,,,,CPS2024,document,\n\
    no-name,,universal,,,,,CPS2024,document,\n\
    baby-massage,Again,universal,,,,,CPS2024,document,\n\
    sing-and-sign,\"Sing, and sign\",targeted,,,,,CPS2024,document,\n";

#[tokio::test]
async fn good_rows_land_bad_rows_say_why_and_again_changes_nothing() {
    let place = TestPlace::new().await;
    let dry = Input { kind: Kind::Services, name: "offer.csv", dry_run: true, own_data: true };
    let would = csv_in::run(&place.system(), dry, FILE.as_bytes()).await.unwrap();
    assert_eq!(change::head(&place.cx()).await.unwrap(), 0);

    let report = import(&place, Kind::Services, FILE).await;
    assert_eq!(outcomes(&would), outcomes(&report));
    let reasons: Vec<_> = report
        .rows
        .iter()
        .map(|r| r.errors.iter().map(|e| format!("{}:{}", e.field, e.code)).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        reasons,
        [
            "",
            "age_to_months:age-impossible",
            "topics:unknown-code",
            "slug:slug-malformed",
            "name:required",
            "slug:repeated",
            "",
        ]
    );
    assert_eq!(change::head(&place.cx()).await.unwrap(), 2);

    let massage = service(&place, "baby-massage").await;
    assert_eq!((massage.ages.from_months, massage.ages.to_months), (Some(0), Some(12)));
    let ages = &massage.provenance["ages"];
    assert_eq!((ages.kind, ages.source.as_str()), (ProvenanceKind::Inferred, "CPS2018: 5.2"));
    assert_eq!(ages.on.map(|d| d.to_string()).as_deref(), Some("2026-11-24"));
    assert_eq!(massage.provenance["name"].kind, ProvenanceKind::Document);
    assert!(!massage.provenance.contains_key("costs"));

    let mut tomorrow = place.at("2026-11-25T10:00[Europe/London]");
    tomorrow.actor = Actor::system("import");
    let input = Input { kind: Kind::Services, name: "offer.csv", dry_run: false, own_data: true };
    let again = csv_in::run(&tomorrow, input, FILE.as_bytes()).await.unwrap();
    assert_eq!((again.count(Outcome::Unchanged), again.count(Outcome::Rejected)), (2, 5));
    assert_eq!(change::head(&place.cx()).await.unwrap(), 2);
}

#[tokio::test]
async fn a_blank_cell_leaves_a_dash_clears_and_only_named_columns_change() {
    let place = TestPlace::new().await;
    import(&place, Kind::Services, FILE).await;
    let update = "slug,summary,age_to_months,cost,sessions,creche\nbaby-massage,,-,free;£2.50 per session,- tue 19:00-21:00,no\n";
    let report = import(&place, Kind::Services, update).await;
    assert_eq!(outcomes(&report), [(2, Outcome::Changed)]);
    let massage = service(&place, "baby-massage").await;
    assert_eq!(massage.summary, "Calm touch");
    assert_eq!(massage.ages.to_months, None);
    assert_eq!(massage.costs.iter().map(|c| c.pence).collect::<Vec<_>>(), [0, 250]);
    assert_eq!((massage.times.len(), massage.creche), (1, Some(false)));
    let costs = &massage.provenance["costs"];
    assert_eq!((costs.kind, costs.source.as_str()), (ProvenanceKind::Import, "offer.csv"));

    import(&place, Kind::Services, "slug,cost,sessions,creche\nbaby-massage,-,-,-\n").await;
    let cleared = service(&place, "baby-massage").await;
    assert!(cleared.costs.is_empty() && cleared.times.is_empty() && cleared.creche.is_none());
}

#[tokio::test]
async fn a_file_that_cannot_be_used_changes_nothing_and_the_public_may_not_import() {
    let place = TestPlace::new().await;
    let input = || Input { kind: Kind::Services, name: "x", dry_run: false, own_data: true };
    let unknown = csv_in::run(&place.system(), input(), "slug,colour\na,b\n".as_bytes()).await;
    assert!(matches!(unknown, Err(Error::Malformed(e)) if e[0].code == "unknown-column" && e[0].field == "colour"));
    let public = csv_in::run(&place.cx(), input(), FILE.as_bytes()).await;
    assert!(matches!(public, Err(Error::NotFound)));
    assert_eq!(change::head(&place.cx()).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_sent_out_and_taken_back_changes_nothing_and_runs_nowhere() {
    let place = TestPlace::new().await;
    place.save(&OrganisationBuilder::new("midwifery").build()).await;
    import(
        &place,
        Kind::Locations,
        "slug,name,hub,address,town,postcode,easting,northing,access,opening,contact_phone\n\
         aspire,Aspire,yes,1 High St,Town,zz1 0tj,430150,280120,step-free;lift,mon 09:00-17:00;tue 09:00-17:00 term,+44 1632 960001\n",
    )
    .await;
    let services = "slug,name,alternate_names,organisation,level,need_levels,summary,audience,join_ways,requires_any,sessions,\
        cost,wait_weeks,wait_stated_on,while_you_wait,link_label,link_url,programme_trained_staff,evidence_label,\
        temporarily_closed,source,source_kind,sources\n\
        one,\"=HYPERLINK(\"\"http://x.example\"\")\",A\\;B;\\\\C,midwifery,universal,1;2,@SUM(A1),mothers;partners,self;drop_in,\
        first-time-parents,aspire tue 09:30-11:00 term; - sat 10:00-12:00,free,6,2026-10-01,one: read this,L,\
        https://example.org/a,16,evidence-based,-1+1,\"A|B, page 2\",document,costs=example:Example data|times=example:Example data\n\
        two,Two,,,targeted,,,,,,aspire,,,,,,,,,,,,\n";
    let report = import(&place, Kind::Services, services).await;
    assert_eq!(report.count(Outcome::Added), 2, "{:?}", report.rows);
    assert_eq!(service(&place, "one").await.alternate_names, ["A;B", "\\C"]);
    let head = change::head(&place.cx()).await.unwrap();

    for kind in [Kind::Organisations, Kind::Locations, Kind::Services] {
        let mut out = Vec::new();
        csv_out::run(&place.system(), kind, &mut out).await.unwrap();
        let text = String::from_utf8(out).unwrap();
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            for cell in &row.unwrap() {
                assert!(cell.parse::<i64>().is_ok() || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
        let back = import(&place, kind, &text).await;
        assert_eq!(back.count(Outcome::Unchanged), back.rows.len(), "{kind:?} {:?}", back.rows);
        let moved = TestPlace::new().await;
        assert!(matches!(csv_out::run(&moved.cx(), kind, Vec::new()).await, Err(Error::NotFound)));
    }
    assert_eq!(change::head(&place.cx()).await.unwrap(), head);
}

#[tokio::test]
async fn a_withheld_address_goes_nowhere_but_its_own_table() {
    const CANARY: &str = "1 Canary Withheld Lane";
    let place = TestPlace::new().await;
    let file = format!(
        "slug,name,withheld,address,town,postcode,easting,northing\nquiet-house,Quiet house,yes,{CANARY},Town,ZZ9 9ZZ,430777,280777\n"
    );
    let first = import(&place, Kind::Locations, &file).await;
    assert_eq!(first.count(Outcome::Added), 1, "{:?}", first.rows);
    let again = import(&place, Kind::Locations, &file).await;
    assert_eq!(again.count(Outcome::Unchanged), 1);
    let kept = rows::many_by_slug::<Location>(&place.cx(), &["quiet-house".into()]).await.unwrap().pop().unwrap();
    let mut out = Vec::new();
    csv_out::run(&place.system(), Kind::Locations, &mut out).await.unwrap();
    let everything = [
        format!("{kept:?}"),
        serde_json::to_string(&kept.record).unwrap(),
        format!("{first:?}"),
        String::from_utf8(out).unwrap(),
    ]
    .concat();
    for secret in [CANARY, "ZZ9 9ZZ", "430777", "280777"] {
        assert!(!everything.contains(secret), "{secret} got out");
    }
    let moved = file.replace("1 Canary", "2 Canary");
    assert_eq!(import(&place, Kind::Locations, &moved).await.count(Outcome::Changed), 1);
}

#[tokio::test]
async fn a_kind_is_told_by_its_columns() {
    assert_eq!(csv_in::kind_of("slug,sessions,cost"), Some(Kind::Services));
    assert_eq!(csv_in::kind_of("slug,name,postcode"), Some(Kind::Locations));
    assert_eq!(csv_in::kind_of("slug,name,url"), Some(Kind::Organisations));
    assert_eq!(csv_in::kind_of("slug,name"), None);
    assert_eq!(csv_in::kind_of("slug,hub,level"), None);
    let place = TestPlace::new().await;
    assert!(rows::all::<Organisation>(&place.cx()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_torn_row_a_broken_name_and_a_claim_that_a_file_cannot_make_are_refused() {
    let place = TestPlace::new().await;
    let file = "slug,name,level,age_from_months,age_to_months,source,source_kind,sources\n\
        fine,Fine,universal,,,The provider,provider,\n\
        claims,Claims,universal,,,CPS2024,document,\n\
        claims-one,Claims,universal,,,Us,import,name=example:Us\n\
        broken,\"Two\nlines\",universal,,,,,\n\
        old,Old,universal,900,60,,,\n\
        torn,\"Never closed,universal,,,,,\n\
        swallowed,Swallowed,universal,,,,,\n";
    let input = Input { kind: Kind::Services, name: "x.csv", dry_run: false, own_data: false };
    let report = csv_in::run(&place.system(), input, file.as_bytes()).await.unwrap();
    let told: Vec<_> = report
        .rows
        .iter()
        .map(|r| (r.line, r.errors.iter().map(|e| format!("{}:{}", e.field, e.code)).collect::<Vec<_>>().join(" ")))
        .collect();
    let expected = [
        (2, ""),
        (3, "source_kind:source-kind-refused"),
        (4, "sources:source-kind-refused"),
        (5, "name:line-break"),
        (7, "age_from_months:age-impossible"),
        (8, ":quote-open"),
    ];
    assert_eq!(told, expected.map(|(line, why)| (line, why.to_owned())));
    let kept: Vec<_> = rows::all::<Service>(&place.cx()).await.unwrap().into_iter().map(|s| s.record.slug).collect();
    assert_eq!(kept, ["fine"]);
}

#[tokio::test]
async fn what_stands_in_a_document_may_be_told_back_but_not_changed_in_its_name() {
    let place = TestPlace::new().await;
    import(&place, Kind::Services, FILE).await;
    let outside = |text: String| async move {
        let input = Input { kind: Kind::Services, name: "x.csv", dry_run: false, own_data: false };
        let place = place.system();
        let same = csv_in::run(&place, input.clone(), text.as_bytes()).await.unwrap();
        let changed = csv_in::run(&place, input, text.replace("Calm touch", "Rough touch").as_bytes()).await.unwrap();
        (same, changed)
    };
    let rows: Vec<&str> = FILE.split_inclusive('\n').take(2).collect();
    let (same, changed) = outside(rows.concat()).await;
    assert_eq!(outcomes(&same), [(2, Outcome::Unchanged)]);
    assert_eq!(outcomes(&changed), [(2, Outcome::Rejected)]);
}
