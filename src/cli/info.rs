//! `variorum info`: how much a project holds. Counts records.

use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, count, print, print_json};
use super::project;
use crate::query::{Counts, counts};
use crate::storage::FORMAT_VERSION;

/// Arguments of `variorum info`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file
    #[arg(value_name = "PROJECT")]
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Info<'a> {
    title: &'a str,
    folder: &'a str,
    format_version: u32,
    documents: usize,
    tags: usize,
    highlights: usize,
    notes: usize,
    links: usize,
}

/// Counts the records.
pub(super) fn run(args: &Args) -> Done {
    let opened = project::open(&args.file)?;
    let Counts { documents, tags, highlights, notes, links } = counts(opened.notebook());
    if args.json {
        return print_json(&Info {
            title: opened.notebook().title(),
            folder: &opened.folder_as_written,
            format_version: FORMAT_VERSION, // the only one that can be read so far
            documents,
            tags,
            highlights,
            notes,
            links,
        });
    }
    let counted = [(documents, "document"), (tags, "tag"), (highlights, "highlight"), (notes, "note"), (links, "link")];
    let counted: Vec<String> = counted.into_iter().map(|(number, one)| count(number, one)).collect();
    print(|to| Ok(writeln!(to, "{}\nformat version {FORMAT_VERSION}", counted.join("\n"))?))
}
