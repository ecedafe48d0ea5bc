//! Which of Ctrl, Shift and Alt were held with a key or a click. At the end of a slow frame they may be let go already, so
//! the event's own are asked for, not those of the frame.

use egui::{Event, Key, Modifiers, Ui};

/// What was held with a key that was pressed in this frame; `None` when it was not pressed.
pub fn key_with(ui: &Ui, wanted: Key) -> Option<Modifiers> {
    ui.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if *key == wanted => Some(*modifiers),
            _ => None,
        })
    })
}

/// What was held with the last press or release of a mouse button in this frame; without one, what is held now.
pub fn click_with(ui: &Ui) -> Modifiers {
    ui.input(|input| {
        let with = input.events.iter().rev().find_map(|event| match event {
            Event::PointerButton { modifiers, .. } => Some(*modifiers),
            _ => None,
        });
        with.unwrap_or(input.modifiers)
    })
}
