//! Marking: tags applied to a selection or to the highlight in hand, and what is written about them.

use std::collections::BTreeSet;

use super::action::{DocumentPart, MarkAction, Writing};
use super::change::change;
use super::desk::{Draft as Written, Focus, TagBar};
use super::state::{Open, State};
use super::words::document_words;
use crate::commands::{Command, DocumentCommand, DocumentField, Draft, HighlightCommand, NewTag, NoteCommand, TagCommand, draft};
use crate::notebook::{HighlightId, Notebook, Tag, TagId};
use crate::text::word_count;

/// The day of publication.
const PUBLISHED: DocumentPart = DocumentPart::Field(DocumentField::Published);

/// Tags that are remembered as recently used.
const RECENT: usize = 12;

/// Letters of an in-vivo tag at the most; longer words are a passage, not a name.
const IN_VIVO: usize = 60;

/// Does what was asked about marking.
pub fn perform(state: &mut State, action: MarkAction) {
    match action {
        MarkAction::Type(typed) => with_bar(state, |bar| *bar = TagBar { typed, row: 0, take_focus: false }),
        MarkAction::Step(by) => with_bar(state, |bar| bar.row = bar.row.saturating_add_signed(by)),
        MarkAction::Apply(tag) => apply(state, tag),
        MarkAction::ApplyPin(key) => apply_pin(state, key),
        MarkAction::ApplyNew(name) => apply_new(state, name),
        MarkAction::InVivo => in_vivo(state),
        MarkAction::TakeOff(tag) => take_off(state, tag),
        MarkAction::Write(what) => write(state, what),
        MarkAction::Words(words) => {
            if let Some(draft) = state.open.as_mut().and_then(|open| open.desk.draft.as_mut()) {
                draft.words = words;
            }
        }
        MarkAction::Keep => keep(state),
        MarkAction::Discard => {
            if let Some(open) = &mut state.open {
                open.desk.draft = None;
            }
        }
    }
}

fn with_bar(state: &mut State, change: impl FnOnce(&mut TagBar)) {
    if let Some(open) = &mut state.open {
        change(open.desk.bar.get_or_insert_default());
    }
}

/// What is marked: words selected, or a highlight in hand.
enum Target {
    Selection(Draft),
    InHand(HighlightId),
}

fn target(open: &Open) -> Option<Target> {
    let column = open.desk.column();
    let selected = column.and_then(|column| {
        let shown = open.text(column.document)?;
        draft(column.document, &shown.reading, column.selected()?)
    });
    let in_hand = open.desk.in_hand.filter(|id| open.session.notebook().highlight(*id).is_some());
    selected.map(Target::Selection).or(in_hand.map(Target::InHand))
}

/// Whether there is something to tag: words selected that are more than white space, or a highlight in hand.
pub fn can_mark(open: &Open) -> bool {
    target(open).is_some()
}

fn with_target(state: &mut State, command: impl FnOnce(&mut State, Target) -> Command) -> bool {
    let Some(target) = state.open.as_ref().and_then(target) else {
        state.say("Select some words first, then tag them.");
        return false;
    };
    let words = match &target {
        Target::Selection(draft) => Some(word_count(&draft.exact)),
        Target::InHand(_) => None,
    };
    let command = command(state, target);
    let done = change(state, command);
    if done && let Some(words) = words {
        state.say(format!("Highlighted {words} {}", if words == 1 { "word" } else { "words" }));
    }
    done
}

fn apply(state: &mut State, tag: TagId) {
    let by = state.stamp();
    let id = state.ids.highlight();
    let done = with_target(state, |_, target| {
        Command::Highlight(match target {
            Target::Selection(draft) => {
                HighlightCommand::Create { id, draft, tags: BTreeSet::from([tag]), note: String::new(), by }
            }
            Target::InHand(id) => HighlightCommand::ToggleTag { id, tag, by },
        })
    });
    if done {
        after_marking(state, Some(tag), id);
    }
}

