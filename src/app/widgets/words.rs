//! Words in one line or a few, in any script: the toolkit puts words from right to left in the order of the text (egui 0.37), so
//! they are set here. Points are those of the screen.

use std::sync::Arc;

use egui::cache::FramePublisher;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontId, Galley, Pos2, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::app::lines::{Cell, Part, Rows, Setting, begins_right, has_backwards, set};
use crate::text::grapheme_starts;

/// No letter is narrower than this share of its height: more of them than fit are not looked at.
const NARROWEST: f32 = 0.15;

/// Words and how they look.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    /// The words.
    pub text: &'a str,
    /// Their face and size.
    pub font: FontId,
    /// Their colour.
    pub color: Color32,
    /// How many rows they may take; what is more is left out, with an ellipsis.
    pub rows: usize,
}

/// Words that were set, with what the toolkit laid out for the same words: it gives another one when the letters are no longer
/// where they were.
#[derive(Clone)]
struct Shown {
    galley: Arc<Galley>,
    parts: Arc<Vec<Part>>,
    size: Vec2,
    elided: bool,
}

/// The words that were set in this frame or the last one, by the address of what the toolkit laid out.
type Kept = FramePublisher<usize, Shown>;

impl<'a> Words<'a> {
    /// Words in one row.
    pub const fn line(text: &'a str, font: FontId, color: Color32) -> Self {
        Self { text, font, color, rows: 1 }
    }
}

/// Shows words as a label, which all of them name.
pub fn words_label(ui: &mut Ui, words: &Words<'_>, sense: Sense) -> Response {
    if !has_backwards(words.text) {
        let text = RichText::new(words.text).font(words.font.clone()).color(words.color);
        let label = egui::Label::new(text).sense(sense);
        return ui.add(if words.rows == 1 { label.truncate() } else { label.wrap() });
    }
    let shown = shown(ui, words, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(shown.size, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words.text));
    shown.paint(ui, rect.min, words.color);
    if shown.elided { response.on_hover_text(words.text) } else { response }
}

/// Paints words from a left upper corner, no wider than a width.
pub fn paint_words(ui: &Ui, at: Pos2, width: f32, words: &Words<'_>) {
    shown(ui, words, width).paint(ui, at, words.color);
}

impl Shown {
    fn paint(&self, ui: &Ui, at: Pos2, color: Color32) {
        for part in self.parts.iter() {
            ui.painter().galley(at + part.pos.to_vec2(), Arc::clone(&part.galley), color);
        }
    }
}

fn shown(ui: &Ui, words: &Words<'_>, width: f32) -> Shown {
    let wrap = TextWrapping { max_width: width, max_rows: words.rows, break_anywhere: words.rows == 1, ..Default::default() };
    let galley = lay_out(ui, words, words.text, wrap);
    if !has_backwards(words.text) {
        let parts = Arc::new(vec![Part { pos: Pos2::ZERO, galley: Arc::clone(&galley) }]);
        return Shown { size: galley.size(), elided: galley.elided, parts, galley };
    }
    let key = Arc::as_ptr(&galley).addr();
    let kept = ui
        .memory_mut(|memory| memory.caches.cache::<Kept>().get(&key).cloned())
        .filter(|kept| Arc::ptr_eq(&kept.galley, &galley));
    let shown = kept.unwrap_or_else(|| set_backwards(ui, words, width, galley));
    ui.memory_mut(|memory| memory.caches.cache::<Kept>().set(key, shown.clone()));
    shown
}

