//! From a worry to a short explained plan. Nothing a family says stands in a title or an address, and
//! nothing is kept unless they ask.

mod answer;
mod kept;
mod letter;
mod plan;
mod question;
mod start;

use crate::{
    route::{Face, Route},
    shell::Page,
    ui,
};
use axum::routing::{get, post};
use kernel::FieldError;

/// Every page of the pathway.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(Face::Portal, "/pathway", || get(start::start)),
        Route::post(Face::Portal, "/pathway", None, || post(start::tell)),
        Route::post(Face::Portal, "/pathway/open", None, || post(start::open)).on("/pathway"),
        Route::get(Face::Portal, "/pathway/plan", || get(plan::plan)),
        Route::post(Face::Portal, "/pathway/save", Some("plan.save"), || post(plan::save)).on("/pathway/plan"),
        Route::post(Face::Portal, "/pathway/again", None, || post(plan::again)).on("/pathway"),
        Route::get(Face::Portal, "/pathway/{n}", || get(question::question)),
        Route::post(Face::Portal, "/pathway/{n}", None, || post(question::answer)),
        Route::get(Face::Portal, "/p/{code}", || get(plan::saved)),
    ]
}

/// Word key of what is wrong.
fn error_key(code: &str) -> String {
    let key = format!("pathway-error-{code}");
    if crate::shell::Words::exists(&key) { key } else { "pathway-error-other".to_owned() }
}

/// What is wrong with one box, in words.
fn say_error(p: &Page, errors: &[FieldError], field: &str) -> Option<ui::ErrorMessage> {
    let wrong = errors.iter().find(|e| e.field == field)?;
    Some(ui::ErrorMessage::new(p.plain("shell-error-word"), p.t(error_key(&wrong.code))))
}

#[cfg(test)]
mod sample;

#[cfg(test)]
pub(crate) fn samples(lang: &str) -> Vec<crate::shell::sample::Shown> {
    [start::samples(lang), question::samples(lang), plan::samples(lang)].into_iter().flatten().collect()
}
