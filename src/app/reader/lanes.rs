//! Which place beside the words each bar takes: each tag of each mark the first that is free along it. Positions are bytes.

use super::marks::{LANES, Mark, Marks};

/// Up to where each place beside the words is taken.
type TakenUntil = [usize; LANES];

/// Gives all marks their lanes.
pub fn assign(marks: &mut Marks) {
    let mut taken = [0; LANES];
    for index in 0..marks.all().len() {
        *marks.lanes_mut(index) = take(&mut taken, &marks.all()[index]);
    }
}

/// Gives marks their lanes anew from this one on, as far as it makes a difference. Marks up to `last`, and those that were
/// taken out from between, ended at `changed_until` or before; no other has changed.
pub fn renew(marks: &mut Marks, first: usize, last: usize, mut changed_until: usize) {
    let Some(mark) = marks.all().get(first) else { return };
    let mut taken = [0; LANES];
    for before in marks.reaching(first, mark.span.start()) {
        let before = &marks.all()[before];
        hold(&mut taken, before.lanes, before.span.end());
    }
    for index in first..marks.all().len() {
        let mark = &marks.all()[index];
        if index > last && mark.span.start() >= changed_until {
            return;
        }
        let lanes = take(&mut taken, mark);
        if lanes != mark.lanes {
            changed_until = changed_until.max(mark.span.end());
            *marks.lanes_mut(index) = lanes;
        }
    }
}

/// Takes the first free places for the bars of a mark; when none is left, they share the last.
fn take(taken: &mut TakenUntil, mark: &Mark) -> u8 {
    let mut lanes = 0;
    for _ in 0..mark.count_bars() {
        let lane = taken.iter().position(|until| *until <= mark.span.start()).unwrap_or(LANES - 1);
        lanes |= 1 << lane;
        taken[lane] = taken[lane].max(mark.span.end());
    }
    lanes
}

fn hold(taken: &mut TakenUntil, lanes: u8, until: usize) {
    for (_, taken) in taken.iter_mut().enumerate().filter(|(lane, _)| lanes & (1 << lane) != 0) {
        *taken = until.max(*taken);
    }
}