fn lay_out(ui: &Ui, words: &Words<'_>, text: &str, wrap: TextWrapping) -> Arc<Galley> {
    let look = TextFormat::simple(words.font.clone(), words.color);
    let job = LayoutJob { wrap, break_on_newline: false, ..LayoutJob::single_section(text.to_owned(), look) };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn set_backwards(ui: &Ui, words: &Words<'_>, width: f32, galley: Arc<Galley>) -> Shown {
    let row = galley.rows.first().map_or(words.font.size, |row| row.size.y);
    let most = (width * words.rows as f32 / (words.font.size * NARROWEST)) as usize;
    let text = words.text.char_indices().nth(most).map_or(words.text, |(end, _)| &words.text[..end]);
    let lay_row = |text: &str| lay_out(ui, words, text, TextWrapping::no_max_width());
    let set_rows = |text: &str| {
        let mut lay = |_, text: &str| lay_row(text);
        set(text, Setting { width, row, backwards: begins_right(words.text), cuts: &[], lay: &mut lay })
    };
    let (mut rows, mut parts) = set_rows(text);
    let elided = rows.all().len() > words.rows || text.len() < words.text.len();
    if elided {
        let starts = grapheme_starts(text);
        let mut end = last_that_fits(&rows, words.rows, width - lay_row("…").size().x);
        // Letters are a little wider or narrower where they are cut off: less is shown until it fits.
        loop {
            (rows, parts) = set_rows(&format!("{}…", text[..end].trim_end()));
            let shorter = starts.partition_point(|start| *start < end).checked_sub(1);
            match shorter.filter(|_| rows.all().len() > words.rows) {
                Some(shorter) => end = starts[shorter],
                None => break,
            }
        }
    }
    let rows = &rows.all()[..rows.all().len().min(words.rows)];
    let cells = || rows.iter().flat_map(|row| row.cells.iter().filter(|cell| cell.byte < row.shown_end));
    // Rows that begin at the right are as wide as the widest of them, not as the room.
    let left = cells().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
    let right = cells().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max);
    let bottom = rows.last().map_or(0.0, |row| row.bottom);
    parts.retain(|part| part.pos.y < bottom - row / 2.0);
    parts.iter_mut().for_each(|part| part.pos.x -= left);
    Shown { galley, parts: Arc::new(parts), size: vec2((right - left).max(0.0), bottom), elided }
}

/// The end of the words of which the last row, filled up with what follows, is no wider than the room.
fn last_that_fits(rows: &Rows, most: usize, room: f32) -> usize {
    let mut width = 0.0;
    let mut from_last = rows.all().iter().skip(most - 1).flat_map(|row| &row.cells);
    let is_beyond = |cell: &&Cell| {
        width += cell.right - cell.left;
        width > room
    };
    from_last.find(is_beyond).map_or(rows.all().last().map_or(0, |row| row.end), |cell| cell.byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::theme::{Face, bundled_faces};

    /// What is seen from left to right in each row, how large it is, and whether something was left out.
    fn seen(text: &str, rows: usize, width: f32) -> (Vec<String>, Vec2, bool) {
        let context = egui::Context::default();
        context.set_fonts(bundled_faces());
        let mut found = None;
        context
            .run_ui(egui::RawInput::default(), |ui| {
                let words = Words { text, font: Face::Sans.at(13.0), color: Color32::BLACK, rows };
                found = Some(shown(ui, &words, width));
            })
            .drop_without_applying_deltas();
        let shown = found.unwrap();
        let mut parts: Vec<&Part> = shown.parts.iter().collect();
        parts.sort_by(|a, b| a.pos.y.total_cmp(&b.pos.y).then(a.pos.x.total_cmp(&b.pos.x)));
        let rows = parts.chunk_by(|a, b| a.pos.y == b.pos.y);
        let words = |row: &[&Part]| row.iter().map(|part| part.galley.text()).collect::<Vec<_>>().join(" ");
        (rows.map(words).collect(), shown.size, shown.elided)
    }

    #[test]
    fn words_from_right_to_left_stand_in_their_order() {
        let (rows, size, elided) = seen("אחת שתיים three four", 1, 500.0);
        assert_eq!((rows, elided), (vec!["three four שתיים אחת".to_owned()], false));
        assert!(size.x < 300.0, "as wide as the words: {size:?}");
        assert_eq!(seen("one שתיים שלוש four", 1, 500.0).0, ["one שלוש שתיים four"]);
    }

    #[test]
    fn what_does_not_fit_is_left_out_at_the_end() {
        let text = "אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר";
        let (rows, size, elided) = seen(text, 1, 150.0);
        assert!(elided && rows.len() == 1 && rows[0].starts_with('…') && rows[0].ends_with("אחת"), "{rows:?}");
        assert!(size.x <= 151.0 && size.x > 110.0, "{size:?}");
        let (rows, size, elided) = seen(text, 2, 150.0);
        assert!(elided && rows.len() == 2 && rows[0].ends_with("אחת") && rows[1].starts_with('…'), "{rows:?}");
        assert!(size.x <= 151.0);
        assert!(!seen(text, 9, 150.0).2);
        assert!(seen(&text.repeat(200), 1, 150.0).2);
        assert!(seen(text, 1, 2.0).1.x < 40.0, "no room at all");
    }
}
