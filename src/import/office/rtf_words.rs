//! What the control words of RTF do. A group that begins with one of them may be a destination: words with a place of their own.

use super::rtf::Reader;
use super::rtf_state::{Closing, Field, Place};

/// Destinations whose words are no part of the text.
const SILENT: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "colortbl",
    "filetbl",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "listtext",
    "nonesttables",
    "nonshppict",
    "pict",
    "pntext",
    "revtbl",
    "rxe",
    "shprslt",
    "sn",
    "sp",
    "sv",
    "tc",
    "tcn",
    "template",
    "xe",
];

/// Destinations that readers may pass over, but which hold words, or lead to some.
const KNOWN: &[&str] = &["do", "fldinst", "shpinst", "shptxt"];

impl Reader {
    /// A sign behind a backslash.
    pub fn sign(&mut self, sign: u8) {
        let words = match sign {
            b'~' => "\u{A0}",
            b'_' => "\u{2011}",
            b'{' => "{",
            b'}' => "}",
            b'\\' => "\\",
            b'\t' => "\t",
            b'\r' | b'\n' => {
                self.flush();
                self.end_paragraph();
                return;
            }
            // `\-` is a place where a word may be divided, the others are marks for an index.
            _ => return,
        };
        self.flush();
        self.push(words);
    }

    /// A control word with its number.
    pub fn word(&mut self, name: &str, number: Option<i32>) {
        let starred = std::mem::take(&mut self.starred);
        if starred && !KNOWN.contains(&name) {
            self.comments += usize::from(name == "annotation");
            self.group().place = Place::Nothing;
            return;
        }
        let place = self.group().place;
        match place {
            Place::Nothing => return,
            Place::Fonts | Place::Styles | Place::Info(_) if self.table_word(name, number) => return,
            Place::Text | Place::Instruction | Place::Fonts | Place::Styles | Place::Info(_) => {}
        }
        if self.destination(name) || self.letters(name, number) {
            return;
        }
        self.setting(name, number);
    }

    /// Words of the tables at the start of a file; whether it was one.
    fn table_word(&mut self, name: &str, number: Option<i32>) -> bool {
        let place = self.group().place;
        match (place, name) {
            (Place::Fonts, "f") | (Place::Styles, "s") => {
                self.entry = Some(number.unwrap_or_default());
                self.group().closing = Some(Closing::Entry);
            }
            (Place::Fonts, "fcharset") => self.font.charset = number,
            (Place::Fonts, "cpg") => self.font.page = number,
            // Styles for words and tables have names too, but no number among those of paragraphs.
            (Place::Styles, "cs" | "ds" | "ts") => self.group().place = Place::Nothing,
            (Place::Styles, "sbasedon") => self.style.based_on = number,
            (Place::Styles, "outlinelevel") => self.style.outline = number,
            (Place::Info(_), "title") => self.group().place = Place::Info(Some(Field::Title)),
            (Place::Info(_), "author") => self.group().place = Place::Info(Some(Field::Author)),
            (_, "u" | "uc") => return false,
            (Place::Info(_), _) => self.group().place = Place::Info(None),
            _ => {}
        }
        true
    }

    /// Whether the word begins a destination.
    fn destination(&mut self, name: &str) -> bool {
        if SILENT.contains(&name) {
            self.group().place = Place::Nothing;
            return true;
        }
        match name {
            "fonttbl" => self.group().place = Place::Fonts,
            "stylesheet" => self.group().place = Place::Styles,
            "info" => self.group().place = Place::Info(None),
            "field" => {
                self.fields.mark("begin");
                self.group().closing = Some(Closing::Field);
            }
            "fldinst" => self.group().place = Place::Instruction,
            "fldrslt" => {
                self.fields.mark("separate");
                self.group().place = Place::Text;
            }
            "footnote" => self.open_note(),
            "shptxt" | "dptxbxtext" => self.open_part(Closing::Box),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.open_part(Closing::Around);
            }
            _ => return false,
        }
        true
    }

    /// Words that stand for letters, and the ends of lines, paragraphs and cells; whether it was one.
    fn letters(&mut self, name: &str, number: Option<i32>) -> bool {
        let words = match name {
            "u" => {
                self.letter(number.unwrap_or_default());
                return true;
            }
            "par" | "sect" | "page" | "column" | "nestcell" | "nestrow" => {
                self.end_paragraph();
                return true;
            }
            "line" if self.flow.in_row() => " ",
            "line" => {
                self.end_paragraph();
                return true;
            }
            "cell" => {
                self.end_cell();
                return true;
            }
            "row" => {
                self.end_row();
                return true;
            }
            "tab" => "\t",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            "zwj" => "\u{200D}",
            "zwnj" => "\u{200C}",
            "ltrmark" => "\u{200E}",
            "rtlmark" => "\u{200F}",
            _ => return false,
        };
        self.push(words);
        true
    }

    /// Words that say how others are set.
    fn setting(&mut self, name: &str, number: Option<i32>) {
        let on = number != Some(0);
        match name {
            "ansicpg" => self.set_page(number),
            "mac" => self.set_page(Some(10_000)),
            "pard" => self.reset_paragraph(),
            "uc" => self.group().behind = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1).min(100),
            "f" => self.group().font = number.unwrap_or_default(),
            "b" => self.group().setting.strong = on,
            "i" => self.group().setting.emphasis = on,
            "v" => self.group().hidden = on,
            "deleted" => self.group().deleted = on,
            "plain" => {
                let group = self.group();
                (group.setting.strong, group.setting.emphasis, group.hidden, group.deleted) = (false, false, false, false);
            }
            "s" => self.group().paragraph.style = number.unwrap_or_default(),
            "outlinelevel" => self.group().paragraph.outline = number,
            "ls" => self.group().paragraph.list = on,
            "ilvl" => self.group().paragraph.level = number.unwrap_or_default(),
            "intbl" => self.group().paragraph.in_table = on,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(SILENT.is_sorted() && KNOWN.is_sorted());
    }
}
