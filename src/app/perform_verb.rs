//! Actions by name or key: each verb is handed to the function that does it.

use std::collections::BTreeSet;

use super::action::{DocumentPart, MarkAction, OmissionRows, Tab, Travel, Writing};
use super::change::change;
use super::desk::{FindBar, Focus, Rooms, TagBar};
use super::shortcuts::Verb;
use super::state::{Open, Overlay, State};
use super::words::many;
use super::{
    arrange, export, files, folding, native, passing, perform_desk, perform_look, perform_mark, perform_parallels,
    perform_reading, quoting, sharing,
};
use crate::commands::{Command, DocumentField, HighlightCommand, NoteCommand, TagCommand};

/// Does what a verb says.
pub fn perform(state: &mut State, verb: Verb) {
    match verb {
        Verb::OpenFolder => native::pick_folder(state),
        Verb::OpenProject => native::pick_project(state),
        Verb::OpenSample => native::open_sample(state),
        Verb::Reread => files::reread(state),
        Verb::Save => save(state),
        Verb::Export => export::ask_export(state),
        Verb::ExportOmissions | Verb::ExportTimeline | Verb::ExportStatements => ask_table(state, verb),
        Verb::TakeOver => take_over(state),
        Verb::MergeCopies => sharing::merge_copy(state),
        Verb::CloseProject => files::close(state),
        Verb::Undo | Verb::Redo => travel(state, Travel { back: verb == Verb::Undo, steps: 1 }),
        Verb::Copy => perform_reading::copy(state),
        Verb::CopyCited => perform_reading::copy_cited(state),
        Verb::GrowSelection => on_desk(state, perform_reading::grow_selection),
        Verb::TagSelection => on_desk(state, open_bar),
        Verb::NoteHere => note_here(state),
        Verb::Delete => delete(state),
        Verb::NewTag => new_tag(state),
        Verb::NewNote => new_note(state),
        Verb::RenameNotebook => perform_mark::perform(state, MarkAction::Write(Writing::Title)),
        Verb::Describe => describe(state),
        Verb::NextColumn | Verb::PreviousColumn => on_desk(state, |open| step_column(open, step(verb == Verb::NextColumn))),
        Verb::CloseColumn => on_desk(state, |open| open.desk.close(open.desk.active)),
        Verb::MoveColumnLeft | Verb::MoveColumnRight => {
            on_desk(state, |open| open.desk.step_column(step(verb == Verb::MoveColumnRight)));
        }
        Verb::AddColumn => on_desk(state, add_column),
        Verb::DuplicateColumn => perform_desk::duplicate(state),
        Verb::StackColumn => on_desk(state, |open| open.desk.stack(open.desk.active)),
        Verb::UnstackColumn => on_desk(state, |open| open.desk.unstack(open.desk.active)),
        Verb::CloseOthers => on_desk(state, |open| open.desk.close_others(open.desk.active)),
        Verb::LinkColumn => perform_desk::link_next(state),
        Verb::BringOthers => perform_desk::bring_others(state),
        Verb::BaseText => passing::choose_base(state),
        Verb::Omissions => on_desk(state, show_omissions),
        Verb::Statements => on_desk(state, quoting::open_tab),
        Verb::FindParallels => perform_parallels::ask(state),
        Verb::History | Verb::Timeline => on_desk(state, |open| show_tab(open, tab_of(verb))),
        Verb::NextPassage | Verb::PreviousPassage => passing::step(state, verb == Verb::NextPassage),
        Verb::SameStatement | Verb::NotSame => passing::judge(state, verb == Verb::SameStatement),
        Verb::DrawLink => passing::draw_link(state),
        Verb::SetApart | Verb::PutBack => folding::of_selection(state, verb == Verb::SetApart),
        Verb::ToggleArticles | Verb::ToggleTags | Verb::ToggleDrawer | Verb::ReadingMode => {
            on_desk(state, |open| toggle_room(&mut open.desk.rooms, verb));
        }
        Verb::Larger | Verb::Smaller | Verb::UsualSize => resize(state, verb),
        Verb::LongerLines | Verb::ShorterLines => perform_look::lengthen(state, sign(verb == Verb::LongerLines)),
        Verb::Serifs => perform_look::toggle_serifs(state),
        Verb::ParagraphNumbers => perform_look::toggle_numbers(state),
        Verb::NextTheme => perform_look::next_theme(state),
        Verb::ShowAllTags => on_desk(state, |open| open.desk.lens = None),
        Verb::Find => on_desk(state, find),
        Verb::FindAll => on_desk(state, filter_excerpts),
        Verb::FilterArticles => on_desk(state, filter_articles),
        Verb::NextHighlight | Verb::PreviousHighlight => step_highlight(state, verb == Verb::NextHighlight),
        Verb::Outline => state.overlay = Overlay::Outline { typed: String::new(), row: 0 },
        Verb::Palette => state.overlay = Overlay::Palette { typed: String::new(), row: 0 },
    }
}

