//! Which rows and columns of the table are shown. Places in the table count from 0.

use std::collections::BTreeSet;

use super::table::{Table, Take};
use crate::notebook::DocumentId;
use crate::text::fold;

/// Which statements are shown, by what the person said of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// All that were not dismissed.
    #[default]
    All,
    /// Those of which nobody has decided.
    Proposed,
    /// Those that were accepted.
    Accepted,
    /// Those that were dismissed.
    Dismissed,
}

impl Standing {
    /// Every one, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::All, Self::Proposed, Self::Accepted, Self::Dismissed];

    /// The words in the menu.
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "proposed and accepted",
            Self::Proposed => "proposed",
            Self::Accepted => "accepted",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Which articles have a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Articles {
    /// All.
    #[default]
    All,
    /// Those that have any of the statements that are shown.
    Telling,
    /// Those that are open.
    Open,
}

impl Articles {
    /// Every one, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::All, Self::Telling, Self::Open];

    /// The words in the menu.
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "all articles",
            Self::Telling => "articles with these statements",
            Self::Open => "open articles",
        }
    }
}

/// What is asked of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words or a name.
    pub words: String,
    /// Only what several articles have.
    pub several: bool,
    /// Also what is told without quotation marks.
    pub reported: bool,
    /// By what the person said.
    pub standing: Standing,
    /// Which articles have a column.
    pub articles: Articles,
}

impl Filter {
    /// What has to be in the table for this.
    pub fn take(&self) -> Take {
        Take { reported: self.reported, dismissed: self.standing == Standing::Dismissed }
    }
}

/// What is shown of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its rows, as rows of the table.
    pub rows: Vec<usize>,
    /// Its columns, as columns of the table.
    pub columns: Vec<usize>,
    /// How many statements in them nobody has decided of.
    pub proposals: usize,
}

impl Shown {
    /// What a filter lets through.
    pub fn new(table: &Table, filter: &Filter, open: &BTreeSet<DocumentId>) -> Self {
        let wanted: Vec<String> = fold(&filter.words).split_whitespace().map(str::to_owned).collect();
        let all = 0..table.grid.columns.len();
        let open_columns: Vec<usize> = all.clone().filter(|column| open.contains(&table.document(*column))).collect();
        let passes = |row: &usize| {
            let standing = match filter.standing {
                Standing::All | Standing::Dismissed => true,
                Standing::Proposed => table.proposals(*row) > 0,
                Standing::Accepted => table.proposals(*row) == 0,
            };
            let cells = &table.grid.rows[*row].cells;
            standing
                && (!filter.several || table.articles(*row) > 1)
                && wanted.iter().all(|word| table.found_by(*row).contains(word))
                && (filter.articles != Articles::Open || open_columns.iter().any(|column| cells.contains_key(column)))
        };
        let rows: Vec<usize> = (0..table.grid.rows.len()).filter(passes).collect();
        let columns: Vec<usize> = match filter.articles {
            Articles::All => all.collect(),
            Articles::Open => open_columns,
            Articles::Telling => {
                let told: BTreeSet<usize> = rows.iter().flat_map(|row| table.grid.rows[*row].cells.keys().copied()).collect();
                told.into_iter().collect()
            }
        };
        let proposals = rows.iter().map(|row| table.proposals(*row)).sum();
        Self { rows, columns, proposals }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::quoted::table::Source;
    use crate::compare::{Account, Decided, MadeOf};
    use crate::notebook::{Decision, DecisionKind, Edit, Extra, IdSource, Notebook, Stamp};
    use crate::text::{Block, BlockKind, Reading, Span};
    use std::sync::Arc;

    const KIM: &str = "“We have no reason to provoke South Korea,” Kim said.";
    const LEE: &str = "“We have no reason to provoke South Korea,” Kim said. “The lines are open again,” said Lee In-young. \
        The ministry said that the talks would begin on Friday.";

    /// Two articles; the second has another statement, and a reported one.
    fn sources() -> Vec<Source> {
        let of = |(number, text): (u64, &str)| {
            let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()), level: 0 };
            let reading = Reading::new(text.to_owned(), vec![block], Vec::new());
            let account = Arc::new(Account::new(MadeOf::default(), reading));
            Source { document: DocumentId::from_bits(number), published: None, account }
        };
        [(1, KIM), (2, LEE)].map(of).to_vec()
    }

    /// Lee's statement, dismissed.
    fn dismissed() -> Decided {
        let decision = Decision {
            kind: DecisionKind::NoStatement,
            document: Some(DocumentId::from_bits(2)),
            words: "The lines are open again,".to_owned(),
            other_document: None,
            other_words: String::new(),
            created: Stamp::new(jiff::Timestamp::UNIX_EPOCH, "Ann"),
            extra: Extra::new(),
        };
        let edit = Edit::Decision(IdSource::new(1).decision(), Some(decision));
        Decided::new(&Notebook::from_edits(vec![edit], Extra::new()))
    }

    /// How many rows, columns and proposals a filter leaves.
    #[track_caller]
    fn check(decided: &Decided, filter: Filter, open: &[u64], expected: (usize, usize, usize)) {
        let open = open.iter().map(|number| DocumentId::from_bits(*number)).collect();
        let shown = Shown::new(&Table::new(sources(), decided, filter.take()), &filter, &open);
        assert_eq!((shown.rows.len(), shown.columns.len(), shown.proposals), expected, "{filter:?}");
    }

    #[test]
    fn a_filter_leaves_rows_and_columns() {
        let (none, all) = (Decided::default(), Filter::default);
        check(&none, all(), &[], (2, 2, 3));
        check(&none, Filter { reported: true, ..all() }, &[], (3, 2, 4));
        check(&none, Filter { several: true, ..all() }, &[], (1, 2, 2));
        check(&none, Filter { words: "lee LINES".to_owned(), ..all() }, &[], (1, 2, 1));
        check(&none, Filter { words: "lee".to_owned(), articles: Articles::Telling, ..all() }, &[], (1, 1, 1));
        check(&none, Filter { articles: Articles::Open, ..all() }, &[1], (1, 1, 2));
        check(&none, Filter { standing: Standing::Accepted, ..all() }, &[], (0, 2, 0));
        check(&dismissed(), all(), &[], (1, 2, 2));
        check(&dismissed(), Filter { standing: Standing::Dismissed, ..all() }, &[], (1, 2, 1));
    }

    #[test]
    fn rows_are_found_by_their_statements() {
        let table = Table::new(sources(), &Decided::default(), Take::default());
        assert_eq!(table.row_of(DocumentId::from_bits(2), LEE.find("“The").unwrap()), Some(1));
        assert_eq!(table.row_of(DocumentId::from_bits(2), 7), None);
        assert_eq!(table.names, ["Kim", "Lee In-young"]);
    }
}
