//! Reads the word files as a family reads them: each message without its key, each form of a plural apart.

use std::{collections::BTreeMap, fs, path::Path};

/// Messages of a language by file and key, each as the texts it can show.
pub fn messages(language: &str) -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the language's folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        found.insert(name, read(&fs::read_to_string(&path).expect("a word file")));
    }
    found
}

fn read(file: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in file.lines() {
        let start = line.chars().next().unwrap_or(' ');
        match line.split_once(" = ") {
            Some((name, text)) if start.is_ascii_alphabetic() => {
                key = name.to_owned();
                found.entry(key.clone()).or_default().push(text.to_owned());
            }
            // One form of a plural: `[one] 1 thing found`.
            _ if line.trim_start().starts_with(['[', '*']) => {
                let form = line.split_once(']').map_or("", |(_, text)| text).trim().to_owned();
                found.entry(key.clone()).or_default().push(form);
            }
            // What follows a plural: `}, as told on { $date }`.
            _ if start == ' ' => {
                if let Some(last) = found.get_mut(&key).and_then(|texts| texts.last_mut()) {
                    last.push_str(line.trim_start().trim_start_matches('}'));
                }
            }
            _ => {}
        }
    }
    found
}

/// A text as it is read aloud, its gaps filled with a short word.
pub fn spoken(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => {
                depth += 1;
                out.push_str("this");
            }
            '}' => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
