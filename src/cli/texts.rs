//! The texts that a path stands for: of a project, of a folder, or one document. Counts nothing.

use std::path::Path;

use super::output::tell;
use super::project;
use crate::import::{ImportError, Imported, Table, list_folder, natural_order, read_document};
use crate::notebook::{DocumentId, Foldings, IdSource, Notebook, is_table, row_path};
use crate::workspace::Source;

/// A text and what to call it: its path below the folder of its project, or as it was given.
pub(super) type Named = (String, Imported);

/// The texts of a path, in natural order; says which cannot be read. Of a project, what its person wrote of the date and the
/// language of an article counts for more than what the article states.
///
/// # Errors
/// A sentence for the person, when nothing can be read there.
pub(super) fn texts(path: &Path) -> Result<Vec<Named>, String> {
    let mut ids = IdSource::new(0); // only for telling the files of this list apart
    if path.is_dir() {
        let source = Source::new(path, &Notebook::default());
        let listing = source.look_in(list_folder(path).map_err(|error| error.to_string())?, u64::MAX);
        listing.truncated.iter().for_each(tell);
        let documents: Vec<(DocumentId, String)> =
            listing.documents.into_iter().map(|file| (ids.document(), file.path)).collect();
        return Ok(read_those(&source, documents).into_iter().map(|(_, named)| named).collect());
    }
    if !is_project(path) {
        return Ok(articles(path).map_err(|error| error.to_string())?.collect());
    }
    let opened = project::open(path)?;
    if !opened.folder.is_dir() {
        return Err(format!("The articles of {} are not there: “{}” is no folder", path.display(), opened.folder.display()));
    }
    let (records, foldings) = (opened.notebook().documents(), Foldings::new(opened.notebook()));
    let mut documents: Vec<(DocumentId, String)> = records.iter().map(|(id, record)| (*id, record.path.clone())).collect();
    documents.sort_by(|a, b| natural_order(&a.1, &b.1));
    let read = read_those(&opened.source(), documents).into_iter().map(|(id, (path, mut imported))| {
        foldings.of(id).apply(&mut imported.reading);
        if let Some(record) = records.get(&id) {
            imported.about.published = record.published.clone().or(imported.about.published);
            imported.about.language = record.language.clone().or(imported.about.language);
        }
        (path, imported)
    });
    Ok(read.collect())
}

/// The text of a file, or those in the rows of a table; says what of a table is left out.
///
/// # Errors
/// If it cannot be read, or holds no text.
pub(super) fn articles(path: &Path) -> Result<Box<dyn Iterator<Item = Named>>, ImportError> {
    let shown = path.to_string_lossy().into_owned();
    if !is_table(&shown) {
        let imported = read_document(path)?;
        return Ok(Box::new(std::iter::once((shown, imported))));
    }
    let table = Table::open(path)?;
    let contents = table.articles(table.guess())?;
    table.remark(&contents).into_iter().for_each(|remark| tell(format!("{shown}: {remark}")));
    let rows: Vec<usize> = contents.rows.iter().map(|row| row.number).collect();
    let read = move |row| Some((row_path(&shown, row), table.article(row, &contents).ok()?));
    Ok(Box::new(rows.into_iter().filter_map(read)))
}

/// Whether a path is that of a project file, by its ending.
pub(super) fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// The texts that can be read, in the order given; says which cannot.
fn read_those(source: &Source, documents: Vec<(DocumentId, String)>) -> Vec<(DocumentId, Named)> {
    let mut read = project::read(source, &documents);
    let named = documents.into_iter().filter_map(|(id, path)| match read.remove(&id)? {
        Ok(imported) => Some((id, (path, imported))),
        Err(sentence) => {
            tell(sentence);
            None
        }
    });
    named.collect()
}
