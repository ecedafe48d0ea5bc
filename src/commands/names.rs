//! Names of tags: what is one, and paths of them. Lengths are in code points.

use super::Refusal;
use super::wording::{line, quoted};
use crate::notebook::Tag;

/// Longest name of a tag, in code points: it has to be read at a glance in a list; longer thoughts belong in the definition.
pub const MAX_NAME_POINTS: usize = 120;

/// The names of a path such as `statement / government`, from the outermost tag to the tag itself; never empty.
pub(super) fn path(text: &str) -> Result<Vec<String>, Refusal> {
    levels(&line(text)).into_iter().map(|name| checked(name, text)).collect()
}

/// The name of one tag.
pub(super) fn name(text: &str) -> Result<String, Refusal> {
    let mut names = path(text)?;
    match names.pop() {
        Some(name) if names.is_empty() => Ok(name),
        _ => Err(Refusal(format!(
            "{} has “{}” in it, which stands between a tag and its child. Move the tag to give it a parent",
            quoted(&line(text)),
            Tag::PATH_SEPARATOR
        ))),
    }
}

/// How many tags a path has, valid or not.
pub(super) fn depth(text: &str) -> usize {
    levels(&line(text)).len()
}

/// Splits where a slash stands alone between spaces, also at either end, so that `24/7` is a name and `a /` is not.
fn levels(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    words.split(|word| *word == "/").map(|words| words.join(" ").trim().to_owned()).collect()
}

fn checked(name: String, whole: &str) -> Result<String, Refusal> {
    let length = name.chars().count();
    match length {
        0 if line(whole).is_empty() => Err(Refusal("A tag needs a name".to_owned())),
        0 => Err(Refusal(format!("{} has an empty name beside a “/”", quoted(&line(whole))))),
        1..=MAX_NAME_POINTS => Ok(name),
        _ => Err(Refusal(format!(
            "{} has {length} characters; a tag's name has at most {MAX_NAME_POINTS}. The rest can stand in its definition",
            quoted(&name)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_split_at_slashes_between_spaces() {
        let cases: [(&str, &[&str]); 5] = [
            ("channel", &["channel"]),
            ("  two\nwords ", &["two words"]),
            ("24/7", &["24/7"]),
            ("statement / government", &["statement", "government"]),
            ("a /  b / c/d", &["a", "b", "c/d"]),
        ];
        for (text, names) in cases {
            assert_eq!(path(text), Ok(names.iter().map(|name| (*name).to_owned()).collect()), "{text}");
            assert_eq!(depth(text), names.len());
        }
    }

    #[test]
    fn what_is_not_a_name_is_refused() {
        for text in ["", " \n ", "/", "a /", "/ b", "a / / b", &"x".repeat(121)] {
            assert!(path(text).is_err(), "{text}");
        }
        assert!(path(&"é".repeat(120)).is_ok());
        assert!(name("a / b").is_err());
        assert_eq!(name(" a/b "), Ok("a/b".to_owned()));
    }
}
