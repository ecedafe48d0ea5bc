//! What the commands do to a small notebook, told as sentences. Places are code points.

use std::collections::BTreeSet;

use super::{
    Command, DocumentCommand, DocumentField, Draft, HighlightCommand, LinkCommand, NewTag, NoteCommand, Refusal, TagCommand,
    deleting_highlights, deleting_tag, perform, removing_document,
};
use crate::notebook::{
    Change, Document, DocumentId, Edit, Highlight, HighlightId, IdSource, LinkKind, Notebook, Place, Session, Stamp, TagId,
    problems,
};
use crate::text::Points;

/// A notebook with one document, and a person who works in it.
struct Desk {
    session: Session,
    ids: IdSource,
    document: DocumentId,
    hour: u8,
}

impl Desk {
    fn new() -> Self {
        let mut ids = IdSource::new(1);
        let document = ids.document();
        let record = Document { path: "a.txt".to_owned(), ..Document::default() };
        let mut session = Session::default();
        session.record(Change::new("", vec![Edit::Document(document, Some(record))]));
        Self { session, ids, document, hour: 10 }
    }

    fn notebook(&self) -> &Notebook {
        self.session.notebook()
    }

    fn now(&self) -> Stamp {
        Stamp::new(format!("2021-10-05T{}:00:00Z", self.hour).parse().unwrap(), "me")
    }

    /// Does it, and holds everything to be sound afterwards; gives the label that Undo shows.
    fn does(&mut self, command: Command) -> Result<String, Refusal> {
        let revision = self.session.revision();
        perform(&mut self.session, command)?;
        assert_eq!(problems(self.notebook()), Vec::<String>::new());
        let changed = self.session.revision() != revision;
        Ok(if changed { self.session.undo_label().unwrap_or_default().to_owned() } else { String::new() })
    }

    fn refuses(&mut self, command: Command) -> String {
        let before = self.notebook().clone();
        let Refusal(why) = self.does(command).unwrap_err();
        assert_eq!(before, *self.notebook());
        why
    }

    fn tag(&mut self, path: &str) -> TagId {
        let new = NewTag::named(path, None, &mut self.ids);
        let id = new.id;
        self.does(Command::Tag(TagCommand::Create(new))).unwrap();
        id
    }

    fn draft(&self, start: u64, end: u64) -> Draft {
        let exact = "é".repeat(usize::try_from(end - start).unwrap());
        Draft { document: self.document, points: Points::new(start, end), exact, before: String::new(), after: String::new() }
    }

    fn create(&mut self, start: u64, end: u64, tags: &[TagId], note: &str) -> (HighlightId, Command) {
        let (id, draft, by) = (self.ids.highlight(), self.draft(start, end), self.now());
        let tags = tags.iter().copied().collect();
        (id, Command::Highlight(HighlightCommand::Create { id, draft, tags, note: note.to_owned(), by }))
    }

    fn mark(&mut self, start: u64, end: u64, tags: &[TagId]) -> HighlightId {
        let (id, command) = self.create(start, end, tags, "");
        self.does(command).unwrap();
        id
    }

    fn link(&mut self, from: HighlightId, to: HighlightId, kind: LinkKind, note: &str) -> Command {
        let (id, by) = (self.ids.link(), self.now());
        Command::Link(LinkCommand::Create { id, from, to, kind, note: note.to_owned(), by })
    }

    fn highlight(&self, id: HighlightId) -> &Highlight {
        self.notebook().highlight(id).unwrap()
    }

    fn name(&self, id: TagId) -> &str {
        &self.notebook().tag(id).unwrap().name
    }
}

