//! The plan itself: made anew at each look from the answers in this browser, kept only when asked.

use super::{
    kept,
    letter::{Letter, understood},
};
use crate::{
    App,
    portal::{key, qr::Qr},
    say,
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect},
};
use axum_extra::extract::{Form, PrivateCookieJar};
use domain::{directory::vocabulary, pathway};
use kernel::{Error, random::read_code};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "portal/pathway/plan.html")]
struct Shown {
    p: Page,
    l: Letter,
    understood: Vec<String>,
    unclear: bool,
    key: String,
}

#[derive(Template)]
#[template(path = "portal/pathway/none.html")]
struct NotYet {
    p: Page,
}

#[derive(Template)]
#[template(path = "portal/pathway/saved.html")]
struct Saved {
    p: Page,
    l: Letter,
    code: String,
    link: String,
    qr: Qr,
    made: String,
    until: String,
}

framed!(Shown, NotYet, Saved);

fn frame(visit: &Visit) -> Page {
    visit.page("shell-neutral-title").sensitive().in_section("/pathway")
}

/// `GET /pathway/plan`
pub async fn plan(visit: Visit, State(app): State<App>, jar: PrivateCookieJar) -> PageResult {
    let p = frame(&visit);
    let Some(answers) = kept::read(&app.cx, &jar) else { return Ok(NotYet { p }.ok()) };
    let (plan, look) = pathway::make(&visit.cx, app.index.as_ref(), &answers).await?;
    app.looks.note(&visit.cx, look);
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let l = Letter::new(&p, &vocabulary, &plan);
    let understood = understood(&p, &vocabulary, &plan);
    Ok(Shown { unclear: plan.understood.unclear, p, l, understood, key: visit.cx.fresh_id().to_string() }.ok())
}

/// What the button that saves sends.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Save {
    key: String,
}

/// `POST /pathway/save`
pub async fn save(visit: Visit, State(app): State<App>, jar: PrivateCookieJar, Form(save): Form<Save>) -> PageResult {
    let Some(answers) = kept::read(&app.cx, &jar) else {
        return Ok(Redirect::to(&visit.href("/pathway/plan")).into_response());
    };
    let plan = pathway::again(&visit.cx, app.index.as_ref(), &answers).await?;
    let saved = match pathway::save(&visit.cx, &save.key, &plan).await {
        Err(error) if key::is_spent(&error) => {
            pathway::save(&visit.cx, &visit.cx.fresh_id().to_string(), &plan).await?
        }
        outcome => outcome?,
    };
    Ok(Redirect::to(&visit.href(&format!("/p/{}", saved.code))).into_response())
}

/// `POST /pathway/again`
pub async fn again(visit: Visit, State(app): State<App>, jar: PrivateCookieJar) -> PageResult {
    Ok((kept::wipe(&app, jar), Redirect::to(&visit.href("/pathway"))).into_response())
}

/// `GET /p/{code}`
pub async fn saved(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> PageResult {
    let code = read_code(&code).ok_or(Error::NotFound)?;
    let saved = pathway::open(&visit.cx, &code).await?;
    let p = frame(&visit);
    let vocabulary = vocabulary::load(&visit.cx).await?;
    let link = format!("{}/p/{code}", app.settings.base_url);
    Ok(Saved {
        l: Letter::new(&p, &vocabulary, &saved.plan),
        qr: Qr::new(&link, p.plain("pathway-saved-scan")),
        made: say::fact::date(&p.words, saved.made),
        until: say::fact::date(&p.words, saved.until),
        link,
        code,
        p,
    }
    .ok())
}

#[cfg(test)]
mod samples_of_plans {
    use super::*;
    use crate::{portal::pathway::sample, shell::sample::Sample};

    fn shown(p: Page, plan: &pathway::model::Plan) -> Shown {
        let (p, vocabulary) = (p.sensitive().in_section("/pathway"), testkit::vocabulary());
        Shown {
            l: Letter::new(&p, &vocabulary, plan),
            understood: understood(&p, &vocabulary, plan),
            unclear: plan.understood.unclear,
            key: "key".into(),
            p,
        }
    }

    impl Sample for Shown {
        fn sample(p: Page) -> Self {
            shown(p, &sample::plan())
        }

        fn states(p: Page) -> Vec<Self> {
            vec![Self::sample(p.clone()), shown(p, &sample::lost())]
        }
    }

    impl Sample for NotYet {
        fn sample(p: Page) -> Self {
            Self { p: p.sensitive().in_section("/pathway") }
        }
    }

    impl Sample for Saved {
        fn sample(p: Page) -> Self {
            let Shown { p, l, .. } = shown(p, &sample::plan());
            let link = "https://hearth.example.org/p/ABCD-EFGH-JKMN".to_owned();
            Self {
                qr: Qr::new(&link, p.plain("pathway-saved-scan")),
                made: say::fact::date(&p.words, jiff::civil::date(2026, 11, 24)),
                until: say::fact::date(&p.words, jiff::civil::date(2027, 2, 22)),
                code: "ABCD-EFGH-JKMN".into(),
                link,
                l,
                p,
            }
        }
    }
}
