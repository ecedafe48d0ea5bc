//! The words of an `.odt`: of its text, or of the headers and footers in its styles.

use super::flow::{Flow, Setting};
use super::odt_styles::Styles;
use super::style_names;
use crate::import::error::Fault;
use crate::import::piece::Piece;
use crate::import::xml::{Part, Tag, Xml};
use crate::text::BlockKind;

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The text itself.
    Text,
    /// Headers and footers.
    Around,
}

/// How often a blank or a blank cell may be repeated: beyond, it only fills a page.
const MOST_BLANKS: usize = 100;

/// Elements whose words are no part of the text.
const SILENT: &[&str] = &[
    "annotation",
    "automatic-styles",
    "binary-data",
    "desc",
    "event-listeners",
    "forms",
    "list-style",
    "math",
    "page-count",
    "page-number",
    "ruby-text",
    "script",
    "title",
    "tracked-changes",
];

/// What a place holds.
#[derive(Default)]
pub(super) struct Body {
    pub pieces: Vec<Piece<'static>>,
    pub comments: usize,
}

impl Body {
    /// Reads the words of a place.
    pub fn read(source: &str, styles: &Styles, place: Place) -> Result<Self, Fault> {
        let mut reader = Reader {
            styles,
            place,
            xml: Xml::new(source),
            flow: Flow::new(),
            open: Vec::new(),
            inside: 0,
            setting: Setting::default(),
            comments: 0,
        };
        while let Some(part) = reader.xml.next()? {
            match part {
                Part::Open(tag) => reader.enter(&tag)?,
                Part::Close => {
                    reader.leave();
                    reader.flow.check()?;
                }
                Part::Words(words) => reader.words(&words),
            }
        }
        Ok(Self { pieces: reader.flow.finish(), comments: reader.comments })
    }
}

/// What an open element is to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holder {
    /// The place where words are looked for.
    Place,
    /// A paragraph, and whether it stands in another.
    Paragraph {
        kind: BlockKind,
        level: u8,
        boxed: bool,
    },
    /// Words, and how those around them are set.
    Words(Setting),
    Item,
    Row,
    Cell {
        blanks: usize,
    },
    /// A note with its label.
    Note(String),
    Label,
    Body(String),
    Box,
    Contents,
    Other,
}

struct Reader<'a> {
    styles: &'a Styles,
    place: Place,
    xml: Xml<'a>,
    flow: Flow,
    open: Vec<Holder>,
    /// How many places are open.
    inside: usize,
    setting: Setting,
    comments: usize,
}

