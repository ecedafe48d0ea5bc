//! `variorum find`: words looked for in many texts. Positions inside texts are bytes; what is printed is code points.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::output::{Done, Failure, JsonList, one_line, print, tell};
use super::project;
use crate::import::{Imported, list_folder, natural_order, read_document};
use crate::notebook::{DocumentId, IdSource};
use crate::query::{Pattern, PatternKind, context, find};
use crate::text::{Reading, Span};

/// Context on either side of a hit, in code points: as much as a highlight keeps.
const AROUND: usize = crate::anchor::CONTEXT_POINTS;

/// Context on either side of a hit in print, in code points: with the words it fills one line of a terminal.
const AROUND_IN_PRINT: usize = 40;

/// Arguments of `variorum find`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to look for; the shapes of quotation marks, dashes and spaces make no difference
    pattern: String,
    /// Projects, folders and documents
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The pattern is a regular expression
    #[arg(long)]
    regex: bool,
    /// Capital and small letters differ, and everything else as well
    #[arg(long)]
    case: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Hit<'a> {
    document: &'a str,
    start: u64,
    end: u64,
    paragraph: usize,
    quote: &'a str,
    before: String,
    after: String,
}

/// A text and what to call it: its path below the folder of its project, or as it was given.
type Named = (String, Imported);

/// Looks in every path in turn; one that cannot be read does not stop the others.
pub(super) fn run(args: &Args) -> Done {
    let pattern = Pattern::new(&args.pattern, PatternKind { regex: args.regex, case: args.case })?;
    let mut failed = false;
    let texts = args.paths.iter().flat_map(|path| {
        texts(path).unwrap_or_else(|sentence| {
            tell(sentence);
            failed = true;
            Vec::new()
        })
    });
    print(|to| if args.json { as_json(texts, &pattern, to) } else { as_text(texts, &pattern, to) })?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}

fn texts(path: &Path) -> Result<Vec<Named>, String> {
    let mut ids = IdSource::new(0); // only for telling the files of this list apart
    if path.is_dir() {
        let listing = list_folder(path).map_err(|error| error.to_string())?;
        listing.truncated.iter().for_each(tell);
        let documents: Vec<(DocumentId, String)> =
            listing.documents.into_iter().map(|file| (ids.document(), file.path)).collect();
        return Ok(read_those(path, documents));
    }
    if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        let imported = read_document(path).map_err(|error| error.to_string())?;
        return Ok(vec![(path.to_string_lossy().into_owned(), imported)]);
    }
    let opened = project::open(path)?;
    if !opened.folder.is_dir() {
        return Err(format!("The articles of {} are not there: “{}” is no folder", path.display(), opened.folder.display()));
    }
    let records = opened.notebook().documents().iter();
    let mut documents: Vec<(DocumentId, String)> = records.map(|(id, record)| (*id, record.path.clone())).collect();
    documents.sort_by(|a, b| natural_order(&a.1, &b.1));
    Ok(read_those(&opened.folder, documents))
}

/// The texts that can be read, in the order given; says which cannot.
fn read_those(folder: &Path, documents: Vec<(DocumentId, String)>) -> Vec<Named> {
    let mut read = project::read(folder, &documents);
    let named = documents.into_iter().filter_map(|(id, path)| match read.remove(&id)? {
        Ok(imported) => Some((path, imported)),
        Err(sentence) => {
            tell(sentence);
            None
        }
    });
    named.collect()
}

fn as_json(texts: impl Iterator<Item = Named>, pattern: &Pattern, to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for (document, Imported { reading, .. }) in texts {
        for span in hits(&reading, pattern) {
            let points = reading.to_points(span);
            let (before, after) = context(reading.text(), span, AROUND);
            let (paragraph, quote) = (reading.paragraph_number(span.start()), reading.slice(span));
            list.push(&Hit { document: &document, start: points.start, end: points.end, paragraph, quote, before, after })?;
        }
    }
    Ok(list.end()?)
}

fn as_text(texts: impl Iterator<Item = Named>, pattern: &Pattern, to: &mut dyn Write) -> Done {
    for (document, Imported { reading, .. }) in texts {
        for span in hits(&reading, pattern) {
            let (before, after) = context(reading.text(), span, AROUND_IN_PRINT);
            let (paragraph, quote) = (reading.paragraph_number(span.start()), one_line(reading.slice(span)));
            writeln!(to, "{document} ¶ {paragraph}: {}[{quote}]{}", before.trim_start(), after.trim_end())?;
        }
    }
    Ok(())
}

fn hits(reading: &Reading, pattern: &Pattern) -> Vec<Span> {
    find(reading.text(), pattern, usize::MAX)
}
