//! How a piece is set: faces, sizes, indents. Sizes are points; ranges inside a layout are bytes of the piece.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Color32, Galley, Stroke, Ui};

use super::pieces::{Piece, PieceKind};
use crate::app::theme::{Face, Theme, size};
use crate::text::{BlockKind, InlineKind, Reading};

/// The left margin, for paragraph numbers.
pub const LEFT: f32 = 32.0;
/// The right margin, for the bars of highlights.
pub const RIGHT: f32 = 40.0;
/// The widest line, in multiples of the text size: about 70 letters of the reading face.
const MEASURE: f32 = 31.0;
/// An indent for each level of a list, in multiples of the text size.
const INDENT: f32 = 1.2;
/// The mean width of a letter in multiples of the text size, for estimates only.
const LETTER: f32 = 0.46;

/// What decides how a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingStyle {
    /// Text size in points.
    pub size: f32,
    /// Width of a line in points.
    pub width: f32,
}

impl ReadingStyle {
    /// For a column of this width; gives the style and the left edge of the lines within the column.
    pub fn for_column(width: f32, size: f32) -> (Self, f32) {
        let room = (width - LEFT - RIGHT).max(80.0);
        let line = room.min(MEASURE * size).floor();
        (Self { size, width: line }, LEFT + ((room - line) / 2.0).floor())
    }

    /// The height that a piece will probably have.
    pub fn estimate(&self, piece: &Piece) -> f32 {
        let PieceKind::Words(kind, level) = piece.kind else { return FOLD_HEIGHT };
        let set = Setting::of(kind, self.size);
        let letters = (self.width - self.indent(kind, level)) / (set.size * LETTER);
        let rows = (piece.span.len() as f32 / letters.max(1.0)).ceil().max(1.0);
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
            _ => 0.0,
        }
    }
}

/// The height of the quiet line in place of furniture.
pub const FOLD_HEIGHT: f32 = 30.0;

/// Face, size and line height of a kind of block.
struct Setting {
    face: Face,
    size: f32,
    line: f32,
    quiet: bool,
}

impl Setting {
    fn of(kind: BlockKind, text_size: f32) -> Self {
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
        Self { face, size: text_size * scale, line: (text_size * scale * line).round(), quiet }
    }
}

/// A piece laid out: one row after another, each letter in its place. The toolkit remembers it from frame to frame.
pub fn galley(ui: &Ui, reading: &Reading, piece: &Piece, style: &ReadingStyle, theme: &Theme) -> Arc<Galley> {
    let PieceKind::Words(kind, level) = piece.kind else {
        return Arc::clone(&ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::default())));
    };
    let set = Setting::of(kind, style.size);
    let color = if set.quiet { theme.secondary } else { theme.ink };
    let words = reading.slice(piece.span);
    let job = LayoutJob {
        text: words.to_owned(),
        sections: sections(reading, piece, &set, color, theme),
        wrap: TextWrapping::wrap_at_width(style.width - style.indent(kind, level)),
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The piece cut where emphasis and links begin and end.
fn sections(reading: &Reading, piece: &Piece, set: &Setting, color: Color32, theme: &Theme) -> Vec<LayoutSection> {
    let inlines = reading.inlines();
    // Inlines are sorted by their start and lie within their block: only those of this block can matter.
    let block = reading.blocks()[piece.block].span;
    let first = inlines.partition_point(|inline| inline.span.start() < block.start());
    let here: Vec<_> = inlines[first..]
        .iter()
        .take_while(|inline| inline.span.start() < piece.span.end())
        .filter_map(|inline| Some((inline.span.overlap(piece.span)?, &inline.kind)))
        .collect();
    let mut cuts: Vec<usize> = here.iter().flat_map(|(span, _)| [span.start(), span.end()]).collect();
    cuts.extend([piece.span.start(), piece.span.end()]);
    cuts.sort_unstable();
    cuts.dedup();
    let section = |from: usize, to: usize| {
        let mut format =
            TextFormat { font_id: set.face.at(set.size), line_height: Some(set.line), color, ..TextFormat::default() };
        for (_, kind) in here.iter().filter(|(span, _)| span.contains(from)) {
            set_inline(kind, &mut format, set, theme);
        }
        let range = from - piece.span.start()..to - piece.span.start();
        LayoutSection { leading_space: 0.0, byte_range: range.start.into()..range.end.into(), format }
    };
    cuts.windows(2).map(|pair| section(pair[0], pair[1])).collect()
}

fn set_inline(kind: &InlineKind, format: &mut TextFormat, set: &Setting, theme: &Theme) {
    match kind {
        InlineKind::Emphasis => format.font_id = Face::SerifItalic.at(set.size),
        InlineKind::Strong => format.font_id = Face::SerifBold.at(set.size),
        InlineKind::Code => format.font_id = egui::FontId::monospace(set.size * 0.9),
        InlineKind::Link(_) => {
            format.color = theme.accent;
            format.underline = Stroke::new(0.75, theme.accent.gamma_multiply(0.5));
        }
    }
}
