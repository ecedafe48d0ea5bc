//! What the reader shows, read-only. Positions are bytes.

use std::sync::Arc;

use egui::Id;

use super::placed::Placed;
use super::style::ReadingStyle;
use crate::app::desk::Column;
use crate::app::echoes::{Echo, Echoes};
use crate::app::theme::Theme;
use crate::app::variants::Variants;
use crate::notebook::{Folding, HighlightId};
use crate::storage::Settings;
use crate::text::{Reading, Script, Span};

/// A text that is here.
#[derive(Debug)]
pub struct Shown {
    /// The words.
    pub reading: Reading,
    /// The hash of its file, as records hold it.
    pub hash: String,
    /// What was noticed while reading it.
    pub warnings: Vec<String>,
    /// Which of its blocks a person said belong to it, or do not.
    pub folding: Folding,
    /// The mean width of a byte of it, in multiples of the text size: for heights of what is not laid out yet.
    pub byte_width: f32,
    /// The writing it begins in.
    script: Script,
}

impl Shown {
    /// A text with the hash of its file and what was noticed while reading it, its blocks as they were read.
    #[must_use]
    pub fn new(reading: Reading, hash: String, warnings: Vec<String>) -> Self {
        let (byte_width, script) = (byte_width(reading.text()), Script::of_document(None, reading.text()));
        Self { reading, hash, warnings, folding: Folding::default(), byte_width, script }
    }

    /// The same text, its blocks as a person corrected them. Reads all of it.
    #[must_use]
    pub fn corrected(&self, folding: Folding) -> Self {
        let mut reading = self.reading.clone();
        folding.apply(&mut reading);
        Self { reading, hash: self.hash.clone(), warnings: self.warnings.clone(), folding, ..*self }
    }

    /// The writing it is in: that of its language where it is known and says so, else the one it begins in.
    #[must_use]
    pub fn script(&self, language: Option<&str>) -> Script {
        language.and_then(Script::of_language).unwrap_or(self.script)
    }
}

/// How many bytes are looked at for their mean width: a few pages.
const SAMPLE: usize = 16_384;

fn byte_width(text: &str) -> f32 {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let width = |character: char| match character.len_utf8() {
        1 | 2 => 0.47,
        // Signs of punctuation and Indian and Thai letters are as narrow as Latin ones; those of East Asia are square.
        3 if character < '\u{2e80}' => 0.5,
        _ => 1.0,
    };
    let sum: f32 = sample.chars().map(width).sum();
    if sample.is_empty() { 0.47 } else { sum / sample.len() as f32 }
}

/// What the reader shows, read-only.
pub struct Reader<'a> {
    /// The text.
    pub shown: &'a Shown,
    /// Its name for those who hear it.
    pub name: &'a str,
    /// The column.
    pub column: &'a Column,
    /// Its place from the left.
    pub place: usize,
    /// Whether it has the keyboard.
    pub active: bool,
    /// The highlights in their places.
    pub placed: Option<&'a Arc<Placed>>,
    /// Those that are shown: all, or only those of one tag.
    pub shows: Option<&'a Arc<Placed>>,
    /// Whether everything but them is dimmed.
    pub dims: bool,
    /// The language, as a BCP 47 tag.
    pub language: Option<&'a str>,
    /// The writing it is in.
    pub script: Script,
    /// The highlight in hand.
    pub in_hand: Option<HighlightId>,
    /// The hits of a search, sorted.
    pub hits: &'a [Span],
    /// How it looks.
    pub theme: &'a Theme,
    /// How the text is set.
    pub style: ReadingStyle,
    /// The person's choices, from which the style comes.
    pub settings: &'a Settings,
    /// What the other open articles have, too.
    pub echoes: Option<&'a Arc<Echoes>>,
    /// Stretches that are lit now, each with its words that differ.
    pub lit: Vec<(Span, &'a [Span])>,
    /// The words that differ from the base text.
    pub variants: Option<&'a Arc<Variants>>,
    /// Words of the base text, with the letter of its column.
    pub base_words: &'a dyn Fn(Span) -> String,
    /// The letters of the columns that have a stretch, too.
    pub letters: &'a dyn Fn(&Echo) -> String,
    /// The paths of tags, for tooltips.
    pub tag_path: &'a dyn Fn(crate::notebook::TagId) -> String,
}

impl<'a> Reader<'a> {
    /// The words.
    pub fn reading(&self) -> &'a Reading {
        &self.shown.reading
    }

    /// Where the highlight in hand stands in this column.
    pub fn held(&self) -> Option<Span> {
        Some(self.placed?.mark(self.in_hand?)?.span)
    }

    /// The hits that share a byte with the span.
    pub fn hits_in(&self, span: Span) -> &'a [Span] {
        let first = self.hits.partition_point(|hit| hit.end() <= span.start());
        let last = self.hits.partition_point(|hit| hit.start() < span.end());
        &self.hits[first.min(last)..last]
    }

    /// The name of the reading text among the widgets.
    pub fn id(&self) -> Id {
        Id::unique(("reader", self.column.id))
    }
}
