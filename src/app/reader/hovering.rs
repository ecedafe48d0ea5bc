//! The pointer on words that other articles have, too: when it has rested on them, they are lit, and after a while shown beside.
//! Times are seconds.

use std::time::Duration;

use egui::{CursorIcon, Vec2};

use super::echo_signs::sign_under;
use super::memory::{Memory, Over, Told};
use super::scene::Scene;
use super::visible::letter_at;
use crate::app::action::{Action, PassageAction};
use crate::text::Span;

/// How long the pointer rests before words are lit: what it only crosses stays dark.
const LIT: f64 = 0.12;
/// How long it rests on words before linked columns show where they have them; on a sign in the margin, that is what it is for.
const BROUGHT: f64 = 0.5;

/// Tells which shared stretch the pointer rests on. What comes under a pointer that lies still, because the text was scrolled,
/// is none: only who moves the pointer points.
pub fn over_shared(scene: &Scene<'_>, memory: &mut Memory, actions: &mut Vec<Action>) {
    let (document, now) = (scene.reader.column.document, scene.ui.input(|input| input.time));
    let before = memory.over;
    let under = under(scene, memory);
    memory.over = match (under, before) {
        (Some((span, sign)), Some(over)) if (over.span, over.sign) == (span, sign) => Some(over),
        (Some((span, sign)), _) if moved(scene, memory) => Some(Over { span, sign, since: now, told: Told::Nothing }),
        (Some(_) | None, _) => None,
    };
    if before.is_some_and(|before| before.told > Told::Nothing && memory.over.is_none_or(|over| over.span != before.span)) {
        actions.push(Action::Passage(PassageAction::Leave(document)));
    }
    let Some(over) = &mut memory.over else { return };
    let rested = now - over.since;
    let due = match over.sign {
        _ if rested < LIT => Told::Nothing,
        false if rested < BROUGHT => Told::Lit,
        true | false => Told::Brought,
    };
    if due > over.told {
        over.told = due;
        let bring = due == Told::Brought;
        actions.push(Action::Passage(PassageAction::Point { place: scene.reader.place, span: over.span, bring }));
    }
    let wait = if rested < LIT { LIT - rested } else { BROUGHT - rested };
    if over.told < Told::Brought {
        scene.ui.request_repaint_after(Duration::from_secs_f64(wait.max(0.0)));
    }
}

/// The stretch under the pointer, and whether that is on its sign.
fn under(scene: &Scene<'_>, memory: &Memory) -> Option<(Span, bool)> {
    let at = scene.response.hover_pos().filter(|_| memory.drag.is_none())?;
    if let Some(echo) = sign_under(scene.reader, scene.lines, scene.edges, at) {
        scene.ui.set_cursor_icon(CursorIcon::PointingHand);
        return Some((echo.span, true));
    }
    Some((scene.reader.echoes?.at(letter_at(scene.lines, at)?)?.span, false))
}

/// Whether the person moved the pointer, and not the text below it.
fn moved(scene: &Scene<'_>, memory: &Memory) -> bool {
    !memory.scrolled && memory.glide.is_none() && scene.ui.input(|input| input.pointer.delta() != Vec2::ZERO)
}
