//! Rich Text Format (`.rtf`), which word processors of all makers write: Microsoft's specification 1.9.1.

use super::body;
use super::fields::Fields;
use super::flow::Flow;
use super::properties::Properties;
use super::rtf_fonts::{self, Font, Fonts};
use super::rtf_state::{Closing, Field, Group, Paragraph, Place, Style, Styles};
use super::rtf_tokens::{Token, Tokens};
use crate::import::error::Fault;
use crate::import::notes::Notes;
use crate::import::piece::Piece;

/// The most groups inside one another: real documents have twenty.
const MOST_LEVELS: usize = 1_000;

/// The pieces of a document, and what it states of itself.
///
/// # Errors
/// If its groups are nested without end.
pub(in crate::import) fn read(bytes: &[u8], notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
    let mut reader = Reader::new();
    for token in Tokens::new(bytes) {
        reader.step(token)?;
        reader.flow.check()?;
    }
    if reader.groups.len() > 1 {
        notes.warnings.push("The document ends in the middle of a part: its last words may be missing".to_owned());
    }
    while reader.groups.len() > 1 {
        reader.close();
    }
    reader.end_paragraph();
    notes.warnings.extend(body::left_out(reader.comments));
    notes.encoding = reader.fonts.page.name();
    let mut pieces = reader.flow.finish();
    body::state(&mut pieces, reader.properties, &mut notes.about);
    body::add_around(&mut pieces, reader.around);
    Ok(pieces)
}

pub(super) struct Reader {
    pub flow: Flow,
    /// The open groups; the first is the file.
    pub groups: Vec<Group>,
    pub fields: Fields,
    pub fonts: Fonts,
    pub styles: Styles,
    properties: Properties,
    around: Vec<Piece<'static>>,
    pub comments: usize,
    pub notes: usize,
    /// Bytes that are not decoded yet: a letter may have two.
    bytes: Vec<u8>,
    /// How many bytes stand for a letter that was read already.
    passed: usize,
    /// The first half of a letter beyond U+FFFF.
    half: Option<u16>,
    /// Whether `\*` came: a destination that may be passed over.
    pub starred: bool,
    /// The number of the font or style that is being described, and its description.
    pub entry: Option<i32>,
    pub font: Font,
    pub style: Style,
    /// Whether the next words of a row stand in a new cell.
    new_cell: bool,
}

impl Reader {
    fn new() -> Self {
        Self {
            flow: Flow::new(),
            groups: vec![Group { behind: 1, ..Group::default() }],
            fields: Fields::default(),
            fonts: Fonts::new(),
            styles: Styles::default(),
            properties: Properties::default(),
            around: Vec::new(),
            comments: 0,
            notes: 0,
            bytes: Vec::new(),
            passed: 0,
            half: None,
            starred: false,
            entry: None,
            font: Font::default(),
            style: Style::default(),
            new_cell: false,
        }
    }

    fn step(&mut self, token: Token<'_>) -> Result<(), Fault> {
        match token {
            Token::Open => {
                self.flush();
                if self.groups.len() > MOST_LEVELS {
                    return Err(Fault::Damaged("its parts are nested without end".to_owned()));
                }
                let inside = Group { closing: None, ..self.group().clone() };
                self.groups.push(inside);
            }
            Token::Close => self.close(),
            Token::Word(name, number) => {
                self.flush();
                self.word(name, number);
            }
            Token::Sign(b'\'') => {}
            Token::Sign(b'*') => self.starred = true,
            Token::Sign(sign) => self.sign(sign),
            Token::Byte(_) if self.passed > 0 => self.passed -= 1,
            Token::Byte(byte) => self.bytes.push(byte),
        }
        Ok(())
    }

