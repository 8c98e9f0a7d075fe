//! The access matrix by object: every route that names a record, as everyone who works here, with records of their own
//! work, of another team, of another agency, sealed ones, a worker's own relative, and of another place. What does not
//! open answers as what does not exist, by a letter.

use super::worker::Worker;
use axum::http::StatusCode;
use domain::{access::workforce, family};
use kernel::{Id, PlaceId};
use web::route::{Permission, table};

/// Everyone who works at the demonstration place.
const EVERYONE: [&str; 17] = [
    "tess", "lena", "priya", "marcus", "miriam", "grace", "hana", "saira", "harriet", "paul", "olu", "dev", "rosa",
    "vera", "ana", "adam", "ada",
];

/// Whose record, and everyone who may open it.
const RECORDS: [(&str, &[&str]); 7] = [
    ("amber", &["lena", "priya", "marcus"]),
    ("edna", &["lena", "marcus"]),
    // Led from a school: another agency than the council's teams.
    ("nadia", &["paul"]),
    // One team's family, closed to the colleague whose sister she is.
    ("rani", &["lena", "marcus"]),
    ("priya-herself", &[]),
    ("iris", &["saira"]),
    ("maya", &["lena", "grace", "hana", "harriet"]),
];

/// Everything a route may name, filled with a record's id.
fn at(path: &str, id: &str) -> String {
    path.replace("{id}", id).replace("{channel}", "phone")
}

async fn ask(worker: &Worker, method: &str, path: &str) -> (StatusCode, String) {
    let answer = if method == "GET" { worker.browser.get(path).await } else { worker.browser.post(path, &[]).await };
    (answer.status, answer.body)
}

/// A place beside this one in the same database, with a family of the same short names.
async fn neighbour(worker: &Worker) -> PlaceId {
    let place = &worker.browser.place;
    let elsewhere = PlaceId::derived("elsewhere");
    let cx = place.system().with_place(elsewhere);
    let file = |name: &str| {
        std::fs::read_to_string(format!("{}/../../demo/people/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    let files = workforce::FILES.map(|path| file(path.rsplit('/').next().unwrap()));
    workforce::put(&cx, files.each_ref().map(String::as_str)).await.unwrap();
    family::put(&cx, &file("families.toml")).await.unwrap();
    elsewhere
}

#[tokio::test]
async fn a_record_opens_to_those_it_is_for_and_is_absent_to_everyone_else() {
    let first = Worker::new("lena").await;
    let place = first.browser.place.id;
    let elsewhere = neighbour(&first).await;
    let routes: Vec<_> = table().into_iter().filter(|route| route.path.starts_with("/workbench/people/{id}")).collect();
    assert!(routes.len() >= 8, "the routes about one person");
    let (mut opened, mut closed) = (0, 0);
    for name in EVERYONE {
        let worker = first.beside(name).await;
        worker.open_link().await;
        let (_, absent) = ask(&worker, "GET", "/workbench/no-such-page").await;
        for route in &routes {
            let mut must_be_absent = vec![Id::derived(elsewhere, "person", "amber")];
            for (slug, open_to) in RECORDS {
                let id = family::id(place, "person", slug);
                if !open_to.contains(&name) {
                    must_be_absent.push(id);
                } else if route.path == "/workbench/people/{id}" {
                    let (status, _) = ask(&worker, route.method, &at(route.path, &id.to_string())).await;
                    assert_eq!(status, StatusCode::OK, "{name} {} of {slug}", route.path);
                    opened += 1;
                }
            }
            for id in must_be_absent {
                let path = at(route.path, &id.to_string());
                let (status, body) = ask(&worker, route.method, &path).await;
                assert_eq!(status, StatusCode::NOT_FOUND, "{name} {} {path}", route.method);
                assert_eq!(body, absent, "{name} {} {path}", route.method);
                closed += 1;
            }
        }
    }
    assert!(opened >= 13 && closed > 500, "{opened} opened, {closed} closed");
}

#[tokio::test]
async fn what_another_place_keeps_is_in_no_list_and_its_people_are_nobody_here() {
    let lena = Worker::in_by_link("lena").await;
    let before = lena.browser.get("/workbench/families").await.body;
    let elsewhere = neighbour(&lena).await;
    assert_eq!(lena.browser.get("/workbench/families").await.body, before);
    let twin = workforce::id(elsewhere, "staff", "lena");
    let ada = lena.beside("ada").await;
    ada.open_link().await;
    let absent = ada.browser.get("/workbench/admin/01939c00-0000-7000-8000-000000000000").await;
    let found = ada.browser.get(&format!("/workbench/admin/{twin}")).await;
    assert_eq!((found.status, found.body), (StatusCode::NOT_FOUND, absent.body), "a colleague of another place");
    let there = lena.browser.at_place(elsewhere).await;
    assert_eq!(there.get("/workbench").await.status, StatusCode::SEE_OTHER, "a session of this place is none there");
}

#[tokio::test]
async fn an_entry_of_another_organisation_is_absent_to_a_provider() {
    let vera = Worker::in_by_link("vera").await;
    let absent = vera.browser.get("/workbench/entries/no-such-entry").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let mut closed = 0;
    for route in table() {
        if !route.path.starts_with("/workbench/entries/{slug}") || route.permission == Permission::SignedIn {
            continue;
        }
        for slug in ["baby-buddy-app", "no-such-entry"] {
            let path = route.path.replace("{slug}", slug).replace("{section}", "about").replace("{deed}", "send");
            let (status, body) = ask(&vera, route.method, &path).await;
            assert_eq!((status, &body), (StatusCode::NOT_FOUND, &absent.body), "{} {path}", route.method);
            closed += 1;
        }
    }
    assert!(closed >= 10, "{closed}");
}
