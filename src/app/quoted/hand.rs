//! The cell in hand, and the name that is asked for. Rows and columns are counted as they are shown.

use super::shown::Shown;
use super::table::Table;
use crate::notebook::DocumentId;
use crate::text::fold;

/// Names offered at once.
const OFFERED: usize = 6;

/// The cell in hand. It stays with its statement while rows come and go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Its row.
    pub row: usize,
    /// Its column; `None` for the row as a whole.
    pub column: Option<usize>,
    /// Whether it is brought into view in the next frame.
    pub reveal: bool,
    /// A statement of the row: its article and its first byte.
    of: Option<(DocumentId, usize)>,
    /// The article of the column.
    document: Option<DocumentId>,
}

impl Hand {
    /// The cell at a place, or the nearest one; `None` where nothing is shown.
    pub fn new(table: &Table, shown: &Shown, row: usize, column: Option<usize>) -> Option<Self> {
        let row = row.min(shown.rows.len().checked_sub(1)?);
        let column = column.and_then(|column| Some(column.min(shown.columns.len().checked_sub(1)?)));
        let first = table.of_row(shown.rows[row], None).next();
        Some(Self {
            row,
            column,
            reveal: false,
            of: first.map(|(column, _, quoted)| (table.document(column), quoted.span.start())),
            document: column.map(|column| table.document(shown.columns[column])),
        })
    }

    /// The first cell of a row that has words.
    pub fn first(table: &Table, shown: &Shown, row: usize) -> Option<Self> {
        let cells = &table.grid.rows[*shown.rows.get(row)?].cells;
        let column = shown.columns.iter().position(|column| cells.contains_key(column));
        Self::new(table, shown, row, column)
    }

    /// The cell so many rows below and columns to the right; left of the first column is the row as a whole.
    pub fn step(&self, table: &Table, shown: &Shown, (rows, columns): (isize, isize)) -> Option<Self> {
        let row = self.row.saturating_add_signed(rows);
        let column = self.column.map_or(0, |column| column + 1).saturating_add_signed(columns);
        Self::new(table, shown, row, column.checked_sub(1))
    }

    /// Where the same cell is after the table or what is shown of it has changed; where it is gone, the cell in its place.
    pub fn follow(&self, table: &Table, shown: &Shown) -> Option<Self> {
        let row = self.of.and_then(|(document, start)| table.row_of(document, start));
        let row = row.and_then(|row| shown.rows.binary_search(&row).ok()).unwrap_or(self.row);
        let at = |document| shown.columns.iter().position(|column| table.document(*column) == document);
        let column = self.document.and_then(at).or(self.column);
        Self::new(table, shown, row, column)
    }

    /// The cell as row and column of the table.
    pub fn place(&self, shown: &Shown) -> Option<(usize, Option<usize>)> {
        let column = self.column.map(|column| shown.columns.get(column).copied());
        Some((*shown.rows.get(self.row)?, column.flatten()))
    }
}

/// What a name is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// The speaker of the statements in hand.
    Speaker,
    /// The person who goes by this name, too.
    Person(String),
}

/// A name being asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameBar {
    /// What it is for.
    pub what: NameOf,
    /// What has been typed.
    pub typed: String,
    /// The row under Enter.
    pub row: usize,
    /// Whether it takes the keyboard in the next frame.
    pub take_focus: bool,
}

impl NameBar {
    /// Asks.
    pub const fn new(what: NameOf) -> Self {
        Self { what, typed: String::new(), row: 0, take_focus: true }
    }

    /// The names on offer: what was typed, then known ones that have all of its words. While nothing is typed, those first that
    /// share a word with the name that it is about.
    pub fn offers<'a>(&'a self, known: &'a [String]) -> Vec<&'a str> {
        let typed = self.typed.trim();
        let folded = fold(typed);
        let about = match &self.what {
            NameOf::Speaker => String::new(),
            NameOf::Person(name) => fold(name),
        };
        let words: Vec<&str> = about.split_whitespace().filter(|word| word.chars().count() > 2 && *word != "the").collect();
        let fits = |name: &&str| {
            let name = fold(name);
            name != about && name != folded && folded.split_whitespace().all(|word| name.contains(word))
        };
        let mut fitting: Vec<&str> = known.iter().map(String::as_str).filter(fits).collect();
        fitting.sort_by_key(|name| {
            let name = fold(name);
            !name.split_whitespace().any(|word| words.contains(&word))
        });
        let own = Some(typed).filter(|typed| !typed.is_empty());
        own.into_iter().chain(fitting).take(OFFERED).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_offered_that_are_likely_meant() {
        let known = ["Lee In-young", "the ministry", "Kim Jong Un", "Kim Yo Jong"].map(str::to_owned);
        let mut bar = NameBar::new(NameOf::Person("Mr Kim".to_owned()));
        assert_eq!(bar.offers(&known), ["Kim Jong Un", "Kim Yo Jong", "Lee In-young", "the ministry"]);
        bar.typed = "kim jo".to_owned();
        assert_eq!(bar.offers(&known), ["kim jo", "Kim Jong Un", "Kim Yo Jong"]);
        bar.typed = "lee in-young".to_owned();
        assert_eq!(bar.offers(&known), ["lee in-young"]);
        let bar = NameBar::new(NameOf::Person("The Ministry".to_owned()));
        assert_eq!(bar.offers(&known)[0], "Lee In-young", "not the name itself");
        assert_eq!(NameBar::new(NameOf::Speaker).offers(&known).len(), 4);
    }
}
