//! The words of a word-processor file as they come in: paragraphs, rows of tables, notes, boxes. Lengths are in bytes.

use crate::import::error::Fault;
use crate::import::line::Line;
use crate::import::piece::Piece;
use crate::text::{BlockKind, Inline, InlineKind, Span};

/// A row in which a cell has several paragraphs is shown as one line up to this length: beyond, the table only lays out a text.
const LONGEST_ROW: usize = 600;

/// The most cells of a row: what has more is a spreadsheet, or damaged.
const MOST_CELLS: usize = 1_000;

/// The most paragraphs: a library of novels; each takes some hundred bytes of memory.
const MOST_PARAGRAPHS: usize = 2_000_000;

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Setting {
    /// The address of a link.
    pub link: Option<String>,
    pub strong: bool,
    pub emphasis: bool,
}

impl Setting {
    /// The ways of setting, the outer before the inner.
    fn kinds(&self) -> impl Iterator<Item = InlineKind> {
        let link = self.link.clone().map(InlineKind::Link);
        let strong = self.strong.then_some(InlineKind::Strong);
        link.into_iter().chain(strong).chain(self.emphasis.then_some(InlineKind::Emphasis))
    }
}

/// The text so far.
pub(super) struct Flow {
    /// The body, and inside it the notes and boxes that are open.
    parts: Vec<Part>,
    notes: Vec<Piece<'static>>,
    /// How many paragraphs came to an end.
    count: usize,
}

/// A body of its own: the document, a note, a box.
#[derive(Default)]
struct Part {
    line: Line,
    /// How the line's last words are set, and the ways of setting that are open in it.
    last: Setting,
    set: Vec<InlineKind>,
    pieces: Vec<Piece<'static>>,
    /// The open rows of tables, each with its cells.
    rows: Vec<Vec<Vec<Piece<'static>>>>,
    /// What stands in boxes that hang on the paragraph.
    boxes: Vec<Piece<'static>>,
}

impl Part {
    fn put(&mut self, piece: Piece<'static>) {
        match self.rows.last_mut() {
            Some(row) => match row.last_mut() {
                Some(cell) => cell.push(piece),
                None => row.push(vec![piece]),
            },
            None => self.pieces.push(piece),
        }
    }

    fn set_to(&mut self, setting: &Setting) {
        if self.last == *setting {
            return;
        }
        self.last.clone_from(setting);
        let wanted: Vec<InlineKind> = setting.kinds().collect();
        let same = self.set.iter().zip(&wanted).take_while(|(is, wanted)| is == wanted).count();
        for _ in same..self.set.len() {
            self.line.close();
        }
        for kind in &wanted[same..] {
            self.line.open(kind.clone());
        }
        self.set = wanted;
    }
}

impl Flow {
    pub fn new() -> Self {
        Self { parts: vec![Part::default()], notes: Vec::new(), count: 0 }
    }

    fn part(&mut self) -> &mut Part {
        if self.parts.is_empty() {
            self.parts.push(Part::default());
        }
        let last = self.parts.len() - 1;
        &mut self.parts[last]
    }

    /// Adds words to the paragraph.
    pub fn push(&mut self, words: &str, setting: &Setting) {
        let part = self.part();
        part.set_to(setting);
        part.line.push(words);
    }

    /// The words of the paragraph so far.
    pub fn words(&mut self) -> &str {
        self.part().line.words()
    }

    /// Ends the paragraph.
    pub fn end(&mut self, kind: BlockKind, level: u8) {
        self.count += 1;
        let part = self.part();
        part.set_to(&Setting::default());
        if let Some(piece) = part.line.take(kind, level, false) {
            part.put(piece);
        }
        for piece in std::mem::take(&mut part.boxes) {
            part.put(piece);
        }
    }

    /// Whether so much came in that no text can have it.
    ///
    /// # Errors
    /// If it did.
    pub fn check(&self) -> Result<(), Fault> {
        if self.count > MOST_PARAGRAPHS {
            return Err(Fault::Damaged(format!("it has more than {MOST_PARAGRAPHS} paragraphs")));
        }
        Ok(())
    }

    /// A row of a table begins.
    pub fn open_row(&mut self) {
        self.part().rows.push(Vec::new());
    }

    /// A cell of the row begins.
    pub fn open_cell(&mut self) {
        if let Some(row) = self.part().rows.last_mut().filter(|row| row.len() < MOST_CELLS) {
            row.push(Vec::new());
        }
    }

    /// The row ends: one line with its cells set apart by tabs, or the paragraphs of a table that lays out a text.
    pub fn close_row(&mut self) {
        let part = self.part();
        let Some(cells) = part.rows.pop() else { return };
        let length: usize = cells.iter().flatten().map(|piece| piece.words.len() + 1).sum();
        let several = cells.iter().any(|cell| cell.len() > 1) && length > LONGEST_ROW;
        if cells.len() < 2 || several {
            cells.into_iter().flatten().for_each(|piece| part.put(piece));
        } else if let Some(row) = row(cells) {
            part.put(row);
        }
    }

    /// Whether a row is open.
    pub fn in_row(&mut self) -> bool {
        !self.part().rows.is_empty()
    }

