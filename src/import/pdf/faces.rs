//! Typefaces: what each code of one reads as, and how wide it is, in parts of the type's size.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::BfString;
use hayro_font::{Font, FontCache, FontGlyph, FontQuery};
use hayro_syntax::object::{Array, Dict, Name};

use super::spelling;
use super::unpack;

/// A code of a typeface.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// What it reads as; empty where nobody says.
    pub text: Rc<str>,
    /// How far the next letter of a horizontal line stands, and of a vertical one (downwards is negative).
    pub width: f64,
    pub height: f64,
}

struct Face<'a> {
    font: Font<'a>,
    bold: bool,
    em: f64,
    glyphs: BTreeMap<u32, Glyph>,
}

/// All typefaces of a file that were needed so far.
pub(super) struct Faces<'a> {
    cache: FontCache<'a>,
    faces: Vec<Face<'a>>,
    /// Where the dictionary of a face lies in memory, and its index: only ever looked up.
    known: BTreeMap<usize, Option<usize>>,
    unread: usize,
    read: usize,
}

impl<'a> Faces<'a> {
    pub fn new() -> Self {
        Self { cache: FontCache::new(), faces: Vec::new(), known: BTreeMap::new(), unread: 0, read: 0 }
    }

    /// How many letters were shown that nobody says how to read, and how many could be read.
    pub const fn unread(&self) -> (usize, usize) {
        (self.unread, self.read)
    }

    /// The face of a dictionary; `None` where it cannot be used.
    pub fn face(&mut self, dict: &Dict<'a>) -> Option<usize> {
        let key = dict.data().as_ptr() as usize;
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let index = self.load(dict);
        self.known.insert(key, index);
        index
    }

    fn load(&mut self, dict: &Dict<'a>) -> Option<usize> {
        if !unpack::is_sound_face(dict) {
            return None;
        }
        let programs: hayro_font::FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(wanted) => Some(wanted.pick_standard_font().get_font_data()),
        });
        let tables: hayro_font::CMapResolverFn = Arc::new(hayro_cmap::load_embedded);
        let font = self.cache.font(dict, &programs, &tables)?;
        self.faces.push(Face { font, bold: is_bold(dict), em: em(dict), glyphs: BTreeMap::new() });
        Some(self.faces.len() - 1)
    }

    /// The code at a place of a string, and its length in bytes.
    pub fn code(&self, face: usize, bytes: &[u8], at: usize) -> (u32, usize) {
        self.faces[face].font.read_code(bytes, at)
    }

    pub fn is_horizontal(&self, face: usize) -> bool {
        self.faces[face].font.is_horizontal()
    }

    pub fn is_bold(&self, face: usize) -> bool {
        self.faces[face].bold
    }

    /// The height of the type at size 1: other than 1 only where the file draws the letters itself.
    pub fn em(&self, face: usize) -> f64 {
        self.faces[face].em
    }

    pub fn glyph(&mut self, face: usize, code: u32) -> Glyph {
        let face = &mut self.faces[face];
        let glyph = face.glyphs.entry(code).or_insert_with(|| glyph(&face.font, code));
        if glyph.text.is_empty() {
            self.unread += 1;
        } else {
            self.read += 1;
        }
        glyph.clone()
    }
}

fn glyph(font: &Font<'_>, code: u32) -> Glyph {
    let advance = font.code_advance(code);
    let unicode = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(outline) => outline.as_unicode(),
        FontGlyph::Type3(drawn) => drawn.as_unicode().or_else(|| spelling::drawn(code)),
    };
    let text = match unicode {
        Some(BfString::Char(letter)) => spelling::spelled(letter.encode_utf8(&mut [0; 4])),
        Some(BfString::String(letters)) => spelling::spelled(&letters),
        None => String::new(),
    };
    let number = |value: f64| if value.is_finite() { value / f64::from(hayro_font::UNITS_PER_EM) } else { 0.0 };
    Glyph { text: text.into(), width: number(advance.x), height: number(advance.y) }
}

/// Whether a face is bold: by its name, or by the weight that it states.
fn is_bold(dict: &Dict<'_>) -> bool {
    let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let descriptor = inner.as_ref().unwrap_or(dict).get::<Dict<'_>>("FontDescriptor");
    let weight = descriptor.and_then(|descriptor| descriptor.get::<f32>("FontWeight"));
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
    // The bold of TeX's own faces is told by their short names alone.
    let tex = ["cmbx", "cmb10", "sfbx", "ecbx", "ptmb", "phvb", "cmssbx"].iter().any(|lead| name.contains(lead));
    name.contains("bold")
        || name.contains("black")
        || name.contains("heavy")
        || tex
        || weight.is_some_and(|weight| weight >= 600.0)
}

/// The height of the type at size 1. Letters that the file draws itself may be drawn at any size: twice their mean width is it.
fn em(dict: &Dict<'_>) -> f64 {
    if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_ref() != b"Type3") {
        return 1.0;
    }
    let widths: Vec<f64> = dict.get::<Array<'_>>("Widths").map(|widths| widths.iter::<f64>().collect()).unwrap_or_default();
    let drawn: Vec<f64> = widths.into_iter().filter(|width| *width > 0.0).collect();
    let scale = dict.get::<[f64; 6]>("FontMatrix").map_or(0.001, |matrix| matrix[0].abs());
    let mean = drawn.iter().sum::<f64>() / drawn.len().max(1) as f64;
    let em = mean * scale * 2.0;
    if em.is_finite() && em > 0.0 { em } else { 1.0 }
}
