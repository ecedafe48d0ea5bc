//! The keys of the table, while it has the keyboard.

use egui::{EventFilter, Id, Key, Ui};

use crate::app::action::Action;
use crate::app::held::key_with;
use crate::app::quoted::StatementAction;

/// What each key does.
fn of_key(key: Key, rows: isize) -> Option<StatementAction> {
    Some(match key {
        Key::ArrowUp => StatementAction::Step(-1, 0),
        Key::ArrowDown => StatementAction::Step(1, 0),
        Key::ArrowLeft => StatementAction::Step(0, -1),
        Key::ArrowRight => StatementAction::Step(0, 1),
        Key::PageUp => StatementAction::Step(-rows, 0),
        Key::PageDown => StatementAction::Step(rows, 0),
        Key::Home => StatementAction::Step(isize::MIN, 0),
        Key::End => StatementAction::Step(isize::MAX, 0),
        Key::Enter => StatementAction::Show,
        Key::A => StatementAction::Accept,
        Key::C => StatementAction::AskSpeaker,
        Key::D => StatementAction::Dismiss,
        Key::M => StatementAction::AskPerson,
        Key::U => StatementAction::Withdraw,
        _ => return None,
    })
}

/// Every key of the table.
const KEYS: [Key; 14] = [
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::PageUp,
    Key::PageDown,
    Key::Home,
    Key::End,
    Key::Enter,
    Key::A,
    Key::C,
    Key::D,
    Key::M,
    Key::U,
];

/// Turns keys into actions; `rows` are as many as are to be seen.
pub fn listen(ui: &Ui, id: Id, rows: usize, actions: &mut Vec<Action>) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let rows = rows.saturating_sub(1).max(1).cast_signed();
    for key in KEYS {
        // With Ctrl, Alt or Shift they are keys of the window.
        if key_with(ui, key).is_some_and(|modifiers| modifiers.is_none()) {
            actions.extend(of_key(key, rows).map(Action::Statement));
        }
    }
}
