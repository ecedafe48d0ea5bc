//! The only place where the window's state changes: each action is handed to the one function that does it.

use super::action::{Action, FileAction, LookAction};
use super::change::change;
use super::jobs::{Finished, Picked, TakenIn};
use super::state::{Overlay, State};
use super::{
    export, files, folding, late, native, passing, perform_desk, perform_look, perform_mark, perform_omissions,
    perform_parallels, perform_time, perform_verb, quoting, settling, sharing, tables, versions, watching,
};

/// Does what a panel asked for.
pub fn perform(state: &mut State, action: Action) {
    match action {
        Action::Verb(verb) => perform_verb::perform(state, verb),
        Action::Notebook(command) => {
            change(state, command);
        }
        Action::File(action) => perform_file(state, action),
        Action::Desk(action) => perform_desk::perform(state, action),
        Action::Mark(action) => perform_mark::perform(state, action),
        Action::Look(action) => perform_look(state, action),
        Action::Settle(action) => settling::perform(state, action),
        Action::Passage(action) => passing::perform(state, action),
        Action::Parallels(action) => perform_parallels::perform(state, action),
        Action::Omissions(action) => perform_omissions::perform(state, action),
        Action::Time(action) => perform_time::perform(state, action),
        Action::Statement(action) => quoting::perform(state, action),
        Action::Travel(travel) => perform_verb::travel(state, travel),
        Action::Version(action) => versions::perform(state, action),
        Action::Fold { document, blocks, apart } => folding::decide(state, document, blocks, apart),
        Action::Columns(action) => tables::perform(state, action),
    }
}

/// Does what a job finished.
pub fn finish(state: &mut State, finished: Finished) {
    let generation = state.open.as_ref().map_or(0, |open| open.generation);
    match (finished, &mut state.open) {
        (Finished::Opened(result), _) => {
            files::opened(state, *result);
            watching::begin(state);
        }
        (Finished::Described(of, batch), Some(open)) if of == generation => files::described(open, batch),
        (Finished::Text(of, asked, result), Some(open)) if of == generation => files::text_arrived(open, &asked, result),
        (Finished::Corrected(of, document, texts), Some(open)) if of == generation => folding::corrected(open, document, texts),
        (Finished::Accounts(of, made, done), Some(open)) if of == generation => open.accounts.take_in(made, done),
        (Finished::Shared(of, found), Some(open)) if of == generation => open.accounts.compared(found),
        (Finished::Parallels(of, found), Some(open)) if of == generation => perform_parallels::arrived(open, *found),
        (Finished::Charted(of, made), Some(open)) if of == generation => open.timeline.made(made.0, made.1),
        (Finished::Statements(of, table), Some(open)) if of == generation => open.quoted.made(*table),
        (Finished::Omissions(of, made), Some(open)) if of == generation => {
            let before = open.omissions.made(made.0, made.1);
            let_go(state, before);
        }
        (Finished::Mentions(of, made), Some(open)) if of == generation => {
            let before = open.omissions.met_by(made.0, made.1, made.2);
            let_go(state, before);
        }
        (Finished::Folder(of, news), Some(_)) if of == generation => watching::happened(state, *news),
        (Finished::Table(of, news), Some(_)) if of == generation => tables::arrived(state, *news),
        (Finished::Again(of, document, again), Some(_)) if of == generation => watching::read(state, document, again),
        (Finished::Compared(of, made), Some(open)) if of == generation => open.versions.compared_now(made.0, made.1),
        (Finished::LaterSaves(of, made), Some(open)) if of == generation => open.versions.found_later(made.0, made.1),
        (Finished::Placed(of, document, placed), Some(open)) if of == generation => late::placed(open, document, *placed),
        (Finished::Settling(of, found), Some(open)) if of == generation => open.settling.looked(found.0, found.1),
        (Finished::Listed(of, made), Some(open)) if of == generation => open.derived.listed(made.0, made.1),
        (Finished::Saved(of, point, result), Some(_)) if of == generation => files::saved(state, point, result),
        (Finished::Look(of), Some(_)) if of == generation => sharing::look(state),
        (Finished::Rewritten(of), Some(_)) if of == generation => sharing::read_again(state),
        (Finished::Behind(of, taken), Some(_)) if of == generation => taken_in(state, *taken),
        (Finished::NoCopy(of, copy, sentence), Some(_)) if of == generation => sharing::no_copy(state, &copy, &sentence),
        (Finished::Described(..) | Finished::Text(..) | Finished::Placed(..) | Finished::Listed(..), _) => {}
        (Finished::Saved(..) | Finished::Look(..) | Finished::Rewritten(..) | Finished::Behind(..), _) => {}
        (Finished::Accounts(..) | Finished::Shared(..) | Finished::Parallels(..) | Finished::Corrected(..), _) => {}
        (Finished::Omissions(..) | Finished::Mentions(..), _) => {}
        (Finished::Charted(..) | Finished::Statements(..) | Finished::Compared(..) | Finished::LaterSaves(..), _) => {}
        (Finished::Table(..), _) => {}
        (Finished::NoCopy(..) | Finished::Settling(..) | Finished::Folder(..) | Finished::Again(..), _) => {}
        (Finished::Picked(picked, path), _) => match (picked, path) {
            (Picked::ToOpen, Some(path)) => files::open(state, path),
            (Picked::ToExport, Some(path)) => export::export_path(state, &path),
            (Picked::ToOpen | Picked::ToExport, None) => {}
        },
        (Finished::NoDialog(Picked::ToOpen), _) => native::ask_path(state),
        (Finished::NoDialog(Picked::ToExport), _) => state.say("This desktop has no file dialog: type the file's path"),
        (Finished::Desktop(mode), _) => perform_look::follow_desktop(state, mode),
        (Finished::Exported(Ok(sentence)), _) => state.say(sentence),
        (Finished::Exported(Err(sentence)), _) => state.complain(sentence),
    }
}

