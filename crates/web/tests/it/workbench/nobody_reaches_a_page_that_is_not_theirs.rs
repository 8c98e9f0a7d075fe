//! Every route of the table, as nobody and as everyone: what is not theirs is not there, by a letter.

use super::worker::Worker;
use crate::portal::every_page_answers_in_every_language::filled;
use axum::http::StatusCode;
use domain::access::DUTIES;
use web::route::{Permission, Route, table};

/// One member of staff for each role there is.
const PEOPLE: [(&str, &str); 13] = [
    ("tess", "triage-worker"),
    ("lena", "lead-practitioner"),
    ("priya", "practitioner"),
    ("marcus", "team-manager"),
    ("grace", "group-leader"),
    ("hana", "hub-worker"),
    ("saira", "safeguarding-lead"),
    ("harriet", "partner-worker"),
    ("dev", "data-protection-officer"),
    ("rosa", "register-editor"),
    ("vera", "provider"),
    ("ana", "analyst"),
    ("adam", "administrator"),
];

fn staff_routes() -> Vec<Route> {
    table().into_iter().filter(|route| route.permission != Permission::Public).collect()
}

#[tokio::test]
async fn without_an_account_every_path_below_work_leads_to_signing_in() {
    let anyone = Worker::new("lena").await;
    for route in staff_routes() {
        assert!(route.path.starts_with("/workbench"), "{}", route.path);
        let path = filled(route.path);
        let answer =
            if route.method == "GET" { anyone.browser.get(&path).await } else { anyone.browser.post(&path, &[]).await };
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{} {path}", route.method);
        assert!(answer.location().starts_with("/sign-in?back="), "{path}: {}", answer.location());
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert!(answer.body.is_empty(), "{path}");
    }
    for absent in ["/workbench/no-such-page", "/workbench/families/none", "/workbench/a/b/c/d"] {
        let answer = anyone.browser.get(absent).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{absent}");
    }
}

#[tokio::test]
async fn signed_in_what_is_not_theirs_is_as_absent_as_what_does_not_exist() {
    let first = Worker::new("lena").await;
    let mut refused = 0;
    for (name, role) in PEOPLE {
        let worker = first.beside(name).await;
        worker.open_link().await;
        let absent = worker.browser.get("/workbench/no-such-page").await;
        assert_eq!(absent.status, StatusCode::NOT_FOUND);
        for route in staff_routes() {
            let Permission::May(action) = route.permission else { continue };
            let theirs = DUTIES.iter().any(|(of, actions)| of.code() == role && actions.contains(&action));
            let path = filled(route.path);
            let answer = if route.method == "GET" {
                worker.browser.get(&path).await
            } else {
                worker.browser.post(&path, &[]).await
            };
            if !theirs {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{role} {} {path}", route.method);
                assert_eq!(answer.body, absent.body, "{role} {} {path}", route.method);
                refused += 1;
            } else if route.method == "GET" {
                assert!(answer.status != StatusCode::SEE_OTHER && answer.status.as_u16() < 500, "{role} {path}");
            }
        }
    }
    let deeds = first.browser.place.deeds().await;
    assert_eq!(deeds.iter().filter(|deed| *deed == "page.refuse").count(), refused, "every refusal is written down");
}

#[tokio::test]
async fn a_form_from_nowhere_or_from_another_site_is_refused() {
    use axum::{body::Body, http::Request};
    let lena = Worker::in_by_link("lena").await;
    for route in
        staff_routes().into_iter().filter(|route| route.method == "POST" && route.permission == Permission::SignedIn)
    {
        let path = filled(route.path);
        let bare = lena.browser.send(Request::post(&path), Body::empty()).await;
        assert_eq!(bare.status, StatusCode::FORBIDDEN, "{path}");
        let other =
            Request::post(&path).header("origin", "https://elsewhere.example").header("host", "hearth.example.org");
        assert_eq!(lena.browser.send(other, Body::empty()).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_role_that_ends_counts_no_more_from_the_next_request_on() {
    let adam = Worker::in_by_link("adam").await;
    let route = staff_routes().into_iter().find(|route| {
        route.method == "GET" && matches!(route.permission, Permission::May(domain::access::Action::ManageStaff))
    });
    let Some(route) = route else { return };
    assert_eq!(adam.browser.get(route.path).await.status, StatusCode::OK);
    adam.browser.place.run("UPDATE assignment SET to_us = 1 WHERE role = 'administrator'").await.unwrap();
    assert_eq!(adam.browser.get(route.path).await.status, StatusCode::NOT_FOUND);
}
