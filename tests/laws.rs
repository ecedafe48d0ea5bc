//! Laws of the commands, held against random work: undo, redo, soundness and refusals. Places are code points.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use variorum::commands::{
    Command, DocumentCommand, DocumentField, Draft, HighlightCommand, LinkCommand, NewTag, NoteCommand, TagCommand, perform,
};
use variorum::notebook::{
    Change, Color, Document, DocumentId, Edit, HighlightId, IdSource, LinkId, LinkKind, NoteId, Notebook, Records, Session,
    Stamp, TagId, problems,
};
use variorum::query::{self, Counts, DocumentOrder, DocumentRow, Filter, TagRow};
use variorum::text::Points;

/// How many kinds of work [`Worker::command`] knows.
const KINDS: u8 = 26;

/// One random step: what to do, and three choices among what the notebook holds at that moment.
#[derive(Clone, Copy, Debug)]
struct Step {
    kind: u8,
    a: u8,
    b: u8,
    c: u8,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..KINDS, any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(kind, a, b, c)| Step { kind, a, b, c });
    proptest::collection::vec(step, 0..160)
}

/// Somebody who asks for random things, among them things that are not there.
struct Worker {
    ids: IdSource,
    hours: i64,
}

impl Worker {
    fn now(&mut self) -> Stamp {
        self.hours += 1;
        Stamp::new(jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(self.hours), "somebody")
    }

    fn command(&mut self, notebook: &Notebook, step: Step) -> Command {
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
    Document { path: format!("{}.txt", choice % 5), ..Document::default() }
}

fn first_notebook(ids: &mut IdSource) -> Notebook {
    let edits = (0..2).map(|number| Edit::Document(ids.document(), Some(document(number)))).collect();
    Notebook::from_edits(edits, BTreeMap::new())
}

/// What a change names; each slot may stand in it once.
fn slots(change: &Change) -> Vec<String> {
    let slot = |edit: &Edit| match edit {
        Edit::Title(_) => "title".to_owned(),
        Edit::Document(id, _) => format!("{id:?}"),
        Edit::Tag(id, _) => format!("{id:?}"),
        Edit::Highlight(id, _) => format!("{id:?}"),
        Edit::Note(id, _) => format!("{id:?}"),
        Edit::Link(id, _) => format!("{id:?}"),
    };
    change.edits.iter().map(slot).collect()
}

/// Does one step and checks what must hold after each.
fn work(session: &mut Session, command: Command) -> Result<(), TestCaseError> {
    let before = session.notebook().clone();
    let planned = command.clone().plan(&before);
    if let Ok(change) = &planned {
        let slots = slots(change);
        let different: BTreeSet<&String> = slots.iter().collect();
        prop_assert_eq!(different.len(), slots.len(), "a slot stands twice in {:?}", change);
        prop_assert!(!change.label.is_empty() && !change.label.contains('\n'));
    }
    let done = perform(session, command.clone());
    prop_assert_eq!(done.is_ok(), planned.is_ok());
    match planned {
        Ok(change) => {
            // A change with edits changes something, or Undo would seem to do nothing.
            prop_assert_eq!(change.edits.is_empty(), before == *session.notebook(), "{:?}", command);
            prop_assert_eq!(done.unwrap_or_default(), change.place);
        }
        Err(refusal) => {
            prop_assert_eq!(&before, session.notebook());
            prop_assert!(refusal.0.len() > 10, "a refusal is a sentence: {}", refusal);
        }
    }
    prop_assert_eq!(problems(session.notebook()), Vec::<String>::new(), "after {:?}", command);
    Ok(())
}

/// What panels list, once brought up to date after each step, once made from nothing.
#[derive(Debug, PartialEq)]
struct Lists {
    tags: Vec<TagRow>,
    documents: Vec<Vec<DocumentRow>>,
    wanted: Vec<Vec<HighlightId>>,
    noted: Vec<HighlightId>,
    counts: Counts,
}

const ORDERS: [(&str, DocumentOrder); 3] =
    [("", DocumentOrder::Published), ("", DocumentOrder::Highlights), ("1", DocumentOrder::Path)];

impl Lists {
    fn new(notebook: &Notebook, filters: &[Filter]) -> Self {
        Self {
            tags: query::tag_tree(notebook),
            documents: ORDERS.iter().map(|(typed, order)| query::documents(notebook, typed, *order)).collect(),
            wanted: filters.iter().map(|filter| query::wanted(notebook, filter)).collect(),
            noted: query::noted(notebook),
            counts: query::counts(notebook),
        }
    }

