//! The styles of an `.odt`: those with names, and those that its writer's program made for single paragraphs and words.

use std::collections::BTreeMap;

use super::style_names;
use crate::import::error::Fault;
use crate::import::xml::{Part, Tag, Xml};
use crate::text::BlockKind;

/// How many styles a style may stand upon.
const MOST_BASES: usize = 20;

/// What a style says of the words that are set in it.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    parent: Option<String>,
    /// From 1, the level of chapters.
    outline: Option<u8>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

/// The styles of a document, by what they are for (`paragraph`, `text`) and their names.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<(String, String), Style>);

impl Styles {
    /// Adds the styles in `styles.xml` or `content.xml`.
    pub fn add(&mut self, source: &str) -> Result<(), Fault> {
        let mut xml = Xml::new(source);
        let mut last: Option<(String, String)> = None;
        while let Some(part) = xml.next()? {
            let Part::Open(tag) = part else { continue };
            match tag.name() {
                // Styles come first; the text itself has none.
                "body" => break,
                "style" => last = self.style(&tag),
                "text-properties" => {
                    if let Some(style) = last.take().and_then(|key| self.0.get_mut(&key)) {
                        style.strong = tag.attribute("font-weight").map(|weight| is_bold(&weight));
                        style.emphasis = tag.attribute("font-style").map(|slope| slope != "normal");
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn style(&mut self, tag: &Tag<'_>) -> Option<(String, String)> {
        let key = (tag.attribute("family")?, tag.attribute("name")?);
        let outline = tag.attribute("default-outline-level").and_then(|level| level.parse().ok());
        let parent = tag.attribute("parent-style-name");
        self.0.insert(key.clone(), Style { name: key.1.clone(), parent, outline, ..Style::default() });
        Some(key)
    }

    fn chain<'a>(&'a self, family: &'a str, name: &'a str) -> impl Iterator<Item = &'a Style> {
        let get = move |name: &str| self.0.get(&(family.to_owned(), name.to_owned()));
        std::iter::successors(get(name), move |style| get(style.parent.as_deref()?)).take(MOST_BASES)
    }

    /// The kind and level of paragraphs in this style; `None` for plain ones.
    pub fn kind(&self, name: &str) -> Option<(BlockKind, u8)> {
        let named = || self.chain("paragraph", name).find_map(|style| style_names::kind(&style.name));
        let outline = || self.chain("paragraph", name).find_map(|style| style.outline).filter(|level| *level > 0);
        // Styles that every document has need not be in it.
        let built_in = || self.chain("paragraph", name).find_map(|style| style_names::kind(style.parent.as_deref()?));
        named().or_else(built_in).or_else(|| outline().map(style_names::heading)).or_else(|| style_names::kind(name))
    }

    /// Whether words in this style are strong, and whether they are emphasised; `None` where the style says nothing.
    pub fn setting(&self, name: &str) -> (Option<bool>, Option<bool>) {
        let find = |of: fn(&Style) -> Option<bool>| self.chain("text", name).find_map(of);
        (find(|style| style.strong), find(|style| style.emphasis))
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}