fn apply_pin(state: &mut State, key: u8) {
    let Some(open) = &state.open else { return };
    let pinned = open.session.notebook().tags().iter().find(|(_, tag)| tag.pin == Some(key));
    match pinned.map(|(id, _)| *id) {
        Some(tag) => apply(state, tag),
        None => state.say(format!("No tag has the key {key} yet. Give it one in the tag's menu.")),
    }
}

/// A new tag of this name; parents that a path names are made too.
pub fn new_tag(state: &mut State, name: &str) -> NewTag {
    let parents = name.split(Tag::PATH_SEPARATOR).count().saturating_sub(1);
    NewTag {
        id: state.ids.tag(),
        name: name.to_owned(),
        parent_ids: (0..parents).map(|_| state.ids.tag()).collect(),
        parent: None,
        color: None,
    }
}

fn apply_new(state: &mut State, name: String) {
    let by = state.stamp();
    let id = state.ids.highlight();
    let tag = new_tag(state, name.trim());
    let name = tag.name.clone();
    let done = with_target(state, |_, target| {
        Command::Highlight(match target {
            Target::Selection(draft) => HighlightCommand::CreateWithNewTag { id, draft, tag, by },
            Target::InHand(id) => HighlightCommand::AddNewTag { ids: BTreeSet::from([id]), tag, by },
        })
    });
    if done {
        let made = state.open.as_ref().and_then(|open| tag_named(open.session.notebook(), &name));
        after_marking(state, made, id);
    }
}

/// The tag with this name or path.
fn tag_named(notebook: &Notebook, path: &str) -> Option<TagId> {
    let wanted = path.to_lowercase();
    notebook.tags().keys().copied().find(|id| crate::query::tag_path(notebook, *id).to_lowercase() == wanted)
}

fn in_vivo(state: &mut State) {
    let words = state.open.as_ref().and_then(target).and_then(|target| match target {
        Target::Selection(draft) => Some(draft.exact),
        Target::InHand(id) => Some(state.open.as_ref()?.session.notebook().highlight(id)?.exact.clone()),
    });
    let Some(words) = words else { return };
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ").replace(Tag::PATH_SEPARATOR, "/");
    let name: String = name.chars().take(IN_VIVO).collect();
    apply_new(state, name);
}

fn take_off(state: &mut State, tag: TagId) {
    let by = state.stamp();
    if let Some(id) = state.open.as_ref().and_then(|open| open.desk.in_hand) {
        change(state, Command::Highlight(HighlightCommand::RemoveTag { ids: BTreeSet::from([id]), tag, by }));
    }
}

/// What was just marked is in hand: N writes its note, a further key tags it again.
fn after_marking(state: &mut State, tag: Option<TagId>, new: HighlightId) {
    let Some(open) = &mut state.open else { return };
    if let Some(tag) = tag {
        open.desk.last_tag = Some(tag);
        open.recent_tags.retain(|known| *known != tag);
        open.recent_tags.push(tag);
        let surplus = open.recent_tags.len().saturating_sub(RECENT);
        open.recent_tags.drain(..surplus);
    }
    let selected = open.desk.column().and_then(|column| column.selected().map(|span| (column.document, span)));
    if let Some((document, span)) = selected {
        // When the same words were highlighted before, that highlight got the tag.
        let same = open.text(document).map(|shown| shown.reading.to_points(span));
        let before = same.and_then(|points| open.session.notebook().highlight_at(document, points)).map(|(id, _)| id);
        let made = open.session.notebook().highlight(new).is_some().then_some(new);
        open.desk.in_hand = made.or(before);
    }
    open.desk.deselect();
    open.desk.focus = Some(Focus::Reader);
}

