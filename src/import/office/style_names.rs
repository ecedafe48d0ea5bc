//! What the names of paragraph styles say of the words that are set in them.

use crate::text::BlockKind;

/// Styles that stand before any heading of the text.
const CONTENTS: &[&str] = &["toc heading", "table of figures", "contents heading", "index heading"];

/// The kind and level of paragraphs in the style of this name, as Word, LibreOffice and others write it; `None` where the
/// name says nothing.
pub(super) fn kind(name: &str) -> Option<(BlockKind, u8)> {
    // LibreOffice writes a blank as `_20_`.
    let name = name.replace("_20_", " ").to_lowercase();
    let name = name.trim();
    if let Some(level) = level(name, &["heading ", "heading", "überschrift ", "titre ", "título ", "titolo "]) {
        return Some((BlockKind::Heading, level));
    }
    if level(name, &["toc ", "contents "]).is_some() || CONTENTS.contains(&name) {
        return Some((BlockKind::Furniture, 0));
    }
    Some(match name {
        "title" => (BlockKind::Headline, 0),
        "subtitle" => (BlockKind::Heading, 2),
        "author" | "date" | "byline" => (BlockKind::Byline, 0),
        "quote" | "intense quote" | "block text" | "blockquote" | "block quote" | "quotations" | "quotation" => {
            (BlockKind::Quotation, 0)
        }
        "caption" | "image caption" | "table caption" | "figure caption" | "illustration" | "figure" => (BlockKind::Caption, 0),
        "header" | "footer" => (BlockKind::Furniture, 0),
        _ => return None,
    })
}

/// The kind of a paragraph with this outline level, which counts from 1; deeper than 6 is as deep as 6.
pub(super) fn heading(level: u8) -> (BlockKind, u8) {
    (BlockKind::Heading, level.clamp(1, 6))
}

fn level(name: &str, leads: &[&str]) -> Option<u8> {
    let level: u8 = leads.iter().find_map(|lead| name.strip_prefix(lead)?.parse().ok())?;
    (1..=10).contains(&level).then(|| level.min(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_styles_are_known() {
        for (name, expected) in [
            ("heading 1", Some((BlockKind::Heading, 1))),
            ("Heading_20_3", Some((BlockKind::Heading, 3))),
            ("heading 9", Some((BlockKind::Heading, 6))),
            ("Title", Some((BlockKind::Headline, 0))),
            ("toc 2", Some((BlockKind::Furniture, 0))),
            ("Quotations", Some((BlockKind::Quotation, 0))),
            ("Normal", None),
            ("heading", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
