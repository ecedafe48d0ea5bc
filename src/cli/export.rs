//! `variorum export`: highlights for other programs. Places are code points.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};

use super::naming::below;
use super::output::{Done, print};
use super::project::{self, Opened};
use super::selection::Selection;
use crate::export::{Format, Options, export};
use crate::notebook::row_of;
use crate::workspace::{now, write_whole};

/// Arguments of `variorum export`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file
    #[arg(value_name = "PROJECT")]
    file: PathBuf,
    /// What to write
    #[arg(long, short, value_parser = formats(), ignore_case = true)]
    format: Format,
    /// The file to write; without it, standard output
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    /// Begin a CSV file with a byte order mark, by which Excel recognises UTF-8
    #[arg(long)]
    bom: bool,
}

/// The names of all formats, for help and completion; an ending is understood as well.
fn formats() -> impl clap::builder::TypedValueParser<Value = Format> {
    let value = |format: Format| PossibleValue::new(format.name()).alias(format.extension()).help(meant_for(format));
    PossibleValuesParser::new(Format::ALL.map(value)).try_map(|name| name.parse::<Format>())
}

const fn meant_for(format: Format) -> &'static str {
    match format {
        Format::Csv => "A table: one row for each highlight and tag",
        Format::Markdown => "Text, by tag",
        Format::Html => "One page for a browser or a word processor, by tag, in colour",
        Format::Json => "Data for programs",
    }
}

/// Writes the excerpts: to a file whole or not at all, to standard output as they come.
pub(super) fn run(args: &Args) -> Done {
    let opened = project::open(&args.file)?;
    if let Some(out) = &args.output {
        keep_from_harm(&opened, out)?;
    }
    let selected = args.selection.of(&opened)?;
    let excerpts = selected.excerpts();
    let options = Options {
        bom: args.bom,
        title: selected.notebook.title().to_owned(),
        exported: now(),
        filter_sentence: args.selection.sentence(),
    };
    let Some(out) = &args.output else {
        return print(|to| Ok(export(args.format, &excerpts, &selected.notebook, &options, to)?));
    };
    let words =
        |to: &mut dyn Write| export(args.format, &excerpts, &selected.notebook, &options, to).map_err(|error| error.to_string());
    Ok(write_whole(out, words)?)
}

/// Refuses to write over the project or over one of its articles.
fn keep_from_harm(opened: &Opened, out: &Path) -> Result<(), String> {
    let same = |other: &Path| out.canonicalize().is_ok_and(|out| other.canonicalize().is_ok_and(|other| other == out));
    let inside = below(&opened.folder, out);
    let file = |path| row_of(path).map_or(path, |(table, _)| table);
    let mut files = opened.notebook().documents().values().flat_map(|record| record.files()).map(file);
    let is_article = files.any(|path| inside.as_deref() == Some(path));
    if is_article || same(&opened.file) {
        return Err(format!("“{}” belongs to the project and would be lost; give the export another name", out.display()));
    }
    Ok(())
}
