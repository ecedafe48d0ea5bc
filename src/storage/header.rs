//! The first lines of a project file: enough to say which version of the format it is, whatever shape the rest has. Counts bytes.

/// The first line of every project file, as a sign for people and for other programs.
pub(super) const MARK: &str = "// Variorum project. Made to be read, compared and merged; docs/project-file.md describes it.\n";

/// The part of [`MARK`] that tells a project from every other file; the rest may be worded anew.
const SIGN: &str = "// Variorum project";

/// The version that stands as the first field; `None` if there is none. Numbers beyond 64 bits count as the largest.
pub(super) fn version(text: &str) -> Option<u64> {
    let rest = skip_blank(text);
    let rest = skip_blank(rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_'));
    let rest = skip_blank(rest.strip_prefix(['(', '{'])?);
    let rest = rest.strip_prefix('"').unwrap_or(rest).strip_prefix("version")?;
    let rest = skip_blank(rest.strip_prefix('"').unwrap_or(rest));
    let rest = skip_blank(rest.strip_prefix(':')?);
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let ends = !rest[digits..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '.' || letter == '_');
    (digits > 0 && ends).then(|| rest[..digits].parse().unwrap_or(u64::MAX))
}

/// Whether the text begins as this program begins a project, even if it was cut off soon after.
pub(super) fn has_sign(text: &str) -> bool {
    text.starts_with(SIGN)
}

/// What follows white space, comments and attributes (`#![…]`).
fn skip_blank(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let after = if text.starts_with("//") {
            text.split_once('\n')
        } else if text.starts_with("/*") {
            text.split_once("*/")
        } else if text.starts_with("#![") {
            text.split_once(']')
        } else {
            return text;
        };
        text = after.map_or("", |(_, after)| after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_first_field_in_any_dress() {
        let cases = [
            ("(version: 1, title: \"\")", Some(1)),
            ("// a\n/* b */ #![enable(implicit_some)]\nProject(\n  version /* c */ : 12\n)", Some(12)),
            ("{ \"version\": 3, \"layers\": [] }", Some(3)),
            ("(version: 99999999999999999999999)", Some(u64::MAX)),
            ("(version: 1", Some(1)),
            ("(version: 1.5)", None),
            ("(version: \"1\")", None),
            ("(versions: 1)", None),
            ("(title: \"\", version: 1)", None),
            ("[1, 2]", None),
            ("", None),
            ("// never ends", None),
        ];
        for (text, expected) in cases {
            assert_eq!(version(text), expected, "{text}");
        }
        assert!(has_sign(MARK));
    }
}
