//! The table of routes: navigation, the description of the API and the tests that try every route as
//! every kind of person read it. A route that is not here does not exist.

use crate::{App, api, feed, partnership, portal, shell, workbench};
use axum::{Router, http::Method, routing::MethodRouter};
use domain::access::Action;
use std::{collections::HashMap, sync::LazyLock};

/// Which face a route belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For families.
    Portal,
    /// For people who work with families or for the place.
    Workbench,
    /// For the partnership.
    Partnership,
    /// For programs.
    Api,
    /// The published standard feed.
    Feed,
    /// For those who run the server.
    Operations,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Anyone, with no account.
    Public,
    /// Anyone who is signed in to work.
    SignedIn,
    /// Whoever has a role here that allows it. What it shows of a family is decided by the policy besides.
    May(Action),
}

/// One route.
pub struct Route {
    /// HTTP method.
    pub method: &'static str,
    /// Path pattern, without a language.
    pub path: &'static str,
    /// Which face.
    pub face: Face,
    /// Who may use it.
    pub permission: Permission,
    /// The audit verb of a route that changes something; `None` only reads.
    pub audit: Option<&'static str>,
    /// Item class of what it shows: 0 is public.
    pub class: u8,
    /// The page that opens in place of this path: where its form stands, when the path itself only takes forms.
    pub page: &'static str,
    /// What answers.
    pub handler: fn() -> MethodRouter<App>,
}

impl Route {
    /// A public page that only reads.
    pub const fn get(face: Face, path: &'static str, handler: fn() -> MethodRouter<App>) -> Self {
        Self { method: "GET", path, face, permission: Permission::Public, audit: None, class: 0, page: path, handler }
    }

    /// A public form or call. `audit` names the deed when one is done.
    pub const fn post(
        face: Face,
        path: &'static str,
        audit: Option<&'static str>,
        handler: fn() -> MethodRouter<App>,
    ) -> Self {
        Self { method: "POST", path, face, permission: Permission::Public, audit, class: 0, page: path, handler }
    }

    /// A page for people who work here, that only reads.
    pub const fn staff_get(path: &'static str, permission: Permission, handler: fn() -> MethodRouter<App>) -> Self {
        Self { permission, ..Self::get(Face::Workbench, path, handler) }
    }

    /// A form for people who work here.
    pub const fn staff_post(
        path: &'static str,
        permission: Permission,
        audit: Option<&'static str>,
        handler: fn() -> MethodRouter<App>,
    ) -> Self {
        Self { permission, ..Self::post(Face::Workbench, path, audit, handler) }
    }

    /// The same, showing items of that class.
    #[must_use]
    pub const fn class(mut self, class: u8) -> Self {
        self.class = class;
        self
    }

    /// The same, its form standing on that page.
    #[must_use]
    pub const fn on(mut self, page: &'static str) -> Self {
        self.page = page;
        self
    }
}

/// Every route, in the order of the faces.
pub fn table() -> Vec<Route> {
    let mut all = shell::routes();
    all.extend(portal::routes());
    all.extend(workbench::routes());
    all.extend(partnership::routes());
    all.extend(api::routes());
    all.extend(feed::routes());
    all
}

/// The page that opens in place of a path that only takes forms; `None` for every other path.
pub fn page_of(pattern: &str) -> Option<&'static str> {
    static PAGES: LazyLock<HashMap<&'static str, &'static str>> =
        LazyLock::new(|| table().iter().filter(|r| r.page != r.path).map(|r| (r.path, r.page)).collect());
    PAGES.get(pattern).copied()
}

/// Who may use what answers a method at a pattern. A method that nothing answers is for nobody more than the pattern is.
pub fn permission(method: &Method, pattern: &str) -> Permission {
    static TABLE: LazyLock<HashMap<&'static str, Vec<(&'static str, Permission)>>> = LazyLock::new(|| {
        let mut by_path: HashMap<_, Vec<_>> = HashMap::new();
        for route in table() {
            by_path.entry(route.path).or_default().push((route.method, route.permission));
        }
        by_path
    });
    let method = if method == Method::HEAD { "GET" } else { method.as_str() };
    let Some(answers) = TABLE.get(pattern) else { return Permission::Public };
    let own = answers.iter().find(|(of, _)| *of == method);
    let closed = || answers.iter().find(|(_, permission)| *permission != Permission::Public);
    own.or_else(closed).map_or(Permission::Public, |(_, permission)| *permission)
}

/// The whole application.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in table() {
        router = router.route(route.path, (route.handler)());
    }
    shell::layers::around(router, app)
}
