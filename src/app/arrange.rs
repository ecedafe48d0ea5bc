//! How columns are arranged: a row of stacks, each of one or more columns, one above the other. Columns are counted in reading
//! order from 0; shares of width and height count only in proportion to each other.

use std::ops::Range;

use super::action::Spot;
use super::desk::{Column, Desk, Focus, MOST_COLUMNS, ScrollTo};
use crate::notebook::DocumentId;

/// The smallest part of two neighbours that a divider leaves to one of them.
const SMALLEST: f32 = 0.1;

/// The stacks from left to right.
pub fn stacks(columns: &[Column]) -> Vec<Range<usize>> {
    let mut stacks: Vec<Range<usize>> = Vec::new();
    for (place, column) in columns.iter().enumerate() {
        match stacks.last_mut().filter(|_| column.stacked) {
            Some(stack) => stack.end = place + 1,
            None => stacks.push(place..place + 1),
        }
    }
    stacks
}

/// The stack of a column; empty when there is no such column.
pub fn stack_of(columns: &[Column], place: usize) -> Range<usize> {
    stacks(columns).into_iter().find(|stack| stack.contains(&place)).unwrap_or(columns.len()..columns.len())
}

impl Desk {
    /// Shows a document in a new column right of the active one; `false` when there is no room for one more.
    pub fn add(&mut self, document: DocumentId) -> bool {
        if self.columns.len() >= MOST_COLUMNS {
            return false;
        }
        let place = stack_of(&self.columns, self.active).end;
        let column = self.new_column(document);
        self.insert(place, Column { share: self.usual_share(), ..column });
        true
    }

    /// Shows a document where it is open, else in place of the active column's: at its size and in its link set.
    pub fn show(&mut self, document: DocumentId) {
        match (self.column_of(document), self.columns.get(self.active).cloned()) {
            (Some(place), _) => self.active = place,
            (None, None) => {
                self.add(document);
            }
            (None, Some(_)) => self.renew(self.active, document),
        }
        self.focus = Some(Focus::Reader);
    }

    /// Shows a document in a column as if it had just come there.
    pub fn renew(&mut self, place: usize, document: DocumentId) {
        let Some(Column { share, height, stacked, link, .. }) = self.columns.get(place).cloned() else { return };
        let link = link.map(|link| super::desk::Link::new(link.set));
        let column = self.new_column(document);
        self.columns[place] = Column { share, height, stacked, link, ..column };
    }

    /// Shows the document of a column once more, right of it and at the same place: two places of one document. The new column
    /// is not linked, for it is to go elsewhere. `false` when there is no room for one more.
    pub fn duplicate(&mut self, place: usize) -> bool {
        let Some(column) = self.columns.get(place) else { return true };
        let (id, document, selection) = (column.id, column.document, column.selection);
        let top = Some(ScrollTo { byte: column.top, at_top: true });
        self.active = place;
        if !self.add(document) {
            return false;
        }
        if let Some(column) = self.column_mut() {
            column.selection = selection.map(|(_, caret)| (caret, caret));
            column.scroll_to = top;
        }
        // In its new width the first one would stand somewhat elsewhere.
        if let Some(column) = self.columns.iter_mut().find(|column| column.id == id) {
            column.scroll_to = top;
        }
        self.focus = Some(Focus::Reader);
        true
    }

    /// Closes a column.
    pub fn close(&mut self, place: usize) {
        if place < self.columns.len() {
            self.take_out(place);
            self.active = if place < self.active { self.active - 1 } else { self.active };
            self.active = self.active.min(self.columns.len().saturating_sub(1));
            self.bar = None;
        }
    }

    /// Closes all columns but one.
    pub fn close_others(&mut self, place: usize) {
        if place < self.columns.len() {
            self.columns = vec![Column { stacked: false, ..self.columns.swap_remove(place) }];
            self.active = 0;
            self.bar = None;
        }
    }

