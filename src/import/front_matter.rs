//! The fields between `---` lines before a Markdown text. A small part of YAML: `key: value`, quotes, lists of words.

use super::metadata::{key_named, put_key};
use crate::notebook::Document;

/// The longest front matter, in lines: without an end after so many it is a rule above a text.
const MOST_LINES: usize = 200;

/// A field's name and value; entries of a list are joined by commas.
pub(super) type Field = (String, String);

/// Front matter and the text below it; `None` and the whole text where there is none.
pub(super) fn split(text: &str) -> (Option<Vec<Field>>, &str) {
    parse(text).map_or((None, text), |(fields, body)| (Some(fields), body))
}

/// Takes what the fields state.
pub(super) fn read(fields: &[Field], about: &mut Document) {
    for (name, value) in fields {
        if let Some(key) = key_named(name) {
            put_key(about, key, value, "front matter");
        }
    }
}

fn parse(text: &str) -> Option<(Vec<Field>, &str)> {
    let inside = text.strip_prefix("---")?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    let mut fields: Vec<Field> = Vec::new();
    let mut at = 0;
    for line in inside.split('\n').take(MOST_LINES) {
        at += line.len() + 1;
        if matches!(line.trim_end(), "---" | "...") {
            let known = fields.iter().any(|(name, _)| key_named(name).is_some());
            return known.then(|| (fields, inside.get(at..).unwrap_or_default()));
        }
        read_field(line, &mut fields);
    }
    None
}

fn read_field(line: &str, fields: &mut Vec<Field>) {
    let entry = line.trim_start().strip_prefix("- ");
    match (entry, line.split_once(':'), fields.last_mut()) {
        (Some(entry), _, Some((_, value))) => {
            let comma = if value.is_empty() { "" } else { ", " };
            value.push_str(comma);
            value.push_str(plain(entry));
        }
        (None, Some((name, value)), _) if !name.starts_with([' ', '\t', '#']) => {
            fields.push((name.trim().to_owned(), list(value.trim())));
        }
        (Some(_) | None, _, _) => {}
    }
}

/// `[a, "b"]` as `a, b`; anything else without its quotes.
fn list(value: &str) -> String {
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(entries) => entries.split(',').map(plain).collect::<Vec<_>>().join(", "),
        None => plain(value).to_owned(),
    }
}

fn plain(value: &str) -> &str {
    let value = value.trim();
    let inside = |quote: char| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_and_taken_out_of_the_text() {
        let text = "---\ntitle: \"Hotline: it rings\"\nauthors:\n  - Ann Lee\n  - 'Bo Dyk'\ndate: 2021-10-05\npublisher: The Paper\nlang: en\n---\n# Words\n";
        let (fields, body) = split(text);
        let mut about = Document::default();
        read(&fields.unwrap(), &mut about);
        assert_eq!(body, "# Words\n");
        assert_eq!(about.title.unwrap().value, "Hotline: it rings");
        assert_eq!(about.author.unwrap().value, "Ann Lee, Bo Dyk");
        assert_eq!(about.published.unwrap().value.to_string(), "2021-10-05");
        assert_eq!((about.outlet.unwrap().value, about.language.unwrap().value), ("The Paper".to_owned(), "en".to_owned()));
    }

    #[test]
    fn a_rule_above_a_text_is_not_front_matter() {
        for text in ["---\nwords\n---\nmore", "---\ntitle: x\nno end", "words", "---", "---\n---\n"] {
            assert_eq!(split(text), (None, text));
        }
    }
}
