//! What one frame of the window costs the processor: input, panels and triangles, without a graphics card. Times are in
//! milliseconds.
//!
//! Every pass does the same work frame by frame, so that the least time of a frame over all passes is its own, and what is
//! above it is what else the machine did.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, Pos2, pos2, vec2};
use jiff::Timestamp;
use variorum::app::desk::Focus;
use variorum::app::settle;
use variorum::commands::list_documents;
use variorum::notebook::{Color, Document, Edit, Highlight, IdSource, Notebook, Session, Stamp, Tag};
use variorum::storage::{default_path, render_notebook, save};
use variorum::text::Points;
use variorum::workspace::Folders;

use window::{Program, SETTLE, Window, button, key};

mod window;

const ARTICLES: usize = 1_000;
const TAGS: usize = 1_000;
const HIGHLIGHTS: usize = 10_000;
const PASSES: usize = 5;
/// Frames of one scene: two seconds at 60 Hz.
const FRAMES: usize = 120;
/// The bar for typing and sweeping: half of a frame at 60 Hz.
const BAR: f64 = 8.0;

/// A scene: what happens in each frame, from the frame's number.
fn frames(program: &mut Program, events: impl Fn(usize) -> Vec<Event>) -> Vec<f64> {
    (0..FRAMES).map(|at| program.frame(events(at))).collect()
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
    let notebook = Notebook::from_edits(edits, std::collections::BTreeMap::new());
    save(&file, &render_notebook(&notebook, ".")).expect("a project");
    file
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
    scenes.push(("nothing happens", frames(&mut program, |_| Vec::new())));
    scenes.push(("scrolling", frames(&mut program, scroll)));
    scenes.push(("sweeping", frames(&mut program, sweep)));
    let state =
        |program: &Program| program.app.state.open.as_ref().map(|open| (open.session.revision(), open.desk.bar.is_some()));
    let before = state(&program);
    assert!(before.is_some_and(|(_, bar)| bar), "the sweep opens the tag bar");
    program.frame(Vec::new());
    scenes.push(("typing in the tag bar", frames(&mut program, typing)));
    program.frame(vec![Event::Text("number 77".into())]);
    let applied =
        frames(&mut program, |at| if at == 0 { vec![key(Key::Enter, true), key(Key::Enter, false)] } else { Vec::new() });
    scenes.push(("applying a tag", applied));
    assert_ne!(before.map(|(at, _)| at), state(&program).map(|(at, _)| at), "Enter applies the tag");
    settle(&mut program.app.state, SETTLE);
    for (scene, focus) in [("filtering articles", Focus::Articles), ("filtering excerpts", Focus::Excerpts)] {
        if let Some(open) = &mut program.app.state.open {
            open.desk.focus = Some(focus);
        }
        program.frame(Vec::new());
        program.frame(Vec::new());
        scenes.push((scene, frames(&mut program, typing)));
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
