//! A window without a display, driven as a person drives it: through names, pointer and keys. Words are looked up in what
//! the window tells those who hear it; places on the screen are points.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::accesskit::{Role, TextDirection};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use variorum::app::state::{Open, State};
use variorum::app::{App, begin, settle};
use variorum::import::read_document;
use variorum::storage::Project;
use variorum::text::Reading;
use variorum::workspace::{Folders, recover};

/// Longer than any job of a test on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Ctrl.
pub const CTRL: Modifiers = Modifiers { alt: false, ctrl: true, shift: false, mac_cmd: false, command: true };
/// Ctrl and Shift.
pub const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// A person's folders and a folder of articles, all of it gone after the test.
pub struct Home {
    /// Where everything is.
    root: tempfile::TempDir,
}

impl Home {
    /// Articles by name and words.
    pub fn with(articles: &[(&str, &str)]) -> Self {
        let home = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(home.articles()).unwrap();
        for (name, words) in articles {
            fs::write(home.articles().join(name), words).unwrap();
        }
        home
    }

    /// The folder of the articles.
    pub fn articles(&self) -> PathBuf {
        self.root.path().join("articles")
    }

    /// A file among the articles.
    pub fn file(&self, name: &str) -> PathBuf {
        self.articles().join(name)
    }

    /// The project file.
    pub fn project(&self) -> PathBuf {
        self.file("articles.ron")
    }

    /// A window on a path.
    pub fn open(&self, path: &Path) -> Desk {
        let root = self.root.path();
        let folders = Folders { settings: root.join("settings.ron"), data: root.join("data"), state: root.join("state") };
        let mut state = begin(folders, &[path.to_owned()]);
        state.dialogs = false;
        let harness = Harness::builder()
            .with_size(vec2(1500.0, 1000.0))
            .with_step_dt(1.0 / 60.0)
            .allow_missing_glyphs()
            .with_context_setup(App::set_up)
            .build_eframe(move |_| App::new(state));
        let mut desk = Desk { harness };
        desk.settle();
        desk
    }

    /// A window on the folder of the articles.
    pub fn desk(&self) -> Desk {
        self.open(&self.articles())
    }

    /// The project as it is on disk, with what stands in its journal only.
    pub fn saved(&self) -> Project {
        let recovered = recover(&self.project()).unwrap();
        Project { folder: recovered.folder.clone(), ..Project::new(recovered.session.notebook().clone()) }
    }

    /// The words of an article as the reader shows them.
    pub fn reading(&self, path: &str) -> Reading {
        read_document(&self.file(path)).unwrap().reading
    }

    /// The marked words of the project on disk, in the order of their places; each was compared with its article.
    pub fn saved_words(&self) -> Vec<String> {
        let notebook = self.saved().notebook;
        let mut found = Vec::new();
        for highlight in notebook.highlights().values() {
            let path = &notebook.document(highlight.document).unwrap().path;
            let reading = self.reading(path);
            let span = reading.to_span(highlight.points).unwrap();
            assert_eq!(reading.slice(span), highlight.exact, "the words at the place in {path}");
            found.push((path.clone(), span.start(), span.end(), highlight.exact.clone()));
        }
        found.sort();
        found.into_iter().map(|(.., exact)| exact).collect()
    }
}

/// The window.
pub struct Desk {
    /// What draws it and sends it what a person does.
    pub harness: Harness<'static, App>,
}

impl Desk {
    /// All that the window knows.
    pub fn state(&self) -> &State {
        &self.harness.state().state
    }

    /// The open project.
    pub fn open(&self) -> &Open {
        self.state().open.as_ref().unwrap()
    }

    /// Lets jobs finish and the window draw what they brought.
    pub fn settle(&mut self) {
        for _ in 0..3 {
            self.harness.run_steps(3);
            settle(&mut self.harness.state_mut().state, PATIENCE);
        }
        self.harness.run_steps(2);
    }

