//! `variorum text`: documents exactly as the reader shows them, of a table all or the one in the row that is named. Places are code points.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, Failure, JsonList, print, tell};
use super::texts::articles;
use crate::import::Imported;
use crate::notebook::Sourced;
use crate::text::Span;

/// Arguments of `variorum text`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The documents; of a table all its articles, or one as FILE#ROW
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON: a list with one object for each file
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    file: String,
    title: Option<&'a str>,
    published: Option<String>,
    published_from: Option<&'a str>,
    source: Option<&'a str>,
    author: Option<&'a str>,
    language: Option<&'a str>,
    text: &'a str,
    blocks: Vec<BlockEntry>,
    /// Where pages begin; left out where the original has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<PageEntry<'a>>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct BlockEntry {
    kind: &'static str,
    start: u64,
    end: u64,
}

#[derive(Serialize)]
struct PageEntry<'a> {
    start: u64,
    label: &'a str,
}

/// Prints the files in their order; one that cannot be read does not stop the others.
pub(super) fn run(args: &Args) -> Done {
    let mut failed = false;
    let read = args.files.iter().filter_map(|file| match articles(file) {
        Ok(articles) => Some(articles),
        Err(error) => {
            tell(error);
            failed = true;
            None
        }
    });
    let read = read.flatten();
    print(|to| if args.json { as_json(read, to) } else { as_text(read, to) })?;
    if failed { Err(Failure::Told) } else { Ok(()) }
}

fn as_json(files: impl Iterator<Item = (String, Imported)>, to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for (file, imported) in files {
        list.push(&entry(file, &imported))?;
    }
    Ok(list.end()?)
}

/// The words alone, an empty line between files.
fn as_text(files: impl Iterator<Item = (String, Imported)>, to: &mut dyn Write) -> Done {
    for (index, (_, imported)) in files.enumerate() {
        if index > 0 {
            writeln!(to)?;
        }
        writeln!(to, "{}", imported.reading.text().trim_end_matches('\n'))?;
        imported.warnings.iter().for_each(tell);
    }
    Ok(())
}

fn entry(file: String, imported: &Imported) -> Entry<'_> {
    let Imported { reading, about, warnings, .. } = imported;
    let blocks = reading.blocks().iter().map(|block| {
        let points = reading.to_points(block.span);
        BlockEntry { kind: block.kind.name(), start: points.start, end: points.end }
    });
    let pages = reading.pages().iter().map(|page| {
        let start = reading.to_points(Span::new(page.start, page.start)).start;
        PageEntry { start, label: &page.label }
    });
    Entry {
        file,
        title: known(about.title.as_ref()),
        published: about.published.as_ref().map(|published| published.value.to_string()),
        published_from: about.published.as_ref().map(|published| published.from.as_str()),
        source: known(about.outlet.as_ref()),
        author: known(about.author.as_ref()),
        language: known(about.language.as_ref()),
        text: reading.text(),
        blocks: blocks.collect(),
        pages: pages.collect(),
        warnings,
    }
}

fn known(fact: Option<&Sourced<String>>) -> Option<&str> {
    fact.map(|fact| fact.value.as_str())
}
