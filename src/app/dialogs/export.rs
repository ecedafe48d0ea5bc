//! The form of an export: what, how, where to.

use std::path::{Path, PathBuf};

use egui::{Context, Key, RichText};

use crate::app::action::{Action, FileAction, LookAction};
use crate::app::native::pick_export;
use crate::app::perform_time::unread;
use crate::app::state::{ExportForm, Exported, Open, Overlay, State};
use crate::app::theme::{Face, Theme, size};
use crate::app::widgets::{Field, field, form as form_frame, quiet_button, small, text_button};
use crate::app::words::{filter_words, many};
use crate::export::Format;

/// The form; gives the overlay as it is after this frame.
pub fn export_form(
    context: &Context,
    state: &State,
    form: &ExportForm,
    theme: &Theme,
    actions: &mut Vec<Action>,
) -> Option<Overlay> {
    let open = state.open.as_ref()?;
    let mut after = form.clone();
    let modal = form_frame("export", theme).show(context, |ui| {
        ui.set_width(480.0);
        let heading = match form.what {
            Exported::Excerpts => "Export excerpts",
            Exported::Omissions => "Export the omission table",
            Exported::Timeline => "Export the timeline",
            Exported::Statements => "Export the statements",
        };
        ui.label(RichText::new(heading).font(Face::SansBold.at(size::BODY)));
        ui.add_space(8.0);
        if form.what == Exported::Excerpts {
            formats(ui, form, &mut after);
        }
        let look = Field { name: "File to write", hint: "File", lines: 1, take_focus: form.fresh };
        after.fresh = false;
        let (typed, response) = field(ui, look, &form.path, theme);
        after.path = typed.unwrap_or(after.path.clone());
        // Also after a click on one of the choices, when nothing has the keyboard.
        let listens = response.lost_focus() || ui.memory(|memory| memory.focused().is_none());
        let enter = listens && ui.input(|input| input.key_pressed(Key::Enter));
        if state.dialogs && quiet_button(ui, "Choose…").clicked() {
            pick_export(state, heading, Path::new(&form.path));
        }
        ui.add_space(4.0);
        match form.what {
            Exported::Excerpts => choices(ui, open, &mut after, theme),
            Exported::Timeline => timeline_choices(ui, open, &mut after, theme),
            Exported::Omissions => {
                let counts = &open.derived.counts;
                ui.label(small(format!("{} and {}", many(counts.tags, "tag"), many(counts.documents, "article")), theme));
                byte_order_mark(ui, &mut after);
            }
            Exported::Statements => {
                let count = many(open.quoted.shown.rows.len(), "statement");
                ui.label(small(format!("The {count} shown, a row for each article that has it"), theme));
                byte_order_mark(ui, &mut after);
            }
        }
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if text_button(ui, "Export", Some("Enter"), theme).clicked() || enter {
                let path = PathBuf::from(&form.path);
                actions.push(Action::File(match form.what {
                    Exported::Excerpts => FileAction::Export(path, form.format, form.options),
                    Exported::Omissions => FileAction::ExportOmissions(path, form.options.bom),
                    Exported::Timeline => FileAction::ExportTimeline(path, form.options.bom),
                    Exported::Statements => FileAction::ExportStatements(path, form.options.bom),
                }));
            }
            if quiet_button(ui, "Cancel").clicked() {
                actions.push(Action::Look(LookAction::Close));
            }
        });
    });
    if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
    Some(Overlay::Export(after))
}

fn formats(ui: &mut egui::Ui, form: &ExportForm, after: &mut ExportForm) {
    ui.horizontal(|ui| {
        for format in Format::ALL {
            if ui.selectable_label(form.format == format, format_words(format)).clicked() {
                after.format = format;
                after.path = Path::new(&form.path).with_extension(format.extension()).display().to_string();
            }
        }
    });
    ui.add_space(8.0);
}

/// What the table will hold: the articles that the filter of their list shows.
fn timeline_choices(ui: &mut egui::Ui, open: &Open, form: &mut ExportForm, theme: &Theme) {
    let listed = &open.derived.documents;
    let datings = listed.iter().filter_map(|row| open.accounts.get(row.id)).map(|account| account.datings.len()).sum();
    let shown = if open.desk.document_words.trim().is_empty() { "" } else { " that the list shows" };
    ui.label(small(format!("{} of {}{shown}, a row each", many(datings, "dating"), many(listed.len(), "article")), theme));
    let unread = unread(open);
    if unread > 0 {
        ui.label(small(format!("Still reading {}: what these say is not in the table yet", many(unread, "article")), theme));
    }
    byte_order_mark(ui, form);
}

fn byte_order_mark(ui: &mut egui::Ui, form: &mut ExportForm) {
    ui.checkbox(&mut form.options.bom, "For Excel (begins with a byte order mark)");
}

fn choices(ui: &mut egui::Ui, open: &Open, form: &mut ExportForm, theme: &Theme) {
    let filter = &open.desk.filter;
    if filter.is_empty() {
        ui.label(small(format!("All {} excerpts", open.derived.excerpts.len()), theme));
    } else {
        let words = filter_words(open.session.notebook(), filter);
        ui.radio_value(
            &mut form.options.everything,
            false,
            format!("The {} excerpts shown: {words}", open.derived.excerpts.len()),
        );
        ui.radio_value(
            &mut form.options.everything,
            true,
            format!("All {} excerpts", open.session.notebook().highlights().len()),
        );
    }
    if form.format == Format::Csv {
        byte_order_mark(ui, form);
    }
}

const fn format_words(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV (spreadsheet)",
        Format::Markdown => "Markdown",
        Format::Html => "HTML page",
        Format::Json => "JSON",
    }
}