impl Reader<'_> {
    fn enter(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let name = tag.name();
        let starts = match self.place {
            Place::Text => name == "text" && self.inside == 0,
            Place::Around => name.starts_with("header") || name.starts_with("footer"),
        };
        // The properties of headers are also called so.
        if starts && !name.ends_with("style") && !name.ends_with("properties") {
            self.inside += 1;
            self.open.push(Holder::Place);
            return Ok(());
        }
        if self.inside == 0 {
            self.open.push(Holder::Other);
            return Ok(());
        }
        if SILENT.binary_search(&name).is_ok() || name.ends_with("-source") || name.ends_with("-decls") {
            self.comments += usize::from(name == "annotation");
            return self.xml.skip();
        }
        let holder = self.holder(tag);
        self.open.push(holder);
        Ok(())
    }

    fn holder(&mut self, tag: &Tag<'_>) -> Holder {
        let number = |name: &str| tag.attribute(name).and_then(|number| number.parse::<usize>().ok());
        match tag.name() {
            "p" | "h" => self.paragraph(tag),
            "span" => self.set(tag),
            "a" => {
                let link = tag.attribute("href").filter(|address| !address.starts_with('#'));
                let around = self.setting.clone();
                self.setting.link = link.or(self.setting.link.take());
                Holder::Words(around)
            }
            "s" => {
                let blanks = number("c").unwrap_or(1).min(MOST_BLANKS);
                self.push(&" ".repeat(blanks));
                Holder::Other
            }
            "tab" => {
                self.push("\t");
                Holder::Other
            }
            "line-break" => {
                self.break_line();
                Holder::Other
            }
            "list-item" | "list-header" => Holder::Item,
            "table-row" => {
                self.flow.open_row();
                Holder::Row
            }
            "table-cell" | "covered-table-cell" => {
                self.flow.open_cell();
                Holder::Cell { blanks: number("number-columns-repeated").unwrap_or(1).saturating_sub(1).min(MOST_BLANKS) }
            }
            "note" => Holder::Note(String::new()),
            "note-citation" => Holder::Label,
            "note-body" => self.note(),
            "text-box" => {
                self.flow.open_part();
                Holder::Box
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" | "user-index" => Holder::Contents,
            _ => Holder::Other,
        }
    }

    fn paragraph(&mut self, tag: &Tag<'_>) -> Holder {
        let style = tag.attribute("style-name").unwrap_or_default();
        let boxed = self.paragraph_open().is_some();
        if boxed {
            self.flow.open_part();
        }
        let level = tag.attribute("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
        let heading = (tag.name() == "h").then(|| style_names::heading(level));
        let known = self.styles.kind(&style).filter(|(kind, _)| heading.is_none() || *kind == BlockKind::Headline);
        let depth = self.here().filter(|holder| **holder == Holder::Item).count();
        let item = || (depth > 0).then(|| (BlockKind::ListItem, u8::try_from(depth).unwrap_or(u8::MAX)));
        let (kind, level) = if self.open.contains(&Holder::Contents) {
            (BlockKind::Furniture, 0)
        } else {
            known.or(heading).or_else(item).unwrap_or((BlockKind::Paragraph, 0))
        };
        Holder::Paragraph { kind, level, boxed }
    }

    /// The open elements up to the note, box or cell that is being written, from the inside.
    fn here(&self) -> impl Iterator<Item = &Holder> {
        let ends = |holder: &&Holder| !matches!(holder, Holder::Body(_) | Holder::Box | Holder::Cell { .. } | Holder::Place);
        self.open.iter().rev().take_while(ends)
    }

    /// The kind and level of the paragraph that words belong to.
    fn paragraph_open(&self) -> Option<(BlockKind, u8)> {
        self.here().find_map(|holder| match holder {
            Holder::Paragraph { kind, level, .. } => Some((*kind, *level)),
            _ => None,
        })
    }

    fn set(&mut self, tag: &Tag<'_>) -> Holder {
        let around = self.setting.clone();
        let (strong, emphasis) = self.styles.setting(&tag.attribute("style-name").unwrap_or_default());
        self.setting.strong = strong.unwrap_or(around.strong);
        self.setting.emphasis = emphasis.unwrap_or(around.emphasis);
        Holder::Words(around)
    }

    fn note(&mut self) -> Holder {
        let label = self.open.iter().rev().find_map(|holder| match holder {
            Holder::Note(label) => Some(label.trim().to_owned()),
            _ => None,
        });
        let label = label.unwrap_or_default();
        if !label.is_empty() {
            self.push(&format!("[{label}]"));
        }
        self.flow.open_part();
        Holder::Body(label)
    }

    /// Words between tags; white space in the source is one blank, and none at the start of a paragraph.
    fn words(&mut self, words: &str) {
        if self.open.last() == Some(&Holder::Label) {
            if let Some(Holder::Note(label)) = self.open.iter_mut().rev().find(|holder| matches!(holder, Holder::Note(_))) {
                label.push_str(words);
            }
            return;
        }
        if self.inside == 0 || self.paragraph_open().is_none() {
            return;
        }
        let blank = |letter: char| letter.is_ascii_whitespace();
        for part in words.split_inclusive(blank) {
            let word = part.trim_end_matches(blank);
            if !word.is_empty() {
                self.flow.push(word, &self.setting);
            }
            if word.len() < part.len() && !self.flow.words().is_empty() && !self.flow.words().ends_with([' ', '\t']) {
                self.flow.push(" ", &self.setting);
            }
        }
    }

    fn push(&mut self, words: &str) {
        if self.paragraph_open().is_some() {
            self.flow.push(words, &self.setting);
        }
    }

    fn break_line(&mut self) {
        let Some((kind, level)) = self.paragraph_open() else { return };
        if self.flow.in_row() { self.push(" ") } else { self.flow.end(kind, level) }
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Holder::Place) => self.inside = self.inside.saturating_sub(1),
            Some(Holder::Paragraph { kind, level, boxed }) => {
                self.flow.end(kind, level);
                if boxed {
                    self.flow.close_box();
                }
            }
            Some(Holder::Words(around)) => self.setting = around,
            Some(Holder::Row) => self.flow.close_row(),
            Some(Holder::Cell { blanks }) => (0..blanks).for_each(|_| self.flow.open_cell()),
            Some(Holder::Body(label)) => {
                let pieces = self.flow.close_part();
                self.flow.add_note(&label, pieces);
            }
            Some(Holder::Box) => self.flow.close_box(),
            Some(Holder::Item | Holder::Note(_) | Holder::Label | Holder::Contents | Holder::Other) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(SILENT.is_sorted());
    }
}
