//! What holds in a group of an RTF file, and what the file's tables say.

use std::collections::BTreeMap;

use super::flow::Setting;
use super::style_names;
use crate::text::BlockKind;

/// Where the words of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    #[default]
    Text,
    /// Nowhere.
    Nothing,
    Fonts,
    Styles,
    /// The properties of the document; words go into one of its fields.
    Info(Option<Field>),
    /// The instruction of a field.
    Instruction,
}

/// A property of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
}

/// What ends with a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Closing {
    /// A note with its label.
    Note(String),
    /// A text box.
    Box,
    /// A header or footer.
    Around,
    /// A field.
    Field,
    /// A font or a style of this number in its table.
    Entry,
}

/// How words and paragraphs are set in a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub place: Place,
    pub closing: Option<Closing>,
    pub setting: Setting,
    pub hidden: bool,
    pub deleted: bool,
    pub font: i32,
    /// How many bytes behind a `\u` stand for readers that do not know it.
    pub behind: usize,
    pub paragraph: Paragraph,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub style: i32,
    pub outline: Option<i32>,
    pub list: bool,
    pub level: i32,
    pub in_table: bool,
}

/// A paragraph style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub name: String,
    pub outline: Option<i32>,
    pub based_on: Option<i32>,
}

/// The styles by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles(pub BTreeMap<i32, Style>);

/// How many styles a style may stand upon.
const MOST_BASES: usize = 20;

impl Styles {
    /// The kind and level of a paragraph.
    pub fn kind(&self, paragraph: Paragraph) -> (BlockKind, u8) {
        let above = |style: &&Style| self.0.get(&style.based_on?);
        let chain = || std::iter::successors(self.0.get(&paragraph.style), above).take(MOST_BASES);
        let heading =
            |level: i32| u8::try_from(level).ok().filter(|level| *level < 9).map(|level| style_names::heading(level + 1));
        let named = || chain().find_map(|style| style_names::kind(&style.name));
        let outline = || chain().find_map(|style| style.outline).and_then(heading);
        let item = || {
            let depth = u8::try_from(paragraph.level.clamp(0, 20)).unwrap_or_default() + 1;
            paragraph.list.then_some((BlockKind::ListItem, depth))
        };
        let own = paragraph.outline.and_then(heading);
        own.or_else(named).or_else(outline).or_else(item).unwrap_or((BlockKind::Paragraph, 0))
    }
}