#[test]
fn the_same_words_are_highlighted_once() {
    let mut desk = Desk::new();
    let (a, b) = (desk.tag("a"), desk.tag("b"));
    let first = desk.mark(3, 9, &[a]);
    desk.hour = 11;
    let (_, again) = desk.create(3, 9, &[b], "why");
    assert_eq!(desk.does(again), Ok("Highlight as “b”".to_owned()));
    let (_, idle) = desk.create(3, 9, &[b], "why");
    assert_eq!(desk.does(idle), Ok(String::new()));
    let highlight = desk.highlight(first);
    assert_eq!((highlight.tags.len(), highlight.note.as_str()), (2, "why"));
    assert!(highlight.created < highlight.modified);
    assert_eq!(desk.notebook().highlights().len(), 1);
}

#[test]
fn a_tag_is_made_and_given_in_one_step_and_used_again_by_its_name() {
    let mut desk = Desk::new();
    let new = NewTag::named("statement / Seoul", None, &mut desk.ids);
    let (id, draft, by) = (desk.ids.highlight(), desk.draft(0, 4), desk.now());
    let command = Command::Highlight(HighlightCommand::CreateWithNewTag { id, draft, tag: new, by: by.clone() });
    assert_eq!(desk.does(command), Ok("Create tag “Seoul” and highlight".to_owned()));
    let other = desk.mark(5, 6, &[]);
    let tag = NewTag::named("Statement / SEOUL", None, &mut desk.ids);
    let ids = BTreeSet::from([id, other]);
    let command = Command::Highlight(HighlightCommand::AddNewTag { ids, tag, by });
    assert_eq!(desk.does(command), Ok("Tag “Seoul”".to_owned())); // only the other one lacked it
    assert_eq!(desk.highlight(other).tags, desk.highlight(id).tags);
    for _ in 0..3 {
        desk.session.undo();
    }
    assert!(desk.notebook().tags().is_empty() && desk.notebook().highlights().is_empty());
}

#[test]
fn highlights_are_toggled_resized_noted_and_deleted_with_their_links() {
    let mut desk = Desk::new();
    let (tag, by) = (desk.tag("channel"), desk.now());
    let (a, b) = (desk.mark(0, 4, &[]), desk.mark(2, 6, &[]));
    let toggle = Command::Highlight(HighlightCommand::ToggleTag { id: a, tag, by: by.clone() });
    assert_eq!(desk.does(toggle.clone()), Ok("Tag “channel”".to_owned()));
    assert_eq!(desk.does(toggle), Ok("Remove tag “channel”".to_owned()));
    let resize = Command::Highlight(HighlightCommand::Resize { id: a, draft: desk.draft(0, 7), by: by.clone() });
    assert_eq!(desk.does(resize.clone()), Ok("Resize highlight".to_owned()));
    assert_eq!(desk.does(resize), Ok(String::new()));
    let note = Command::Highlight(HighlightCommand::Note { id: a, text: "why".to_owned(), by });
    assert_eq!(desk.does(note), Ok("Note on highlight".to_owned()));
    let link = desk.link(a, b, LinkKind::Contradicts, "");
    assert_eq!(desk.does(link), Ok("Link as “contradicts”".to_owned()));
    assert_eq!(
        removing_document(desk.notebook(), desk.document),
        "2 highlights (1 with a note) and 1 link go with it; the file stays where it is"
    );
    assert_eq!(deleting_highlights(desk.notebook(), &BTreeSet::from([a])), "1 link goes with it");
    let delete = Command::Highlight(HighlightCommand::Delete { ids: BTreeSet::from([a, b]) });
    assert_eq!(desk.does(delete.clone()), Ok("Delete 2 highlights".to_owned()));
    assert!(desk.notebook().links().is_empty());
    assert_eq!(desk.refuses(delete), "That highlight is no longer in the notebook");
}

#[test]
fn a_draft_that_does_not_fit_is_refused() {
    let mut desk = Desk::new();
    let (_, empty) = desk.create(4, 4, &[], "");
    assert!(desk.refuses(empty).contains("does not fit"));
    let (id, by) = (desk.ids.highlight(), desk.now());
    let draft = Draft { exact: "too long".to_owned(), ..desk.draft(0, 3) };
    desk.refuses(Command::Highlight(HighlightCommand::Create { id, draft, tags: BTreeSet::new(), note: String::new(), by }));
}

