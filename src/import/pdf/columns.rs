//! The lines of a page in the order in which they are read. Lengths are points.
//!
//! Almost every program writes a page in reading order: the order of the instructions is kept unless lines jump upwards
//! in it again and again. Then the page is read band by band, and in each band column by column (the recursive cuts of Nagy and
//! Seth 1984, with one level of columns).

use super::lines::Line;
use super::runs::Run;

/// How far base lines of one line may lie apart, as a share of the type's size.
const LEVEL: f64 = 0.3;

/// Steps of the search for the white between columns.
const STEP: f64 = 2.0;

/// So many lines on either side make columns.
const FEWEST: usize = 6;

/// Lines across the white between columns are titles and figures: at most this share of the lines beside it.
const ACROSS: f64 = 0.4;

/// The half of a column's lines must be so wide, in sizes of type: what is narrower is a table.
const WIDE: f64 = 9.0;

/// More jumps than these, and more than this share of a page's lines, mean that it was not written in reading order.
const JUMPS: usize = 3;
const JUMPING: f64 = 0.08;

/// So many lines before and after show how wide a column is.
const AROUND: usize = 12;

/// Lines of one column begin within so many sizes of type.
const SHIFT: f64 = 4.0;

/// A page with more runs than these is a drawing; its columns are not looked for.
const MOST_RUNS: usize = 20_000;

/// The lines of a page.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let gutters = gutters(&runs);
    let mut rows = rows(runs, &gutters);
    if jumps(&rows, &gutters) {
        rows = by_columns(rows, &gutters);
    }
    let mut lines: Vec<Line> = rows.into_iter().map(|row| Line::of(row.runs)).collect();
    set_columns(&mut lines);
    lines
}

/// A line to be: runs beside each other.
#[derive(Debug)]
struct Row {
    runs: Vec<Run>,
    left: f64,
    right: f64,
    /// Base line, size and letters of its longest run.
    y: f64,
    size: f64,
    weight: usize,
}

impl Row {
    fn new(run: Run) -> Self {
        Self { left: run.x0, right: run.x1, y: run.y, size: run.size, weight: run.letters.len(), runs: vec![run] }
    }

    fn push(&mut self, run: Run) {
        (self.left, self.right) = (self.left.min(run.x0), self.right.max(run.x1));
        if run.letters.len() > self.weight {
            (self.y, self.size, self.weight) = (run.y, run.size, run.letters.len());
        }
        self.runs.push(run);
    }

    /// Whether a run stands on its base line.
    fn is_level(&self, run: &Run) -> bool {
        (run.y - self.y).abs() <= LEVEL * self.size.max(run.size)
    }
}

/// Joins runs that follow each other on one line, but not over the white between columns.
fn rows(runs: Vec<Run>, gutters: &[f64]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        if let Some(row) = rows.last_mut().filter(|row| joins(row, &run, gutters)) {
            row.push(run);
        } else {
            rows.push(Row::new(run));
        }
    }
    rows
}

fn joins(row: &Row, run: &Run, gutters: &[f64]) -> bool {
    let parted = gutters.iter().any(|gutter| row.right <= *gutter && *gutter <= run.x0);
    row.is_level(run) && run.x0 >= row.right - row.size.max(run.size) && !parted
}

/// The middles of the white stripes between columns, from left to right.
fn gutters(runs: &[Run]) -> Vec<f64> {
    let (start, end) = runs.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(x0, x1), run| (x0.min(run.x0), x1.max(run.x1)));
    let width = end - start;
    if !(20.0..20_000.0).contains(&width) || runs.len() > MOST_RUNS {
        return Vec::new();
    }
    let mut found: Vec<f64> = Vec::new();
    let mut stripe: Option<(f64, f64)> = None;
    let mut at = start + width * 0.15;
    while at <= end - width * 0.15 {
        if is_gutter(runs, at) {
            stripe = Some((stripe.map_or(at, |(from, _)| from), at));
        } else if let Some((from, to)) = stripe.take() {
            found.push(f64::midpoint(from, to));
        }
        at += STEP;
    }
    found.extend(stripe.map(|(from, to)| f64::midpoint(from, to)));
    found
}

