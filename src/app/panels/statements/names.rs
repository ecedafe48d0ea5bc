//! What the parts of the table are called, for those who see it and for those who hear it.

use std::collections::BTreeSet;

use crate::app::quoted::Table;
use crate::app::view::View;
use crate::app::words::many;
use crate::compare::{Acceptance, Cell, Flag, Quoted};
use crate::notebook::DocumentId;
use crate::quotes::Manner;

/// The outlet of an article; where it is not known, what the article is called.
pub fn article(view: &View<'_>, document: DocumentId) -> String {
    let Some(record) = view.notebook().document(document) else { return String::new() };
    record.outlet.as_ref().map_or_else(|| record.display_name().to_owned(), |outlet| outlet.value.clone())
}

/// What holds of a statement now; the table may be of a moment before.
pub fn standing(view: &View<'_>, document: DocumentId, quoted: &Quoted) -> Acceptance {
    let verdict = view.open.quoted.decided.of(document, &quoted.words);
    verdict.map_or(Acceptance::Proposed, |verdict| verdict.acceptance)
}

/// The state in a word.
pub const fn standing_words(standing: Acceptance) -> &'static str {
    match standing {
        Acceptance::Proposed => "proposed",
        Acceptance::Accepted => "accepted",
        Acceptance::Dismissed => "dismissed",
    }
}

/// The words as they are shown: what is quoted between marks, what is told without.
pub fn words(quoted: &Quoted) -> String {
    match quoted.manner {
        Manner::Direct | Manner::Partial => format!("“{}”", quoted.words),
        Manner::Reported => quoted.words.clone(),
    }
}

/// How a cell differs from the fullest wording, and what else is to be known of it; empty where there is nothing to say.
pub fn differs(table: &Table, cells: &[Cell], first: &Quoted) -> String {
    let flags: BTreeSet<Flag> = cells.iter().flat_map(|cell| cell.flags.iter().copied()).collect();
    let mut parts: Vec<String> = Vec::new();
    for flag in flags {
        parts.push(match (flag, &first.speaker) {
            (Flag::AttributedDifferently, Some(speaker)) => format!("{}: {}", flag.name(), table.persons.person(speaker)),
            (Flag::AttributedDifferently | Flag::Shortened | Flag::Reworded, _) => flag.name().to_owned(),
        });
    }
    if first.manner == Manner::Reported {
        parts.push("reported".to_owned());
    }
    if cells.len() > 1 {
        parts.push(format!("and {} more", cells.len() - 1));
    }
    parts.join(", ")
}

/// `Kim Jong Un, in Press TV: “…”, reworded, proposed`.
pub fn cell(view: &View<'_>, row: usize, column: usize) -> String {
    let table = &view.open.quoted.table;
    let (person, document) = (person(table, row), table.document(column));
    let cells = table.grid.rows[row].at(column);
    let Some(first) = cells.first().map(|cell| table.quoted(column, cell)) else {
        return format!("{person}: nothing like it in {}", article(view, document));
    };
    let differs = differs(table, cells, first);
    let differs = if differs.is_empty() { String::new() } else { format!(", {differs}") };
    let standing = standing_words(standing(view, document, first));
    format!("{person}, in {}: {}{differs}, {standing}", article(view, document), words(first))
}

/// Who said it, or that nobody knows.
pub fn person(table: &Table, row: usize) -> &str {
    table.grid.rows[row].person.as_deref().unwrap_or("Speaker unknown")
}

/// `in 3 articles · 1 of 3 accepted`.
pub fn row_state(view: &View<'_>, row: usize) -> String {
    let table = &view.open.quoted.table;
    let all: Vec<Acceptance> =
        table.of_row(row, None).map(|(column, _, quoted)| standing(view, table.document(column), quoted)).collect();
    let is = |wanted: Acceptance| all.iter().filter(|standing| **standing == wanted).count();
    let articles = format!("in {}", many(table.articles(row), "article"));
    let state = match (is(Acceptance::Accepted), is(Acceptance::Dismissed)) {
        (0, 0) => "proposed".to_owned(),
        (accepted, 0) if accepted == all.len() => "accepted".to_owned(),
        (0, dismissed) if dismissed == all.len() => "dismissed".to_owned(),
        (accepted, _) => format!("{accepted} of {} accepted", all.len()),
    };
    format!("{articles} · {state}")
}

/// The row for those who hear it.
pub fn row(view: &View<'_>, row: usize) -> String {
    format!("Statement of {}, {}", person(&view.open.quoted.table, row), row_state(view, row).replace(" ·", ","))
}
