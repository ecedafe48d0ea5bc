//! Paragraphs, headings, lists and notes out of lines. Lengths are points, shares are of the type's size.

use std::collections::BTreeMap;
use std::ops::Range;

use super::joining::{self, Words};
use super::kinds;
use super::lines::Line;
use super::margins::Margin;
use super::sheet::Sheet;
use crate::import::piece::ends_a_sentence;
use crate::text::BlockKind;

/// Type so much larger or smaller is another kind of text.
const OTHER_SIZE: f64 = 0.07;

/// So much further down than lines usually stand: another paragraph.
const APART: f64 = 1.28;

/// A line that begins so far from its neighbours is indented.
const INDENT: f64 = 0.6;

/// A line that leaves so much room at its end, besides the next word, was ended on purpose.
const ROOM: f64 = 1.5;

/// Notes are set smaller than the text by this.
const NOTE: f64 = 0.95;

/// One block to be.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub kind: BlockKind,
    pub words: String,
    /// Stretches of the words, and the addresses that they lead to.
    pub links: Vec<(Range<usize>, String)>,
    /// Where in the words pages begin: byte, page.
    pub pages: Vec<(usize, usize)>,
    pub size: f64,
    pub bold: bool,
    pub lines: usize,
    /// The left edge of its second line, or of its first.
    edge: f64,
    last: Line,
    page: usize,
}

/// What holds for the whole text.
pub(super) struct Measure {
    /// The size of most of the type.
    pub body: f64,
    /// How far lines of one size stand apart, by size in half points.
    leading: BTreeMap<i64, f64>,
}

impl Measure {
    pub fn of(sheets: &[Sheet], margins: &[Margin]) -> Self {
        let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
        let mut steps: BTreeMap<(i64, i64), usize> = BTreeMap::new();
        for (sheet, margin) in sheets.iter().zip(margins) {
            let lines: Vec<&Line> =
                sheet.lines.iter().enumerate().filter(|(index, _)| !margin.has(*index)).map(|(_, line)| line).collect();
            for line in &lines {
                *sizes.entry(halves(line.size)).or_default() += line.words.len();
            }
            for pair in lines.windows(2) {
                let step = pair[1].y - pair[0].y;
                if is_alike(pair[0], pair[1]) && (0.9..2.5).contains(&(step / pair[0].size)) {
                    *steps.entry((halves(pair[0].size), (step * 4.0).round() as i64)).or_default() += 1;
                }
            }
        }
        let body = sizes.into_iter().max_by_key(|(_, weight)| *weight).map_or(10.0, |(size, _)| size as f64 / 2.0);
        let mut best: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
        for ((size, step), count) in steps {
            let entry = best.entry(size).or_insert((0, 0.0));
            if count > entry.0 {
                *entry = (count, step as f64 / 4.0);
            }
        }
        Self { body, leading: best.into_iter().map(|(size, (_, step))| (size, step)).collect() }
    }

    fn leading(&self, size: f64) -> f64 {
        self.leading.get(&halves(size)).copied().unwrap_or(size * 1.2)
    }
}

fn halves(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

fn is_alike(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() <= OTHER_SIZE * a.size.max(b.size)
}

/// The blocks of all pages in reading order.
pub(super) fn weave(sheets: &[Sheet], margins: &[Margin], measure: &Measure) -> Vec<Draft> {
    let words = Words::of(sheets);
    let mut weaver = Weaver { measure, words, done: Vec::new(), open: None, held: Vec::new(), notes: Vec::new() };
    for (page, (sheet, margin)) in sheets.iter().zip(margins).enumerate() {
        weaver.page(page, sheet, margin);
    }
    weaver.close();
    weaver.done
}

struct Weaver<'m> {
    measure: &'m Measure,
    words: Words,
    done: Vec<Draft>,
    /// The paragraph that the next line may go on with, on the next page too.
    open: Option<Draft>,
    /// What stands between the open paragraph and its rest: feet, notes, heads.
    held: Vec<Draft>,
    notes: Vec<Draft>,
}