fn write(state: &mut State, what: Writing) {
    keep(state);
    let Some(open) = &mut state.open else { return };
    let notebook = open.session.notebook();
    let words = match what {
        Writing::Selection => Some(String::new()),
        Writing::Highlight(id) => notebook.highlight(id).map(|highlight| highlight.note.clone()),
        Writing::Document(id, part) => notebook.document(id).map(|document| document_words(document, part)),
        Writing::Published(id) => notebook.document(id).map(|document| document_words(document, PUBLISHED)),
        Writing::TagName(id) => notebook.tag(id).map(|tag| tag.name.clone()),
        Writing::TagDefinition(id) => notebook.tag(id).map(|tag| tag.definition.clone()),
        Writing::TagNote(id) => notebook.tag(id).map(|tag| tag.note.clone()),
        Writing::NoteTitle(id) => notebook.note(id).map(|note| note.title.clone()),
        Writing::NoteText(id) => notebook.note(id).map(|note| note.text.clone()),
        Writing::Title => Some(notebook.title().to_owned()),
    };
    open.desk.draft = words.map(|words| Written { what, words, take_focus: true });
}

/// Keeps what was written; unchanged words change nothing.
pub fn keep(state: &mut State) {
    let Some(written) = state.open.as_mut().and_then(|open| open.desk.draft.take()) else { return };
    if let Writing::Selection = written.what {
        return keep_on_selection(state, written.words);
    }
    let by = state.stamp();
    let Some(open) = &state.open else { return };
    if let Some(command) = command_of(open, written, by) {
        change(state, command);
    }
}

fn keep_on_selection(state: &mut State, note: String) {
    if note.trim().is_empty() {
        return;
    }
    let by = state.stamp();
    let id = state.ids.highlight();
    let done = with_target(state, |_, target| {
        Command::Highlight(match target {
            Target::Selection(draft) => HighlightCommand::Create { id, draft, tags: BTreeSet::new(), note, by },
            Target::InHand(id) => HighlightCommand::Note { id, text: note, by },
        })
    });
    if done {
        after_marking(state, None, id);
    }
}

fn command_of(open: &Open, written: Written, by: crate::notebook::Stamp) -> Option<Command> {
    let notebook = open.session.notebook();
    let words = written.words.trim_end().to_owned();
    let differs = |old: &str| old != words;
    Some(match written.what {
        Writing::Selection => return None,
        Writing::Highlight(id) if differs(&notebook.highlight(id)?.note) => {
            Command::Highlight(HighlightCommand::Note { id, text: words, by })
        }
        Writing::Document(id, part) if differs(&document_words(notebook.document(id)?, part)) => Command::Document(match part {
            DocumentPart::Note => DocumentCommand::Note { id, text: words },
            DocumentPart::Field(field) => DocumentCommand::Describe { id, field, value: words },
        }),
        Writing::Published(id) if differs(&document_words(notebook.document(id)?, PUBLISHED)) => {
            Command::Document(DocumentCommand::Describe { id, field: DocumentField::Published, value: words })
        }
        Writing::TagName(id) if differs(&notebook.tag(id)?.name) => Command::Tag(TagCommand::Rename { id, name: words }),
        Writing::TagDefinition(id) if differs(&notebook.tag(id)?.definition) => {
            Command::Tag(TagCommand::Define { id, text: words })
        }
        Writing::TagNote(id) if differs(&notebook.tag(id)?.note) => Command::Tag(TagCommand::Note { id, text: words }),
        Writing::NoteTitle(id) if differs(&notebook.note(id)?.title) => {
            let text = notebook.note(id)?.text.clone();
            Command::Note(NoteCommand::Change { id, title: words, text, by })
        }
        Writing::NoteText(id) if differs(&notebook.note(id)?.text) => {
            let title = notebook.note(id)?.title.clone();
            Command::Note(NoteCommand::Change { id, title, text: words, by })
        }
        Writing::Title if differs(notebook.title()) => Command::Title(words),
        Writing::Highlight(_)
        | Writing::Document(..)
        | Writing::Published(_)
        | Writing::TagName(_)
        | Writing::TagDefinition(_)
        | Writing::TagNote(_)
        | Writing::NoteTitle(_)
        | Writing::NoteText(_)
        | Writing::Title => return None,
    })
}