    /// Changes places with the next column in reading order, or with the one before; the stacks keep their shape.
    pub fn step_column(&mut self, by: isize) {
        let from = self.active;
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < self.columns.len()) else { return };
        let shape = |column: &Column| (column.share, column.height, column.stacked);
        let shapes = (shape(&self.columns[from]), shape(&self.columns[to]));
        self.columns.swap(from, to);
        for (place, (share, height, stacked)) in [(from, shapes.0), (to, shapes.1)] {
            let column = &mut self.columns[place];
            (column.share, column.height, column.stacked) = (share, height, stacked);
        }
        self.active = to;
    }

    /// Puts a column at a spot, told by another column.
    pub fn put(&mut self, from: usize, spot: Spot) {
        let Some(beside) = self.columns.get(spot.column()).map(|column| column.id) else { return };
        if from >= self.columns.len() || from == spot.column() {
            return;
        }
        let alone = stack_of(&self.columns, from).len() == 1;
        let column = self.take_out(from);
        let at = self.columns.iter().position(|column| column.id == beside).unwrap_or_default();
        let stack = stack_of(&self.columns, at);
        let share = if alone { column.share } else { self.usual_share() };
        let height = mean(self.columns[stack.clone()].iter().map(|column| column.height));
        match spot {
            Spot::Before(_) => self.insert(stack.start, Column { stacked: false, share, ..column }),
            Spot::After(_) => self.insert(stack.end, Column { stacked: false, share, ..column }),
            Spot::Under(_) => self.insert(at + 1, Column { stacked: true, height, ..column }),
        }
    }

    /// Puts a column under the last one of the stack left of it.
    pub fn stack(&mut self, place: usize) {
        if let Some(left) = stack_of(&self.columns, place).start.checked_sub(1) {
            self.put(place, Spot::Under(left));
        }
    }

    /// Puts a column of a stack beside it: the topmost one left of the others, any other one right of them.
    pub fn unstack(&mut self, place: usize) {
        let stack = stack_of(&self.columns, place);
        if stack.len() > 1 {
            self.put(place, if place == stack.start { Spot::Before(place + 1) } else { Spot::After(stack.start) });
        }
    }

    /// Moves the line right of the stack of a column, by a part of the desk's width.
    pub fn divide(&mut self, place: usize, by: f32) {
        let stack = stack_of(&self.columns, place);
        let total: f32 = stacks(&self.columns).iter().map(|stack| self.columns[stack.start].share).sum();
        if stack.end < self.columns.len() {
            let (left, right) = self.columns.split_at_mut(stack.end);
            slide(&mut left[stack.start].share, &mut right[0].share, by * total);
        }
    }

    /// Moves the line under a column of a stack, by a part of the stack's height.
    pub fn divide_stack(&mut self, place: usize, by: f32) {
        let stack = stack_of(&self.columns, place);
        let total: f32 = self.columns[stack.clone()].iter().map(|column| column.height).sum();
        if place + 1 < stack.end {
            let (above, below) = self.columns.split_at_mut(place + 1);
            slide(&mut above[place].height, &mut below[0].height, by * total);
        }
    }

    /// The share of a new column: as wide as the others are on the average.
    fn usual_share(&self) -> f32 {
        mean(stacks(&self.columns).into_iter().map(|stack| self.columns[stack.start].share))
    }

    fn insert(&mut self, place: usize, column: Column) {
        self.columns.insert(place, column);
        self.active = place;
        self.bar = None;
    }

    /// Takes a column off the desk; the one under it takes the head of its stack over.
    fn take_out(&mut self, place: usize) -> Column {
        let column = self.columns.remove(place);
        if !column.stacked
            && let Some(next) = self.columns.get_mut(place).filter(|next| next.stacked)
        {
            next.stacked = false;
            next.share = column.share;
        }
        column
    }
}

/// The mean of some shares; 1 of none.
fn mean(shares: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = shares.fold((0.0, 0.0), |(sum, count), share| (sum + share, count + 1.0));
    if count > 0.0 { sum / count } else { 1.0 }
}

