use data::{change, tables};
use domain::{
    demo::{self, Files, Folder},
    directory::{
        model::{Location, Organisation, Service},
        postcodes, rows, vocabulary,
    },
};
use kernel::Error;
use sea_orm::EntityTrait;
use std::{borrow::Cow, time::Instant};
use testkit::TestPlace;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo");

/// The demonstration place with one file changed.
struct Edited(&'static str, fn(&str) -> String);

impl Files for Edited {
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let file = Folder(DEMO.into()).read(path)?;
        if path != self.0 {
            return Some(file);
        }
        Some(Cow::Owned((self.1)(std::str::from_utf8(&file).unwrap()).into_bytes()))
    }
}

#[tokio::test]
async fn all_of_it_lands_once_and_again_changes_nothing() {
    let place = TestPlace::demo().await;
    let cx = place.system();
    assert_eq!(rows::count::<Service>(&cx).await.unwrap(), 89);
    assert!(rows::count::<Organisation>(&cx).await.unwrap() > 30);
    let locations = rows::all::<Location>(&cx).await.unwrap();
    assert_eq!(locations.iter().filter(|l| l.record.hub).count(), 8);
    assert_eq!(
        rows::redirect(&cx, "nutrition-for-life-online").await.unwrap().as_deref(),
        Some("babh-nutrition-eating-for-life")
    );
    let words = vocabulary::load(&cx).await.unwrap();
    assert_eq!(postcodes::locate(&cx, &words, "zz10tj", "near").await.unwrap().outward, "ZZ1");

    let head = change::head(&cx).await.unwrap();
    let again = demo::load(&cx, &Folder(DEMO.into())).await.unwrap();
    assert!(again.already && again.place == place.id);
    // A changed file is read again, and only what it changes is written.
    let edited = Edited("place.toml", |t| format!("{t}\n# a remark\n"));
    assert!(!demo::load(&cx, &edited).await.unwrap().already);
    assert_eq!(change::head(&cx).await.unwrap(), head);
}

#[tokio::test]
async fn a_fault_names_its_file_and_line_and_the_public_may_not_load() {
    let place = TestPlace::new().await;
    let broken = Edited("register/services.csv", |t| t.replacen(",universal,", ",everyone,", 1));
    let Err(Error::Invalid(faults)) = demo::load(&place.system(), &broken).await else { panic!("it loaded") };
    assert!(faults[0].field.starts_with("register/services.csv, line 2"), "{faults:?}");
    assert!(matches!(demo::load(&place.cx(), &Folder(DEMO.into())).await, Err(Error::NotFound)));
    assert!(matches!(demo::load(&place.system(), &Folder("/nowhere".into())).await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn the_refuge_s_address_is_in_no_record() {
    let place = TestPlace::demo().await;
    let cx = place.cx();
    let withheld = tables::withheld_address::Entity::find().all(cx.read()).await.unwrap();
    assert!(!withheld.is_empty());
    let records = tables::record::Entity::find().all(cx.read()).await.unwrap();
    let versions = tables::record_version::Entity::find().all(cx.read()).await.unwrap();
    let audit = tables::audit::Entity::find().all(cx.read()).await.unwrap();
    let everything = format!("{records:?} {versions:?} {audit:?}");
    for part in withheld.iter().flat_map(|w| w.address.split(", ")) {
        assert!(!everything.contains(part), "{part} stands in a record");
    }
}

#[tokio::test]
async fn loading_takes_a_few_seconds_at_most() {
    let place = TestPlace::new().await;
    let begun = Instant::now();
    demo::load(&place.system(), &Folder(DEMO.into())).await.unwrap();
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}