    pub fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group { behind: 1, ..Group::default() });
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    /// Shows the bytes that came in.
    pub fn flush(&mut self) {
        self.passed = 0;
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if self.group().place != Place::Nothing {
            let font = self.group().font;
            let words = self.fonts.decode(&bytes, font);
            self.push(&words);
        }
    }

    /// Adds words to where the group puts them.
    pub fn push(&mut self, words: &str) {
        match self.group().place {
            Place::Nothing | Place::Info(None) => {}
            Place::Fonts => self.font.name.push_str(words.trim_end_matches(';')),
            Place::Styles => self.style.name.push_str(words.trim_end_matches(';')),
            Place::Info(Some(Field::Title)) => self.properties.title.push_str(words),
            Place::Info(Some(Field::Author)) => self.properties.author.push_str(words),
            Place::Instruction => self.fields.instruct(words),
            Place::Text => self.show(words),
        }
        if self.group().place == Place::Fonts && words.ends_with(';') {
            self.end_entry();
        }
    }

    fn show(&mut self, words: &str) {
        let group = self.group();
        if group.hidden || group.deleted {
            return;
        }
        let (in_table, mut setting) = (group.paragraph.in_table, group.setting.clone());
        if !self.fields.are_shown() {
            return;
        }
        setting.link = self.fields.link();
        if in_table && !self.flow.in_row() {
            self.flow.open_row();
            self.flow.open_cell();
        } else if in_table && self.new_cell {
            self.flow.open_cell();
        } else if !in_table && self.flow.in_row() {
            self.flow.close_row();
        }
        self.new_cell = false;
        self.flow.push(words, &setting);
    }

    /// A letter by its number in UTF-16; the bytes behind it are for readers that do not know it.
    pub fn letter(&mut self, number: i32) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
        let behind = self.group().behind;
        match (self.half.take(), unit) {
            (None, 0xD800..=0xDBFF) => self.half = Some(unit),
            (first, unit) => {
                let units = first.into_iter().chain([unit]);
                let letters: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{FFFD}')).collect();
                // Letters of fonts of signs are in the private area.
                let font = self.group().font;
                let name = self.fonts.fonts.get(&font).map(|font| font.name.clone());
                let sign = |letter: char| match &name {
                    Some(name) if ('\u{F000}'..='\u{F0FF}').contains(&letter) => super::symbols::sign(name, u32::from(letter)),
                    _ => letter,
                };
                let letters: String = letters.chars().map(sign).collect();
                self.push(&letters);
            }
        }
        self.passed = behind;
    }

    /// Ends the paragraph.
    pub fn end_paragraph(&mut self) {
        if self.group().place != Place::Text {
            return;
        }
        let paragraph = self.group().paragraph;
        let (kind, level) = self.styles.kind(paragraph);
        self.flow.end(kind, level);
    }

    /// Ends a cell of a table.
    pub fn end_cell(&mut self) {
        if self.group().place != Place::Text {
            return;
        }
        if !self.flow.in_row() {
            self.flow.open_row();
            self.new_cell = true;
        }
        if self.new_cell {
            self.flow.open_cell();
        }
        self.end_paragraph();
        self.new_cell = true;
    }

    /// Ends a row of a table.
    pub fn end_row(&mut self) {
        self.end_paragraph();
        self.flow.close_row();
        self.new_cell = false;
    }

    /// A note begins where the text refers to it.
    pub fn open_note(&mut self) {
        self.notes += 1;
        let label = self.notes.to_string();
        self.push(&format!("[{label}]"));
        self.open_part(Closing::Note(label));
    }

    /// A note, a box, a header begins.
    pub fn open_part(&mut self, closing: Closing) {
        if self.group().place != Place::Text {
            return;
        }
        self.flow.open_part();
        let behind = self.group().behind;
        *self.group() = Group { closing: Some(closing), behind, font: self.group().font, ..Group::default() };
    }

    /// The font or the style that was described is known.
    pub fn end_entry(&mut self) {
        let Some(entry) = self.entry.take() else { return };
        match self.group().place {
            Place::Fonts => {
                self.fonts.fonts.insert(entry, std::mem::take(&mut self.font));
            }
            Place::Styles => {
                self.styles.0.insert(entry, std::mem::take(&mut self.style));
            }
            Place::Text | Place::Nothing | Place::Info(_) | Place::Instruction => {}
        }
    }

    fn close(&mut self) {
        self.flush();
        self.starred = false;
        match self.group().closing.take() {
            Some(Closing::Note(label)) => {
                self.end_paragraph();
                let pieces = self.flow.close_part();
                self.flow.add_note(&label, pieces);
                self.new_cell = false;
            }
            Some(Closing::Box) => {
                self.end_paragraph();
                self.flow.close_box();
                self.new_cell = false;
            }
            Some(Closing::Around) => {
                self.end_paragraph();
                let pieces = self.flow.close_part();
                self.around.extend(pieces);
            }
            Some(Closing::Field) => self.fields.mark("end"),
            Some(Closing::Entry) => self.end_entry(),
            None => {}
        }
        if self.groups.len() > 1 {
            self.groups.pop();
        }
    }

    /// The code page of the file.
    pub fn set_page(&mut self, number: Option<i32>) {
        if let Some(page) = number.and_then(rtf_fonts::page) {
            self.fonts.page = page;
        }
    }

    /// Paragraphs are set as by default again.
    pub fn reset_paragraph(&mut self) {
        self.group().paragraph = Paragraph::default();
    }
}
