//! The tables of a folder that were opened last. Sizes are in bytes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::SystemTime;

use crate::import::{Contents, Table};
use crate::notebook::{Columns, Role};

/// How much of tables is kept in memory: what the largest one takes. The one that was read last is always kept.
const MOST_KEPT: usize = 256_000_000;

/// Length and time of a file: with another one it is read again.
pub(super) type State = (u64, Option<SystemTime>);

/// What a person said of the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub own: Option<Columns>,
    /// Of tables that are not there: one of them may have had this name before. Empty where something was said of this one.
    pub orphans: Vec<Columns>,
}

impl Said {
    /// What was said of a table, or of one that is not there any more and had all these columns: it is the same under another name.
    fn of(&self, table: &Table) -> Option<Columns> {
        let has = |column: &str| table.columns().iter().any(|known| known == column);
        let has_all = |columns: &&Columns| Role::ALL.into_iter().filter_map(|role| columns.of(role)).all(has);
        self.own.clone().or_else(|| self.orphans.iter().find(has_all).cloned())
    }
}

/// What was found in a table.
#[derive(Debug)]
pub(super) struct Found {
    pub contents: Arc<Contents>,
    /// What a person should know of it.
    pub remark: Option<String>,
    /// The table itself, where there is room for it.
    pub table: Option<Arc<Table>>,
}

/// What came of opening a table, and for which state of it.
#[derive(Debug)]
struct Kept {
    state: State,
    said: Said,
    found: Result<Found, String>,
    /// When it was asked for last: larger is later.
    turn: u64,
}

/// All that was found in tables, by their paths.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    kept: BTreeMap<String, Kept>,
    turn: u64,
    /// How large the tables are together that are kept.
    size: usize,
}

impl Shelf {
    /// What is in a table that is in this state and read like this; `open` opens it where nobody did, or it had to be let go.
    ///
    /// # Errors
    /// What `open` said, now or for the same state before.
    pub fn find(
        &mut self,
        path: &str,
        (state, said): (State, Said),
        needs_table: bool,
        open: impl FnOnce() -> Result<Table, String>,
    ) -> Result<&Found, String> {
        self.turn += 1;
        let kept = self.kept.remove(path).filter(|kept| kept.state == state || self.forget(kept));
        let has_table = |found: &Found| found.table.is_some() || !needs_table;
        let found = match kept {
            Some(Kept { found: Err(sentence), .. }) => Err(sentence),
            Some(kept) if kept.said == said && kept.found.as_ref().is_ok_and(has_table) => kept.found,
            Some(kept) => {
                self.forget(&kept);
                let table = kept.found.ok().and_then(|found| found.table);
                self.made(table.map_or_else(|| open().map(Arc::new), Ok), &said)
            }
            None => self.made(open().map(Arc::new), &said),
        };
        self.make_room();
        let kept = self.kept.entry(path.to_owned()).or_insert(Kept { state, said, found, turn: self.turn });
        kept.found.as_ref().map_err(Clone::clone)
    }

    fn made(&mut self, table: Result<Arc<Table>, String>, said: &Said) -> Result<Found, String> {
        let table = table?;
        self.size += table.size();
        let contents = Arc::new(table.contents(said.of(&table).unwrap_or_else(|| table.guess())));
        Ok(Found { remark: table.remark(&contents), contents, table: Some(table) })
    }

    /// Counts no longer what was kept; gives `false`, for what is not kept any more.
    fn forget(&mut self, kept: &Kept) -> bool {
        let table = kept.found.as_ref().ok().and_then(|found| found.table.as_ref());
        self.size -= table.map_or(0, |table| table.size());
        false
    }

    /// Lets go of the tables that were asked for the longest time ago, and keeps what is known of them. The one that is asked for now
    /// is not among them yet.
    fn make_room(&mut self) {
        while self.size > MOST_KEPT {
            let with_table = |kept: &&mut Kept| kept.found.as_ref().is_ok_and(|found| found.table.is_some());
            let oldest = self.kept.values_mut().filter(with_table).min_by_key(|kept| kept.turn);
            let Some(table) = oldest.and_then(|kept| kept.found.as_mut().ok()?.table.take()) else { return };
            self.size -= table.size();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_opened_once_for_each_state_of_it() {
        let mut shelf = Shelf::default();
        let mut opened = 0;
        let mut ask = |length: u64, said: &Said, text: Option<&str>| {
            let open = || {
                opened += 1;
                text.map(|text| Table::from_bytes("t.csv", text.as_bytes()).unwrap()).ok_or_else(|| "it fails".to_owned())
            };
            let rows = shelf.find("t.csv", ((length, None), said.clone()), true, open).map(|found| found.contents.rows.len());
            (rows, opened)
        };
        let said =
            |text: &str| Said { own: Some(Columns { text: Some(text.to_owned()), ..Columns::default() }), orphans: vec![] };
        let text = Some("a,b\n1,x\n2,\n");
        assert_eq!(ask(1, &said("a"), text), (Ok(2), 1));
        assert_eq!(ask(1, &said("a"), text), (Ok(2), 1));
        assert_eq!(ask(1, &said("b"), text), (Ok(1), 1), "read otherwise, but not opened again");
        assert_eq!(ask(2, &said("b"), text), (Ok(1), 2), "written anew");
        assert_eq!(ask(3, &said("b"), None), (Err("it fails".to_owned()), 3));
        assert_eq!(ask(3, &said("b"), text), (Err("it fails".to_owned()), 3), "a failure is kept, too");
        assert_eq!(shelf.size, 0);
    }

    #[test]
    fn tables_that_were_not_asked_for_go_first() {
        let mut shelf = Shelf::default();
        let text = format!("text\n{}", "words of an article\n".repeat(4_000_000));
        let table = || Ok(Table::from_bytes("t.csv", text.as_bytes()).unwrap());
        for path in ["a.csv", "b.csv", "c.csv", "d.csv"] {
            assert!(shelf.find(path, ((1, None), Said::default()), true, table).unwrap().table.is_some());
        }
        let kept: Vec<bool> = shelf.kept.values().map(|kept| kept.found.as_ref().unwrap().table.is_some()).collect();
        assert_eq!(kept, [false, true, true, true]);
        assert!(shelf.size <= MOST_KEPT);
    }
}
