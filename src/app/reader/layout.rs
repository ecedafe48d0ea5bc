//! A piece laid out: its words as they are painted, and its rows. Bytes count from the start of the piece.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Stroke, Ui, Vec2, vec2};

use super::directions::{self, Part};
use super::pieces::{Piece, PieceKind};
use super::rows::Rows;
use super::style::{ReadingStyle, Setting};
use crate::app::theme::Theme;
use crate::text::{InlineKind, Reading};

/// A piece laid out.
#[derive(Debug)]
pub struct Set {
    /// What the toolkit laid out, from left to right. It remembers it from frame to frame; when it gives another one for the
    /// same words, its letters are no longer where they were, and the piece is set anew.
    galley: Arc<Galley>,
    /// The words as they are seen, where that is not what the toolkit laid out.
    parts: Option<Vec<Part>>,
    /// The rows.
    pub rows: Rows,
    /// Its width and height.
    pub size: Vec2,
    /// Whether its paragraph begins at the right.
    pub backwards: bool,
}

impl Set {
    /// Lays a piece out; what was laid out for it in the frame before is used again when nothing changed.
    pub fn new(
        ui: &Ui,
        reading: &Reading,
        piece: &Piece,
        look: (&ReadingStyle, &Theme),
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let job = job(reading, piece, look);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        if let Some(before) = before.filter(|before| Arc::ptr_eq(&before.galley, &galley)) {
            return Arc::clone(before);
        }
        let words = if piece.has_words() { reading.slice(piece.span) } else { "" };
        let rows = Rows::of_galley(words, &galley).filter(|_| !directions::has_backwards(words));
        Arc::new(match rows {
            Some(rows) => Self { size: galley.size(), galley, parts: None, rows, backwards: false },
            None => in_directions(ui, reading, piece, look.0, galley),
        })
    }

    /// Paints the words.
    pub fn paint(&self, painter: &Painter, pos: Pos2, color: Color32) {
        match &self.parts {
            None => {
                painter.galley(pos, Arc::clone(&self.galley), color);
            }
            Some(parts) => {
                for part in parts {
                    painter.galley(pos + part.pos.to_vec2(), Arc::clone(&part.galley), color);
                }
            }
        }
    }
}

/// A piece whose words do not simply follow one another from left to right.
fn in_directions(ui: &Ui, reading: &Reading, piece: &Piece, style: &ReadingStyle, galley: Arc<Galley>) -> Set {
    let PieceKind::Words(kind, level) = piece.kind else {
        return Set { size: galley.size(), galley, parts: None, rows: Rows::default(), backwards: false };
    };
    let job = Arc::clone(&galley.job);
    let cuts: Vec<usize> = job.sections.iter().map(|section| section.byte_range.start.0).collect();
    let look_at = |byte: usize| &job.sections[cuts.partition_point(|cut| *cut <= byte).saturating_sub(1)].format;
    let mut lay = |byte: usize, words: &str| {
        let mut job = LayoutJob::single_section(words.to_owned(), look_at(byte).clone());
        job.wrap = TextWrapping::no_max_width();
        job.break_on_newline = false;
        job.keep_trailing_whitespace = true;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let width = style.width - style.indent(kind, level);
    let row = Setting::of(kind, style).line;
    let backwards = directions::begins_right(reading.slice(reading.blocks()[piece.block].span));
    let words = reading.slice(piece.span);
    let (rows, parts) = directions::set(words, directions::Setting { width, row, backwards, cuts: &cuts, lay: &mut lay });
    let size = vec2(width, row * rows.all().len() as f32);
    Set { galley, parts: Some(parts), rows, size, backwards }
}

/// What the toolkit is asked to lay out.
fn job(reading: &Reading, piece: &Piece, look: (&ReadingStyle, &Theme)) -> LayoutJob {
    let (style, theme) = look;
    let PieceKind::Words(kind, level) = piece.kind else { return LayoutJob::default() };
    let set = Setting::of(kind, style);
    let color = if set.quiet { theme.secondary } else { theme.ink };
    LayoutJob {
        text: reading.slice(piece.span).to_owned(),
        sections: sections(reading, piece, &set, color, theme),
        wrap: TextWrapping::wrap_at_width(style.width - style.indent(kind, level)),
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    }
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
        InlineKind::Emphasis => format.font_id = set.face.emphasized().at(set.size),
        InlineKind::Strong => format.font_id = set.face.strong().at(set.size),
        InlineKind::Code => format.font_id = egui::FontId::monospace(set.size * 0.9),
        InlineKind::Link(_) => {
            format.color = theme.accent;
            format.underline = Stroke::new(0.75, theme.accent.gamma_multiply(0.5));
        }
    }
}
