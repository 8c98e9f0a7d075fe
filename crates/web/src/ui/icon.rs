//! Line drawings that stand beside words, never instead of them.

use askama::Template;

/// One drawing, hidden from people who hear the page: the words beside it say the same.
///
/// Known by the codes of stages and modes of help, and by plain names (`place`, `clock` ...).
/// An unknown name prints nothing.
#[derive(Clone, Debug, Template)]
#[template(path = "ui/icon.html")]
pub struct Icon {
    name: String,
    classes: String,
}

impl Icon {
    /// The drawing of that name, as tall as the words beside it.
    pub fn new(name: impl std::fmt::Display) -> Self {
        Self { name: name.to_string(), classes: String::new() }
    }

    /// The same, large enough for a tile.
    #[must_use]
    pub fn large(mut self) -> Self {
        "h-icon--l".clone_into(&mut self.classes);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_on_the_first_page_and_every_mode_has_a_drawing() {
        let stages = include_str!("../../../../demo/taxonomy/stages.csv");
        let modes = include_str!("../../../../demo/taxonomy/modes.csv");
        let tiles = stages.lines().filter(|line| line.contains(",yes,"));
        for line in tiles.chain(modes.lines().skip(1)) {
            let code = line.split(',').next().unwrap();
            assert!(Icon::new(code).to_string().contains("<path"), "no drawing for {code}");
        }
    }

    #[test]
    fn an_unknown_name_prints_nothing() {
        assert_eq!(Icon::new("<script>").to_string().trim(), "");
    }
}
