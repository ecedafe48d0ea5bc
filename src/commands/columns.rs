//! Saying what the columns of a table are.

use super::Refusal;
use super::wording::quoted;
use crate::notebook::{Change, Columns, Edit, Notebook};

/// How the columns of a table are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnsCommand {
    /// The table, relative to the documents' folder.
    pub table: String,
    /// How they are read now, whether a person said so or the program found out.
    pub before: Columns,
    /// How they are to be read.
    pub after: Columns,
}

impl ColumnsCommand {
    /// The change that would do it; one without edits when everything is so already.
    ///
    /// # Errors
    /// A sentence for the person when no column is the text.
    pub fn plan(self, notebook: &Notebook) -> Result<Change, Refusal> {
        let Self { table, before, mut after } = self;
        if after.text.is_none() {
            return Err(Refusal("A table is read by the column that has the texts of the articles: choose one".to_owned()));
        }
        let known = notebook.columns().get(&table).map(|columns| columns.as_ref().clone());
        after.extra = known.as_ref().map(|columns| columns.extra.clone()).unwrap_or_default();
        let label = format!("Choose the columns of {}", quoted(&table));
        let edits = if after == known.unwrap_or(before) { Vec::new() } else { vec![Edit::Columns(table, Some(after))] };
        Ok(Change::new(label, edits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::{Command, perform};
    use crate::notebook::Session;

    #[test]
    fn columns_are_chosen_in_one_step_and_an_answer_that_says_nothing_new_is_none() {
        let mut session = Session::default();
        let columns = |text: &str| Columns { text: Some(text.to_owned()), ..Columns::default() };
        let say = |session: &mut Session, before: Columns, after: Columns| {
            perform(session, Command::Columns(Box::new(ColumnsCommand { table: "a.csv".to_owned(), before, after })))
        };
        say(&mut session, columns("body"), columns("body")).unwrap();
        assert_eq!(*session.notebook(), Notebook::default());
        say(&mut session, columns("body"), columns("text")).unwrap();
        assert_eq!(session.notebook().columns()["a.csv"].text.as_deref(), Some("text"));
        assert!(say(&mut session, columns("text"), Columns::default()).is_err());
        session.undo();
        assert_eq!(*session.notebook(), Notebook::default());
    }
}
