//! How the program begins: the person's folders and settings, the window, a picture of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, RawInput, Rect, pos2, vec2};

use super::frame::App;
use super::jobs::Jobs;
use super::picture::{Raster, encode_png};
use super::state::{Overlay, State};
use super::theme::{Mode, SystemFaces};
use super::{files, perform, perform_look};
use crate::notebook::IdSource;
use crate::storage::Settings;
use crate::workspace::{Folders, now, random_seed, unpack_sample};

/// The name under which the desktop knows the program.
pub const APP_ID: &str = "org.variorum.Variorum";

/// How long the window's first frame waits for the articles: shorter than a person notices.
const FIRST_FRAME: Duration = Duration::from_millis(60);

/// How long a picture waits for what is being read.
const PICTURE: Duration = Duration::from_secs(30);

/// The state of a program that has just begun; opens the first of the paths, or nothing.
#[must_use]
pub fn begin(folders: Folders, paths: &[PathBuf]) -> State {
    let settings = Settings::load(&folders.settings);
    let chosen = Mode::from_name(&settings.theme);
    let mut state = State {
        folders,
        settings,
        mode: chosen.unwrap_or_default(),
        desktop_asked: false,
        jobs: Jobs::default(),
        open: None,
        opening: None,
        overlay: Overlay::None,
        message: None,
        ids: IdSource::new(random_seed()),
        now,
        generations: 0,
        dialogs: true,
        locks: true,
        to_copy: None,
    };
    if chosen.is_none() {
        perform_look::ask_desktop(&mut state);
    }
    if let Some(path) = paths.first() {
        files::open(&mut state, path.clone());
    }
    state
}

/// Takes in what jobs finish until nothing is under way or the time is over.
pub fn settle(state: &mut State, at_most: Duration) {
    let end = Instant::now() + at_most;
    while state.jobs.busy() && Instant::now() < end {
        if let Some(finished) = state.jobs.wait(Duration::from_millis(2)) {
            perform::finish(state, finished);
        }
    }
    while let Some(finished) = state.jobs.finished() {
        perform::finish(state, finished);
    }
    if let Some(open) = &state.open {
        // Whether it came in time is seen by whoever asks.
        let _ = open.journal.wait(open.journal.last(), end.saturating_duration_since(Instant::now()));
    }
}

/// Opens the window; returns when it is closed.
///
/// # Errors
/// One sentence when there is no display, or a system library is missing.
pub fn run(paths: Vec<PathBuf>) -> Result<(), String> {
    let folders = Folders::of_person();
    let paths = if paths.is_empty() { first_time(&folders) } else { paths };
    let state = begin(folders, &paths);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Variorum")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 420.0])
            .with_icon(icon()),
        renderer: eframe::Renderer::Glow,
        system_font_fallback: false, // it would ask the system within the frame
        ..Default::default()
    };
    // The toolkit panics where a library of the keyboard is missing: that too must end in a sentence.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        eframe::run_native("Variorum", options, Box::new(move |creation| Ok(Box::new(create(creation, state, hook)))))
    }));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(no_window(&error.to_string())),
        Err(panic) => Err(no_window(&panic_words(&*panic))),
    }
}

/// Who starts the program for the first time, with nothing to open, sees it at work on its sample; later, the welcome page.
fn first_time(folders: &Folders) -> Vec<PathBuf> {
    if folders.settings.exists() {
        return Vec::new();
    }
    // Without a place for the sample there is still the welcome page.
    unpack_sample(&folders.data).ok().into_iter().collect()
}

type Hook = Box<dyn Fn(&std::panic::PanicHookInfo<'_>) + Sync + Send + 'static>;

fn create(creation: &eframe::CreationContext<'_>, mut state: State, hook: Hook) -> App {
    std::panic::set_hook(hook);
    App::set_up(&creation.egui_ctx);
    SystemFaces::attach(&creation.egui_ctx);
    let first = Instant::now();
    while (state.opening.is_some() || state.desktop_asked) && first.elapsed() < FIRST_FRAME {
        if let Some(finished) = state.jobs.wait(Duration::from_millis(2)) {
            perform::finish(&mut state, finished);
        }
    }
    state.jobs.wake(creation.egui_ctx.clone());
    App::new(state)
}

fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("the toolkit gave up").to_owned()
}

/// Why there is no window, and what to install.
fn no_window(why: &str) -> String {
    // The toolkit begins with where in its own sources it gave up; what follows the last colon is the reason.
    let line = why.lines().next().unwrap_or_default();
    let why = line.rsplit(": ").next().unwrap_or(line).trim_end_matches('.');
    if why.contains("DISPLAY") || why.contains("X server") {
        return format!(
            "there is no display to open a window on ({why}); `variorum picture FOLDER OUT.png` draws one into a file"
        );
    }
    format!(
        "the window cannot be opened ({why}); on Debian and Ubuntu install: libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 \
         libxkbcommon-x11-0 libegl1 libgl1-mesa-dri"
    )
}

fn icon() -> Arc<egui::IconData> {
    let png = include_bytes!("../../assets/icons/variorum-128.png");
    Arc::new(eframe::icon_data::from_png_bytes(png).unwrap_or_default())
}

/// Draws the window on a path into a PNG, without a display. Settings and layout of the person are left alone.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn draw_picture(path: &Path, size: [u32; 2], theme: Option<&str>) -> Result<Vec<u8>, String> {
    let scratch = tempfile::tempdir().map_err(|error| format!("no temporary folder can be made: {error}"))?;
    let at = |name: &str| scratch.path().join(name);
    let folders = Folders { settings: at("settings.ron"), data: at("data"), state: at("state") };
    let mut state = begin(folders, &[]);
    (state.dialogs, state.locks) = (false, false);
    files::open(&mut state, path.to_owned());
    state.mode = theme.and_then(Mode::from_name).unwrap_or_default();
    state.settings.theme = state.mode.name().to_owned();
    settle(&mut state, PICTURE);
    if state.open.is_none() {
        let message = state.message.map(|message| message.words);
        return Err(message.unwrap_or_else(|| format!("{} took too long to open", path.display())));
    }
    encode_png(&draw(&mut App::new(state), size))
}

/// Draws frames until nothing moves, and paints the last one.
pub fn draw(app: &mut App, size: [u32; 2]) -> super::picture::Image {
    let context = Context::default();
    App::set_up(&context);
    let faces = SystemFaces::attach(&context);
    let mut raster = Raster::default();
    let mut primitives = Vec::new();
    for frame in 0..8 {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(size[0] as f32, size[1] as f32))),
            time: Some(f64::from(frame) / 10.0),
            ..RawInput::default()
        };
        app.logic(&context);
        let output = context.run_ui(input, |ui| app.ui(ui));
        raster.update(output.textures_delta);
        primitives = context.tessellate(output.shapes, output.pixels_per_point);
        settle(&mut app.state, PICTURE);
        faces.settle(PICTURE);
    }
    raster.paint(size, 1.0, &primitives, context.global_style().visuals.panel_fill)
}
