//! Every page, from its sample, in every language: one heading, a title of its own, words for every key, text as
//! text, and names that lead somewhere.

use crate::{
    partnership, portal,
    shell::{errors, sample::Shown, words::languages},
    workbench,
};
use scraper::{Html, Selector};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn all(lang: &str) -> Vec<Shown> {
    let faces = [portal::samples(lang), workbench::samples(lang), partnership::samples(lang), errors::samples(lang)];
    faces.into_iter().flatten().collect()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let below = |path: PathBuf| if path.is_dir() { files(&path, ending) } else { vec![path] };
    entries.flat_map(below).filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

/// What a person reads or hears of a page.
fn said(html: &Html) -> String {
    let aloud = selector("[aria-label], [title], [alt], [placeholder]");
    let attributes = html.select(&aloud).flat_map(|e| {
        ["aria-label", "title", "alt", "placeholder"].into_iter().filter_map(move |name| e.value().attr(name))
    });
    html.root_element().text().chain(attributes).collect::<Vec<_>>().join("\n")
}

/// The first part of every word key.
fn beginnings() -> BTreeSet<String> {
    let files = files(&root("locales/en"), ".ftl");
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("a word file"));
    let keys = texts.flat_map(|text| text.lines().filter_map(key_beginning).collect::<Vec<_>>());
    keys.collect()
}

fn key_beginning(line: &str) -> Option<String> {
    let (key, _) = line.split_once(" = ")?;
    let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    key.split_once('-').filter(|_| plain).map(|(first, _)| first.to_owned())
}

/// A key that stands where its words should.
fn key_said<'a>(text: &'a str, beginnings: &BTreeSet<String>) -> Option<&'a str> {
    let tokens = text.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'));
    let mut keys = tokens.filter(|t| t.split_once('-').is_some_and(|(first, _)| beginnings.contains(first)));
    keys.next()
}

/// An entity that was escaped once more: `&amp;lt;`.
fn escaped_twice(html: &str) -> Option<&str> {
    html.match_indices("&amp;").chain(html.match_indices("&#38;")).find_map(|(at, amp)| {
        let rest = &html[at + amp.len()..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'))?;
        (end > 1 && rest[end..].starts_with(';')).then(|| &html[at..at + amp.len() + end + 1])
    })
}

/// Names that are used twice, or that something points to and nothing has.
fn loose_ends(html: &Html) -> Vec<String> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for named in html.select(&selector("[id]")) {
        *names.entry(named.value().attr("id").unwrap_or_default()).or_default() += 1;
    }
    let twice = names.iter().filter(|(_, count)| **count > 1).map(|(name, _)| format!("{name} is used twice"));
    let pointing = ["for", "aria-labelledby", "aria-describedby", "href"];
    let pointers = selector("[for], [aria-labelledby], [aria-describedby], [href^='#']");
    let targets =
        html.select(&pointers).flat_map(|e| pointing.into_iter().filter_map(move |name| e.value().attr(name)));
    let inside = targets.filter(|target| target.starts_with('#') || !target.contains('/'));
    let wanted = inside.flat_map(|target| target.trim_start_matches('#').split(' '));
    let lost = wanted.filter(|name| !names.contains_key(name)).map(|name| format!("nothing is called {name}"));
    twice.chain(lost).collect()
}

#[test]
fn every_page_of_the_sources_is_among_the_samples() {
    let sources = files(&root("src"), ".rs").into_iter().map(|file| fs::read_to_string(file).expect("a source"));
    let framed: BTreeSet<String> = sources
        .flat_map(|source| {
            let lists = source.split("\nframed!(").skip(1).filter_map(|rest| rest.split(')').next());
            lists.flat_map(|list| list.split(',')).map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let shown: BTreeSet<String> = all("en").iter().map(|shown| shown.page.to_owned()).collect();
    assert_eq!(framed, shown);
    let templates = files(&root("templates"), ".html").into_iter();
    let frames = ["extends \"shell/base.html\"", "extends \"workbench/base.html\""];
    let is_page = |text: String| frames.iter().any(|frame| text.contains(frame));
    let whole = templates.filter(|t| is_page(fs::read_to_string(t).expect("a template")));
    assert_eq!(whole.count(), shown.len(), "each page has one template");
}

#[test]
fn every_page_is_whole_in_every_language() {
    let beginnings = beginnings();
    assert!(beginnings.contains("shell") && beginnings.len() > 10, "{beginnings:?}");
    for language in languages() {
        let mut odd = 0;
        for Shown { page, html: source, title, .. } in all(&language.code) {
            let name = format!("{page} in {}", language.code);
            let html = Html::parse_document(&source);
            let frame = html.root_element().value();
            assert_eq!(frame.attr("lang"), Some(language.code.as_str()), "{name}");
            assert_eq!(frame.attr("dir"), Some(language.dir.as_str()), "{name}");
            let headings: Vec<String> = html.select(&selector("h1")).map(|h| h.text().collect()).collect();
            assert!(headings.len() == 1 && !headings[0].trim().is_empty(), "{name}: {headings:?}");
            assert!(!title.trim().is_empty(), "{name} has no title");
            assert_eq!(key_said(&said(&html), &beginnings), None, "{name}");
            assert!(!source.contains("{$") && !source.contains("{ $"), "{name}: a gap of a string was not filled");
            assert!(!source.contains("<i>"), "{name}: markup of the register is markup on the page");
            assert_eq!(escaped_twice(&source), None, "{name}");
            assert_eq!(loose_ends(&html), Vec::<String>::new(), "{name}");
            odd += usize::from(said(&html).contains(crate::shell::sample::ODD));
        }
        assert!(odd > 20, "few samples hold what a register may hold: {odd}");
    }
}

#[test]
fn every_page_has_a_title_of_its_own_unless_it_must_not_show() {
    for language in languages() {
        let mut pages: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        let mut neutral = BTreeSet::new();
        for shown in all(&language.code) {
            // Samples named after data share that data's name.
            if shown.sensitive {
                neutral.insert(shown.title);
            } else if !shown.title.contains(crate::shell::sample::ODD) {
                pages.entry(shown.title).or_default().insert(shown.page);
            }
        }
        let shared: Vec<_> = pages.iter().filter(|(_, pages)| pages.len() > 1).collect();
        assert!(shared.is_empty(), "{}: {shared:?}", language.code);
        assert_eq!(neutral.len(), 1, "{}: {neutral:?}", language.code);
    }
}

#[test]
fn the_looks_find_what_they_look_for() {
    let beginnings = BTreeSet::from(["shell".to_owned()]);
    assert_eq!(key_said("See shell-no-such here", &beginnings), Some("shell-no-such"));
    assert_eq!(key_said("self-harm, a shell, co-op", &beginnings), None);
    assert_eq!(escaped_twice("Tea &amp; toast &#38;b=2 &amp;lt;i"), Some("&amp;lt;"));
    assert_eq!(escaped_twice("Tea &amp; toast, a=1&amp;b=2"), None);
    let loose =
        Html::parse_document("<b id=a></b><b id=a></b><label for=b></label><use href='#c'></use><use href='/d'></use>");
    assert_eq!(loose_ends(&loose), ["a is used twice", "nothing is called b", "nothing is called c"]);
}
