//! Prints one page with every look of the theme, for eyes: words here are samples, in English or, after
//! `rtl`, in a right-to-left frame.
//!
//! `cargo run -p web --example gallery > target/gallery.html`, then open it from `target/`.

use askama::Template;
use web::{
    assets,
    ui::{self, Ask as _},
};

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery {
    dir: String,
    stages: [(&'static str, &'static str, &'static str); 6],
    errors: ui::ErrorSummary,
    worry: ui::Checkboxes,
    helped: ui::Radios,
    name: ui::Input,
    pages: ui::Pagination,
}

impl Gallery {
    fn sheet(&self) -> String {
        assets::stylesheet(&self.dir).replace("/assets/", "hearth-assets/")
    }
}

fn main() -> anyhow::Result<()> {
    assets::check()?;
    let words = ui::PageWords { landmark: "Pages of results", previous: "Previous", next: "Next", page: "Page" };
    let wrong = || ui::ErrorMessage::new("Error", "Choose at least one, or skip");
    let page = Gallery {
        dir: std::env::args().nth(1).unwrap_or_else(|| "ltr".to_owned()),
        stages: [
            ("antenatal", "Expecting", "Before the birth"),
            ("baby", "New baby", "To the first birthday"),
            ("toddler", "1 to 5", "Toddlers and nursery"),
            ("primary", "5 to 11", "Primary school"),
            ("teenage", "Teenagers", "11 to 19"),
            ("extra-needs", "Extra needs", "Any age to 25"),
        ],
        errors: ui::ErrorSummary::new("There is a problem").error("worry", "Choose at least one, or skip"),
        worry: ui::Checkboxes::new(
            "worry",
            "What is on your mind?",
            vec![
                ui::Choice::new("sleep", "Sleep"),
                ui::Choice::new("feelings", "Feeling low or worried").hint("You, your partner or your child"),
                ui::Choice::divider("or"),
                ui::Choice::new("none", "None of these").exclusive(),
            ],
        )
        .hint("Choose all that fit.")
        .page_heading()
        .label_class("govuk-fieldset__legend--l")
        .error(wrong()),
        helped: ui::Radios::new(
            "helped",
            "Did this help?",
            vec![ui::Choice::new("yes", "Yes"), ui::Choice::new("no", "No")],
        )
        .inline(),
        name: ui::Input::new("postcode", "Your postcode").hint("We use it once and do not keep it.").value("ZZ1 "),
        pages: ui::Pagination::numbered(&words, 4, 9, |page| format!("?page={page}")),
    };
    println!("{page}");
    Ok(())
}
