//! What one frame of the window costs the processor: input, panels and triangles, without a graphics card. Times are in
//! milliseconds.
//!
//! Every pass does the same work frame by frame, so that the least time of a frame over all passes is its own, and what is
//! above it is what else the machine did.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Ui, pos2, vec2};
use jiff::Timestamp;
use variorum::app::desk::Focus;
use variorum::app::{App, begin, settle};
use variorum::commands::list_documents;
use variorum::notebook::{Color, Document, Edit, Highlight, IdSource, Notebook, Session, Stamp, Tag};
use variorum::storage::{Project, default_path};
use variorum::text::Points;
use variorum::workspace::{Folders, write};

const ARTICLES: usize = 1_000;
const TAGS: usize = 1_000;
const HIGHLIGHTS: usize = 10_000;
const PASSES: usize = 5;
/// Frames of one scene: two seconds at 60 Hz.
const FRAMES: usize = 120;
/// The bar for typing and sweeping: half of a frame at 60 Hz.
const BAR: f64 = 8.0;
/// What the program reads and finds out on its way in.
const SETTLE: Duration = Duration::from_secs(20);

/// A window without a screen.
struct Window {
    context: Context,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let context = Context::default();
        App::set_up(&context);
        Self { context, time: 0.0 }
    }

    /// Runs one frame and says how long it took.
    fn frame(&mut self, events: Vec<Event>, mut logic: impl FnMut(&Context), mut ui: impl FnMut(&mut Ui)) -> f64 {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let begun = Instant::now();
        logic(&self.context);
        let mut output = self.context.run_ui(input, |root| ui(root));
        output.textures_delta.clear();
        std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        begun.elapsed().as_secs_f64() * 1_000.0
    }
}

/// The program on a project.
struct Program {
    window: Window,
    app: App,
}

impl Program {
    fn open(folders: &Folders, path: &Path) -> Self {
        let mut state = begin(folders.clone(), &[path.to_owned()]);
        settle(&mut state, SETTLE);
        let mut program = Self { window: Window::new(), app: App::new(state) };
        for _ in 0..20 {
            program.frame(Vec::new());
        }
        program
    }

    fn frame(&mut self, events: Vec<Event>) -> f64 {
        let app = std::cell::RefCell::new(&mut self.app);
        self.window.frame(events, |context| app.borrow_mut().logic(context), |ui| app.borrow_mut().ui(ui))
    }

    /// A scene: what happens in each frame, from the frame's number.
    fn scene(&mut self, events: impl Fn(usize) -> Vec<Event>) -> Vec<f64> {
        (0..FRAMES).map(|at| self.frame(events(at))).collect()
    }
}

fn article(number: usize) -> String {
    let mut words = format!("Two Koreas restore hotline {number}\nBy Kim Min-ji, Yonhap\nOct. 5, 2021\n\n");
    for paragraph in 0..60 {
        write!(
            words,
            "Paragraph {paragraph} of {number}: the two sides spoke at 9 a.m. over the liaison line, the ministry in Seoul said, \
             “for the first time since the calls went unanswered in August”.\n\n"
        )
        .ok();
    }
    words
}