fn resize(state: &mut State, verb: Verb) {
    match verb {
        Verb::UsualSize => perform_look::set_size(state, super::theme::size::READING),
        _ => perform_look::resize(state, sign(verb == Verb::Larger)),
    }
}

/// Opens or folds away the room of a verb.
fn toggle_room(rooms: &mut Rooms, verb: Verb) {
    let rooms = [
        (Verb::ToggleArticles, &mut rooms.articles),
        (Verb::ToggleTags, &mut rooms.tags),
        (Verb::ToggleDrawer, &mut rooms.drawer),
        (Verb::ReadingMode, &mut rooms.reading),
    ];
    rooms.into_iter().filter(|(of, _)| *of == verb).for_each(|(_, open)| *open ^= true);
}

fn step_highlight(state: &mut State, forward: bool) {
    on_desk(state, |open| perform_desk::step_highlight(open, step(forward)));
}

/// Opens the form for one of the tables.
fn ask_table(state: &mut State, verb: Verb) {
    if verb == Verb::ExportOmissions {
        export::ask_export_omissions(state);
    } else if verb == Verb::ExportTimeline {
        export::ask_timeline(state);
    } else {
        export::ask_export_statements(state);
    }
}

/// One step forward, or back.
const fn step(forward: bool) -> isize {
    if forward { 1 } else { -1 }
}

/// One step more, or less.
const fn sign(more: bool) -> f32 {
    if more { 1.0 } else { -1.0 }
}

/// Whether a verb can do something now; menus show the others greyed.
pub fn enabled(state: &State, verb: Verb) -> bool {
    let Some(open) = &state.open else {
        return matches!(
            verb,
            Verb::OpenFolder
                | Verb::OpenProject
                | Verb::OpenSample
                | Verb::NextTheme
                | Verb::Palette
                | Verb::Larger
                | Verb::Smaller
                | Verb::UsualSize
                | Verb::LongerLines
                | Verb::ShorterLines
                | Verb::Serifs
                | Verb::ParagraphNumbers
        );
    };
    let selected = open.desk.column().is_some_and(|column| column.selected().is_some());
    match verb {
        Verb::MergeCopies => !open.sharing.copies.is_empty(),
        Verb::TakeOver => open.sharing.access.is_read_only(),
        Verb::Undo => open.session.undo_label().is_some(),
        Verb::Redo => open.session.redo_label().is_some(),
        Verb::TagSelection | Verb::NoteHere | Verb::FindParallels => selected || open.desk.in_hand.is_some(),
        Verb::Copy | Verb::CopyCited => selected || open.desk.in_hand.is_some(),
        Verb::ShowAllTags => open.desk.lens.is_some(),
        Verb::ExportOmissions => !open.derived.tags.is_empty() || open.omissions.rows() != OmissionRows::Tags,
        Verb::Outline | Verb::GrowSelection => !open.desk.columns.is_empty(),
        Verb::Delete => open.desk.in_hand.is_some(),
        Verb::CloseColumn | Verb::Find | Verb::Describe | Verb::DuplicateColumn | Verb::LinkColumn => {
            !open.desk.columns.is_empty()
        }
        Verb::MoveColumnLeft
        | Verb::MoveColumnRight
        | Verb::NextColumn
        | Verb::PreviousColumn
        | Verb::CloseOthers
        | Verb::BringOthers => open.desk.columns.len() > 1,
        Verb::BaseText => passing::base(open).is_some(),
        Verb::StackColumn => arrange::stack_of(&open.desk.columns, open.desk.active).start > 0,
        Verb::UnstackColumn => arrange::stack_of(&open.desk.columns, open.desk.active).len() > 1,
        _ => true,
    }
}

const fn tab_of(verb: Verb) -> Tab {
    if matches!(verb, Verb::History) { Tab::History } else { Tab::Timeline }
}

fn show_tab(open: &mut Open, tab: Tab) {
    open.desk.tab = tab;
    (open.desk.rooms.drawer, open.desk.rooms.reading) = (true, false);
}

fn show_omissions(open: &mut Open) {
    show_tab(open, Tab::Omissions);
    open.desk.focus = Some(Focus::Omissions);
}

fn on_desk(state: &mut State, change: impl FnOnce(&mut Open)) {
    if let Some(open) = &mut state.open {
        change(open);
    }
}

fn save(state: &mut State) {
    perform_mark::keep(state);
    if sharing::refuse(state) {
        return;
    }
    if let Some(open) = &mut state.open {
        open.saving.error = None;
    }
    files::save_now(state);
    if let Some(open) = &state.open
        && open.saving.error.is_none()
    {
        let words = if open.saving.exists {
            format!("Saved in {}", open.file.display())
        } else {
            "Nothing to save yet: the project file is made with the first change".to_owned()
        };
        state.say(words);
    }
}