fn is_gutter(runs: &[Run], at: f64) -> bool {
    let (mut before, mut after, mut across) = (Vec::new(), Vec::new(), 0usize);
    for run in runs {
        let size = run.size.max(1.0);
        if run.x1 <= at {
            before.push((run.x1 - run.x0) / size);
        } else if run.x0 >= at {
            after.push((run.x1 - run.x0) / size);
        } else {
            across += 1;
        }
    }
    let wide = |mut widths: Vec<f64>| {
        widths.sort_by(f64::total_cmp);
        widths.len() >= FEWEST && widths[widths.len() / 2] >= WIDE
    };
    let beside = before.len().min(after.len());
    across as f64 <= ACROSS * beside as f64 && wide(before) && wide(after)
}

/// The column of what lies between two edges; `None` where it lies across columns.
fn column(x0: f64, x1: f64, gutters: &[f64]) -> Option<usize> {
    if gutters.iter().any(|gutter| x0 < *gutter && *gutter < x1) {
        return None;
    }
    Some(gutters.iter().filter(|gutter| **gutter <= x0).count())
}

/// Whether rows jump upwards within their column, or from a column to one before it.
fn jumps(rows: &[Row], gutters: &[f64]) -> bool {
    let jumps = |pair: &&[Row]| {
        let (row, next) = (&pair[0], &pair[1]);
        let (from, to) = (column(row.left, row.right, gutters), column(next.left, next.right, gutters));
        let forward = from.zip(to).is_some_and(|(from, to)| to > from);
        let back = from.zip(to).is_some_and(|(from, to)| to < from);
        let beside = next.left >= row.right && gutters.is_empty();
        back || next.y < row.y - row.size * 0.5 && !forward && !beside
    };
    let count = rows.windows(2).filter(jumps).count();
    count > JUMPS && count as f64 > JUMPING * rows.len() as f64
}

/// Rows from top to bottom; between rows that lie across, column by column.
fn by_columns(rows: Vec<Row>, gutters: &[f64]) -> Vec<Row> {
    let mut runs: Vec<Run> = rows.into_iter().flat_map(|row| row.runs).collect();
    runs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut columns: Vec<Vec<Run>> = vec![Vec::new(); gutters.len() + 1];
    let mut ordered = Vec::new();
    for run in runs {
        match column(run.x0, run.x1, gutters) {
            Some(index) => columns[index].push(run),
            None => {
                ordered.extend(columns.iter_mut().flat_map(|column| levels(std::mem::take(column))));
                ordered.push(Row::new(run));
            }
        }
    }
    ordered.extend(columns.into_iter().flat_map(levels));
    ordered
}

/// Runs of one column, sorted from top to bottom, as rows from left to right.
fn levels(runs: Vec<Run>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        match rows.last_mut().filter(|row| row.is_level(&run)) {
            Some(row) => row.push(run),
            None => rows.push(Row::new(run)),
        }
    }
    for row in &mut rows {
        row.runs.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

/// Tells each line the edges of its column: where most of the lines like it begin, of those around it, and where all but the longest
/// tenth end.
fn set_columns(lines: &mut [Line]) {
    let edges: Vec<(f64, f64)> = (0..lines.len()).map(|index| edges(lines, index)).collect();
    for (line, edges) in lines.iter_mut().zip(edges) {
        line.column = edges;
    }
}

fn edges(lines: &[Line], index: usize) -> (f64, f64) {
    let line = &lines[index];
    let near = &lines[index.saturating_sub(AROUND)..(index + AROUND + 1).min(lines.len())];
    let is_like =
        |other: &&Line| (other.size - line.size).abs() < line.size * 0.07 && (other.x0 - line.x0).abs() < line.size * SHIFT;
    let alike: Vec<&Line> = near.iter().filter(is_like).collect();
    let starts_at =
        |start: f64| alike.iter().filter(|other| (other.x0 - start).abs() <= 1.0).map(|other| other.words.len()).sum::<usize>();
    let mut starts: Vec<f64> = alike.iter().map(|other| other.x0).collect();
    starts.sort_by(f64::total_cmp);
    let left = starts.iter().rev().copied().max_by_key(|start| starts_at(*start)).unwrap_or(line.x0);
    let mut ends: Vec<f64> = alike.iter().map(|other| other.x1).collect();
    ends.sort_by(f64::total_cmp);
    (left, ends.get(ends.len() * 9 / 10).copied().unwrap_or(line.x1))
}
