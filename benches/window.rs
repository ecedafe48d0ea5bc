//! A window without a screen, for benches of frames: input, panels and triangles, without a graphics card. Times are in
//! milliseconds.

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Ui, vec2};
use variorum::app::{App, begin, settle};
use variorum::workspace::Folders;

/// What the program reads and finds out on its way in.
pub const SETTLE: Duration = Duration::from_secs(20);

/// How long this thread has had a processor, in milliseconds: what else the machine does is not in it. By the clock where the
/// system does not tell.
fn busy() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let clock = BEGUN.elapsed().as_secs_f64() * 1_000.0;
    // Linux brings the count up to now when the thread offers its turn to others.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds: Option<f64> = told.split_whitespace().next().and_then(|first| first.parse().ok());
    nanoseconds.map_or(clock, |nanoseconds| nanoseconds / 1_000_000.0)
}

/// A window without a screen.
pub struct Window {
    context: Context,
    time: f64,
}

impl Window {
    /// One that has shown nothing yet.
    pub fn new() -> Self {
        let context = Context::default();
        App::set_up(&context);
        Self { context, time: 0.0 }
    }

    /// Runs one frame and says how long it took.
    pub fn frame(&mut self, events: Vec<Event>, mut logic: impl FnMut(&Context), mut ui: impl FnMut(&mut Ui)) -> f64 {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0)));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let begun = busy();
        logic(&self.context);
        let mut output = self.context.run_ui(input, |root| ui(root));
        output.textures_delta.clear();
        std::hint::black_box(self.context.tessellate(output.shapes, output.pixels_per_point));
        busy() - begun
    }
}

/// The program on a project.
pub struct Program {
    window: Window,
    /// The program itself.
    pub app: App,
}

impl Program {
    /// The program that has opened a project and shown some frames of it.
    pub fn open(folders: &Folders, path: &Path) -> Self {
        let mut state = begin(folders.clone(), &[path.to_owned()]);
        settle(&mut state, SETTLE);
        let mut program = Self { window: Window::new(), app: App::new(state) };
        for _ in 0..20 {
            program.frame(Vec::new());
        }
        program
    }

    /// Runs one frame and says how long it took.
    pub fn frame(&mut self, events: Vec<Event>) -> f64 {
        let app = std::cell::RefCell::new(&mut self.app);
        self.window.frame(events, |context| app.borrow_mut().logic(context), |ui| app.borrow_mut().ui(ui))
    }
}

/// The left button of the mouse, pressed or let go.
pub fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// A key, pressed or let go.
pub fn key(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}
