//! One frame: what jobs finished, then the panels, then what they asked for.

use egui::{Context, Frame, Key, Margin, Panel, Ui};

use super::action::{Action, FileAction, LookAction, MarkAction};
use super::derived::SORTED_EACH;
use super::desk::{Column, Eye, Focus, Go};
use super::links::Stand;
use super::panels::{self, Memories, Touched};
use super::reader::Memory;
use super::state::{Overlay, State, Text};
use super::theme::{self, Mode, Theme};
use super::view::View;
use super::{
    comparing, dialogs, files, folding, journal, late, lens, links, passing, perform, perform_desk, perform_omissions,
    perform_parallels, perform_time, places, quoting, settling, sharing, shortcuts, tables, versions, watching,
};
use crate::text::Span;

/// The window's program.
pub struct App {
    /// All that it knows.
    pub state: State,
    memories: Memories,
    touched: Touched,
    theme: Theme,
    shown_mode: Option<Mode>,
}

impl App {
    /// A window with this state; its faces are set up by [`App::set_up`].
    #[must_use]
    pub fn new(state: State) -> Self {
        let theme = Theme::of(state.mode);
        Self { state, memories: Memories::new(), touched: Touched::default(), theme, shown_mode: None }
    }

    /// Gives the window its faces.
    pub fn set_up(context: &Context) {
        context.set_fonts(theme::bundled_faces());
        context.options_mut(|options| options.zoom_with_keyboard = false);
    }

