//! What a lane shows of its datings at one scale: single marks, and one with a number where several fall together. Places are
//! points, days are counted from 1 January 1970.

use super::chart::Known;
use super::period::Scale;
use crate::dates::Precision;

/// What is narrower is drawn as a point, and what is nearer to each other as one.
const POINT: f32 = 16.0;

/// A mark on a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it begins; of a point, its middle.
    pub left: f32,
    /// Where it ends; of a point, its middle.
    pub right: f32,
    /// The first and the last day of all that it stands for.
    pub days: (i32, i32),
    /// How exact the vaguest is that it stands for.
    pub precision: Precision,
    /// Which datings of the lane it stands for, by the order of the text: at least one.
    pub entries: Vec<usize>,
}

/// The marks of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// How many datings are before the time that is shown, and the last day of the nearest.
    pub earlier: (usize, i32),
    /// How many are after it, and the first day of the nearest.
    pub later: (usize, i32),
    /// Days, and what is as narrow at this scale, from left to right.
    pub points: Vec<Mark>,
    /// What reaches over some of the screen, the longest first.
    pub bars: Vec<Mark>,
}

/// The marks of a lane, of datings sorted by their first day.
pub fn marks(known: &[Known], scale: &Scale) -> Marks {
    let mut found = Marks { earlier: (0, i32::MIN), later: (0, i32::MAX), ..Marks::default() };
    let mut points: Vec<(f32, &Known)> = Vec::new();
    for one in known {
        let (left, right) = (scale.x(f64::from(one.days.0)), scale.x(f64::from(one.days.1) + 1.0));
        if right <= scale.left {
            found.earlier = (found.earlier.0 + 1, found.earlier.1.max(one.days.1));
        } else if left >= scale.right {
            found.later = (found.later.0 + 1, found.later.1.min(one.days.0));
        } else if one.days.0 == one.days.1 || right - left < POINT {
            points.push((f32::midpoint(left, right), one));
        } else {
            bar(&mut found.bars, (left, right), one);
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (x, one) in points {
        point(&mut found.points, x, one);
    }
    found.bars.sort_by(|a, b| (b.right - b.left).total_cmp(&(a.right - a.left)));
    found
}

fn point(points: &mut Vec<Mark>, x: f32, one: &Known) {
    // To its middle, so that what is drawn of two marks never touches.
    match points.last_mut().filter(|last| x - last.middle() < POINT) {
        Some(last) => {
            last.right = x;
            last.days = (last.days.0.min(one.days.0), last.days.1.max(one.days.1));
            last.precision = last.precision.max(one.precision);
            last.entries.push(one.entry);
        }
        None => points.push(Mark { left: x, right: x, days: one.days, precision: one.precision, entries: vec![one.entry] }),
    }
}

/// Equal stretches are one bar; they are neighbours, for all are sorted by their first and then by their last day.
fn bar(bars: &mut Vec<Mark>, (left, right): (f32, f32), one: &Known) {
    match bars.last_mut().filter(|last| last.days == one.days) {
        Some(last) => {
            last.precision = last.precision.max(one.precision);
            last.entries.push(one.entry);
        }
        None => bars.push(Mark { left, right, days: one.days, precision: one.precision, entries: vec![one.entry] }),
    }
}

impl Mark {
    /// Where the middle is of what is drawn for it.
    pub const fn middle(&self) -> f32 {
        f32::midpoint(self.left, self.right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::timeline::Period;
    use proptest::prelude::*;

    fn known(days: &[(i32, i32)]) -> Vec<Known> {
        let mut known: Vec<Known> =
            days.iter().enumerate().map(|(entry, days)| Known { days: *days, precision: Precision::Day, entry }).collect();
        known.sort_by_key(|one| (one.days, one.entry));
        known
    }

    fn scale(from: f64, to: f64) -> Scale {
        Scale { period: Period::new(from, to), left: 0.0, right: 1000.0 }
    }

    #[test]
    fn what_falls_together_is_one_mark() {
        let known = known(&[(2, 2), (3, 3), (3, 3), (1, 8), (1, 8), (50, 50), (-4, -3), (9, 12)]);
        let near = marks(&known, &scale(0.0, 10.0));
        assert_eq!(near.points.iter().map(|mark| mark.entries.as_slice()).collect::<Vec<_>>(), [&[0][..], &[1, 2]]);
        assert_eq!(near.bars.iter().map(|mark| mark.entries.as_slice()).collect::<Vec<_>>(), [&[3, 4][..], &[7]]);
        assert_eq!((near.earlier, near.later), ((1, -3), (1, 50)));
        let far = marks(&known, &scale(0.0, 1000.0));
        assert_eq!(far.points.iter().map(|mark| mark.entries.len()).collect::<Vec<_>>(), [6, 1]);
        assert_eq!((far.points[0].days, far.points[0].precision), ((1, 12), Precision::Day));
    }

    proptest! {
        #[test]
        fn each_dating_is_in_one_mark_or_counted_at_an_end(
            days in proptest::collection::vec((-900..900_i32, 0..400_i32), 0..60), from in -1000.0..900.0, length in 4.0..3000.0,
        ) {
            let days: Vec<_> = days.into_iter().map(|(from, more)| (from, from + more)).collect();
            let found = marks(&known(&days), &scale(from, from + length));
            let mut all: Vec<usize> = found.points.iter().chain(&found.bars).flat_map(|mark| mark.entries.clone()).collect();
            all.sort_unstable();
            let each = all.len();
            all.dedup();
            prop_assert_eq!(all.len(), each);
            prop_assert_eq!(each + found.earlier.0 + found.later.0, days.len());
            prop_assert!(found.points.windows(2).all(|two| two[1].middle() - two[0].middle() >= POINT));
        }
    }
}
