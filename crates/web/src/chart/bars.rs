//! Bars lying side by side, one row a subject.

use askama::{Template, filters::HtmlSafe};

/// Height of a row's label line.
const LINE: u32 = 24;
/// Height of a bar.
const BAR: u32 = 22;
/// Space between bars of a row.
const BETWEEN: u32 = 4;
/// Space under a row.
const UNDER: u32 = 14;
/// The longest bar takes this share of the width; the rest is for its figure.
const LONGEST: f64 = 46.0;

/// A drawing of bars. What it says must also stand in a table.
#[derive(Debug, Clone, Template)]
#[template(path = "ui/chart-bars.html")]
pub struct Bars {
    id: String,
    title: String,
    description: String,
    rows: Vec<Placed>,
    height: u32,
    hatched: bool,
    rtl: bool,
}

/// One subject.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// At most four.
    pub bars: Vec<Bar>,
}

/// One figure.
#[derive(Debug, Clone)]
pub struct Bar {
    /// How much.
    pub value: f64,
    /// The figure in words, beside the bar.
    pub text: String,
    /// Which series, 1 to 4.
    pub series: u8,
    /// Hatched, so that it differs without colour.
    pub hatched: bool,
}

#[derive(Debug, Clone)]
struct Placed {
    label: String,
    label_y: u32,
    bars: Vec<PlacedBar>,
}

#[derive(Debug, Clone)]
struct PlacedBar {
    y: u32,
    text_y: u32,
    width: String,
    /// What is left of the whole width: where the bar begins in a drawing that runs right to left.
    rest: String,
    text: String,
    series: u8,
    hatched: bool,
}

impl HtmlSafe for Bars {}

impl Bars {
    /// Draws rows. `id` must be unique on the page.
    pub fn new(id: &str, title: impl Into<String>, description: impl Into<String>, rows: Vec<Row>) -> Self {
        let most = rows.iter().flat_map(|r| &r.bars).map(|b| b.value).fold(0.0, f64::max);
        let mut y = 0;
        let placed = rows.into_iter().map(|row| place(row, most, &mut y)).collect::<Vec<_>>();
        Self {
            id: id.to_owned(),
            title: title.into(),
            description: description.into(),
            hatched: placed.iter().flat_map(|r| &r.bars).any(|b| b.hatched),
            rows: placed,
            height: y,
            rtl: false,
        }
    }

    /// The same drawing for a page of that direction: bars grow from the side where reading begins.
    #[must_use]
    pub fn toward(mut self, dir: &str) -> Self {
        self.rtl = dir == "rtl";
        self
    }

    fn bar_height(&self) -> u32 {
        BAR
    }
}

fn place(row: Row, most: f64, y: &mut u32) -> Placed {
    let label_y = *y + LINE - 7;
    *y += LINE;
    let mut bars = Vec::new();
    for bar in row.bars {
        let share = if most > 0.0 { bar.value / most * LONGEST } else { 0.0 };
        bars.push(PlacedBar {
            y: *y,
            text_y: *y + BAR - 6,
            width: format!("{share:.2}"),
            rest: format!("{:.2}", 100.0 - share),
            text: bar.text,
            series: bar.series.clamp(1, 4),
            hatched: bar.hatched,
        });
        *y += BAR + BETWEEN;
    }
    *y += UNDER;
    Placed { label: row.label, label_y, bars }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, value: f64) -> Row {
        let bar = Bar { value, text: format!("{value} people"), series: 1, hatched: value < 2.0 };
        Row { label: label.to_owned(), bars: vec![bar] }
    }

    #[test]
    fn bars_start_at_nothing_and_keep_their_proportion() {
        let svg = Bars::new("asked", "Asked for", "Sleep most.", vec![row("Sleep", 4.0), row("<b>", 1.0)]).to_string();
        assert!(svg.contains(r#"width="46.00%""#) && svg.contains(r#"width="11.50%""#), "{svg}");
        assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"asked-title\">Asked for</title>"));
        assert!(svg.contains("<desc id=\"asked-desc\">Sleep most.</desc>") && svg.contains("1 people"));
        assert!(!svg.contains("<b>"), "words are escaped");
        assert!(svg.contains("url(#asked-hatch)"));
    }

    #[test]
    fn right_to_left_bars_grow_from_the_right() {
        let svg = Bars::new("a", "A", "A.", vec![row("Sleep", 4.0)]).toward("rtl").to_string();
        assert!(svg.contains(r#"direction="rtl""#) && svg.contains(r#"x="54.00%" y="24" width="46.00%""#), "{svg}");
        let left = Bars::new("a", "A", "A.", vec![row("Sleep", 4.0)]).toward("ltr").to_string();
        assert!(left.contains(r#"direction="ltr""#) && !left.contains("x=\"100%\""), "{left}");
    }

    #[test]
    fn nothing_to_draw_is_no_fault() {
        assert!(Bars::new("none", "None", "None.", vec![row("Sleep", 0.0)]).to_string().contains(r#"width="0.00%""#));
    }
}
