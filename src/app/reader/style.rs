//! How texts are set: the measure, faces, sizes, indents and spaces. Sizes are points.

use super::pieces::{Piece, PieceKind};
use crate::app::theme::{Face, size};
use crate::storage::Settings;
use crate::text::BlockKind;

/// The left margin, for paragraph numbers.
pub const LEFT: f32 = 32.0;
/// The right margin, for the bars of highlights and the scroll bar.
pub const RIGHT: f32 = 52.0;
/// The mean width of a letter of the reading face, in multiples of its size: what turns the measure into points.
const LETTER: f32 = 0.47;
/// An indent for each level of a list, in multiples of the text size.
const INDENT: f32 = 1.2;
/// The height of the quiet line in place of furniture.
pub const FOLD_HEIGHT: f32 = 30.0;

/// Where the words of a column begin and end.
#[derive(Clone, Copy, Debug)]
pub struct Edges {
    /// The left edge.
    pub left: f32,
    /// The right edge.
    pub right: f32,
}

/// What decides how a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingStyle {
    /// Text size.
    pub size: f32,
    /// Width of a line.
    pub width: f32,
    /// Whether the text is set in the face of the interface, without serifs.
    pub sans: bool,
    /// Whether paragraphs are numbered in the margin.
    pub numbers: bool,
}

impl ReadingStyle {
    /// For a column of this width; gives the style and the left edge of the lines within the column.
    pub fn for_column(width: f32, settings: &Settings) -> (Self, f32) {
        let room = (width - LEFT - RIGHT).max(80.0);
        let line = room.min(settings.measure * LETTER * settings.text_size).floor();
        let style = Self { size: settings.text_size, width: line, sans: settings.sans, numbers: settings.paragraph_numbers };
        (style, LEFT + ((room - line) / 2.0).floor())
    }

    /// The height that a piece will probably have, in a text whose bytes have this mean width in multiples of the text size.
    pub fn estimate(&self, piece: &Piece, byte_width: f32) -> f32 {
        let PieceKind::Words(kind, level) = piece.kind else { return FOLD_HEIGHT };
        let set = Setting::of(kind, self);
        // Rows are broken at words: on the average half a word stays empty at each end.
        let room = (self.width - self.indent(kind, level) - 1.5 * set.size).max(set.size);
        let rows = (piece.span.len() as f32 * byte_width * set.size / room).ceil().max(1.0);
        rows * set.line + self.space(piece)
    }

    /// The space below a piece, and above it where it is a heading.
    pub fn space(&self, piece: &Piece) -> f32 {
        let PieceKind::Words(kind, _) = piece.kind else { return 0.0 };
        if !piece.last {
            return 0.0;
        }
        match kind {
            BlockKind::Headline => self.size * 0.9,
            BlockKind::Heading | BlockKind::ListItem | BlockKind::Byline => self.size * 0.45,
            BlockKind::Furniture | BlockKind::Table => self.size * 0.3,
            BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Caption | BlockKind::Footnote => self.size * 0.7,
        }
    }

    /// How far a block is set in.
    pub fn indent(&self, kind: BlockKind, level: u8) -> f32 {
        match kind {
            BlockKind::ListItem => self.size * INDENT * f32::from(level.clamp(1, 6)),
            BlockKind::Quotation | BlockKind::Furniture => self.size * INDENT,
            BlockKind::Headline
            | BlockKind::Byline
            | BlockKind::Heading
            | BlockKind::Paragraph
            | BlockKind::Caption
            | BlockKind::Table
            | BlockKind::Footnote => 0.0,
        }
    }
}

/// Face, size and line height of a kind of block.
pub struct Setting {
    /// The face.
    pub face: Face,
    /// Its size.
    pub size: f32,
    /// The height of a row.
    pub line: f32,
    /// Whether it stands back.
    pub quiet: bool,
}

impl Setting {
    /// How a kind of block is set.
    pub fn of(kind: BlockKind, style: &ReadingStyle) -> Self {
        let (face, scale, line, quiet) = match kind {
            BlockKind::Headline => (Face::SerifBold, 1.35, 1.25, false),
            BlockKind::Heading => (Face::SerifBold, 1.08, 1.35, false),
            BlockKind::Byline => (Face::Sans, 0.8, 1.4, true),
            BlockKind::Caption => (Face::SerifItalic, 0.9, 1.4, true),
            BlockKind::Footnote => (Face::Serif, 0.88, 1.45, true),
            BlockKind::Table => (Face::Sans, 0.84, 1.45, false),
            BlockKind::Furniture => (Face::Sans, 0.78, 1.4, true),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation => (Face::Serif, 1.0, size::LINE, false),
        };
        let face = if style.sans { face.without_serifs() } else { face };
        Self { face, size: style.size * scale, line: (style.size * scale * line).round(), quiet }
    }
}
