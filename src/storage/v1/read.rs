//! From the text of a version 1 file to a project. Lines and columns of errors count from 1, columns in code points.

use ron::error::SpannedError;

use super::assemble::{Fault, Records, all, assemble, once};
use super::clause::clause;
use super::repair::repair;
use super::salvage::salvage;
use super::schema::File;
use super::sides::read_conflict;
use super::{aside, mend, parts};
use crate::notebook::{Highlight, HighlightId};
use crate::storage::error::OpenError;
use crate::storage::project::Project;

/// Things that are set aside in a file that is opened; one in which more is broken is repaired only when somebody asks for it.
const MOST_ASIDE: usize = 1000;

/// Reads a file whose first field says version 1.
pub(in crate::storage) fn read(text: &str) -> Result<Project, OpenError> {
    match read_sound(text) {
        Err(damaged @ OpenError::Damaged { .. }) => {
            let found = salvage(text);
            if !(found.whole && found.ours && found.aside <= MOST_ASIDE) {
                return Err(damaged);
            }
            let (mut records, mut warnings) = (found.records, found.said);
            warnings.extend(repair(&mut records));
            Ok(Project { notebook: records.into_notebook(), folder: folder(found.folder), warnings })
        }
        outcome => outcome,
    }
}

/// Reads a file whose first field says version 1, whatever is broken in it, and mends what can be mended: then nothing is
/// wrong with the notebook. What was done is in the warnings.
pub(in crate::storage) fn rescue(text: &str) -> Result<Project, OpenError> {
    let found = salvage(text);
    if !found.ours {
        return read_sound(text);
    }
    let (mut records, mut warnings) = (found.records, found.said);
    if !found.whole {
        warnings.push("The end of the file is missing: what stood there is not in it any more.".to_owned());
    }
    warnings.extend(repair(&mut records));
    let asides = mend::mend(&mut records, &mut warnings);
    aside::add(&mut records.extra, &asides);
    Ok(Project { notebook: records.into_notebook(), folder: folder(found.folder), warnings })
}

fn read_sound(text: &str) -> Result<Project, OpenError> {
    let (mut file, highlights) = match parts::read(text) {
        Some((file, highlights)) => (file, Some(highlights)),
        None => (ron::from_str::<File>(text).map_err(|error| damaged(text, &error))?, None),
    };
    if !is_ours(&file) {
        return Err(OpenError::NotAProject { file: None });
    }
    let folder = folder(file.folder.clone());
    let conflicts = file.conflicts.take();
    let mut records = with(assemble(file), highlights).map_err(|fault| locate(text, fault))?;
    records.conflicts = all("conflict", conflicts, read_conflict).map_err(|fault| locate(text, fault))?;
    let warnings = repair(&mut records);
    Ok(Project { notebook: records.into_notebook(), folder, warnings })
}

/// The records with highlights that were read apart.
fn with(records: Result<Records, Fault>, apart: Option<Vec<(HighlightId, Highlight)>>) -> Result<Records, Fault> {
    let mut records = records?;
    if let Some(apart) = apart {
        records.highlights = once("highlight", apart)?;
    }
    Ok(records)
}

fn folder(written: Option<String>) -> String {
    written.filter(|folder| !folder.is_empty()).unwrap_or_else(|| ".".to_owned())
}

/// Whether anything but the version is a project's: many programs begin their files with a version.
const fn is_ours(file: &File) -> bool {
    file.folder.is_some() || file.documents.is_some() || file.highlights.is_some() || file.tags.is_some()
}

fn damaged(text: &str, error: &SpannedError) -> OpenError {
    let mut what = clause(&error.code);
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
