//! The words of a part of a `.docx`: its body, its notes, a header.

use std::collections::BTreeMap;

use super::docx_styles::{Links, Styles, is_on};
use super::fields::Fields;
use super::flow::{Flow, Setting};
use super::{style_names, symbols};
use crate::import::error::Fault;
use crate::import::piece::Piece;
use crate::import::xml::{Part, Tag, Xml};
use crate::text::BlockKind;

/// A part and what its words refer to.
pub(super) struct Source<'a> {
    pub xml: &'a str,
    pub styles: &'a Styles,
    pub links: &'a Links,
}

/// A sign in the text that leads to a note.
pub(super) struct Reference {
    pub id: String,
    /// Whether the note stands at the end of the document and not of its page.
    pub at_end: bool,
    /// Empty where the note brings its own sign.
    pub label: String,
}

/// What a part holds.
#[derive(Default)]
pub(super) struct Body {
    pub pieces: Vec<Piece<'static>>,
    /// Notes by their id, in the part that holds notes.
    pub notes: BTreeMap<String, Vec<Piece<'static>>>,
    /// In the order of the text.
    pub references: Vec<Reference>,
    /// The links to headers and footers.
    pub around: Vec<String>,
    pub comments: usize,
}

impl Body {
    /// Reads a part.
    pub fn read(source: &Source<'_>) -> Result<Self, Fault> {
        let mut reader = Reader {
            source,
            xml: Xml::new(source.xml),
            flow: Flow::new(),
            open: Vec::new(),
            paragraphs: vec![Paragraph::default()],
            run: Run::default(),
            links: Vec::new(),
            fields: Fields::default(),
            contents: 0,
            runs: 0,
            settings: 0,
            body: Self::default(),
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
        reader.body.pieces = reader.flow.finish();
        Ok(reader.body)
    }
}

/// What an open element is to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Holder {
    Paragraph,
    ParagraphSettings,
    Run,
    Words { kept: bool },
    Instruction,
    Link,
    SimpleField,
    Row,
    Box,
    Note(String),
    Block,
    Other,
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default)]
struct Paragraph {
    style: Option<String>,
    outline: Option<u8>,
    level: Option<u8>,
    list: Option<bool>,
    /// Its end was deleted while changes were tracked, or it is a large first letter: the next one goes on in it.
    joined: bool,
}

/// How a run of words is set.
#[derive(Clone, Debug, Default)]
struct Run {
    setting: Setting,
    hidden: bool,
}

struct Reader<'a> {
    source: &'a Source<'a>,
    xml: Xml<'a>,
    flow: Flow,
    open: Vec<Holder>,
    /// The open paragraphs: those in a box are inside another.
    paragraphs: Vec<Paragraph>,
    run: Run,
    links: Vec<Option<String>>,
    fields: Fields,
    /// How many elements are open since a table of contents began; 0 outside of one.
    contents: usize,
    /// How many runs, and settings of paragraphs, are open.
    runs: usize,
    settings: usize,
    body: Body,
}