#[test]
fn tags_keep_their_names_apart_and_their_tree_a_tree() {
    let mut desk = Desk::new();
    let (government, statement) = (desk.tag("statement / government"), desk.tag("channel"));
    let parent = desk.notebook().tag(government).unwrap().parent;
    let rename = |id, name: &str| Command::Tag(TagCommand::Rename { id, name: name.to_owned() });
    let why = desk.refuses(rename(statement, "STATEMENT"));
    assert_eq!(why, "There is already a tag “statement”. Choose another name, or merge “channel” into “statement”");
    desk.refuses(rename(statement, "a / b"));
    assert_eq!(desk.does(rename(statement, "Channel")), Ok("Rename tag “channel” to “Channel”".to_owned()));
    let why = desk.refuses(Command::Tag(TagCommand::Move { id: parent.unwrap(), parent: Some(government) }));
    assert!(why.contains("below itself"), "{why}");
    let other = desk.tag("Government");
    let why = desk.refuses(Command::Tag(TagCommand::Move { id: other, parent }));
    assert!(why.contains("under “statement”"), "{why}");
    let create = TagCommand::Create(NewTag::named("STATEMENT / Government", None, &mut desk.ids));
    assert!(desk.refuses(Command::Tag(create)).starts_with("There is already a tag “Government” under “statement”"));
}

#[test]
fn a_pin_belongs_to_one_tag() {
    let mut desk = Desk::new();
    let (a, b) = (desk.tag("a"), desk.tag("b"));
    let pin = |id, pin| Command::Tag(TagCommand::Pin { id, pin });
    desk.does(pin(a, Some(3))).unwrap();
    assert_eq!(desk.does(pin(b, Some(3))), Ok("Pin tag “b” to 3".to_owned()));
    assert_eq!(desk.notebook().tag(a).unwrap().pin, None);
    assert_eq!(desk.does(pin(a, None)), Ok(String::new()));
    desk.refuses(pin(a, Some(0)));
}

#[test]
fn merging_keeps_everything_that_was_said() {
    let mut desk = Desk::new();
    let (from, into) = (desk.tag("a / x / deep"), desk.tag("b / x"));
    let below_a = desk.notebook().tag(from).unwrap().parent.unwrap();
    let (a, b) = (desk.notebook().tag(below_a).unwrap().parent.unwrap(), desk.notebook().tag(into).unwrap().parent.unwrap());
    for (id, text) in [(a, "one"), (b, "two")] {
        desk.does(Command::Tag(TagCommand::Define { id, text: text.to_owned() })).unwrap();
    }
    let marks = [desk.mark(0, 1, &[a]), desk.mark(1, 2, &[below_a, b]), desk.mark(2, 3, &[from])];
    let by = desk.now();
    let why = desk.refuses(Command::Tag(TagCommand::Merge { from: a, into: from, by: by.clone() }));
    assert!(why.starts_with("“deep” is below “a”"), "{why}");
    let label = desk.does(Command::Tag(TagCommand::Merge { from: a, into: b, by }));
    assert_eq!(label, Ok("Merge “a” into “b”".to_owned()));
    assert_eq!(desk.notebook().tags().len(), 3);
    assert_eq!((desk.name(from), desk.notebook().tag(from).unwrap().parent), ("deep", Some(into)));
    assert_eq!(desk.notebook().tag(b).unwrap().definition, "two\n\none");
    let tags = marks.map(|id| desk.highlight(id).tags.clone());
    assert_eq!(tags, [BTreeSet::from([b]), BTreeSet::from([b, into]), BTreeSet::from([from])]);
}

