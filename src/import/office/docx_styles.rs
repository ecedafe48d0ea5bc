//! The styles of a `.docx` and the links between its parts.

use std::collections::BTreeMap;

use super::style_names;
use crate::import::error::Fault;
use crate::import::xml::{Part, Xml};
use crate::text::BlockKind;

/// How many styles a style may stand upon: Word itself allows ten.
const MOST_BASES: usize = 20;

/// What a style says of the words that are set in it.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0, the level of chapters; 9 is running text.
    outline: Option<u8>,
    /// The level in a list, from 0; `Some(None)` where it takes the words out of lists.
    list: Option<Option<u8>>,
    strong: Option<bool>,
    emphasis: Option<bool>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(source: &str) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut xml = Xml::new(source);
        while let Some(part) = xml.next()? {
            if let Part::Open(tag) = part
                && tag.name() == "style"
                && let Some(id) = tag.attribute("styleId")
            {
                styles.0.insert(id, style(&mut xml)?);
            }
        }
        Ok(styles)
    }

    /// The style of this id and those that it stands upon.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let above = |style: &&'a Style| self.0.get(style.based_on.as_deref()?);
        std::iter::successors(self.0.get(id), above).take(MOST_BASES)
    }

    /// The kind and level of paragraphs in this style; `None` for plain ones.
    pub fn kind(&self, id: &str) -> Option<(BlockKind, u8)> {
        let named = self.chain(id).find_map(|style| style_names::kind(&style.name));
        let outline = self.chain(id).find_map(|style| style.outline).filter(|level| *level < 9);
        // A document without styles still names them as Word does.
        let unknown = if self.0.contains_key(id) { None } else { style_names::kind(id) };
        named.or_else(|| outline.map(|level| style_names::heading(level + 1))).or(unknown)
    }

    /// The level in a list of paragraphs in this style, from 0.
    pub fn list(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| style.list).flatten()
    }

    /// Whether words in this style are strong, and whether they are emphasised.
    pub fn setting(&self, id: &str) -> (bool, bool) {
        let is = |of: fn(&Style) -> Option<bool>| self.chain(id).find_map(of).unwrap_or(false);
        (is(|style| style.strong), is(|style| style.emphasis))
    }
}

fn style(xml: &mut Xml<'_>) -> Result<Style, Fault> {
    let mut style = Style::default();
    let mut open = 1_usize;
    while open > 0 {
        match xml.next()? {
            Some(Part::Open(tag)) => {
                open += 1;
                let value = || tag.attribute("val");
                match tag.name() {
                    "name" => style.name = value().unwrap_or_default(),
                    "basedOn" => style.based_on = value(),
                    "outlineLvl" => style.outline = value().and_then(|level| level.parse().ok()),
                    "numPr" => style.list = style.list.or(Some(Some(0))),
                    "numId" if value().as_deref() == Some("0") => style.list = Some(None),
                    "ilvl" => style.list = Some(value().and_then(|level| level.parse().ok())),
                    "b" => style.strong = Some(is_on(value())),
                    "i" => style.emphasis = Some(is_on(value())),
                    _ => {}
                }
            }
            Some(Part::Close) => open -= 1,
            Some(Part::Words(_)) => {}
            None => break,
        }
    }
    Ok(style)
}

/// Whether a property with this value holds: without a value it does.
pub(super) fn is_on(value: Option<String>) -> bool {
    !value.is_some_and(|value| ["0", "false", "off", "none"].contains(&value.as_str()))
}

/// Where the links of a part lead: by id, the kind of the link and its target.
#[derive(Debug, Default)]
pub(super) struct Links(BTreeMap<String, (String, String)>);

impl Links {
    /// Reads a `.rels` file.
    pub fn read(source: &str) -> Result<Self, Fault> {
        let mut links = Self::default();
        let mut xml = Xml::new(source);
        while let Some(part) = xml.next()? {
            if let Part::Open(tag) = part
                && let (Some(id), Some(kind), Some(target)) =
                    (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
            {
                links.0.insert(id, (kind.rsplit('/').next().unwrap_or_default().to_owned(), target));
            }
        }
        Ok(links)
    }

    /// The target of a link.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|(_, target)| target.as_str())
    }

    /// The first target of a kind (`footnotes`).
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        self.0.values().find(|(known, _)| known == kind).map(|(_, target)| target.as_str())
    }
}