/// A folder of articles with a project of many tags and highlights.
fn project(home: &Path) -> PathBuf {
    let folder = home.join("hotline");
    fs::create_dir_all(&folder).expect("a folder");
    let names: Vec<String> = (0..ARTICLES).map(|number| format!("{number:04}.txt")).collect();
    for (number, name) in names.iter().enumerate() {
        fs::write(folder.join(name), article(number)).expect("an article");
    }
    let mut ids = IdSource::new(1);
    let mut session = Session::new(Notebook::default());
    session.record(list_documents(session.notebook(), names.iter().map(String::as_str), &mut ids));
    let documents: Vec<_> = session.notebook().documents().keys().copied().collect();
    let mut edits: Vec<Edit> =
        session.notebook().documents().iter().map(|(id, record)| Edit::Document(*id, Some(Document::clone(record)))).collect();
    let tags: Vec<_> = (0..TAGS).map(|_| ids.tag()).collect();
    for (number, id) in tags.iter().enumerate() {
        let parent = (number >= 100).then(|| tags[number / 10]);
        edits.push(Edit::Tag(*id, Some(Tag { parent, ..Tag::new(format!("Tag number {number}"), Color::PALETTE[number % 12]) })));
    }
    for number in 0..HIGHLIGHTS {
        let (document, start) = (number % ARTICLES, 140 + number / ARTICLES * 90);
        let exact: String = article(document).chars().skip(start).take(60).collect();
        let stamp = Stamp::new(Timestamp::UNIX_EPOCH, "Ann");
        let highlight = Highlight {
            document: documents[document],
            points: Points::new(start as u64, start as u64 + 60),
            exact,
            before: String::new(),
            after: String::new(),
            tags: [tags[number % TAGS], tags[number * 7 % TAGS]].into(),
            note: String::new(),
            created: stamp.clone(),
            modified: stamp,
            extra: std::collections::BTreeMap::new(),
        };
        edits.push(Edit::Highlight(ids.highlight(), Some(highlight)));
    }
    let file = default_path(&folder);
    write(&file, &Project::new(Notebook::from_edits(edits, std::collections::BTreeMap::new()))).expect("a project");
    file
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn key(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

/// Where the text of the first column begins, and where the sweep ends.
const FROM: Pos2 = pos2(330.0, 220.0);

fn sweep(at: usize) -> Vec<Event> {
    let to = FROM + vec2((at % 40) as f32 * 4.0, at as f32 * 4.0);
    match at {
        0 => vec![Event::PointerMoved(FROM), button(FROM, true)],
        _ if at + 1 == FRAMES => vec![button(to, false)],
        _ => vec![Event::PointerMoved(to)],
    }
}

fn scroll(at: usize) -> Vec<Event> {
    let delta = vec2(0.0, if at < FRAMES / 2 { -3.0 } else { 3.0 });
    let unit = egui::MouseWheelUnit::Line;
    vec![
        Event::PointerMoved(FROM),
        Event::MouseWheel {
            unit,
            delta,
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        },
    ]
}

/// A letter in each frame, then all of them taken back.
fn typing(at: usize) -> Vec<Event> {
    let letters = ["n", "u", "m", "b", "e", "r"];
    match at % 12 {
        place @ 0..6 => vec![Event::Text(letters[place].to_owned())],
        _ => vec![key(Key::Backspace, true), key(Key::Backspace, false)],
    }
}

/// Each scene with its frames, in one pass.
fn pass(folders: &Folders, file: &Path) -> Vec<(&'static str, Vec<f64>)> {
    let mut scenes = Vec::new();
    let mut empty = Window::new();
    scenes.push(("an empty window", (0..FRAMES).map(|_| empty.frame(Vec::new(), |_| {}, |_| {})).collect()));
    let mut program = Program::open(folders, file);
    scenes.push(("nothing happens", program.scene(|_| Vec::new())));
    scenes.push(("scrolling", program.scene(scroll)));
    scenes.push(("sweeping", program.scene(sweep)));
    let state =
        |program: &Program| program.app.state.open.as_ref().map(|open| (open.session.revision(), open.desk.bar.is_some()));
    let before = state(&program);
    assert!(before.is_some_and(|(_, bar)| bar), "the sweep opens the tag bar");
    program.frame(Vec::new());
    scenes.push(("typing in the tag bar", program.scene(typing)));
    program.frame(vec![Event::Text("number 77".into())]);
    let applied = program.scene(|at| if at == 0 { vec![key(Key::Enter, true), key(Key::Enter, false)] } else { Vec::new() });
    scenes.push(("applying a tag", applied));
    assert_ne!(before.map(|(at, _)| at), state(&program).map(|(at, _)| at), "Enter applies the tag");
    settle(&mut program.app.state, SETTLE);
    for (scene, focus) in [("filtering articles", Focus::Articles), ("filtering excerpts", Focus::Excerpts)] {
        if let Some(open) = &mut program.app.state.open {
            open.desk.focus = Some(focus);
        }
        program.frame(Vec::new());
        program.frame(Vec::new());
        scenes.push((scene, program.scene(typing)));
    }
    scenes
}

fn main() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| home.path().join(name);
    let folders = Folders { settings: at("settings.ron"), data: at("data"), state: at("state") };
    let file = project(home.path());
    let bytes = fs::read(&file).expect("the project");
    let mut best = pass(&folders, &file);
    for _ in 1..PASSES {
        fs::write(&file, &bytes).expect("the project as it was");
        for ((_, best), (_, again)) in best.iter_mut().zip(pass(&folders, &file)) {
            best.iter_mut().zip(again).for_each(|(best, again)| *best = best.min(again));
        }
    }
    println!("{ARTICLES} articles, {TAGS} tags, {HIGHLIGHTS} highlights, three columns, 1920×1080; ms of a frame");
    for (scene, mut times) in best {
        times.sort_by(f64::total_cmp);
        let (median, high, most) = (times[times.len() / 2], times[times.len() * 99 / 100], times[times.len() - 1]);
        let verdict = if most <= BAR { "" } else { "  above the bar" };
        println!("{scene:<24} median {median:6.2}   p99 {high:6.2}   most {most:6.2}{verdict}");
    }
}