    /// Takes in what jobs finished and prepares what panels show.
    pub fn logic(&mut self, context: &Context) {
        if self.shown_mode != Some(self.state.mode) {
            self.shown_mode = Some(self.state.mode);
            self.theme = Theme::of(self.state.mode);
            theme::apply(context, &self.theme);
        }
        while let Some(finished) = self.state.jobs.finished() {
            perform::finish(&mut self.state, finished);
        }
        if context.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            sharing::look(&mut self.state);
            watching::look(&self.state);
        }
        journal::hear(&mut self.state);
        tables::follow(&mut self.state);
        versions::want(&mut self.state);
        files::want_texts(&mut self.state);
        late::want_places(&mut self.state);
        if let Some(open) = &mut self.state.open {
            perform_desk::show_pending(open);
            open.derive();
            if open.unread.0 > 0 {
                context.request_repaint_after(SORTED_EACH);
            }
            open.place();
            lens::look_through(open);
        }
        late::want_excerpts(&mut self.state);
        folding::follow(&mut self.state);
        settling::want(&mut self.state);
        comparing::want(&mut self.state);
        quoting::want(&mut self.state);
        perform_omissions::want(&mut self.state);
        passing::follow(&mut self.state);
        perform_parallels::want(&mut self.state);
        perform_time::want(&mut self.state);
    }

    /// Draws the window and does what was asked.
    pub fn ui(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        ui.accesskit_node_builder(egui::accesskit_root_id(), |window| window.set_label("Variorum"));
        self.hand_over_places();
        self.draw(ui, &mut actions);
        self.overlays(ui.ctx(), &mut actions);
        self.keys(ui.ctx(), &mut actions);
        self.after_drawing(ui.ctx());
        if !actions.is_empty() {
            ui.request_repaint();
        }
        for action in actions {
            perform::perform(&mut self.state, action);
        }
        if let Some(wait) = journal::save_if_needed(&mut self.state) {
            ui.ctx().request_repaint_after(wait);
        }
        if let Some(words) = self.state.to_copy.take() {
            ui.copy_text(words);
            self.state.say("Copied");
        }
    }

    /// Gives each reader the place that its column should show.
    fn hand_over_places(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        for place in 0..open.desk.columns.len() {
            let ready = open.text(open.desk.columns[place].document).is_some();
            let column = &mut open.desk.columns[place];
            let memory = self.memories.entry(column.id).or_default();
            if !ready {
                continue;
            }
            match column.go.take() {
                Some(Go::Along(along)) => memory.go_to_proportion(along),
                Some(Go::Stand { byte, at, glides: false }) => memory.stand = Some((byte, at)),
                Some(Go::Stand { byte, at, glides: true }) => memory.glide = Some((byte, at)),
                None => {}
            }
            if let Some(to) = column.scroll_to.take() {
                memory.scroll_to = Some(to);
                // What is looked at leads; a remembered place does not.
                self.touched.column = if to.at_top { self.touched.column } else { Some(column.id) };
            }
        }
    }

    fn draw(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let (state, theme) = (&self.state, &self.theme);
        let reading = state.open.as_ref().is_some_and(|open| open.desk.rooms.reading);
        let strip = |left: i8, right: i8| Frame::new().fill(theme.panel).inner_margin(Margin { left, right, top: 4, bottom: 4 });
        if !reading {
            Panel::top("top")
                .exact_size(40.0)
                .resizable(false)
                .frame(strip(14, 12))
                .show(ui, |ui| panels::top(ui, state, theme, actions));
        }
        Panel::bottom("status")
            .exact_size(26.0)
            .resizable(false)
            .frame(strip(14, 14))
            .show(ui, |ui| panels::status(ui, state, theme, actions));
        let Some(open) = &state.open else {
            let page = Frame::new().fill(theme.page);
            egui::CentralPanel::default().frame(page).show(ui, |ui| panels::welcome(ui, state, theme, actions));
            return;
        };
        let view = View { state, open, theme };
        if !reading {
            rooms(ui, &view, actions);
        }
        let (memories, touched) = (&mut self.memories, &mut self.touched);
        let page = Frame::new().fill(theme.page);
        egui::CentralPanel::default().frame(page).show(ui, |ui| panels::columns(ui, &view, memories, touched, actions));
    }

    /// What floats above the desk.
    fn overlays(&mut self, context: &Context, actions: &mut Vec<Action>) {
        let (state, theme) = (&self.state, &self.theme);
        if let Some(open) = &state.open
            && let Some(bar) = &open.desk.bar
            && matches!(state.overlay, Overlay::None)
            && let Some(anchor) = open.desk.column().and_then(|column| self.memories.get(&column.id)?.anchor)
        {
            panels::tag_bar(context, &View { state, open, theme }, bar, anchor, actions);
        }
        let after = match &state.overlay {
            Overlay::None => None,
            Overlay::Palette { typed, row } => dialogs::palette(context, state, (typed, *row), theme, actions),
            Overlay::Outline { typed, row } => dialogs::outline(context, state, (typed, *row), theme, actions),
            Overlay::Version { newer, typed, row } => {
                dialogs::choose_article(context, state, (*newer, typed, *row), theme, actions)
            }
            Overlay::Columns(form) => {
                dialogs::columns_form(context, form, theme, actions);
                None
            }
            Overlay::Export(form) => dialogs::export_form(context, state, form, theme, actions),
            Overlay::OpenPath(path) => dialogs::open_path(context, state, path, theme, actions),
        };
        if let Some(after) = after {
            self.state.overlay = after;
        }
    }

    fn keys(&self, context: &Context, actions: &mut Vec<Action>) {
        let overlay = !matches!(self.state.overlay, Overlay::None);
        if !overlay {
            actions.extend(shortcuts::pressed(context).into_iter().map(Action::Verb));
            let free = !context.text_edit_focused();
            if free && let Some(pin) = panels::typed_pin(context) {
                actions.push(Action::Mark(MarkAction::ApplyPin(pin)));
            }
            if free && context.input(|input| input.key_pressed(Key::Escape)) {
                actions.push(Action::Look(LookAction::Close));
            }
        }
        let dropped = context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        actions.extend(dropped.map(|path| Action::File(FileAction::Open(path))));
    }

    /// Focus that was given is given once; where columns stand is remembered.
    fn after_drawing(&mut self, context: &Context) {
        let Some(open) = &mut self.state.open else { return };
        if open.desk.focus.take() == Some(Focus::Reader)
            && let Some(column) = open.desk.column()
        {
            context.memory_mut(|memory| memory.request_focus(egui::Id::unique(("reader", column.id))));
        }
        for column in &mut open.desk.columns {
            column.top = self.memories.get(&column.id).map_or(column.top, Memory::top);
        }
        places::note_tops(open);
        // Words that have just been scrolled to are seen a frame later, and the bar with them.
        let drawn = open.desk.column().and_then(|column| self.memories.get(&column.id)?.anchor).is_some();
        if let Some(bar) = open.desk.bar.as_mut().filter(|_| drawn) {
            bar.take_focus = false;
        }
        open.quoted.was_drawn();
        if let Some(draft) = &mut open.desk.draft {
            draft.take_focus = false;
        }
        if let Some(find) = &mut open.desk.find {
            find.take_focus = false;
        }
        self.follow(context);
    }

    /// The columns of a set go along with the one that the person scrolls, in the next frame.
    fn follow(&mut self, context: &Context) {
        let Some(open) = &mut self.state.open else { return };
        let memories = &self.memories;
        let ready =
            |column: &Column| memories.get(&column.id).filter(|_| open.texts.get(&column.document).is_some_and(Text::is_ready));
        let leads = |column: &Column| self.touched.steady && self.touched.column == Some(column.id);
        let leader = open.desk.columns.iter().position(|column| leads(column) && ready(column).is_some());
        let eye = leader.and_then(|place| ready(&open.desk.columns[place])).map(Memory::eye);
        let mut stands = None;
        for (place, column) in open.desk.columns.iter_mut().enumerate() {
            let memory = ready(column);
            let along = memory.map(Memory::proportion);
            let at_eye =
                memory.and_then(|memory| Some(Eye { at: memory.eye(), byte: memory.place_at(memory.eye() * memory.room)? }));
            column.beside_eye = memory.zip(eye).and_then(|(memory, eye)| memory.place_at(eye * memory.room));
            if leader == Some(place) {
                stands = along.zip(at_eye).map(|(along, eye)| (place, Stand { along, eye }));
            } else {
                (column.along, column.eye) = (along, at_eye);
            }
        }
        // In another width everything stands elsewhere: distances are taken anew when a column is scrolled again.
        open.desk.leader = open.desk.leader.filter(|_| self.touched.steady);
        if let Some((place, stand)) = stands {
            links::lead(&mut open.desk, place, stand, &|from, to| open.echoes.in_step(from, to));
        }
        self.bring_beside();
        let open = self.state.open.as_ref();
        if open.is_some_and(|open| open.desk.columns.iter().any(|column| column.go.is_some() && column.along.is_some())) {
            context.request_repaint();
        }
    }

    /// A stretch that was asked for is shown beside, once its own column has come to it.
    fn bring_beside(&mut self) {
        let Some(open) = &mut self.state.open else { return };
        let Some(beside) = open.echoes.beside else { return };
        let column = open.desk.columns.iter().find(|column| column.id == beside.column);
        if column.is_some_and(|column| column.scroll_to.is_some()) {
            return;
        }
        open.echoes.beside = None;
        let Some(memory) = self.memories.get(&beside.column) else { return };
        let Some(height) = memory.height_of(beside.span.start()) else { return };
        let sees = |column: u64, span: Span| {
            let seen = self.memories.get(&column).and_then(|memory| memory.seen);
            seen.is_some_and(|seen| seen.contains(span.start()) && span.end() <= seen.end())
        };
        passing::bring_beside(open, beside, (height / memory.room.max(1.0)).clamp(0.0, 1.0), sees);
    }

    /// Puts everything away: what was written last, where the columns stand.
    pub fn put_away(&mut self) {
        super::perform_mark::keep(&mut self.state);
        files::close(&mut self.state);
    }
}

