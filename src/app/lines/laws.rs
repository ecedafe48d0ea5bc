//! What must hold for the rows of any words, whatever scripts they are in and however wide a row is.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Context, Galley, RawInput, Rect, Ui, pos2};
use proptest::prelude::*;

use super::directions::{Setting, set};
use super::rows::{Cell, Row, Rows};
use crate::app::theme::{Face, bundled_faces};
use crate::text::{Span, grapheme_starts};

/// What words are made of: letters of many scripts, marks, joiners, signs of direction, numbers, brackets, spaces.
const PARTS: [&str; 48] = [
    "a",
    "office",
    "Ünde",
    "e\u{301}",
    "Z\u{324}\u{354}\u{367}",
    " ",
    " ",
    " ",
    "  ",
    "-",
    "(",
    ")",
    "“",
    "”",
    "12.5",
    "%",
    "₪",
    "한국",
    "\u{1112}\u{119e}\u{11ab}",
    "漢字",
    "フェリー",
    "ガ",
    "п\u{301}аром",
    "ἄ",
    "שלום",
    "בְּ",
    "־",
    "عربي",
    "لا",
    "مُحَمَّدٌ",
    "١٢",
    "٣٫٥",
    "می\u{200c}خواهم",
    "क्षत्रिय",
    "र्‍य",
    "कि",
    "น้ำ",
    "ที่นี่",
    "கொ",
    "ஸ்ரீ",
    "👩‍👩‍👧‍👦",
    "🇰🇷🇯🇵",
    "❤\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "\u{200f}",
    "\u{202e}ab\u{202c}",
    "\u{202d}שב\u{202c}",
    "\u{200b}",
];

thread_local! {
    static CONTEXT: Context = {
        let context = Context::default();
        context.set_fonts(bundled_faces());
        context
    };
}

fn in_window<T>(mut then: impl FnMut(&Ui) -> T) -> T {
    let mut result = None;
    CONTEXT.with(|context| context.run_ui(RawInput::default(), |ui| result = Some(then(ui))).drop_without_applying_deltas());
    result.unwrap()
}

fn job(words: &str, width: f32) -> LayoutJob {
    let look = TextFormat { font_id: Face::Serif.at(15.5), ..TextFormat::default() };
    LayoutJob {
        wrap: TextWrapping::wrap_at_width(width),
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::single_section(words.to_owned(), look)
    }
}

fn lay_out(ui: &Ui, words: &str, width: f32) -> Arc<Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(job(words, width)))
}

/// The rows as the toolkit makes them, where they can be trusted, and as they are made here, from the left and from the right.
fn all_rows(words: &str, width: f32) -> Vec<Rows> {
    in_window(|ui| {
        let mut all: Vec<Rows> = Rows::of_galley(words, &lay_out(ui, words, width)).into_iter().collect();
        for backwards in [false, true] {
            let mut lay = |_, words: &str| lay_out(ui, words, f32::INFINITY);
            all.push(set(words, Setting { width, row: 24.0, backwards, cuts: &[], lay: &mut lay }).0);
        }
        all
    })
}

fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PARTS.to_vec()), 1..40).prop_map(|parts| parts.concat())
}

fn cells(rows: &Rows) -> impl Iterator<Item = (&Row, &Cell)> {
    rows.all().iter().flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
}

/// A point in a cell, a share of its width from where the eye enters it.
fn within(row: &Row, cell: &Cell, share: f32) -> egui::Pos2 {
    let share = if cell.backwards { 1.0 - share } else { share };
    pos2(cell.left + (cell.right - cell.left) * share, f32::midpoint(row.top, row.bottom))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn rows_hold_every_character_once_and_in_order(words in words(), width in 60.0_f32..500.0) {
        for rows in all_rows(&words, width) {
            let bytes: Vec<usize> = cells(&rows).map(|(_, cell)| cell.byte).collect();
            prop_assert_eq!(bytes, grapheme_starts(&words));
            prop_assert!(rows.all().windows(2).all(|pair| pair[0].end == pair[1].start && pair[0].bottom <= pair[1].top + 0.01));
            prop_assert_eq!(rows.all().first().map(|row| row.start), Some(0));
            prop_assert_eq!(rows.all().last().map(|row| row.end), Some(words.len()));
            for (row, cell) in cells(&rows) {
                prop_assert!((row.start..row.end).contains(&cell.byte) && cell.left <= cell.right, "{:?}", cell);
            }
        }
    }

    #[test]
    fn the_caret_stands_in_its_row(words in words(), width in 60.0_f32..500.0) {
        for rows in all_rows(&words, width) {
            for byte in (0..=words.len()).filter(|byte| words.is_char_boundary(*byte)) {
                let caret = rows.caret(byte).unwrap();
                let row = &rows.all()[rows.row_of(byte)];
                let left = row.cells.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
                let right = row.cells.iter().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max);
                prop_assert!((row.start..=row.end).contains(&byte) && (caret.top(), caret.bottom()) == (row.top, row.bottom));
                prop_assert!((left..=right).contains(&caret.left()), "{} not in {:?}", caret.left(), (left, right));
            }
        }
    }

    #[test]
    fn characters_stand_side_by_side_without_gaps(words in words(), width in 60.0_f32..500.0) {
        for rows in all_rows(&words, width) {
            for row in rows.all() {
                let mut seen: Vec<&Cell> = row.cells.iter().filter(|cell| cell.right > cell.left).collect();
                seen.sort_by(|a, b| a.left.total_cmp(&b.left));
                prop_assert!(seen.windows(2).all(|pair| (pair[1].left - pair[0].right).abs() < 0.01), "{:?} in {:?}", seen, &words);
            }
        }
    }

    #[test]
    fn a_point_in_a_character_finds_its_nearer_end(words in words(), width in 60.0_f32..500.0) {
        let starts = grapheme_starts(&words);
        let next = |byte: usize| starts.get(starts.partition_point(|start| *start <= byte)).copied().unwrap_or(words.len());
        for rows in all_rows(&words, width) {
            for (row, cell) in cells(&rows).filter(|(_, cell)| cell.right > cell.left) {
                let end = row.shown_end.max(row.start);
                prop_assert_eq!(rows.byte_at(within(row, cell, 0.25)), cell.byte.min(end), "{:?} in {:?}", cell, &words);
                prop_assert_eq!(rows.byte_at(within(row, cell, 0.75)), next(cell.byte).min(end), "{:?} in {:?}", cell, &words);
                let letter = rows.letter_at(within(row, cell, 0.5));
                prop_assert_eq!(letter, (cell.byte < row.shown_end).then_some(cell.byte));
            }
        }
    }

    #[test]
    fn a_span_stands_where_its_characters_stand(words in words(), width in 60.0_f32..500.0, from: prop::sample::Index, to: prop::sample::Index) {
        let mut ends = grapheme_starts(&words);
        ends.push(words.len());
        let span = Span::between(*from.get(&ends), *to.get(&ends));
        for rows in all_rows(&words, width) {
            let mut rects: Vec<Rect> = Vec::new();
            rows.rects(span, |rect| rects.push(rect));
            for (row, cell) in cells(&rows).filter(|(_, cell)| cell.right > cell.left) {
                let at = within(row, cell, 0.5);
                let covered = rects.iter().filter(|rect| rect.contains(at)).count();
                let wanted = usize::from(span.contains(cell.byte) && cell.byte < row.shown_end);
                prop_assert_eq!(covered, wanted, "{:?} of {:?} in {:?}", cell, span, &words);
            }
        }
    }
}