    fn follow(&mut self, filters: &[Filter], before: &Notebook, after: &Notebook) {
        query::follow_tag_tree(&mut self.tags, before, after);
        for (rows, asked) in self.documents.iter_mut().zip(ORDERS) {
            query::follow_documents(rows, asked, before, after);
        }
        for (ids, filter) in self.wanted.iter_mut().zip(filters) {
            if !query::follow_wanted(ids, filter, before, after) {
                *ids = query::wanted(after, filter);
            }
        }
        query::follow_noted(&mut self.noted, before, after);
        query::follow_counts(&mut self.counts, before, after);
    }
}

fn filters(notebook: &Notebook) -> Vec<Filter> {
    let tags = notebook.tags().keys().step_by(3).copied().collect();
    let documents = notebook.documents().keys().step_by(2).copied().collect();
    let plain = Filter::default;
    vec![
        plain(),
        Filter { untagged: true, ..plain() },
        Filter { tags, ..plain() },
        Filter { documents, ..plain() },
        Filter { words: "a".to_owned(), ..plain() },
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn lists_that_follow_changes_are_those_made_from_nothing(steps in steps(), stride in 1_usize..4, start in 0_usize..60) {
        let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
        let mut session = Session::new(first_notebook(&mut worker.ids));
        let mut dice = IdSource::new(steps.len() as u64);
        let mut before = session.notebook().clone();
        let mut asked = filters(&before);
        let mut lists = Lists::new(&before, &asked);
        for (number, step) in steps.into_iter().enumerate() {
            let command = worker.command(session.notebook(), step);
            match dice.bits() % 5 {
                0 => drop(session.undo()),
                1 => drop(session.redo()),
                _ => drop(perform(&mut session, command)),
            }
            if number == start {
                // Filters that ask for tags and documents that are there now.
                asked = filters(session.notebook());
                before = session.notebook().clone();
                lists = Lists::new(&before, &asked);
            }
            if number % stride == 0 {
                lists.follow(&asked, &before, session.notebook());
                before = session.notebook().clone();
                prop_assert_eq!(&lists, &Lists::new(&before, &asked));
            }
        }
    }

    #[test]
    fn any_work_is_sound_and_can_be_undone_and_redone(steps in steps(), back in any::<u8>()) {
        let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
        let first = first_notebook(&mut worker.ids);
        let mut session = Session::new(first.clone());
        let mut seen = vec![first];
        for step in steps {
            let command = worker.command(session.notebook(), step);
            work(&mut session, command)?;
            if seen.last() != Some(session.notebook()) {
                seen.push(session.notebook().clone());
            }
        }
        // Undo passes every notebook that was seen, backwards, and redo forwards; then some way back and forth again.
        for earlier in seen.iter().rev().skip(1) {
            prop_assert!(session.undo().is_some());
            prop_assert_eq!(session.notebook(), earlier);
        }
        prop_assert_eq!(session.undo(), None);
        for later in &seen[1..] {
            prop_assert!(session.redo().is_some());
            prop_assert_eq!(session.notebook(), later);
        }
        prop_assert_eq!(session.redo(), None);
        let back = usize::from(back) % seen.len();
        (0..back).for_each(|_| drop(session.undo()));
        prop_assert_eq!(session.notebook(), &seen[seen.len() - 1 - back]);
        (0..back).for_each(|_| drop(session.redo()));
        prop_assert_eq!(Some(session.notebook()), seen.last());
    }
}

/// The random work reaches what it is meant to reach: without this, laws about nothing would hold.
#[test]
fn random_work_succeeds_and_is_refused_often_enough() {
    let (mut done, mut refused) = (BTreeMap::new(), BTreeMap::new());
    let mut worker = Worker { ids: IdSource::new(7), hours: 0 };
    let mut dice = IdSource::new(11);
    let mut session = Session::new(first_notebook(&mut worker.ids));
    for _ in 0..4000 {
        let [a, b, c, kind, ..] = dice.bits().to_le_bytes();
        let kind = kind % KINDS;
        let command = worker.command(session.notebook(), Step { kind, a, b, c });
        let edits = command.clone().plan(session.notebook()).map(|change| change.edits.len());
        *if edits.is_ok_and(|edits| edits > 0) { &mut done } else { &mut refused }.entry(kind).or_insert(0) += 1;
        work(&mut session, command).unwrap();
    }
    for kind in 0..KINDS {
        assert!(done.get(&kind).copied().unwrap_or(0) >= 5, "work of kind {kind} hardly ever succeeds: {done:?}");
        let always_possible = kind == KINDS - 1; // a title fits any notebook
        assert!(always_possible || refused.get(&kind).copied().unwrap_or(0) >= 5, "kind {kind} is never refused: {refused:?}");
    }
}
