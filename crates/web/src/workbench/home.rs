//! `GET /workbench`: what somebody's roles are here, what is expected of them, and where their work begins.

use crate::{
    route::{Permission, Route},
    say::label::{self, Label},
    shell::{Page, PageResult, Render, Visit, framed},
    ui,
};
use askama::Template;
use axum::{
    response::{IntoResponse, Redirect},
    routing::post,
};
use domain::{
    account::guidance::{self, Guidance},
    tasks::{self, Task},
};

/// Saying that one has read what is expected.
pub fn routes() -> Vec<Route> {
    vec![
        Route::staff_post("/workbench/welcome", Permission::SignedIn, Some("account.welcome"), || post(welcomed))
            .on("/workbench"),
    ]
}

#[derive(Template)]
#[template(path = "workbench/home.html")]
struct Work {
    p: Page,
    name: String,
    /// Codes of their roles here.
    roles: Vec<&'static str>,
    /// Code of the deepest tier they work at, when their work has one.
    tier: Option<&'static str>,
    guidance: Guidance,
    tasks: Vec<Task>,
    /// They have not said yet that they read it.
    first: bool,
    /// They signed in without password and app, as only a demonstration allows.
    bare: bool,
}

framed!(Work);

impl Work {
    /// What waits for them, each line leading to its page.
    fn list(&self) -> ui::TaskList {
        self.tasks.iter().fold(ui::TaskList::default(), |list, task| {
            let count =
                task.waiting.map(|count| self.p.plain_with("work-task-waiting", &[("count", &count.to_string())]));
            let status = match (task.waiting, count) {
                (Some(waiting), Some(said)) if waiting > 0 => ui::Content::html(ui::Tag::new(said).colour("blue")),
                (_, said) => said.unwrap_or_default().into(),
            };
            list.task(self.p.t(format!("work-task-{}", task.code)), self.p.href(task.page), status)
        })
    }

    fn expected(&self) -> Vec<Label> {
        self.guidance
            .expected
            .iter()
            .map(|(code, text)| label::named(&self.p.words, "expectations", code, text))
            .collect()
    }
}

/// `GET /workbench`
pub async fn home(visit: Visit) -> PageResult {
    let member = visit.staff()?;
    let found = guidance::of(&visit.cx, &member.job).await?;
    let page = Work {
        p: visit.page("work-title").in_section("/workbench"),
        name: member.name.clone(),
        roles: member.roles().iter().map(|role| role.code()).collect(),
        tier: member.tier().map(|tier| tier.code()),
        first: found.first,
        bare: found.bare,
        guidance: found.guidance,
        tasks: tasks::mine(&visit.cx, member).await?,
    };
    Ok(page.ok())
}

/// `POST /workbench/welcome`
pub async fn welcomed(visit: Visit) -> PageResult {
    guidance::read(&visit.cx).await?;
    Ok(Redirect::to(&visit.href("/workbench")).into_response())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Work {
    fn sample(p: Page) -> Self {
        use crate::shell::sample::ODD;
        let guidance = Guidance { title: ODD.into(), expected: vec![("identify".into(), ODD.into())] };
        let (roles, tier) = (vec!["lead-practitioner", "administrator"], Some("frequent"));
        let task = |code, waiting| Task { code, page: "/workbench/register", waiting };
        let counted = ["emergencies", "guarded", "families", "changes", "details", "claims", "proofs", "entries"];
        let counted = counted.into_iter().chain(["reports", "stale", "no-role", "signs"]);
        let tasks = counted.zip(0..).map(|(code, count)| task(code, Some(count)));
        let tasks =
            tasks.chain(["search", "looked", "gaps", "sources", "register", "account"].map(|code| task(code, None)));
        let (p, name, tasks) = (p.titled("work-title").private(), ODD.into(), tasks.collect());
        Self { p, name, roles, tier, guidance, tasks, first: true, bare: true }
    }

    fn states(p: Page) -> Vec<Self> {
        use domain::access::{Role, Tier};
        let mut states: Vec<Self> = Role::ALL
            .iter()
            .map(|role| Self { roles: vec![role.code()], first: false, bare: false, ..Self::sample(p.clone()) })
            .collect();
        states.extend(Tier::ALL.iter().map(|tier| Self { tier: Some(tier.code()), ..Self::sample(p.clone()) }));
        states.push(Self { roles: Vec::new(), tier: None, guidance: Guidance::default(), ..Self::sample(p) });
        states
    }
}
