//! Runs the fixtures and holds the count.

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use web::ui;

use crate::{markup::normal_form, options};

/// Fixtures that must pass. Raise it when more do; never lower it.
const LEAST: usize = 607;

#[derive(Deserialize)]
struct File {
    fixtures: Vec<Fixture>,
}

#[derive(Deserialize)]
struct Fixture {
    name: String,
    options: Value,
    hidden: bool,
    html: String,
}

/// Why a fixture may differ, by component and fixture name.
type Exceptions = BTreeMap<String, BTreeMap<String, String>>;

fn print<C: DeserializeOwned + std::fmt::Display>(options: Value) -> Result<String, String> {
    let component: C = serde_json::from_value(options).map_err(|error| error.to_string())?;
    Ok(component.to_string())
}

type Print = fn(Value) -> Result<String, String>;

const COMPONENTS: &[(&str, Print)] = &[
    ("back-link", print::<ui::BackLink>),
    ("breadcrumbs", print::<ui::Breadcrumbs>),
    ("button", print::<ui::Button>),
    ("character-count", print::<ui::CharacterCount>),
    ("checkboxes", print::<ui::Checkboxes>),
    ("date-input", print::<ui::DateInput>),
    ("details", print::<ui::Details>),
    ("error-message", print::<ui::ErrorMessage>),
    ("error-summary", print::<ui::ErrorSummary>),
    ("exit-this-page", print::<ui::ExitThisPage>),
    ("fieldset", print::<ui::Fieldset>),
    ("footer", print::<ui::Footer>),
    ("hint", print::<ui::Hint>),
    ("input", print::<ui::Input>),
    ("inset-text", print::<ui::InsetText>),
    ("label", print::<ui::Label>),
    ("language-navigation", print::<ui::LanguageNavigation>),
    ("notification-banner", print::<ui::NotificationBanner>),
    ("pagination", print::<ui::Pagination>),
    ("panel", print::<ui::Panel>),
    ("phase-banner", print::<ui::PhaseBanner>),
    ("radios", print::<ui::Radios>),
    ("select", print::<ui::Select>),
    ("service-navigation", print::<ui::ServiceNavigation>),
    ("skip-link", print::<ui::SkipLink>),
    ("summary-list", print::<ui::SummaryList>),
    ("table", print::<ui::Table>),
    ("tag", print::<ui::Tag>),
    ("task-list", print::<ui::TaskList>),
    ("textarea", print::<ui::Textarea>),
    ("warning-text", print::<ui::WarningText>),
];

fn package() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("node_modules/govuk-frontend/dist/govuk/components");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(option_env!("CI").is_none(), "node_modules is missing: run `npm ci`");
    eprintln!("skipped: node_modules is missing, run `npm ci --ignore-scripts`");
    None
}

#[test]
fn components_match_the_packages_own_fixtures() {
    let Some(folder) = package() else { return };
    let mut exceptions: Exceptions = serde_json::from_str(include_str!("exceptions.json")).unwrap();
    let (mut passed, mut hidden, mut failures) = (0, 0, Vec::new());
    for (component, print) in COMPONENTS {
        let text = fs::read_to_string(folder.join(component).join("fixtures.json")).unwrap();
        let file: File = serde_json::from_str(&text).unwrap();
        let mut excused = exceptions.remove(*component).unwrap_or_default();
        for fixture in file.fixtures {
            let ours = print(options::for_component(component, &fixture.options));
            let matches = ours.as_deref().is_ok_and(|ours| normal_form(ours) == normal_form(&fixture.html));
            match (matches, excused.remove(&fixture.name)) {
                (true, None) => {
                    passed += 1;
                    hidden += usize::from(fixture.hidden);
                }
                (false, Some(_reason)) => {}
                (true, Some(_)) => {
                    failures.push(format!("{component}: {:?} passes, remove its exception", fixture.name))
                }
                (false, None) => failures.push(difference(component, &fixture, &ours)),
            }
        }
        failures.extend(excused.keys().map(|name| format!("{component}: no fixture called {name:?}")));
    }
    failures.extend(exceptions.keys().map(|name| format!("no component called {name}")));
    assert!(failures.is_empty(), "{} fixtures differ:\n{}", failures.len(), failures.join("\n"));
    println!("{passed} fixtures passed, {hidden} of them hidden");
    assert!(passed >= LEAST, "only {passed} fixtures passed, {LEAST} did before");
}

fn difference(component: &str, fixture: &Fixture, ours: &Result<String, String>) -> String {
    let name = &fixture.name;
    match ours {
        Err(error) => format!("{component}: {name:?} not read: {error}"),
        Ok(ours) => {
            let (theirs, ours) = (normal_form(&fixture.html), normal_form(ours));
            let (want, got) = theirs
                .lines()
                .zip(ours.lines())
                .find(|(want, got)| want != got)
                .unwrap_or(("same start", "but longer or shorter"));
            format!("{component}: {name:?}\n  want {want}\n  got  {got}")
        }
    }
}