    /// A note or a box begins inside the paragraph.
    pub fn open_part(&mut self) {
        self.parts.push(Part::default());
    }

    /// The box ends; it is shown behind the paragraph that it hangs on.
    pub fn close_box(&mut self) {
        let pieces = self.close_part();
        self.part().boxes.extend(pieces);
    }

    /// Adds a note that was read elsewhere.
    pub fn add_note(&mut self, label: &str, pieces: Vec<Piece<'static>>) {
        self.notes.extend(note(label, pieces));
    }

    /// The pieces of the note or box that was opened last.
    pub fn close_part(&mut self) -> Vec<Piece<'static>> {
        self.end(BlockKind::Paragraph, 0);
        while self.in_row() {
            self.close_row();
        }
        self.parts.pop().unwrap_or_default().pieces
    }

    /// The whole text, its notes at the end.
    pub fn finish(mut self) -> Vec<Piece<'static>> {
        while self.parts.len() > 1 {
            self.close_box();
        }
        let mut pieces = self.close_part();
        pieces.append(&mut self.notes);
        pieces
    }
}

/// The pieces of a note, the first with its label.
fn note(label: &str, pieces: Vec<Piece<'static>>) -> impl Iterator<Item = Piece<'static>> {
    let label = if label.is_empty() { String::new() } else { format!("[{label}] ") };
    pieces.into_iter().enumerate().map(move |(index, piece)| {
        let piece = Piece { kind: BlockKind::Footnote, level: 0, ..piece };
        if index > 0 || label.is_empty() { piece } else { behind(&label, piece) }
    })
}

/// A piece with other words before its own.
fn behind(words: &str, piece: Piece<'static>) -> Piece<'static> {
    let inlines = moved(piece.inlines, words.len());
    Piece { words: format!("{words}{}", piece.words).into(), inlines, ..piece }
}

fn moved(inlines: Vec<Inline>, by: usize) -> Vec<Inline> {
    let span = |span: Span| Span::new(span.start() + by, span.end() + by);
    inlines.into_iter().map(|inline| Inline { span: span(inline.span), ..inline }).collect()
}

/// The row of these cells; `None` where they are blank.
fn row(cells: Vec<Vec<Piece<'static>>>) -> Option<Piece<'static>> {
    let (mut words, mut inlines) = (String::new(), Vec::new());
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            words.push('\t');
        }
        for (index, piece) in cell.into_iter().enumerate() {
            if index > 0 {
                words.push(' ');
            }
            inlines.extend(moved(piece.inlines, words.len()));
            words.push_str(&piece.words.replace('\t', " "));
        }
    }
    words.truncate(words.trim_end().len());
    (!words.trim().is_empty()).then(|| Piece { kind: BlockKind::Table, level: 0, words: words.into(), inlines, gap: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(flow: Flow) -> Vec<(BlockKind, String)> {
        flow.finish().into_iter().map(|piece| (piece.kind, piece.words.into_owned())).collect()
    }

    fn say(flow: &mut Flow, words: &str) {
        flow.push(words, &Setting::default());
    }

    #[test]
    fn rows_become_lines_and_layouts_paragraphs() {
        let mut flow = Flow::new();
        for cell in ["a\tb", "", "c"] {
            if cell == "a\tb" {
                flow.open_row();
            }
            flow.open_cell();
            say(&mut flow, cell);
            flow.end(BlockKind::Paragraph, 0);
        }
        flow.close_row();
        flow.open_row();
        flow.open_cell();
        say(&mut flow, "only cell");
        flow.end(BlockKind::Paragraph, 0);
        flow.close_row();
        let expected = [(BlockKind::Table, "a b\t\tc".to_owned()), (BlockKind::Paragraph, "only cell".to_owned())];
        assert_eq!(words(flow), expected);
    }

    #[test]
    fn notes_come_last_and_boxes_behind_their_paragraph() {
        let mut flow = Flow::new();
        say(&mut flow, "before");
        flow.open_part();
        say(&mut flow, "note");
        let note = flow.close_part();
        flow.add_note("1", note);
        flow.open_part();
        say(&mut flow, "box");
        flow.close_box();
        say(&mut flow, " after");
        flow.end(BlockKind::Paragraph, 0);
        let expected = [
            (BlockKind::Paragraph, "before after".to_owned()),
            (BlockKind::Paragraph, "box".to_owned()),
            (BlockKind::Footnote, "[1] note".to_owned()),
        ];
        assert_eq!(words(flow), expected);
    }

    #[test]
    fn words_set_alike_are_one_stretch() {
        let mut flow = Flow::new();
        let strong = Setting { strong: true, ..Setting::default() };
        let both = Setting { emphasis: true, ..strong.clone() };
        flow.push("one ", &strong);
        flow.push("two", &both);
        flow.push(" three", &strong);
        say(&mut flow, " four");
        flow.end(BlockKind::Paragraph, 0);
        let piece = flow.finish().remove(0);
        let set: Vec<_> = piece.inlines.iter().map(|inline| (&inline.kind, &piece.words[inline.span.range()])).collect();
        assert_eq!(set, [(&InlineKind::Emphasis, "two"), (&InlineKind::Strong, "one two three")]);
    }
}
