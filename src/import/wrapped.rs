//! Texts whose paragraphs were cut into lines of one width (Project Gutenberg, RFCs, e-mail). Widths count code points.
//!
//! The rule, meant to leave a text alone unless the evidence is strong. *Inner* lines are those with another line directly
//! below. A text is wrapped when it has at least [`MIN_INNER`] of them and, of these, [`MOST`] in a hundred are 50 to 90
//! wide, [`MOST`] in a hundred are *filled* (the next line's first word would not have fitted), and at most half of the lines
//! that follow them begin with a capital letter (verses do). In such a text a run of lines is joined, a space for each
//! line break, when [`MOST_OF_RUN`] in a hundred of its own inner lines are filled, none but the first begins a list entry, and all but the first
//! are indented alike.

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Without the white space around it.
    pub words: &'a str,
    /// White space before it, in bytes.
    pub indent: usize,
    /// Blank lines before it.
    pub gap: usize,
}

/// Fewer inner lines prove nothing.
const MIN_INNER: usize = 5;

/// Share of a text's inner lines that must look wrapped, in a hundred: room for lists, tables and examples among them.
const MOST: usize = 60;

/// Share of a run's inner lines that must be filled, in a hundred: room for one in three that was broken by hand.
const MOST_OF_RUN: usize = 65;

/// Share of the lines after inner ones that may begin with a capital, in a hundred.
const CAPITALS: usize = 50;

/// The narrowest and the widest line that people wrap at.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=90;

/// How far below the width a filled line may stay: wrapping by hand is not exact.
const SLACK: usize = 3;

/// Lines looked at for the decision: more would not change it.
const SAMPLED: usize = 2_000;

/// The width at which a text was wrapped; `None` if it was not.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let lines = &lines[..lines.len().min(SAMPLED)];
    let inner: Vec<_> = lines.windows(2).filter(|pair| pair[1].gap == 0).collect();
    let mut widths: Vec<_> = inner.iter().map(|pair| width(&pair[0])).collect();
    widths.sort_unstable();
    // The widest but for one line in twenty: a long address may stick out.
    let widest = *widths.get((widths.len() * 19) / 20)?;
    let share = |count: usize| count * 100 / inner.len();
    let wide = widths.iter().filter(|width| WIDTHS.contains(width)).count();
    let filled = inner.iter().filter(|pair| is_filled(&pair[0], &pair[1], widest)).count();
    let capitals = inner.iter().filter(|pair| pair[1].words.starts_with(char::is_uppercase)).count();
    let wrapped = inner.len() >= MIN_INNER && share(wide) >= MOST && share(filled) >= MOST && share(capitals) <= CAPITALS;
    (wrapped && WIDTHS.contains(&widest)).then_some(widest)
}

/// The lines of a run as one paragraph; `None` if they are to stay lines.
pub(super) fn joined(run: &[Line<'_>], width: usize) -> Option<String> {
    let (_, rest) = run.split_first()?;
    let filled = run.windows(2).filter(|pair| is_filled(&pair[0], &pair[1], width)).count();
    let even = rest.iter().all(|line| line.indent == rest[0].indent && !begins_entry(line.words));
    let joins = !rest.is_empty() && even && filled * 100 >= rest.len() * MOST_OF_RUN;
    joins.then(|| run.iter().map(|line| line.words).collect::<Vec<_>>().join(" "))
}

/// Whether the first word of the next line would not have fitted.
fn is_filled(line: &Line<'_>, next: &Line<'_>, widest: usize) -> bool {
    let word = next.words.split(' ').next().unwrap_or_default().chars().take(widest).count();
    line.words.contains(' ') && width(line) + 1 + word + SLACK > widest
}

/// Counted no further than matters, so that lines of many megabytes cost nothing.
fn width(line: &Line<'_>) -> usize {
    line.words.chars().take(WIDTHS.end() * 4).count()
}

fn begins_entry(words: &str) -> bool {
    let after_number = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = after_number.len() < words.len() && after_number.starts_with([')', '.']);
    numbered || words.starts_with(['*', '•', '-', '–', '>', '|', '+'])
}
