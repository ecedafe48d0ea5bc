//! Random work, shared by the tests of laws. Places are code points.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use variorum::commands::{
    ColumnsCommand, Command, DocumentCommand, DocumentField, Draft, HighlightCommand, LinkCommand, NewTag, NoteCommand,
    TagCommand,
};
use variorum::notebook::{
    Color, Columns, Document, DocumentId, Edit, HighlightId, IdSource, LinkId, LinkKind, NoteId, Notebook, Records, Stamp, TagId,
};
use variorum::text::Points;

/// How many kinds of work [`Worker::command`] knows.
pub const KINDS: u8 = 30;

/// One random step: what to do, and three choices among what the notebook holds at that moment.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub kind: u8,
    pub a: u8,
    pub b: u8,
    pub c: u8,
}

/// So many random steps.
pub fn steps(number: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..KINDS, any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(kind, a, b, c)| Step { kind, a, b, c });
    proptest::collection::vec(step, number)
}

/// Somebody who asks for random things, among them things that are not there.
pub struct Worker {
    pub ids: IdSource,
    pub hours: i64,
}

impl Worker {
    fn now(&mut self) -> Stamp {
        self.hours += 1;
        Stamp::new(jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(self.hours), "somebody")
    }

    pub fn command(&mut self, notebook: &Notebook, step: Step) -> Command {
        let by = self.now();
        let Step { kind, a, b, c } = step;
        let (tag, other) = (self.a_tag(notebook, a), self.a_tag(notebook, b));
        let some_parent = (b % 3 != 0).then_some(other);
        match kind {
            0..4 => Command::Highlight(self.create(notebook, step, by)),
            4..12 => Command::Highlight(self.about_highlights(notebook, step, by)),
            12 => Command::Tag(TagCommand::Create(self.new_tag(notebook, b, c))),
            13 => Command::Tag(TagCommand::Rename { id: tag, name: word(c).to_owned() }),
            14 => Command::Tag(TagCommand::Recolor { id: tag, color: Color::PALETTE[usize::from(b) % 12] }),
            15 => Command::Tag(TagCommand::Define { id: tag, text: word(b).to_owned() }),
            16 => Command::Tag(TagCommand::Note { id: tag, text: word(b).to_owned() }),
            17 => Command::Tag(TagCommand::Pin { id: tag, pin: (b % 4 != 0).then_some(c % 12) }),
            18 => Command::Tag(TagCommand::Move { id: tag, parent: some_parent }),
            19 => Command::Tag(TagCommand::Merge { from: tag, into: other, by }),
            20 => Command::Tag(TagCommand::Delete { id: tag, by }),
            21..23 => Command::Link(self.about_links(notebook, step, by)),
            23 => Command::Note(self.about_notes(notebook, step, by)),
            24 => Command::Document(self.about_documents(notebook, step)),
            25 => Command::Document(self.about_versions(notebook, step)),
            26 => Command::Tag(TagCommand::MarkAbsent { id: tag, document: self.a_document(notebook, b), absent: c % 4 != 0 }),
            27 => Command::Highlight(self.create_all(notebook, step, by)),
            28 => Command::Columns(Box::new(columns(notebook, a, b, c))),
            _ => Command::Title(word(a).to_owned()),
        }
    }

    fn create(&mut self, notebook: &Notebook, Step { kind, a, b, c }: Step, by: Stamp) -> HighlightCommand {
        let id = self.highlight_id(notebook, c);
        let draft = self.draft(notebook, a, b);
        if kind == 0 {
            return HighlightCommand::CreateWithNewTag { id, draft, tag: self.new_tag(notebook, a, c), by };
        }
        let tags = (0..c % 3).map(|more| self.a_tag(notebook, c.wrapping_add(more))).collect();
        HighlightCommand::Create { id, draft, tags, note: word(c).to_owned(), by }
    }

    fn create_all(&mut self, notebook: &Notebook, Step { a, b, c, .. }: Step, by: Stamp) -> HighlightCommand {
        let draft = |worker: &mut Self, more: u8| {
            let draft = worker.draft(notebook, a.wrapping_add(more), b.wrapping_add(more));
            (worker.highlight_id(notebook, c.wrapping_add(more)), draft)
        };
        let drafts = (0..c % 4).map(|more| draft(self, more)).collect();
        HighlightCommand::CreateAll { drafts, tags: BTreeSet::from([self.a_tag(notebook, c)]), by }
    }

    fn about_highlights(&mut self, notebook: &Notebook, Step { kind, a, b, c }: Step, by: Stamp) -> HighlightCommand {
        let (id, tag) = (self.a_highlight(notebook, a), self.a_tag(notebook, b));
        let ids: BTreeSet<HighlightId> = (0..c % 4).map(|more| self.a_highlight(notebook, a.wrapping_add(more))).collect();
        match kind {
            4 | 5 => HighlightCommand::AddTag { ids, tag, by },
            6 => HighlightCommand::AddNewTag { ids, tag: self.new_tag(notebook, b, c), by },
            7 => HighlightCommand::RemoveTag { ids, tag, by },
            8 => HighlightCommand::ToggleTag { id, tag, by },
            9 => HighlightCommand::Resize { id, draft: self.draft(notebook, b, c), by },
            10 => HighlightCommand::Note { id, text: word(b).to_owned(), by },
            _ => HighlightCommand::Delete { ids },
        }
    }

