//! What one frame of the reader costs the processor in long and in densely marked texts: input, panels and triangles, without a
//! graphics card. Times are in milliseconds, sizes in bytes.
//!
//! The baseline of each scene is the same window in the same run while nothing happens.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use jiff::Timestamp;
use variorum::app::desk::ScrollTo;
use variorum::app::state::Text;
use variorum::app::{App, begin, settle};
use variorum::commands::list_documents;
use variorum::notebook::{Color, Document, DocumentId, Edit, Highlight, IdSource, Notebook, Session, Stamp, Tag};
use variorum::storage::{default_path, render_notebook, save};
use variorum::text::Points;
use variorum::workspace::Folders;

/// Frames of a scene: two seconds at 60 Hz.
const FRAMES: usize = 120;
const SETTLE: Duration = Duration::from_secs(60);
const SCREEN: egui::Vec2 = vec2(1920.0, 1080.0);

/// A small generator of numbers (Marsaglia's xorshift): the same ones in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }
}

/// Articles to be read, and how they are marked.
struct Case {
    name: &'static str,
    /// Bytes of each text.
    size: usize,
    /// Bytes of each paragraph.
    paragraph: usize,
    highlights: usize,
    /// Code points of each highlight.
    length: usize,
    columns: usize,
}

fn words(size: usize, paragraph: usize, numbers: &mut Numbers) -> String {
    const WORDS: [&str; 16] = [
        "hotline",
        "Seoul",
        "the",
        "of",
        "said",
        "ministry",
        "restored",
        "Pyongyang",
        "calls",
        "and",
        "on",
        "Monday,",
        "after",
        "missile",
        "“tests”",
        "unanswered",
    ];
    let mut text = String::with_capacity(size + 64);
    let mut here = 0;
    while text.len() < size {
        let word = WORDS[numbers.below(WORDS.len())];
        text.push_str(word);
        here += word.len() + 1;
        if here >= paragraph {
            text.push_str("\n\n");
            here = 0;
        } else {
            text.push(' ');
        }
    }
    text
}

/// A folder of texts with a project of highlights.
fn project(home: &Path, case: &Case) -> PathBuf {
    let folder = home.join("texts");
    fs::create_dir_all(&folder).expect("a folder");
    let mut numbers = Numbers(7);
    let names: Vec<String> = (0..case.columns).map(|number| format!("{number}.txt")).collect();
    let texts: Vec<Vec<char>> = names
        .iter()
        .map(|name| {
            let text = words(case.size, case.paragraph, &mut numbers);
            fs::write(folder.join(name), &text).expect("a text");
            // Places count in the text as it is read: without the white space at its end.
            variorum::import::read_document(&folder.join(name)).expect("a text").reading.text().chars().collect()
        })
        .collect();
    let mut ids = IdSource::new(1);
    let mut session = Session::new(Notebook::default());
    session.record(list_documents(session.notebook(), names.iter().map(String::as_str), &mut ids));
    let documents: Vec<(DocumentId, Document)> =
        session.notebook().documents().iter().map(|(id, record)| (*id, Document::clone(record))).collect();
    let tags: Vec<_> = (0..40).map(|_| ids.tag()).collect();
    let mut edits: Vec<Edit> = documents.iter().map(|(id, record)| Edit::Document(*id, Some(record.clone()))).collect();
    for (number, id) in tags.iter().enumerate() {
        edits.push(Edit::Tag(*id, Some(Tag::new(format!("Tag number {number}"), Color::PALETTE[number % 12]))));
    }
    for (document, record) in &documents {
        let place = names.iter().position(|name| *name == record.path).expect("a text");
        let text = &texts[place];
        for _ in 0..case.highlights {
            let start = numbers.below(text.len() - case.length);
            let end = start + 1 + numbers.below(case.length);
            let around = |from: usize, to: usize| text[from..to].iter().collect::<String>();
            let stamp = Stamp::new(Timestamp::UNIX_EPOCH, "Ann");
            let highlight = Highlight {
                document: *document,
                points: Points::new(start as u64, end as u64),
                exact: around(start, end),
                before: around(start.saturating_sub(64), start),
                after: around(end, (end + 64).min(text.len())),
                tags: [tags[numbers.below(tags.len())], tags[numbers.below(tags.len())]].into(),
                note: String::new(),
                created: stamp.clone(),
                modified: stamp,
                extra: std::collections::BTreeMap::new(),
            };
            edits.push(Edit::Highlight(ids.highlight(), Some(highlight)));
        }
    }
    let file = default_path(&folder);
    let notebook = Notebook::from_edits(edits, std::collections::BTreeMap::new());
    save(&file, &render_notebook(&notebook, ".")).expect("a project");
    file
}

struct Program {
    context: Context,
    app: App,
    time: f64,
}

