//! How the window looks: themes, and how texts are set. What is chosen is kept in the person's settings.

use super::jobs::Finished;
use super::state::State;
use super::theme::{Mode, system_mode};

/// Steps of the text size, in points, and where they end.
const SIZE_STEP: f32 = 1.0;
const SIZES: std::ops::RangeInclusive<f32> = 10.0..=40.0;
/// Steps of the measure, in characters, and where they end.
const MEASURE_STEP: f32 = 6.0;
const MEASURES: std::ops::RangeInclusive<f32> = 36.0..=120.0;

/// Larger text by so many steps, or smaller.
pub fn resize(state: &mut State, steps: f32) {
    set_size(state, state.settings.text_size + steps * SIZE_STEP);
}

/// The text size in points.
pub fn set_size(state: &mut State, size: f32) {
    state.settings.text_size = size.clamp(*SIZES.start(), *SIZES.end());
    keep(state);
}

/// Longer lines by so many steps, or shorter.
pub fn lengthen(state: &mut State, steps: f32) {
    let measure = state.settings.measure + steps * MEASURE_STEP;
    state.settings.measure = measure.clamp(*MEASURES.start(), *MEASURES.end());
    state.say(format!("Lines of {:.0} letters, where the column is wide enough", state.settings.measure));
    keep(state);
}

/// Texts with serifs, or without.
pub fn toggle_serifs(state: &mut State) {
    state.settings.sans ^= true;
    keep(state);
}

/// Paragraph numbers in the margin, or none.
pub fn toggle_numbers(state: &mut State) {
    state.settings.paragraph_numbers ^= true;
    keep(state);
}

/// How loosely articles may say the same to be shown as saying it, 0 to 1.
pub fn loosen(state: &mut State, loose: f32) {
    state.settings.loose = loose.clamp(0.0, 1.0);
    keep(state);
}

fn keep(state: &State) {
    state.settings.save(&state.folders.settings).ok();
}

/// The theme after the one that is shown.
pub fn next_theme(state: &mut State) {
    let place = Mode::ALL.iter().position(|mode| *mode == state.mode).unwrap_or(0);
    choose_theme(state, Some(Mode::ALL[(place + 1) % Mode::ALL.len()]));
}

/// A theme of the person's choice; `None` follows the desktop.
pub fn choose_theme(state: &mut State, mode: Option<Mode>) {
    state.settings.theme = mode.map_or("system", Mode::name).to_owned();
    match mode {
        Some(mode) => state.mode = mode,
        None => ask_desktop(state),
    }
    keep(state);
}

/// Asks the desktop for light or dark, beside the window: the answer may take a while.
pub fn ask_desktop(state: &mut State) {
    state.desktop_asked = true;
    state.jobs.start(|handle| handle.send(Finished::Desktop(system_mode())));
}

/// Follows the desktop, unless the person chose a theme in the meantime.
pub fn follow_desktop(state: &mut State, mode: Mode) {
    state.desktop_asked = false;
    if Mode::from_name(&state.settings.theme).is_none() {
        state.mode = mode;
    }
}
