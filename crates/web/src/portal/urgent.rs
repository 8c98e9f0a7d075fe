//! Urgent help: whom to call now, by the clock. Never needs words, never leaves any.

use crate::shell::{Page, PageResult, Render, Visit, framed, place::Line};
use askama::Template;

#[derive(Template)]
#[template(path = "portal/urgent.html")]
struct Urgent {
    p: Page,
    lines: UrgentLines,
}

framed!(Urgent);

/// The lines of a place, those answered now apart from the others.
pub struct UrgentLines {
    /// Answered now.
    pub now: Vec<Line>,
    /// Not now.
    pub later: Vec<Line>,
    /// Word key: what time of day it is.
    pub clock: &'static str,
}

impl UrgentLines {
    /// Those for these kinds of danger only, and the emergency number; all when none of them is known.
    pub fn meant(p: &Page, kinds: &[String]) -> Self {
        let all = Self::of(p);
        let meant = |line: &Line| line.kinds.iter().any(|kind| kinds.contains(kind));
        if !all.now.iter().any(meant) {
            return all;
        }
        Self { now: all.now.into_iter().filter(meant).collect(), later: Vec::new(), ..all }
    }

    /// By the clock of that frame.
    pub fn of(p: &Page) -> Self {
        let (now, later) = p.place.urgent_at(p.at);
        let clock = match p.place.part(p.at) {
            "day" => "urgent-clock-day",
            "evening" => "urgent-clock-evening",
            _ => "urgent-clock-night",
        };
        Self { now, later, clock }
    }
}

/// `GET /urgent-help`
pub async fn urgent(visit: Visit) -> PageResult {
    let p = visit.page("shell-neutral-title").sensitive();
    let lines = UrgentLines::of(&p);
    Ok(Urgent { p, lines }.ok())
}

#[cfg(test)]
impl crate::shell::sample::Sample for Urgent {
    fn sample(p: Page) -> Self {
        let p = p.sensitive();
        Self { lines: UrgentLines::of(&p), p }
    }
}