    /// Closes the window as its frame does.
    pub fn close(mut self) {
        self.harness.state_mut().put_away();
    }

    /// What the status line says.
    pub fn said(&self) -> String {
        self.state().message.as_ref().map(|message| message.words.clone()).unwrap_or_default()
    }

    /// Whether something with this name is to be seen.
    pub fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    /// Whether something is to be seen with these words in its name or in its text.
    pub fn shows_words(&self, words: &str) -> bool {
        let has = |text: Option<String>| text.is_some_and(|text| text.contains(words));
        self.harness.root().children_recursive().any(|node| {
            let node = node.accesskit_node();
            has(node.label()) || has(node.value())
        })
    }

    /// Clicks on what has this name; of several, on the first that can be pressed.
    pub fn click(&mut self, name: &str) {
        self.click_with(name, Modifiers::NONE, PointerButton::Primary);
    }

    /// Clicks on the last thing with this name: what opened last is drawn last.
    pub fn click_in_menu(&mut self, name: &str) {
        let mut named = self.harness.query_all_by_label(name).filter(|node| node.accesskit_node().role() == Role::Button);
        let at = named.next_back().unwrap().rect().center();
        drop(named);
        self.press_at(at, Modifiers::NONE, PointerButton::Primary);
    }

    /// The menu of the right mouse button.
    pub fn click_right(&mut self, name: &str) {
        self.click_with(name, Modifiers::NONE, PointerButton::Secondary);
    }

    /// A click with a key held.
    pub fn click_with(&mut self, name: &str, modifiers: Modifiers, button: PointerButton) {
        let at = self.middle_of(name);
        self.press_at(at, modifiers, button);
    }

    /// The middle of what has this name: rather something to press than mere words.
    pub fn middle_of(&self, name: &str) -> Pos2 {
        let named: Vec<_> = self.harness.query_all_by_label(name).collect();
        let button = named.iter().find(|node| node.accesskit_node().role() != Role::Label);
        let found = button.or(named.first()).map(|node| node.rect().center());
        found.unwrap_or_else(|| panic!("nothing is named {name:?} in:\n{:#?}", self.names()))
    }

    /// Presses and lets go of a button of the mouse.
    pub fn press_at(&mut self, at: Pos2, modifiers: Modifiers, button: PointerButton) {
        // Two clicks of different steps of a journey are not one double click.
        self.harness.run_steps(30);
        self.harness.event(Event::PointerMoved(at));
        self.harness.run_steps(2);
        self.harness.event(Event::ModifiersChanged(modifiers));
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
    }

    /// Puts the keyboard into a field and its words in place of what stands there.
    pub fn write(&mut self, field: &str, words: &str) {
        self.click(field);
        self.key(Key::A, CTRL);
        if words.is_empty() {
            self.key(Key::Backspace, Modifiers::NONE);
        } else {
            self.type_text(words);
        }
    }