impl Weaver<'_> {
    fn page(&mut self, page: usize, sheet: &Sheet, margin: &Margin) {
        self.around(page, sheet, &margin.head);
        let mut before: Option<&Line> = None;
        for (index, line) in sheet.lines.iter().enumerate().filter(|(index, _)| !margin.has(*index)) {
            let next = sheet.lines.get(index + 1);
            if self.is_note(line, before, sheet) {
                self.note(page, line, sheet);
            } else {
                // Notes end a column: they follow the paragraph that goes on in the next one.
                self.held.append(&mut self.notes);
                self.line(page, line, next, sheet);
            }
            before = Some(line);
        }
        self.held.append(&mut self.notes);
        self.around(page, sheet, &margin.foot);
        for line in &sheet.turned {
            self.held.push(draft(BlockKind::Furniture, line, page, sheet));
        }
    }

    /// Keeps the lines of a margin until the open paragraph ends; those of one level are one block.
    fn around(&mut self, page: usize, sheet: &Sheet, indexes: &[usize]) {
        let mut level: Option<f64> = None;
        let mut sorted = indexes.to_vec();
        sorted.sort_by(|a, b| sheet.lines[*a].y.total_cmp(&sheet.lines[*b].y));
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for index in sorted {
            let y = sheet.lines[index].y;
            match rows.last_mut().filter(|_| level.is_some_and(|level| (y - level).abs() <= 4.0)) {
                Some(row) => row.push(index),
                None => rows.push(vec![index]),
            }
            level = Some(y);
        }
        for mut row in rows {
            row.sort_by(|a, b| sheet.lines[*a].x0.total_cmp(&sheet.lines[*b].x0));
            let mut lines = row.iter().map(|index| &sheet.lines[*index]);
            let Some(first) = lines.next() else { continue };
            let mut whole = draft(BlockKind::Furniture, first, page, sheet);
            lines.for_each(|line| self.extend(&mut whole, line, page, sheet));
            self.held.push(whole);
        }
    }

    /// A small line in the lower half that begins with a raised sign, and the lines below it.
    fn is_note(&self, line: &Line, before: Option<&Line>, sheet: &Sheet) -> bool {
        let small = line.size <= self.measure.body * NOTE;
        let begins = line.raised && kinds::begins_note(&line.words) && line.y > sheet.height / 2.0;
        let goes_on = || {
            let last = self.notes.last().map(|note| &note.last);
            last.zip(before).is_some_and(|(last, before)| {
                let below = line.y - last.y;
                last.y == before.y && last.x0 == before.x0 && is_alike(last, line) && (0.0..last.size * 2.0).contains(&below)
            })
        };
        small && (begins || goes_on())
    }

    fn note(&mut self, page: usize, line: &Line, sheet: &Sheet) {
        match self.notes.pop() {
            Some(mut note) if !line.raised => {
                self.extend(&mut note, line, page, sheet);
                self.notes.push(note);
            }
            last => {
                self.notes.extend(last);
                self.notes.push(draft(BlockKind::Footnote, line, page, sheet));
            }
        }
    }

    fn line(&mut self, page: usize, line: &Line, next: Option<&Line>, sheet: &Sheet) {
        match self.open.take() {
            Some(mut open) if self.goes_on(&open, page, line, next) => {
                self.extend(&mut open, line, page, sheet);
                self.open = Some(open);
            }
            open => {
                self.open = open;
                self.close();
                self.open = Some(draft(BlockKind::Paragraph, line, page, sheet));
            }
        }
    }

    /// Puts the open paragraph away, and what waited for its end.
    fn close(&mut self) {
        self.done.extend(self.open.take());
        self.done.append(&mut self.held);
    }

    fn extend(&self, draft: &mut Draft, line: &Line, page: usize, sheet: &Sheet) {
        let start = joining::join(&mut draft.words, &line.words, &self.words);
        if page != draft.page {
            draft.pages.push((start, page));
            draft.page = page;
        }
        for (range, link) in &line.links {
            add_link(&mut draft.links, start + range.start..start + range.end, &sheet.links[*link]);
        }
        if draft.lines == 1 {
            draft.edge = line.x0;
        }
        draft.bold &= line.bold;
        draft.lines += 1;
        draft.last = line.clone();
    }

    /// Whether a line goes on with the open paragraph.
    fn goes_on(&self, open: &Draft, page: usize, line: &Line, next: Option<&Line>) -> bool {
        let last = &open.last;
        if kinds::is_bullet(&open.words) && page == open.page && (line.y - last.y).abs() < line.size {
            return true;
        }
        if !is_alike(last, line) || open.bold && open.lines == 1 && !line.bold {
            return false;
        }
        let down = line.y - last.y;
        if page != open.page || down < -last.size {
            return self.goes_on_elsewhere(open, line);
        }
        if down.abs() < last.size * 0.5 {
            return true; // beside it: a cell of a table, or an exponent that was set apart
        }
        if down > self.measure.leading(last.size) * APART + 0.5 {
            return false;
        }
        let entry = kinds::begins_entry(&line.words);
        if entry && (ends_a_sentence(&open.words) || kinds::begins_entry(&open.words) || line.x0 > last.x0 + INDENT * line.size) {
            return false;
        }
        !is_indented(open, line, next) && !is_outdented(open, line) && !ended(last, line)
    }

    /// Whether a line at the top of a column or page goes on with the paragraph that stood last on the one before.
    fn goes_on_elsewhere(&self, open: &Draft, line: &Line) -> bool {
        if joining::is_cut(&open.words) && line.words.starts_with(char::is_lowercase) {
            return true;
        }
        let is_text = (line.size - self.measure.body).abs() <= OTHER_SIZE * self.measure.body && open.bold == line.bold;
        let unended = !ends_a_sentence(&open.words) || open.words.ends_with(',');
        let full = !ended(&open.last, line) || line.words.starts_with(char::is_lowercase);
        let flush = line.x0 <= line.column.0 + INDENT * line.size;
        let entry = kinds::begins_entry(&line.words);
        is_text && !entry && full && (unended && (flush || line.words.starts_with(char::is_lowercase)))
    }
}