/// Lets go of a large table beside the window: that alone takes longer than a frame.
fn let_go(state: &State, table: impl Send + 'static) {
    state.jobs.start(move |_| drop(table));
}

fn taken_in(state: &mut State, taken: Result<TakenIn, String>) {
    if let Some(copy) = sharing::taken_in(state, taken) {
        let said = state.message.take();
        files::save_now(state);
        sharing::put_away(state, &copy);
        state.message = state.message.take().or(said);
    }
}

fn perform_file(state: &mut State, action: FileAction) {
    match action {
        FileAction::Open(path) => {
            state.overlay = Overlay::None;
            files::open(state, path);
        }
        FileAction::OpenSample => native::open_sample(state),
        FileAction::Export(path, format, options) => export::export(state, path, format, options),
        FileAction::ExportOmissions(path, bom) => export::export_omissions(state, path, bom),
        FileAction::ExportTimeline(path, bom) => export::export_timeline(state, path, bom),
        FileAction::ExportStatements(path, bom) => export::export_statements(state, path, bom),
    }
}

fn perform_look(state: &mut State, action: LookAction) {
    match action {
        LookAction::Theme(mode) => return perform_look::choose_theme(state, mode),
        LookAction::Close => return close_what_floats(state),
        LookAction::DocumentWords(_)
        | LookAction::DocumentOrder(_)
        | LookAction::TagWords(_)
        | LookAction::Excerpts(_)
        | LookAction::Tab(_)
        | LookAction::FoldTag(_)
        | LookAction::MergeTag(_)
        | LookAction::Lens(_)
        | LookAction::Find(_)
        | LookAction::FindStep(_) => {}
    }
    if let Some(open) = &mut state.open {
        perform_desk::look(open, action);
    }
}

/// Esc: closes the topmost thing only.
fn close_what_floats(state: &mut State) {
    if !matches!(state.overlay, Overlay::None) {
        state.overlay = Overlay::None;
        return;
    }
    if let Some(open) = &mut state.open {
        if open.desk.bar.is_none() && open.desk.find.is_none() && open.echoes.passing.take().is_some() {
            return;
        }
        perform_desk::escape(&mut open.desk);
    }
}