/// Gives the first of two shares more, and the second less, as far as both can be seen.
fn slide(first: &mut f32, second: &mut f32, by: f32) {
    let both = *first + *second;
    *first = (*first + by).clamp(both * SMALLEST, both * (1.0 - SMALLEST));
    *second = both - *first;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::notebook::IdSource;

    /// A desk of so many columns side by side, and a document that is not on it.
    fn row(columns: usize) -> (Desk, DocumentId) {
        let mut ids = IdSource::new(1);
        let mut desk = Desk::default();
        for _ in 0..columns {
            assert!(desk.add(ids.document()));
        }
        (desk, ids.document())
    }

    /// Stacks between bars, columns by the order in which they were opened: `1 2/3 4` has 3 under 2.
    fn shape(desk: &Desk) -> String {
        let numbers = |stack: Range<usize>| desk.columns[stack].iter().map(|column| column.id.to_string()).collect::<Vec<_>>();
        stacks(&desk.columns).into_iter().map(|stack| numbers(stack).join("/")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_are_added_right_of_the_active_one_up_to_six() {
        let (mut desk, other) = row(6);
        assert_eq!((shape(&desk).as_str(), desk.active), ("1 2 3 4 5 6", 5));
        assert!(!desk.add(other));
        assert!(!desk.duplicate(0));
        desk.close(0);
        assert_eq!((shape(&desk).as_str(), desk.active), ("2 3 4 5 6", 0));
        desk.show(desk.columns[2].document);
        assert_eq!(desk.active, 2);
        desk.show(other);
        assert_eq!((desk.columns.len(), desk.columns[2].document), (5, other));
    }

    #[test]
    fn a_column_is_put_before_after_and_under_others() {
        let (mut desk, _) = row(4);
        let steps = [
            ((3, Spot::Before(0)), "4 1 2 3", 0),
            ((0, Spot::Under(2)), "1 2/4 3", 2),
            ((3, Spot::Under(1)), "1 2/3/4", 2),
            ((0, Spot::After(2)), "2/3/4 1", 3),
            ((0, Spot::After(3)), "3/4 1 2", 3),
            ((3, Spot::Before(1)), "2 3/4 1", 0),
            ((2, Spot::Before(1)), "2 4 3 1", 1),
        ];
        for ((from, spot), after, active) in steps {
            desk.put(from, spot);
            assert_eq!((shape(&desk).as_str(), desk.active), (after, active), "{from} {spot:?}");
        }
    }

    #[test]
    fn a_column_goes_under_its_left_neighbour_and_beside_it_again() {
        let (mut desk, _) = row(3);
        desk.stack(0);
        assert_eq!(shape(&desk), "1 2 3");
        desk.stack(1);
        desk.stack(2);
        assert_eq!((shape(&desk).as_str(), desk.active), ("1/2/3", 2));
        desk.unstack(1);
        assert_eq!((shape(&desk).as_str(), desk.active), ("1/3 2", 2));
        desk.unstack(0);
        assert_eq!((shape(&desk).as_str(), desk.active), ("1 3 2", 0));
        desk.unstack(0);
        assert_eq!(shape(&desk), "1 3 2");
    }

    #[test]
    fn stepping_keeps_the_shape_and_closing_keeps_the_width() {
        let (mut desk, _) = row(3);
        desk.stack(2);
        desk.columns[1].share = 3.0;
        desk.active = 0;
        desk.step_column(-1);
        desk.step_column(1);
        assert_eq!((shape(&desk).as_str(), desk.active), ("2 1/3", 1));
        desk.close(1);
        assert_eq!((shape(&desk).as_str(), desk.columns[1].share), ("2 3", 3.0));
        desk.close_others(1);
        assert_eq!((shape(&desk).as_str(), desk.active), ("3", 0));
    }

    #[test]
    fn a_duplicate_stands_where_its_column_stands() {
        let (mut desk, _) = row(2);
        desk.columns[0].top = 70;
        assert!(desk.duplicate(0));
        assert_eq!((shape(&desk).as_str(), desk.active), ("1 3 2", 1));
        assert_eq!(desk.columns[1].scroll_to, Some(ScrollTo { byte: 70, at_top: true }));
        assert_eq!(desk.column_of(desk.columns[0].document), Some(1), "the active one first");
    }

    proptest! {
        #[test]
        fn whatever_is_moved_nothing_is_lost(moves in prop::collection::vec((0..6_usize, 0..6_usize, 0..5_u8), 0..30)) {
            let (mut desk, _) = row(6);
            for (from, to, how) in moves {
                match how {
                    0 => desk.put(from, Spot::Before(to)),
                    1 => desk.put(from, Spot::After(to)),
                    2 => desk.put(from, Spot::Under(to)),
                    3 => desk.divide(from, to as f32 - 2.5),
                    _ => desk.divide_stack(from, to as f32 - 2.5),
                }
                let mut ids: Vec<u64> = desk.columns.iter().map(|column| column.id).collect();
                ids.sort_unstable();
                prop_assert_eq!(ids, (1..=6).collect::<Vec<_>>());
                prop_assert!(!desk.columns[0].stacked && desk.active < 6);
                prop_assert!(desk.columns.iter().all(|column| column.share > 0.0 && column.height > 0.0));
            }
        }
    }
}