impl Reader<'_> {
    fn enter(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let name = tag.name();
        let skipped = matches!(name, "del" | "moveFrom" | "Fallback" | "tabs" | "delText" | "delInstrText" | "rt")
            || name.ends_with("Change");
        if skipped {
            if name == "del" && self.settings > 0 {
                self.paragraph().joined = true;
            }
            return self.xml.skip();
        }
        let holder = self.structure(tag).unwrap_or(Holder::Other);
        if holder == Holder::Other {
            self.property(tag);
            self.sign(tag);
        }
        self.open.push(holder);
        self.contents += usize::from(self.contents > 0);
        Ok(())
    }

    fn paragraph(&mut self) -> &mut Paragraph {
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Paragraph::default());
        }
        let last = self.paragraphs.len() - 1;
        &mut self.paragraphs[last]
    }

    /// Elements that hold words.
    fn structure(&mut self, tag: &Tag<'_>) -> Option<Holder> {
        Some(match tag.name() {
            "p" => {
                self.paragraphs.push(Paragraph::default());
                Holder::Paragraph
            }
            "pPr" => {
                self.settings += 1;
                Holder::ParagraphSettings
            }
            "r" => {
                self.run = Run::default();
                self.runs += 1;
                Holder::Run
            }
            "t" => Holder::Words { kept: tag.attribute("space").as_deref() == Some("preserve") },
            "instrText" => Holder::Instruction,
            "hyperlink" => {
                let target = tag.attribute("id").and_then(|id| self.source.links.target(&id).map(str::to_owned));
                self.links.push(target.filter(|target| !target.starts_with('#')));
                Holder::Link
            }
            "fldSimple" => {
                self.fields.simple(&tag.attribute("instr").unwrap_or_default());
                Holder::SimpleField
            }
            "tr" => {
                self.flow.open_row();
                Holder::Row
            }
            "tc" => {
                self.flow.open_cell();
                Holder::Other
            }
            "txbxContent" => {
                self.flow.open_part();
                Holder::Box
            }
            "footnote" | "endnote" if tag.attribute("type").is_none_or(|kind| kind == "normal") => {
                self.flow.open_part();
                Holder::Note(tag.attribute("id").unwrap_or_default())
            }
            "sdt" => Holder::Block,
            _ => return None,
        })
    }

    /// Elements that say how words are set.
    fn property(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val");
        let number = || value().and_then(|value| value.parse().ok());
        let in_paragraph = self.settings > 0;
        match tag.name() {
            "pStyle" => self.paragraph().style = value(),
            "outlineLvl" => self.paragraph().outline = number(),
            "ilvl" => self.paragraph().level = number(),
            "numId" => self.paragraph().list = Some(value().as_deref() != Some("0")),
            "framePr" => self.paragraph().joined |= tag.attribute("dropCap").is_some_and(|drop| drop != "none"),
            "docPartGallery" if value().is_some_and(|name| name.contains("Contents")) => {
                let depth = self.open.iter().rposition(|holder| *holder == Holder::Block).unwrap_or(0);
                self.contents = self.open.len() - depth;
            }
            _ if in_paragraph => {}
            "rStyle" => {
                let (strong, emphasis) = self.source.styles.setting(&value().unwrap_or_default());
                (self.run.setting.strong, self.run.setting.emphasis) = (strong, emphasis);
            }
            "b" => self.run.setting.strong = is_on(value()),
            "i" => self.run.setting.emphasis = is_on(value()),
            "vanish" => self.run.hidden = is_on(value()),
            "headerReference" | "footerReference" => {
                let id = tag.attribute("id").filter(|id| !self.body.around.contains(id));
                self.body.around.extend(id);
            }
            _ => {}
        }
    }

    /// Elements that stand for words.
    fn sign(&mut self, tag: &Tag<'_>) {
        if self.runs == 0 {
            return;
        }
        match tag.name() {
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.break_line(),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => {
                let code = tag.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
                let sign = symbols::sign(&tag.attribute("font").unwrap_or_default(), code);
                self.push(sign.encode_utf8(&mut [0; 4]));
            }
            "fldChar" => self.fields.mark(&tag.attribute("fldCharType").unwrap_or_default()),
            "commentReference" => self.body.comments += 1,
            "footnoteReference" | "endnoteReference" => {
                let own = tag.attribute("customMarkFollows").is_some_and(|value| is_on(Some(value)));
                let label = if own { String::new() } else { (self.body.references.len() + 1).to_string() };
                if !own {
                    self.push(&format!("[{label}]"));
                }
                let id = tag.attribute("id").unwrap_or_default();
                self.body.references.push(Reference { id, at_end: tag.name() == "endnoteReference", label });
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        match self.open.last() {
            Some(Holder::Words { kept: true }) => self.push(words),
            Some(Holder::Words { kept: false }) => self.push(words.trim_matches(['\n', ' ', '\t'])),
            Some(Holder::Instruction) => self.fields.instruct(words),
            Some(_) | None => {}
        }
    }

    fn push(&mut self, words: &str) {
        if self.run.hidden || !self.fields.are_shown() {
            return;
        }
        let link = self.links.last().cloned().flatten().or_else(|| self.fields.link());
        self.flow.push(words, &Setting { link, ..self.run.setting.clone() });
    }

    /// A line ends inside a paragraph.
    fn break_line(&mut self) {
        if self.run.hidden || !self.fields.are_shown() {
            return;
        }
        if self.flow.in_row() {
            self.push(" ");
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let (kind, level) = self.kind();
        self.flow.end(kind, level);
    }

    fn kind(&mut self) -> (BlockKind, u8) {
        if self.contents > 0 {
            return (BlockKind::Furniture, 0);
        }
        let styles = self.source.styles;
        let Paragraph { style, outline, level, list, .. } = self.paragraph().clone();
        let style = style.unwrap_or_default();
        if let Some(level) = outline.filter(|level| *level < 9) {
            return style_names::heading(level + 1);
        }
        if let Some(known) = styles.kind(&style) {
            return known;
        }
        let of_style = styles.list(&style);
        if list.unwrap_or(of_style.is_some()) {
            let depth = level.or(of_style).unwrap_or(0).min(20) + 1;
            return (BlockKind::ListItem, depth);
        }
        (BlockKind::Paragraph, 0)
    }

    fn leave(&mut self) {
        match self.open.pop() {
            Some(Holder::Paragraph) => {
                if self.paragraph().joined {
                    self.paragraph().joined = false;
                } else {
                    self.end_paragraph();
                }
                self.paragraphs.pop();
            }
            Some(Holder::Run) => {
                self.run = Run::default();
                self.runs = self.runs.saturating_sub(1);
            }
            Some(Holder::ParagraphSettings) => self.settings = self.settings.saturating_sub(1),
            Some(Holder::Link) => {
                self.links.pop();
            }
            Some(Holder::SimpleField) => self.fields.mark("end"),
            Some(Holder::Row) => self.flow.close_row(),
            Some(Holder::Box) => self.flow.close_box(),
            Some(Holder::Note(id)) => {
                let pieces = self.flow.close_part();
                self.body.notes.insert(id, pieces);
            }
            Some(Holder::Words { .. } | Holder::Instruction | Holder::Block | Holder::Other) | None => {}
        }
        self.contents = self.contents.saturating_sub(1);
    }
}