    /// Types words where the keyboard is.
    pub fn type_text(&mut self, words: &str) {
        self.harness.event(Event::Text(words.to_owned()));
        self.settle();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key, modifiers: Modifiers) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses Ctrl and a key and lets go of both before the next frame, as happens on a busy machine.
    pub fn key_in_one_frame(&mut self, key: Key) {
        let stroke = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: CTRL };
        let all = [Event::ModifiersChanged(CTRL), stroke(true), stroke(false), Event::ModifiersChanged(Modifiers::NONE)];
        self.harness.input_mut().events.extend(all);
        self.settle();
    }

    /// Sweeps over an article from the first letter of some words to the last letter of others.
    pub fn sweep(&mut self, article: &str, from: &str, to: &str) {
        let (start, end) = (self.edge(article, from, false), self.edge(article, to, true));
        self.drag(start, end);
    }

    /// Presses, moves and lets go.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.run_steps(30);
        self.harness.hover_at(from);
        self.harness.run_steps(2);
        self.harness.drag_at(from);
        self.harness.run_steps(2);
        for share in [0.3, 0.7, 1.0] {
            self.harness.hover_at(from + (to - from) * share);
            self.harness.run_steps(2);
        }
        self.harness.drop_at(to);
        self.settle();
    }

    /// A click in the middle of some words of an article.
    pub fn click_words(&mut self, article: &str, words: &str) {
        let (start, end) = (self.edge(article, words, false), self.edge(article, words, true));
        self.press_at(pos2((start.x + end.x) / 2.0, start.y), Modifiers::NONE, PointerButton::Primary);
    }

    /// Whether words of an article are on the screen.
    pub fn shows_in(&self, article: &str, words: &str) -> bool {
        self.find_edge(article, words, false).is_some()
    }

    /// Where words of an article begin or end on the screen.
    pub fn edge(&self, article: &str, words: &str, end: bool) -> Pos2 {
        self.find_edge(article, words, end).unwrap_or_else(|| panic!("{words:?} is not on the screen in {article}"))
    }

    fn find_edge(&self, article: &str, words: &str, end: bool) -> Option<Pos2> {
        let column = self.harness.get_by_role_and_label(Role::Document, article);
        for piece in column.children_recursive() {
            let letters = letters_of(&piece);
            let text: String = letters.iter().map(|letter| letter.words.as_str()).collect();
            let Some(at) = text.find(words) else { continue };
            let wanted = if end { at + words.len() } else { at + 1 };
            let mut reached = 0;
            let found = letters.iter().find(|letter| {
                reached += letter.words.len();
                reached >= wanted
            });
            let Some(letter) = found else { continue };
            let inwards = if letter.begins < letter.ends { 0.5 } else { -0.5 };
            return Some(pos2(if end { letter.ends - inwards } else { letter.begins + inwards }, letter.y));
        }
        None
    }

    /// Gives the keyboard to what has this name.
    pub fn focus(&mut self, name: &str) {
        self.harness.get_by_label(name).focus();
        self.settle();
    }

    /// Moves the upper edge of the drawer by so many points.
    pub fn pull_drawer(&mut self, by: f32) {
        let edges = self.harness.query_all_by_label("Resize panel").map(|node| node.rect());
        let widest = edges.max_by(|a, b| a.width().total_cmp(&b.width())).unwrap();
        let edge = widest.center_bottom() - vec2(0.0, 1.0);
        self.drag(edge, edge + vec2(0.0, by));
    }

    /// The names that begin with some words.
    pub fn names_with(&self, begin: &str) -> Vec<String> {
        self.names().into_iter().filter(|name| name.starts_with(begin)).collect()
    }

    /// The names of everything, for those who look for why a test fails.
    fn names(&self) -> Vec<String> {
        self.harness.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect()
    }
}

/// What is seen as one letter: its characters, where the eye enters and leaves it, and the middle of its row.
pub struct Letter {
    pub words: String,
    pub begins: f32,
    pub ends: f32,
    pub y: f32,
}

/// The letters of a piece, as the tree tells them.
pub fn letters_of(piece: &egui_kittest::Node<'_>) -> Vec<Letter> {
    let mut letters = Vec::new();
    for run in piece.children().filter(|child| child.accesskit_node().role() == Role::TextRun) {
        let rect = run.rect();
        let node = run.accesskit_node();
        let data = node.data();
        let backwards = data.text_direction() == Some(TextDirection::RightToLeft);
        let (positions, widths) = (data.character_positions().unwrap_or_default(), data.character_widths().unwrap_or_default());
        let mut rest = data.value().unwrap_or_default();
        for ((length, along), width) in data.character_lengths().iter().zip(positions).zip(widths) {
            let (words, after) = rest.split_at(usize::from(*length));
            rest = after;
            let (begins, ends) = if backwards {
                (rect.right() - along, rect.right() - along - width)
            } else {
                (rect.left() + along, rect.left() + along + width)
            };
            letters.push(Letter { words: words.to_owned(), begins, ends, y: rect.center().y });
        }
    }
    letters
}
