//! A piece laid out: its words as they are painted, and its rows. Bytes count from the start of the piece.

use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat as Look, TextWrapping};
use egui::{Color32, Galley, Painter, Pos2, Stroke, Ui, Vec2, vec2};

use super::pieces::{Piece, PieceKind};
use super::shown::Reader;
use super::style::Setting;
use crate::app::lines::{self, Part, Rows};
use crate::app::theme::{Theme, set_apart};
use crate::text::{InlineKind, Reading, Script, Span};

/// Words to be painted.
#[derive(Debug)]
enum Words {
    /// As the toolkit laid them out.
    Plain(Arc<Galley>),
    /// One by one, where they do not simply follow one another.
    Parts(Vec<Part>),
}

/// A piece laid out.
#[derive(Debug)]
pub struct Set {
    /// What the toolkit laid out, from left to right. It remembers it from frame to frame; when it gives another one for the
    /// same words, its letters are no longer where they were, and the piece is set anew.
    galley: Arc<Galley>,
    /// What is shown of it.
    shown: Span,
    /// The words as they are seen.
    words: Words,
    /// The rows.
    pub rows: Rows,
    /// Its width and height.
    pub size: Vec2,
    /// Whether its paragraph begins at the right.
    pub backwards: bool,
}

impl Set {
    /// Lays a piece out; what was laid out for it in the frame before is used again when nothing changed.
    pub fn new(ui: &Ui, reader: &Reader<'_>, piece: &Piece, before: Option<&Arc<Self>>) -> Arc<Self> {
        let job = job(reader, piece);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let same = |before: &&Arc<Self>| Arc::ptr_eq(&before.galley, &galley) && before.shown == piece.span;
        if let Some(before) = before.filter(same) {
            return Arc::clone(before);
        }
        let words = if piece.has_words() { reader.reading().slice(piece.laid_out()) } else { "" };
        let rows = Rows::of_galley(words, &galley).filter(|_| !lines::has_backwards(words));
        let mut set = match rows {
            Some(rows) => {
                let painted = Arc::clone(&galley);
                Self { size: galley.size(), galley, shown: piece.span, words: Words::Plain(painted), rows, backwards: false }
            }
            None => in_directions(ui, reader, piece, galley),
        };
        if piece.is_settled() {
            set.cut(piece.span.len());
        }
        Arc::new(set)
    }

    /// Leaves the rows that begin before a byte: the next piece shows the others.
    fn cut(&mut self, end: usize) {
        self.rows.cut(end);
        let rows = self.rows.all();
        self.size.y = rows.last().map_or(0.0, |row| row.bottom);
        match &mut self.words {
            Words::Plain(galley) => {
                let mut painted = Galley::clone(galley);
                painted.rows.truncate(rows.len());
                *galley = Arc::new(painted);
            }
            Words::Parts(parts) => parts.retain(|part| part.pos.y < self.size.y - 0.5),
        }
    }

    /// Paints the words.
    pub fn paint(&self, painter: &Painter, pos: Pos2, color: Color32) {
        match &self.words {
            Words::Plain(galley) => {
                painter.galley(pos, Arc::clone(galley), color);
            }
            Words::Parts(parts) => {
                for part in parts {
                    painter.galley(pos + part.pos.to_vec2(), Arc::clone(&part.galley), color);
                }
            }
        }
    }
}

/// A piece whose words do not simply follow one another from left to right.
fn in_directions(ui: &Ui, reader: &Reader<'_>, piece: &Piece, galley: Arc<Galley>) -> Set {
    let (reading, style) = (reader.reading(), &reader.style);
    let PieceKind::Words(kind, level) = piece.kind else {
        let words = Words::Plain(Arc::clone(&galley));
        return Set { size: galley.size(), galley, shown: piece.span, words, rows: Rows::default(), backwards: false };
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
    let backwards = lines::begins_right(reading.slice(reading.blocks()[piece.block].span));
    let words = reading.slice(piece.laid_out());
    let (rows, parts) = lines::set(words, lines::Setting { width, row, backwards, cuts: &cuts, lay: &mut lay });
    let size = vec2(width, row * rows.all().len() as f32);
    Set { galley, shown: piece.span, words: Words::Parts(parts), rows, size, backwards }
}

/// What the toolkit is asked to lay out.
fn job(reader: &Reader<'_>, piece: &Piece) -> LayoutJob {
    let PieceKind::Words(kind, level) = piece.kind else { return LayoutJob::default() };
    LayoutJob {
        text: reader.reading().slice(piece.laid_out()).to_owned(),
        sections: sections(reader, piece, &Setting::of(kind, &reader.style)),
        wrap: TextWrapping::wrap_at_width(reader.style.width - reader.style.indent(kind, level)),
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    }
}

/// The piece cut where emphasis and links begin and end, and where letters need another face than the words around them.
fn sections(reader: &Reader<'_>, piece: &Piece, set: &Setting) -> Vec<LayoutSection> {
    let start = piece.span.start();
    let words = reader.reading().slice(piece.laid_out());
    let script = Script::of_words(words, reader.script);
    let color = if set.quiet { reader.theme.secondary } else { reader.theme.ink };
    let inlines = inlines(reader.reading(), piece);
    let apart = set_apart(words, set.face, set.size);
    let mut cuts: Vec<usize> = inlines.iter().flat_map(|(span, _)| [span.start() - start, span.end() - start]).collect();
    cuts.extend(apart.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.extend([0, words.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let section = |from: usize, to: usize| {
        let look = Look { font_id: set.face.at_for(set.size, script), line_height: Some(set.line), color, ..Look::default() };
        let here = inlines.iter().filter(|(span, _)| span.contains(start + from));
        let mut format = here.fold(look, |look, (_, kind)| set_inline(kind, look, (set, script), reader.theme));
        if let Some((_, font)) = apart.iter().find(|(range, _)| range.contains(&from)) {
            format.font_id = font.clone();
        }
        LayoutSection { leading_space: 0.0, byte_range: from.into()..to.into(), format }
    };
    cuts.windows(2).map(|pair| section(pair[0], pair[1])).collect()
}

/// Emphasis and links that share a byte with the piece.
fn inlines<'a>(reading: &'a Reading, piece: &Piece) -> Vec<(Span, &'a InlineKind)> {
    let inlines = reading.inlines();
    // Inlines are sorted by their start and lie within their block: only those of this block can matter.
    let block = reading.blocks()[piece.block].span;
    let first = inlines.partition_point(|inline| inline.span.start() < block.start());
    let here = inlines[first..].iter().take_while(|inline| inline.span.start() < piece.laid_out);
    here.filter_map(|inline| Some((inline.span.overlap(piece.laid_out())?, &inline.kind))).collect()
}

fn set_inline(kind: &InlineKind, mut look: Look, set: (&Setting, Script), theme: &Theme) -> Look {
    let (set, script) = set;
    match kind {
        InlineKind::Emphasis => look.font_id = set.face.emphasized().at_for(set.size, script),
        InlineKind::Strong => look.font_id = set.face.strong().at_for(set.size, script),
        InlineKind::Code => look.font_id = egui::FontId::monospace(set.size * 0.9),
        InlineKind::Link(_) => {
            look.color = theme.accent;
            look.underline = Stroke::new(0.75, theme.accent.gamma_multiply(0.5));
        }
    }
    look
}
