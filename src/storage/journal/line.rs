//! One line of the journal: eight digits that say whether it is whole, a space, a record in RON. Counts nothing.

use sha2::{Digest, Sha256};

use crate::notebook::Step;
use crate::storage::fields::record;
use crate::storage::identity::Identity;
use crate::storage::v1;

/// The version of the journal's format.
pub(super) const VERSION: u64 = 1;

/// Digits that say whether a line is whole: a line that is damaged by chance passes once in four thousand million times.
const SUM_DIGITS: usize = 8;

/// A state of the project file, and the last step that it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The state.
    pub identity: Identity,
    /// The number of the last step in it; 0 for none.
    pub after: u64,
}

/// What a line says.
#[derive(Debug)]
pub(super) enum Line {
    /// The first line: the version, and the state of the project file when the journal was begun.
    Begins(u64, Mark),
    /// The project file is about to be replaced by this state.
    Saving(Mark),
    /// The project file is in this state.
    Saved(Mark),
    /// A step, and its number.
    Step(u64, Box<Step>),
}

record! {
    /// A line that is no step.
    MarkFields needs [after] { journal: u64, continues: String, saving: String, saved: String, after: u64 }
}

/// The first line of a journal that goes on from this state.
pub(super) fn begins(Mark { identity, after }: &Mark) -> String {
    summed(&format!("(journal: {VERSION}, continues: \"{identity}\", after: {after})"))
}

/// The line that announces a state.
pub(super) fn saving(Mark { identity, after }: &Mark) -> String {
    summed(&format!("(saving: \"{identity}\", after: {after})"))
}

/// The line that confirms a state.
pub(super) fn saved(Mark { identity, after }: &Mark) -> String {
    summed(&format!("(saved: \"{identity}\", after: {after})"))
}

/// The line of a step.
pub(super) fn step(number: u64, step: &Step) -> String {
    summed(&v1::write_step(String::new(), number, step))
}

fn summed(record: &str) -> String {
    format!("{} {record}\n", sum(record))
}

/// The first digits of the record's SHA-256.
fn sum(record: &str) -> String {
    Sha256::digest(record).iter().take(SUM_DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// What a line, without its line end, says; `None` if it is damaged.
pub(super) fn read(line: &[u8]) -> Option<Line> {
    let line = std::str::from_utf8(line).ok()?;
    let (digits, record) = line.split_at_checked(SUM_DIGITS)?;
    let record = record.strip_prefix(' ').filter(|record| sum(record) == digits)?;
    if record.starts_with("(number:") {
        let (number, step) = v1::read_step(record).ok()?;
        return Some(Line::Step(number, Box::new(step)));
    }
    let fields: MarkFields = ron::from_str(record).ok()?;
    let mark = |digits| Some(Mark { identity: Identity::written(digits), after: fields.after? });
    match (fields.journal, fields.continues, fields.saving, fields.saved) {
        (Some(version), digits, ..) => Some(Line::Begins(version, mark(digits?)?)),
        (None, _, Some(digits), _) => Some(Line::Saving(mark(digits)?)),
        (None, _, None, digits) => Some(Line::Saved(mark(digits?)?)),
    }
}

/// The number of a step's line, if it is one; the rest of the line is not looked at.
pub(super) fn number(line: &str) -> Option<u64> {
    let digits = line.get(SUM_DIGITS..)?.strip_prefix(" (number: ")?;
    digits[..digits.find(|letter: char| !letter.is_ascii_digit())?].parse().ok()
}
