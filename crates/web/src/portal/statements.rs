//! What we keep and what we do not, and where the facts come from.

use crate::shell::{Page, PageResult, Render, Visit, framed};
use askama::Template;

#[derive(Template)]
#[template(path = "portal/privacy.html")]
struct Privacy {
    p: Page,
}

#[derive(Template)]
#[template(path = "portal/sources.html")]
struct Sources {
    p: Page,
}

framed!(Privacy, Sources);

/// `GET /privacy`
pub async fn privacy(visit: Visit) -> PageResult {
    Ok(Privacy { p: visit.page("privacy-title") }.ok())
}

/// `GET /sources`
pub async fn sources(visit: Visit) -> PageResult {
    Ok(Sources { p: visit.page("shell-sources") }.ok())
}

#[cfg(test)]
mod sample {
    use super::{Page, Privacy, Sources};
    use crate::shell::sample::Sample;

    impl Sample for Privacy {
        fn sample(p: Page) -> Self {
            Self { p: p.titled("privacy-title") }
        }
    }

    impl Sample for Sources {
        fn sample(p: Page) -> Self {
            Self { p: p.titled("shell-sources") }
        }
    }
}