fn rooms(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let room = Frame::new().fill(view.theme.panel).inner_margin(Margin::symmetric(12, 4));
    let rooms = view.open.desk.rooms;
    if rooms.drawer {
        // A table needs more room than a list; each keeps the height that the person gives it.
        let (name, height) = if panels::is_table(view) { ("table drawer", 240.0) } else { ("drawer", 168.0) };
        let drawer = Panel::bottom(name)
            .resizable(true)
            .default_size(height)
            .size_range(90.0..=600.0)
            .frame(room.inner_margin(Margin::symmetric(14, 8)));
        drawer.show(ui, |ui| within(ui, |ui| panels::drawer(ui, view, actions)));
    }
    if rooms.articles {
        let left = Panel::left("articles").default_size(230.0).size_range(170.0..=480.0).frame(room);
        left.show(ui, |ui| {
            within(ui, |ui| {
                if panels::compares(view) {
                    let below = Panel::bottom("passages").resizable(false).show_separator_line(false).frame(Frame::NONE);
                    below.show(ui, |ui| panels::looseness(ui, view, actions));
                }
                panels::articles(ui, view, actions);
            });
        });
    }
    if rooms.tags {
        let right = Panel::right("tags").default_size(250.0).size_range(190.0..=480.0).frame(room);
        right.show(ui, |ui| {
            within(ui, |ui| {
                panels::tags(ui, view, actions);
                panels::in_hand(ui, view, actions);
            });
        });
    }
}

/// Draws into the room as it is: what it shows never makes the room larger.
fn within(ui: &mut Ui, draw: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    draw(&mut ui.new_child(egui::UiBuilder::new().max_rect(rect)));
    ui.advance_cursor_after_rect(rect);
}

impl eframe::App for App {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _graphics: Option<&eframe::glow::Context>) {
        self.put_away();
    }
}
