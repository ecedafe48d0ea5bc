//! What the table shows, whatever its rows are. Rows and columns are counted as they are shown.

use egui::Color32;

use crate::app::action::OmissionAction;
use crate::notebook::DocumentId;

/// Quotations that are shown of a cell, and letters of each.
pub const QUOTED: usize = 4;
pub const LETTERS: usize = 160;

/// How the name of a row looks.
#[derive(Clone, Debug)]
pub struct Name {
    /// What is drawn.
    pub short: String,
    /// The whole name.
    pub whole: String,
    /// How far it stands in.
    pub depth: usize,
    /// The colour of its dot, if it has one.
    pub dot: Option<Color32>,
}

/// What is drawn in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sign {
    /// So many, on this ground and above this line.
    Count(usize, Color32, Color32),
    /// Looked for, and absent.
    Absent,
    /// Nothing, until the pointer is on it: then the question whether it is absent.
    Ask,
    /// Nothing.
    Empty,
    /// Nobody knows: the article was not read.
    Unread,
}

/// The rows of the table.
pub trait Sheet {
    /// How many there are.
    fn len(&self) -> usize;
    /// The articles of the columns.
    fn documents(&self) -> &[DocumentId];
    /// The room that the names take at the least and, where there is room, at the most; in points.
    fn names_width(&self) -> (f32, f32);
    /// The cell that is meant.
    fn chosen(&self) -> Option<(usize, usize)>;
    /// The name of a row.
    fn name(&self, row: usize) -> Name;
    /// In how many articles a row was found.
    fn found_in(&self, row: usize) -> usize;
    /// What is drawn in a cell.
    fn sign(&self, row: usize, column: usize) -> Sign;
    /// What is known of a cell, in words.
    fn known(&self, row: usize, column: usize) -> String;
    /// The words that were found, as far as they are shown; without a text that is not here.
    fn quotes(&self, row: usize, column: usize) -> Vec<String>;
    /// What a click on a cell does.
    fn hint(&self, row: usize, column: usize) -> String;
    /// Mean a cell.
    fn choose(&self, row: usize, column: usize) -> Option<OmissionAction>;
    /// Press a cell.
    fn press(&self, row: usize, column: usize) -> Option<OmissionAction>;
}

/// What a click does where several places were found.
pub fn walk_words(found: usize) -> String {
    let rest = found.saturating_sub(QUOTED);
    let more = if rest > 0 { format!("and {rest} more. ") } else { String::new() };
    format!("{more}A click shows the first, one more the next")
}
