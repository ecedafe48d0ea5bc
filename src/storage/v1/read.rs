//! From the text of a version 1 file to a project. Lines and columns of errors count from 1, columns in code points.

use ron::error::{Error, SpannedError};

use super::assemble::{Fault, all, assemble};
use super::repair::repair;
use super::schema::File;
use super::sides::read_conflict;
use crate::storage::error::OpenError;
use crate::storage::project::Project;

/// Reads a file whose first field says version 1.
pub(in crate::storage) fn read(text: &str) -> Result<Project, OpenError> {
    let mut file: File = ron::from_str(text).map_err(|error| damaged(text, &error))?;
    if !is_ours(&file) {
        return Err(OpenError::NotAProject { file: None });
    }
    let folder = file.folder.clone().filter(|folder| !folder.is_empty()).unwrap_or_else(|| ".".to_owned());
    let conflicts = file.conflicts.take();
    let mut records = assemble(file).map_err(|fault| locate(text, fault))?;
    records.conflicts = all("conflict", conflicts, read_conflict).map_err(|fault| locate(text, fault))?;
    let warnings = repair(&mut records);
    Ok(Project { notebook: records.into_notebook(), folder, warnings })
}

/// Whether anything but the version is a project's: many programs begin their files with a version.
const fn is_ours(file: &File) -> bool {
    file.folder.is_some() || file.documents.is_some() || file.highlights.is_some() || file.tags.is_some()
}

fn damaged(text: &str, error: &SpannedError) -> OpenError {
    let mut what = match &error.code {
        Error::ExpectedStringEnd => "a quotation mark that opens a text is never closed".to_owned(),
        Error::ExpectedComma => "a comma is missing, or a quotation mark inside a text lacks its backslash".to_owned(),
        Error::Eof => "the file ends in the middle of a record".to_owned(),
        Error::Message(message) => message.clone(),
        code => lower_first(&code.to_string()),
    };
    if is_cut_off(text, error) {
        what.push_str(" (the end of the file is missing: it was cut off)");
    }
    OpenError::Damaged { file: None, line: error.span.start.line, column: error.span.start.col, what }
}

/// Whether reading failed because nothing follows, or the last bracket is not there.
fn is_cut_off(text: &str, error: &SpannedError) -> bool {
    let text = text.trim_end();
    let last = (text.matches('\n').count() + 1, text.rsplit('\n').next().unwrap_or_default().chars().count() + 1);
    !text.ends_with(')') || (error.span.end.line, error.span.end.col) >= last
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Finds the line of a record that is well formed but impossible, by its id.
fn locate(text: &str, fault: Fault) -> OpenError {
    let quoted = format!("\"{}\"", fault.id);
    let at = text.match_indices(&quoted).map(|(at, _)| at).filter(|&at| names_a_record(&text[..at])).nth(fault.nth);
    let before = &text[..at.unwrap_or_default()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    OpenError::Damaged { file: None, line, column, what: fault.what }
}

/// Whether the next value is that of a field `id`.
fn names_a_record(before: &str) -> bool {
    let name = before.trim_end().strip_suffix(':').map(str::trim_end).and_then(|before| before.strip_suffix("id"));
    name.is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
}
