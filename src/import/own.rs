//! Files that this program wrote itself: they lie beside the articles, and are none. Positions are bytes.

use super::error::ImportError;

/// How much of a file is looked at, in bytes: what tells them stands at their start.
const LOOKED_AT: usize = 4096;

/// How the tables begin that this program writes: excerpts, statements, the timeline, omissions by tags, statements and names.
const TABLES: &[&str] = &[
    "highlight_id,document,outlet,published,author,tag,tag_path,quote,",
    "statement,person,article,outlet,published,speaker,manner,words,",
    "statement,article,published,from,to,rule,words",
    "tag_path,",
    "statement_in_articles,",
    "name_in_articles,",
];

/// What stands in the head of a page, and above a Markdown text.
const PAGE: &str = "<meta name=\"generator\" content=\"Variorum\">";
const MARKDOWN: &str = "<!-- Exported by Variorum -->";

/// Refuses a text that this program wrote.
pub(super) fn refuse(name: &str, text: &str) -> Result<(), ImportError> {
    if is_export(text) { Err(ImportError::OwnExport { path: name.to_owned() }) } else { Ok(()) }
}

fn is_export(text: &str) -> bool {
    let start = text.trim_start_matches('\u{FEFF}');
    let start = &start[..start.floor_char_boundary(LOOKED_AT)];
    let data =
        start.starts_with("{\n  \"title\": ") && start.contains("\n  \"exported\": ") && start.contains("\n  \"excerpts\": [");
    data || start.starts_with(MARKDOWN)
        || start.starts_with("<!DOCTYPE html>") && start.contains(PAGE)
        || TABLES.iter().any(|table| start.starts_with(table))
}
