//! The search box and its results. Words of danger, or about what must not show, never reach an address:
//! the box is posted, and such words are answered at once.

use super::{
    found::{Answer, Results},
    wish::Wish,
};
use crate::{
    App,
    shell::{PageResult, Render, Visit},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, Query};
use domain::directory::{
    find::{self, Filter},
    postcodes,
    vocabulary::{self, List, Vocabulary},
};
use kernel::{Error, FieldError, Result};

enum Outcome {
    Found(Box<find::Results>),
    Wrong(Vec<FieldError>),
}

async fn run(visit: &Visit, app: &App, filter: Result<Filter, Vec<FieldError>>) -> Result<Outcome> {
    let filter = match filter {
        Ok(filter) => filter,
        Err(wrong) => return Ok(Outcome::Wrong(wrong)),
    };
    match find::find(&visit.cx, app.index.as_ref(), filter).await {
        Ok(found) => Ok(Outcome::Found(Box::new(found))),
        Err(Error::Invalid(wrong)) => Ok(Outcome::Wrong(wrong)),
        Err(other) => Err(other),
    }
}

/// `POST /search`
pub async fn ask(visit: Visit, State(app): State<App>, Form(mut wish): Form<Wish>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    if let Some(postcode) = wish.lift_postcode()
        && wish.near.trim().is_empty()
    {
        wish.near = postcode.code();
    }
    match run(&visit, &app, wish.filter()).await? {
        Outcome::Wrong(errors) => Ok(wrong(&visit, &vocabulary, wish, errors).await),
        Outcome::Found(found) if tells(&wish) || must_not_show(&vocabulary, &wish, &found) => {
            app.looks.note(&visit.cx, found.look.clone());
            let urgent = is_urgent(&vocabulary, &wish, &found);
            Ok(Results::new(&visit, &vocabulary, wish, Answer::AtOnce(found, urgent)).await.ok())
        }
        Outcome::Found(_) => {
            wish.near = coarse(&visit, &vocabulary, &wish.near).await?;
            Ok(Redirect::to(&visit.href(&wish.address(|_, _| false))).into_response())
        }
    }
}

/// `GET /search`
pub async fn results(visit: Visit, State(app): State<App>, Query(mut wish): Query<Wish>) -> PageResult {
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let lifted = wish.lift_postcode();
    let stands = wish.coarsen() || lifted.is_some();
    if let Some(postcode) = lifted
        && wish.near.trim().is_empty()
    {
        wish.near = postcode.outward().to_owned();
    }
    match run(&visit, &app, wish.filter()).await? {
        Outcome::Wrong(_) if stands => Ok(Redirect::to(&visit.href(&wish.address(|_, _| false))).into_response()),
        Outcome::Wrong(errors) => Ok(wrong(&visit, &vocabulary, wish, errors).await),
        // The words came in the address: leave it before anything is shown.
        Outcome::Found(found) if !wish.q.is_empty() && is_urgent(&vocabulary, &wish, &found) => {
            Ok(Redirect::to(&visit.href("/urgent-help")).into_response())
        }
        Outcome::Found(found) if must_not_show(&vocabulary, &wish, &found) && !wish.q.is_empty() => {
            Ok(Redirect::to(&visit.href(&wish.address(|name, _| name == "q" || name == "near"))).into_response())
        }
        Outcome::Found(found) => {
            let area = coarse(&visit, &vocabulary, &wish.near).await?;
            if stands || area != wish.near {
                wish.near = area;
                return Ok(Redirect::to(&visit.href(&wish.address(|_, _| false))).into_response());
            }
            app.looks.note(&visit.cx, found.look.clone());
            Ok(Results::new(&visit, &vocabulary, wish, Answer::Paged(found)).await.ok())
        }
    }
}

async fn wrong(
    visit: &Visit,
    vocabulary: &Vocabulary,
    wish: Wish,
    errors: Vec<FieldError>,
) -> axum::response::Response {
    Results::new(visit, vocabulary, wish, Answer::Wrong(errors)).await.respond(StatusCode::UNPROCESSABLE_ENTITY)
}

/// The coarse area of what was typed: what an address may hold.
async fn coarse(visit: &Visit, vocabulary: &Vocabulary, typed: &str) -> Result<String> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(postcodes::locate(&visit.cx, vocabulary, typed, "near").await?.outward)
}

/// True for danger, and for topics that having looked for must not show.
fn is_urgent(vocabulary: &Vocabulary, wish: &Wish, found: &find::Results) -> bool {
    let quiet = |code: &String| vocabulary.term(List::Topics, code).is_some_and(|t| t.yes("sensitive"));
    !found.danger.is_empty() || found.understood.topics.iter().chain(&wish.topic).any(quiet)
}

/// More words than this are somebody's story rather than a subject.
const SUBJECT: usize = 5;

/// True for a sentence that somebody sent: no list of words knows all that a family may tell, so it is never put into
/// an address by us.
fn tells(wish: &Wish) -> bool {
    wish.q.split_whitespace().count() > SUBJECT
}

/// True when the words must not stand in an address: also for loss, low mood and other topics whose pages are
/// ordinary, but which nobody should find in their history in their own words.
fn must_not_show(vocabulary: &Vocabulary, wish: &Wish, found: &find::Results) -> bool {
    let private =
        |code: &String| vocabulary.term(List::Topics, code).is_some_and(|t| t.attribute("sensitive") == Some("words"));
    is_urgent(vocabulary, wish, found) || (!wish.q.is_empty() && found.understood.topics.iter().any(private))
}