impl Program {
    fn open(home: &Path, file: &Path) -> Self {
        let at = |name: &str| home.join(name);
        let folders = Folders { settings: at("settings.ron"), data: at("data"), state: at("state") };
        let mut state = begin(folders, &[file.to_owned()]);
        settle(&mut state, SETTLE);
        if let Some(open) = &mut state.open {
            open.desk.rooms.reading = true;
        }
        let context = Context::default();
        App::set_up(&context);
        Self { context, app: App::new(state), time: 0.0 }
    }

    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SCREEN));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let begun = processor_time();
        self.app.logic(&self.context);
        let app = &mut self.app;
        let mut output = self.context.run_ui(input, |root| app.ui(root));
        output.textures_delta.clear();
        std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        processor_time() - begun
    }

    /// Frames until nothing is under way.
    fn rest(&mut self) {
        settle(&mut self.app.state, SETTLE);
        (0..30).for_each(|_| {
            self.frame(Vec::new());
        });
    }

    /// Shows a document in a new column.
    fn add(&mut self, document: DocumentId) {
        self.app.state.open.as_mut().expect("a project").desk.add(document);
    }

    fn documents(&self) -> Vec<DocumentId> {
        let open = self.app.state.open.as_ref().expect("a project");
        open.session.notebook().documents().keys().copied().collect()
    }

    /// Opens every document in a column of its own.
    fn spread(&mut self) {
        let open = self.app.state.open.as_mut().expect("a project");
        open.desk.columns.clear();
        for document in self.documents() {
            self.add(document);
        }
        self.rest();
    }

    fn columns(&self) -> usize {
        self.app.state.open.as_ref().map_or(0, |open| open.desk.columns.len())
    }

    /// Columns jump to places of their texts.
    fn jump(&mut self, columns: std::ops::Range<usize>, numbers: &mut Numbers) {
        let open = self.app.state.open.as_mut().expect("a project");
        for place in columns {
            let document = open.desk.columns[place].document;
            let Some(Text::Ready(shown)) = open.texts.get(&document) else { continue };
            let text = shown.reading.text();
            let byte = text.floor_char_boundary(numbers.below(text.len()));
            open.desk.columns[place].scroll_to = Some(ScrollTo { byte, at_top: true });
        }
    }
}

/// What this thread has cost the processor so far.
fn processor_time() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1_000.0 + time.tv_nsec as f64 / 1_000_000.0
}

/// The middle of a column.
fn within(column: usize, of: usize) -> Pos2 {
    pos2(SCREEN.x * (column as f32 + 0.5) / of as f32, SCREEN.y * 0.4)
}

fn wheel(at: Pos2, rows: f32) -> Vec<Event> {
    let (unit, modifiers) = (egui::MouseWheelUnit::Line, Modifiers::NONE);
    let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
    vec![Event::PointerMoved(at), Event::MouseWheel { unit, delta: vec2(0.0, -rows), modifiers, phase, source }]
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn tell(scene: &str, mut times: Vec<f64>, bar: f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    let verdict = if at(99) <= bar { "holds" } else { "MISSED" };
    println!("  {scene:<22} median {:6.2}   p99 {:6.2}   bar {bar:5.1}  {verdict}", at(50), at(99));
}

fn scenes(program: &mut Program, bar: f64) {
    let columns = program.columns();
    let idle = (0..FRAMES).map(|_| program.frame(Vec::new())).collect();
    tell("nothing happens", idle, bar);
    let scrolling = (0..FRAMES * columns).map(|at| program.frame(wheel(within(at / FRAMES, columns), 3.0))).collect();
    tell("scrolling", scrolling, bar);
    let mut numbers = Numbers(99);
    let jumping = (0..FRAMES * 2).map(|at| {
        program.jump(at % columns..at % columns + 1, &mut numbers);
        program.frame(Vec::new())
    });
    tell("jumping", jumping.collect(), bar);
    let together = (0..FRAMES).map(|_| {
        program.jump(0..columns, &mut numbers);
        program.frame(Vec::new())
    });
    tell("all columns jumping", together.collect(), bar * columns as f64);
    let mut selecting = Vec::new();
    for column in 0..columns {
        let from = within(column, columns);
        for at in 0..FRAMES {
            let to = from + vec2((at % 40) as f32 * 2.0, at as f32 * 4.0);
            let events = match at {
                0 => vec![Event::PointerMoved(from), button(from, true)],
                _ if at + 1 == FRAMES => vec![button(to, false)],
                _ => vec![Event::PointerMoved(to)],
            };
            selecting.push(program.frame(events));
        }
        let selected = program.app.state.open.as_ref().is_some_and(|open| open.desk.columns[column].selected().is_some());
        assert!(selected, "sweeping selects words");
    }
    tell("selecting", selecting, bar);
}

/// Bytes of this process in memory.
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    status.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
}

fn run(case: &Case, bar: f64) {
    // One case alone: `cargo bench --bench reader -- paragraph`.
    if std::env::args().skip(1).any(|word| !word.starts_with('-') && !case.name.contains(&word)) {
        return;
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = project(home.path(), case);
    println!("{}", case.name);
    let mut program = Program::open(home.path(), &file);
    let documents = program.documents();
    let open = program.app.state.open.as_mut().expect("a project");
    open.desk.columns.clear();
    program.rest();
    let before = memory();
    let mut first = Vec::new();
    for document in &documents {
        let begun = Instant::now();
        program.add(*document);
        settle(&mut program.app.state, SETTLE);
        let read = begun.elapsed().as_secs_f64() * 1_000.0;
        let shown = program.frame(Vec::new());
        first.push((read, shown));
    }
    program.rest();
    let each = (memory().saturating_sub(before)) as f64 / documents.len() as f64 / case.size as f64;
    for (read, shown) in first {
        println!("  from click to text {:6.2}, of it the first frame {shown:6.2}", read + shown);
    }
    println!("  memory of a column     {each:.1} times its text");
    program.spread();
    scenes(&mut program, bar);
}

fn main() {
    println!("{}×{}, reading mode; milliseconds of a frame", SCREEN.x, SCREEN.y);
    let case = |name, size, paragraph, highlights, length, columns| Case { name, size, paragraph, highlights, length, columns };
    run(&case("4 columns of 5 MB with 50,000 highlights each", 5_000_000, 600, 50_000, 120, 4), 2.0);
    run(&case("4 columns of 5 KB with 5,000 highlights each", 5_000, 600, 5_000, 200, 4), 4.0);
    run(&case("4 columns of 1 MB in one paragraph", 1_000_000, usize::MAX, 1_000, 120, 4), 4.0);
    run(&case("one article of 200 KB with 1,000 highlights", 200_000, 600, 1_000, 120, 1), 2.0);
}