fn take_over(state: &mut State) {
    if let Some(file) = sharing::take_over(state) {
        files::open(state, file);
    }
}

/// Takes steps back, or does them again, and shows the place of the last one.
pub fn travel(state: &mut State, travel: Travel) {
    perform_mark::keep(state);
    if sharing::refuse(state) {
        return;
    }
    let Some(open) = &mut state.open else { return };
    let Travel { back, steps } = travel;
    let step = |_| if back { open.session.undo() } else { open.session.redo() };
    let told: Vec<_> = (0..steps).map_while(step).collect();
    let steps = told.len();
    let Some((label, place)) = told.into_iter().next_back() else { return };
    open.saving.error = None;
    open.desk.bar = None;
    if open.desk.in_hand.is_some_and(|id| open.session.notebook().highlight(id).is_none()) {
        open.desk.in_hand = None;
    }
    if let Some(place) = place {
        perform_desk::go_to(open, place);
    }
    if open.desk.in_hand.is_some_and(|id| open.session.notebook().highlight(id).is_none()) {
        open.desk.in_hand = None;
    }
    let done = if back { "Undone" } else { "Redone" };
    state.say(match steps {
        1 => format!("{done}: {label}"),
        several => format!("{done}: {}, the last of them {label}", many(several, "step")),
    });
}

fn open_bar(open: &mut Open) {
    if perform_mark::can_mark(open) {
        open.desk.bar = Some(TagBar { take_focus: true, ..TagBar::default() });
    }
}

fn note_here(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    let selected = open.desk.column().is_some_and(|column| column.selected().is_some());
    let what = if selected { Some(Writing::Selection) } else { open.desk.in_hand.map(Writing::Highlight) };
    open.desk.bar = None;
    if let Some(what) = what {
        open.desk.rooms.tags = true;
        perform_mark::perform(state, MarkAction::Write(what));
    }
}

fn delete(state: &mut State) {
    if let Some(id) = state.open.as_ref().and_then(|open| open.desk.in_hand)
        && change(state, Command::Highlight(HighlightCommand::Delete { ids: BTreeSet::from([id]) }))
    {
        on_desk(state, |open| open.desk.in_hand = None);
        state.say("Deleted the highlight");
    }
}

fn new_tag(state: &mut State) {
    let Some(open) = &state.open else { return };
    let taken = |name: &str| {
        open.session.notebook().tags().values().any(|tag| tag.parent.is_none() && tag.name.eq_ignore_ascii_case(name))
    };
    let name = (1_u32..)
        .map(|number| if number == 1 { "new tag".to_owned() } else { format!("new tag {number}") })
        .find(|name| !taken(name));
    let tag = perform_mark::new_tag(state, &name.unwrap_or_default());
    let id = tag.id;
    if change(state, Command::Tag(TagCommand::Create(tag))) {
        on_desk(state, |open| open.desk.rooms.tags = true);
        perform_mark::perform(state, MarkAction::Write(Writing::TagName(id)));
    }
}

fn new_note(state: &mut State) {
    let by = state.stamp();
    let id = state.ids.note();
    if change(state, Command::Note(NoteCommand::Create { id, title: String::new(), text: String::new(), by })) {
        on_desk(state, |open| show_tab(open, Tab::Notes));
        perform_mark::perform(state, MarkAction::Write(Writing::NoteTitle(id)));
    }
}

fn describe(state: &mut State) {
    let Some(open) = &mut state.open else { return };
    open.desk.in_hand = None;
    open.desk.rooms.tags = true;
    if let Some(document) = open.desk.column().map(|column| column.document) {
        let what = Writing::Document(document, DocumentPart::Field(DocumentField::Title));
        perform_mark::perform(state, MarkAction::Write(what));
    }
}

fn step_column(open: &mut Open, by: isize) {
    let count = open.desk.columns.len().max(1);
    open.desk.active = (open.desk.active + count).wrapping_add_signed(by) % count;
    open.desk.focus = Some(Focus::Reader);
}

/// The next article of the list that is not open yet.
fn add_column(open: &mut Open) {
    let shown: BTreeSet<_> = open.desk.columns.iter().map(|column| column.document).collect();
    let next = open.derived.documents.iter().map(|row| row.id).find(|id| !shown.contains(id));
    if let Some(document) = next {
        open.desk.add(document);
    }
}

fn find(open: &mut Open) {
    open.desk.find = Some(FindBar { take_focus: true, ..open.desk.find.take().unwrap_or_default() });
}

fn filter_articles(open: &mut Open) {
    open.desk.rooms.articles = true;
    open.desk.focus = Some(Focus::Articles);
}

fn filter_excerpts(open: &mut Open) {
    show_tab(open, Tab::Excerpts);
    open.desk.focus = Some(Focus::Excerpts);
}