    fn about_links(&mut self, notebook: &Notebook, Step { kind, a, b, c }: Step, by: Stamp) -> LinkCommand {
        let id = pick(notebook.links(), c).filter(|_| c % 8 == 0 || kind == 22 && a % 3 == 0);
        let id: LinkId = id.unwrap_or_else(|| self.ids.link());
        if kind == 22 && a % 3 == 0 {
            return LinkCommand::Delete { id };
        }
        let (from, to) = (self.a_highlight(notebook, a), self.a_highlight(notebook, b));
        LinkCommand::Create { id, from, to, kind: LinkKind::ALL[usize::from(c) % 5], note: word(c).to_owned(), by }
    }

    fn about_notes(&mut self, notebook: &Notebook, Step { a, b, c, .. }: Step, by: Stamp) -> NoteCommand {
        let id: NoteId = pick(notebook.notes(), a).unwrap_or_else(|| self.ids.note());
        let (title, text) = (word(b).to_owned(), word(c).to_owned());
        match c % 3 {
            0 => NoteCommand::Create { id, title, text, by },
            1 => NoteCommand::Change { id, title, text, by },
            _ => NoteCommand::Delete { id },
        }
    }

    fn about_documents(&mut self, notebook: &Notebook, Step { a, b, c, .. }: Step) -> DocumentCommand {
        let id = self.a_document(notebook, a);
        match b % 5 {
            0 => DocumentCommand::Remove { id },
            1 => DocumentCommand::Note { id, text: word(c).to_owned() },
            2 => DocumentCommand::Add(vec![(id, document(c)), (self.ids.document(), document(a))]),
            _ => {
                let value = if c % 2 == 0 { "2021-10-05" } else { word(a) };
                DocumentCommand::Describe { id, field: DocumentField::ALL[usize::from(c) % 6], value: value.to_owned() }
            }
        }
    }

    fn about_versions(&mut self, notebook: &Notebook, Step { a, b, c, .. }: Step) -> DocumentCommand {
        let of = self.a_document(notebook, a);
        match c % 3 {
            0 => DocumentCommand::SeparateVersion { of, id: self.ids.document() },
            _ => DocumentCommand::MakeVersion { of, newer: self.a_document(notebook, b) },
        }
    }

    /// A selection; one in eight does not fit.
    fn draft(&mut self, notebook: &Notebook, a: u8, b: u8) -> Draft {
        let (start, length) = (u64::from(a % 5), u64::from(b % 4));
        let said = if b % 8 == 7 { length + 1 } else { length };
        let exact = "ä".repeat(said as usize);
        let document = self.a_document(notebook, a / 5);
        let points = Points::new(start, start + length);
        Draft { document, points, exact, before: word(a).to_owned(), after: word(b).to_owned() }
    }

    /// A tag to make; some have no ids for their parents, or an id that is in use.
    fn new_tag(&mut self, notebook: &Notebook, b: u8, c: u8) -> NewTag {
        let parent = b.is_multiple_of(3).then(|| self.a_tag(notebook, b / 3));
        let mut new = NewTag::named(word(c), parent, &mut self.ids);
        if b % 16 == 1 {
            new.parent_ids.clear();
        }
        if b % 16 == 2 {
            new.id = self.a_tag(notebook, c);
        }
        new
    }

    fn highlight_id(&mut self, notebook: &Notebook, choice: u8) -> HighlightId {
        if choice % 16 == 3 { self.a_highlight(notebook, choice) } else { self.ids.highlight() }
    }

    fn a_document(&mut self, notebook: &Notebook, choice: u8) -> DocumentId {
        pick(notebook.documents(), choice).unwrap_or_else(|| self.ids.document())
    }

    fn a_tag(&mut self, notebook: &Notebook, choice: u8) -> TagId {
        pick(notebook.tags(), choice).unwrap_or_else(|| self.ids.tag())
    }

    fn a_highlight(&mut self, notebook: &Notebook, choice: u8) -> HighlightId {
        pick(notebook.highlights(), choice).unwrap_or_else(|| self.ids.highlight())
    }
}

/// One of the ids; one choice is none of them.
fn pick<K: Copy + Ord, V>(slots: &Records<K, V>, choice: u8) -> Option<K> {
    slots.keys().nth(usize::from(choice) % (slots.len() + 1)).copied()
}

/// Few words, so that names meet; some are no names.
fn word(choice: u8) -> &'static str {
    ["channel", "Channel", "a", "a / b", "A / B / c", "b / a", "", " two\nlines ", "a /", "남북"][usize::from(choice) % 10]
}

fn document(choice: u8) -> Document {
    let number = choice % 5;
    let path = if number < 3 { format!("{number}.txt") } else { format!("t.csv#{number}") };
    Document { path, hash: format!("{number}{number}"), ..Document::default() }
}

pub fn first_notebook(ids: &mut IdSource) -> Notebook {
    let edits = (0..2).map(|number| Edit::Document(ids.document(), Some(document(number)))).collect();
    Notebook::from_edits(edits, BTreeMap::new())
}

/// One of two tables read in some way; most documents are in the first.
fn columns(notebook: &Notebook, a: u8, b: u8, c: u8) -> ColumnsCommand {
    let table = if a.is_multiple_of(4) { "other.csv" } else { "t.csv" };
    let named = |of: u8| (!of.is_multiple_of(3)).then(|| word(of).to_owned());
    let before = notebook.columns().get(table).map(|columns| columns.as_ref().clone()).unwrap_or_default();
    let after = Columns { text: named(a), title: named(b), outlet: named(c), ..Columns::default() };
    ColumnsCommand { table: table.to_owned(), before, after }
}