/// Whether a line begins a paragraph by standing further in than the lines around it.
fn is_indented(open: &Draft, line: &Line, next: Option<&Line>) -> bool {
    let step = line.x0 - open.last.x0;
    if !(INDENT * line.size..line.size * 6.0).contains(&step) {
        return false;
    }
    // A second line further in than the first, with others below it, hangs: it belongs to the first.
    let hangs = open.lines == 1 && next.is_some_and(|next| (next.x0 - line.x0).abs() < 1.0) && !ended(&open.last, line);
    let entry = open.lines == 1 && kinds::begins_entry(&open.words);
    !hangs && !entry
}

/// Whether a line stands further out than the paragraph's lines do, its first aside.
fn is_outdented(open: &Draft, line: &Line) -> bool {
    open.lines > 1 && line.x0 < open.last.x0 - INDENT * line.size && line.x0 < open.edge - INDENT * line.size
}

/// Whether a line ended although the next one's first word would have fitted.
fn ended(last: &Line, next: &Line) -> bool {
    let room = last.column.1 - last.x1 - next.first_width;
    let wide = last.column.1 - last.column.0;
    let closed = ends_a_sentence(&last.words) && !last.words.ends_with(',') || !next.words.starts_with(char::is_lowercase);
    room > ROOM * last.size && (closed || room > wide * 0.3) || room > wide * 0.45
}

fn draft(kind: BlockKind, line: &Line, page: usize, sheet: &Sheet) -> Draft {
    let mut links = Vec::new();
    for (range, link) in &line.links {
        add_link(&mut links, range.clone(), &sheet.links[*link]);
    }
    Draft {
        kind,
        words: line.words.clone(),
        links,
        pages: vec![(0, page)],
        size: line.size,
        bold: line.bold,
        lines: 1,
        edge: line.x0,
        last: line.clone(),
        page,
    }
}

/// Adds a link; one that goes on over a line's end stays one.
fn add_link(links: &mut Vec<(Range<usize>, String)>, range: Range<usize>, address: &str) {
    match links.last_mut() {
        Some((last, same)) if same == address && range.start <= last.end + 1 => last.end = range.end,
        _ => links.push((range, address.to_owned())),
    }
}
