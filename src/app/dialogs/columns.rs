//! What each column of a table is for: a choice for every role, the first rows, and what the first article will be.

use egui::{Align, ComboBox, Context, Grid, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

use crate::app::action::{Action, ColumnsAction, LookAction};
use crate::app::columns::{ColumnsForm, FirstArticle};
use crate::app::theme::{Face, Theme, size};
use crate::app::widgets::{form as form_frame, quiet, quiet_button, room_heading, small, text_button};
use crate::app::words::{capital, sentence, shortened};
use crate::notebook::{Columns, Role};
use crate::workspace::TableHead;

/// The width of the form, of a role's name and of its choice.
const WIDTH: f32 = 680.0;
const NAME: f32 = 84.0;
const CHOICE: f32 = 190.0;

/// The height of the list of columns, before it scrolls.
const MENU: f32 = 340.0;

/// The height of what the first article will be: headline, what is known, opening, one warning.
const FIRST: f32 = 84.0;

/// How much of a cell is shown beside its choice and in the rows, in letters.
const SHOWN: usize = 120;
const CELL: usize = 40;

/// The form.
pub fn columns_form(context: &Context, form: &ColumnsForm, theme: &Theme, actions: &mut Vec<Action>) {
    let modal = form_frame("columns", theme).show(context, |ui| {
        ui.set_width(WIDTH);
        let heading = format!("Columns of “{}”", form.table);
        ui.add(Label::new(RichText::new(heading).font(Face::SansBold.at(size::BODY))).truncate());
        match &form.head {
            None => drop(ui.label(quiet("Reading the table…", theme))),
            Some(Err(why)) => drop(ui.add(Label::new(RichText::new(sentence(why)).color(theme.error)).wrap())),
            Some(Ok(head)) => choices(ui, head, form, theme, actions),
        }
        ui.add_space(12.0);
        let enter = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        buttons(ui, form, enter, theme, actions);
    });
    if modal.should_close() {
        actions.push(Action::Look(LookAction::Close));
    }
}

fn choices(ui: &mut Ui, head: &TableHead, form: &ColumnsForm, theme: &Theme, actions: &mut Vec<Action>) {
    ui.label(quiet("Each row is an article. Say which column holds what.", theme));
    ui.add_space(8.0);
    for role in Role::ALL {
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            let name = capital(role.name());
            ui.allocate_ui_with_layout(vec2(NAME, 28.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(NAME);
                ui.label(&name);
            });
            choice(ui, head, &form.chosen, (role, &name), actions);
            ui.add(Label::new(small(one_line(sample(head, &form.chosen, role), SHOWN), theme)).truncate());
        });
    }
    room_heading(ui, "First rows", theme);
    rows(ui, head, &form.chosen, theme);
    room_heading(ui, "The first article will be", theme);
    ui.allocate_ui(vec2(WIDTH, FIRST), |ui| {
        ui.set_min_height(FIRST);
        first(ui, form, theme);
    });
}

/// What a role has in the first row that would be an article.
fn sample<'a>(head: &'a TableHead, chosen: &Columns, role: Role) -> &'a str {
    let column = |role| head.columns.iter().position(|column| Some(column.as_str()) == chosen.of(role));
    let cell = |row: &'a Vec<String>, role| column(role).and_then(|at| row.get(at)).map_or("", String::as_str);
    head.rows.iter().find(|row| !cell(row, Role::Text).trim().is_empty()).map_or("", |row| cell(row, role))
}

/// The columns of which one has the role.
fn choice(ui: &mut Ui, head: &TableHead, chosen: &Columns, (role, name): (Role, &str), actions: &mut Vec<Action>) {
    const NONE: &str = "none";
    let now = chosen.of(role).unwrap_or(NONE);
    let menu = ComboBox::from_id_salt(name).width(CHOICE).height(MENU).selected_text(shortened(now, 24)).truncate();
    let response = menu.show_ui(ui, |ui| {
        if role != Role::Text && ui.selectable_label(chosen.of(role).is_none(), NONE).clicked() {
            actions.push(Action::Columns(ColumnsAction::Choose(role, None)));
        }
        for column in &head.columns {
            if ui.selectable_label(chosen.of(role) == Some(column), shortened(column, 40)).clicked() {
                actions.push(Action::Columns(ColumnsAction::Choose(role, Some(column.clone()))));
            }
        }
    });
    response.response.accessible_name(format!("Column of the {}", role.name()));
}

/// The first rows, below the names of their columns; what each column is chosen for stands above its name.
fn rows(ui: &mut Ui, head: &TableHead, chosen: &Columns, theme: &Theme) {
    let role = |column: &str| Role::ALL.into_iter().find(|role| chosen.of(*role) == Some(column));
    ScrollArea::horizontal().id_salt("first rows").auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("rows").spacing(vec2(18.0, 3.0)).show(ui, |ui| {
            for column in &head.columns {
                let name = RichText::new(shortened(column, CELL)).font(Face::SansBold.at(size::SMALL));
                let color = if role(column).is_some() { theme.ink } else { theme.secondary };
                ui.label(name.color(color));
            }
            ui.end_row();
            for row in &head.rows {
                for cell in row {
                    ui.label(small(one_line(cell, CELL), theme));
                }
                ui.end_row();
            }
        });
        ui.add_space(8.0);
    });
}

fn first(ui: &mut Ui, form: &ColumnsForm, theme: &Theme) {
    let Some((_, found)) = &form.first else { return };
    let Some(FirstArticle { title, about, opening, warnings }) = found else {
        ui.label(quiet("No row has a text in this column.", theme));
        return;
    };
    ui.spacing_mut().item_spacing.y = 3.0;
    match title {
        Some(title) => ui.add(Label::new(RichText::new(title).font(Face::SerifBold.at(17.0)).color(theme.ink)).truncate()),
        None => ui.label(quiet("no headline", theme)),
    };
    ui.add(Label::new(small(about, theme)).truncate());
    ui.add(Label::new(RichText::new(opening).font(Face::Serif.at(15.0)).color(theme.ink)).truncate());
    for warning in warnings.iter().take(1) {
        ui.add(Label::new(small(warning, theme)).truncate());
    }
}

fn buttons(ui: &mut Ui, form: &ColumnsForm, enter: bool, theme: &Theme, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let ready = matches!(form.head, Some(Ok(_))) && form.chosen.text.is_some();
        let read = ui.add_enabled_ui(ready, |ui| text_button(ui, "Use these columns", Some("Enter"), theme)).inner;
        if ready && (read.clicked() || enter) {
            actions.push(Action::Columns(ColumnsAction::Apply));
        }
        if quiet_button(ui, "Cancel").clicked() {
            actions.push(Action::Look(LookAction::Close));
        }
        let guess = form.head.as_ref().and_then(|head| head.as_ref().ok()).map(|head| &head.guess);
        if guess.is_some_and(|guess| *guess != form.chosen) {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let button = quiet_button(ui, "As the program found them");
                if button.on_hover_text("By the names of the columns, and by what is in them").clicked() {
                    actions.push(Action::Columns(ColumnsAction::Guess));
                }
            });
        }
    });
}

/// The first words of a cell.
fn one_line(cell: &str, letters: usize) -> String {
    let start: String = cell.chars().take(letters * 2).collect();
    shortened(&start.split_whitespace().collect::<Vec<_>>().join(" "), letters)
}