#[test]
fn deleting_a_tag_takes_its_children_and_leaves_the_highlights() {
    let mut desk = Desk::new();
    let child = desk.tag("a / b");
    let parent = desk.notebook().tag(child).unwrap().parent.unwrap();
    let mark = desk.mark(0, 1, &[child]);
    assert_eq!(deleting_tag(desk.notebook(), parent), "1 child tag goes with it; 1 highlight loses it and stays");
    let by = desk.now();
    let label = desk.does(Command::Tag(TagCommand::Delete { id: parent, by }));
    assert_eq!(label, Ok("Delete tag “a” and 1 child tag".to_owned()));
    assert!(desk.notebook().tags().is_empty() && desk.highlight(mark).tags.is_empty());
    assert_eq!(desk.session.undo().and_then(|(_, place)| place), Some(Place::Tag(parent)));
}

#[test]
fn documents_are_described_by_hand_and_dates_are_read() {
    let mut desk = Desk::new();
    let id = desk.document;
    let describe = |field, value: &str| Command::Document(DocumentCommand::Describe { id, field, value: value.to_owned() });
    assert_eq!(desk.does(describe(DocumentField::Published, " 2021-10 ")), Ok("Change date".to_owned()));
    assert!(desk.refuses(describe(DocumentField::Published, "tomorrow")).contains("is not a date like"));
    assert_eq!(desk.does(describe(DocumentField::Published, "")), Ok("Clear date".to_owned()));
    assert_eq!(desk.does(describe(DocumentField::Title, "Two\nlines")), Ok("Change headline".to_owned()));
    let title = desk.notebook().document(id).unwrap().title.clone().unwrap();
    assert_eq!((title.value.as_str(), title.from.as_str()), ("Two lines", "by hand"));
    assert_eq!(removing_document(desk.notebook(), id), "It has no highlights; the file stays where it is");

    let same = Document { path: "a.txt".to_owned(), ..Document::default() };
    let new = Document { path: "b.txt".to_owned(), ..Document::default() };
    let add = DocumentCommand::Add(vec![(desk.ids.document(), same), (desk.ids.document(), new)]);
    assert_eq!(desk.does(Command::Document(add)), Ok("Add “b.txt”".to_owned()));
    desk.mark(0, 1, &[]);
    assert_eq!(desk.does(Command::Document(DocumentCommand::Remove { id })), Ok("Remove “Two lines”".to_owned()));
    assert!(desk.notebook().highlights().is_empty());
}

#[test]
fn notes_links_and_the_title() {
    let mut desk = Desk::new();
    let (id, by) = (desk.ids.note(), desk.now());
    let (title, text) = ("Who said it".to_owned(), "words".to_owned());
    let note = |text: &str| NoteCommand::Change { id, title: "Who said it".to_owned(), text: text.to_owned(), by: by.clone() };
    assert!(desk.refuses(Command::Note(note("words"))).contains("no longer"));
    let create = NoteCommand::Create { id, title, text, by: by.clone() };
    assert_eq!(desk.does(Command::Note(create)), Ok("Write note “Who said it”".to_owned()));
    assert_eq!(desk.does(Command::Note(note("words"))), Ok(String::new()));
    assert_eq!(desk.does(Command::Note(note("more"))), Ok("Change note “Who said it”".to_owned()));
    assert_eq!(desk.does(Command::Note(NoteCommand::Delete { id })), Ok("Delete note “Who said it”".to_owned()));

    let (a, b) = (desk.mark(0, 1, &[]), desk.mark(1, 2, &[]));
    for (from, to, kind, label) in [
        (a, b, LinkKind::SeeAlso, "Link as “see also”"),
        (b, a, LinkKind::SeeAlso, ""),
        (a, b, LinkKind::Corrects, "Link as “corrects”"),
        (b, a, LinkKind::Corrects, "Link as “corrects”"),
    ] {
        let link = desk.link(from, to, kind, "");
        assert_eq!(desk.does(link), Ok(label.to_owned()));
    }
    let to_itself = desk.link(a, a, LinkKind::SeeAlso, "");
    desk.refuses(to_itself);
    assert_eq!(desk.does(Command::Title(" Hotline ".to_owned())), Ok("Rename notebook".to_owned()));
    assert_eq!(desk.does(Command::Title("Hotline".to_owned())), Ok(String::new()));
}
