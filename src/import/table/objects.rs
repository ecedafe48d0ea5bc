//! Articles as JSON objects: one a line, or an array of them. Positions are bytes.
//!
//! A file is cut into its objects without reading them, so that a large one is no tree in memory, and one that is damaged or
//! cut off loses only what is damaged.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::names;
use crate::notebook::Role;

/// The most levels of a file, as of `serde_json`: real ones have ten.
const MOST_LEVELS: usize = 128;

/// How deep objects inside an article's object are looked into: `source.name` needs one.
const DEPTH: usize = 3;

/// Entries of an array of this many bytes are paragraphs, one below the other; shorter ones are names, divided by commas.
const PARAGRAPH: usize = 80;

/// A file that is one article is no longer than this, and has a text of so many bytes at least: a setting of a program has less.
const LARGEST: usize = 4_000_000;
const ARTICLE: usize = 150;

/// The objects of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub records: Vec<Range<usize>>,
    /// Whether there are more than were asked for.
    pub more: bool,
    /// Whether the file ends in the middle.
    pub unfinished: bool,
}

/// The objects of a text that begins as JSON does, `most` at most: the text itself where it is one article, one a line, or those of the
/// longest array that is in no other array.
pub(super) fn cut(text: &str, most: usize) -> Cut {
    if is_article(text) {
        return Cut { records: std::iter::once(0..text.len()).collect(), ..Cut::default() };
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    let is_object = |line: &str| line.trim_start().starts_with('{') && members(line.trim()).is_some();
    if is_object(first) && second.is_some_and(|line| line.trim_start().starts_with('{')) {
        return lines_of(text, most);
    }
    arrays(text, most)
}

/// Whether a text is one object with the words of an article in it.
fn is_article(text: &str) -> bool {
    let words = |(name, words): &(String, String)| words.len() >= ARTICLE && names::rank(name, Role::Text).is_some();
    text.len() <= LARGEST && members(text).is_some_and(|members| members.iter().any(words))
}

fn lines_of(text: &str, most: usize) -> Cut {
    let mut cut = Cut::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        if words.is_empty() {
            continue;
        }
        if cut.records.len() == most {
            cut.more = true;
            break;
        }
        cut.records.push(at..at + words.len());
    }
    cut
}

/// Walks through the whole text with nothing but a stack of what is open.
fn arrays(text: &str, most: usize) -> Cut {
    let (mut best, mut now) = (Cut::default(), Cut::default());
    let mut open: Vec<u8> = Vec::new();
    // How much is open inside the array whose objects are gathered, and where the object began.
    let (mut base, mut start) = (None, None);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at),
            byte @ (b'[' | b'{') => {
                if open.len() == MOST_LEVELS {
                    break;
                }
                if byte == b'{' && base == Some(open.len()) {
                    start = Some(at);
                }
                open.push(byte);
                if byte == b'[' && base.is_none() {
                    (base, now) = (Some(open.len()), Cut::default());
                }
            }
            b']' | b'}' => {
                open.pop();
                if base == Some(open.len()) {
                    start.take().into_iter().for_each(|start| note(&mut now, start..at + 1, most));
                } else if base == Some(open.len() + 1) {
                    base = None;
                    best = longer(best, std::mem::take(&mut now));
                }
            }
            _ => {}
        }
        at += 1;
    }
    let mut best = longer(best, now);
    best.unfinished = !open.is_empty();
    best
}

/// The end of a string that begins at `at`: its last byte, or that of the text.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    end
}

fn note(cut: &mut Cut, record: Range<usize>, most: usize) {
    if cut.records.len() == most {
        cut.more = true;
    } else {
        cut.records.push(record);
    }
}

fn longer(best: Cut, now: Cut) -> Cut {
    if now.records.len() > best.records.len() { now } else { best }
}

/// What an object holds, in its order: names, for objects inside it joined by a point, and words. `None` where it is no object.
pub(super) fn members(record: &str) -> Option<Vec<(String, String)>> {
    let Members(members) = serde_json::from_str(record).ok()?;
    let mut flat = Vec::new();
    for (name, value) in members {
        flatten(name, value, DEPTH, &mut flat);
    }
    Some(flat)
}

fn flatten(name: String, value: Value, depth: usize, flat: &mut Vec<(String, String)>) {
    match value {
        Value::Null => flat.push((name, String::new())),
        Value::Bool(_) | Value::Number(_) => flat.push((name, value.to_string())),
        Value::String(words) => flat.push((name, words)),
        Value::Array(entries) => flat.push((name, joined(entries))),
        Value::Object(members) if depth > 0 => {
            for (inner, value) in members {
                flatten(format!("{name}.{inner}"), value, depth - 1, flat);
            }
        }
        Value::Object(_) => {}
    }
}

/// The words of an array's entries; of objects, their names.
fn joined(entries: Vec<Value>) -> String {
    let words = |entry: Value| match entry {
        Value::String(words) => Some(words),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(mut members) => members.remove("name").and_then(|name| name.as_str().map(str::to_owned)),
        Value::Null | Value::Bool(_) | Value::Array(_) => None,
    };
    let all: Vec<String> = entries.into_iter().filter_map(words).collect();
    let divided = if all.iter().any(|words| words.len() >= PARAGRAPH) { "\n" } else { ", " };
    all.join(divided)
}

/// The members of an object in their order: what `serde_json` itself would sort.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = Members;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        cut(text, 100).records.into_iter().map(|record| &text[record]).collect()
    }

    #[test]
    fn objects_are_found_in_lines_and_in_the_longest_array() {
        assert_eq!(found("{\"a\":1}\n\n {\"a\":2}\r\nbroken\n"), ["{\"a\":1}", "{\"a\":2}", "broken"]);
        assert_eq!(found("[{\"a\":\"]}\\\"\"}, {\"b\":[{}]}]"), ["{\"a\":\"]}\\\"\"}", "{\"b\":[{}]}"]);
        let nested = r#"{"status":"ok","tags":[{"x":1}],"response":{"results":[{"t":1},{"t":2}]}}"#;
        assert_eq!(found(nested), ["{\"t\":1}", "{\"t\":2}"]);
        let article = format!("{{\n\"text\":\"{}\",\n\"images\":[{{}},{{}}]\n}}", "words ".repeat(40));
        assert_eq!(found(&article), [article.as_str()]);
        assert_eq!(found("[1, [2], \"a\"]"), Vec::<&str>::new());
    }

    #[test]
    fn a_file_that_ends_in_the_middle_keeps_what_is_whole() {
        let text = r#"[{"a":1},{"a":2},{"a":"th"#;
        let cut = cut(text, 100);
        assert_eq!((cut.records.len(), cut.unfinished), (2, true));
        assert!(super::cut(&"[".repeat(100_000), 10).records.is_empty());
        assert!(super::cut("[{},{},{}]", 2).more);
    }

    #[test]
    fn members_keep_their_order_and_lose_their_depth() {
        let members = members(
            r#"{"title":"T","source":{"id":null,"name":"Post"},"authors":[{"name":"Ann"},"Bo"],"z":1,"on":true,"deep":{"a":{"b":{"c":{"d":1}}}}}"#,
        );
        let members: Vec<String> = members.unwrap().into_iter().map(|(name, words)| format!("{name}={words}")).collect();
        assert_eq!(members, ["title=T", "source.id=", "source.name=Post", "authors=Ann, Bo", "z=1", "on=true"]);
        assert!(super::members("[1]").is_none() && super::members(&"{\"a\":".repeat(500)).is_none());
    }
}
