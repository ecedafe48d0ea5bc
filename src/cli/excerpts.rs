//! `variorum excerpts`: highlights with their words, in reading order. Places are code points.

use std::io::Write;
use std::path::PathBuf;

use super::output::{Done, JsonList, one_line, print};
use super::project;
use super::selection::Selection;
use crate::export::json_record;
use crate::query::{Excerpt, place_words};

/// Arguments of `variorum excerpts`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file
    #[arg(value_name = "PROJECT")]
    file: PathBuf,
    #[command(flatten)]
    selection: Selection,
    /// Print JSON: a list of objects with the fields of the JSON export
    #[arg(long)]
    json: bool,
}

/// Lists the excerpts.
pub(super) fn run(args: &Args) -> Done {
    let opened = project::open(&args.file)?;
    let selected = args.selection.of(&opened)?;
    let excerpts = selected.excerpts();
    print(|to| {
        if args.json {
            let mut list = JsonList::new(to);
            excerpts.iter().try_for_each(|excerpt| list.push(&json_record(excerpt)))?;
            return Ok(list.end()?);
        }
        excerpts.iter().enumerate().try_for_each(|(index, excerpt)| write_text(index, excerpt, to))
    })
}

/// Where it stands and its tags on one line, then its words, then its note.
fn write_text(index: usize, excerpt: &Excerpt, to: &mut dyn Write) -> Done {
    if index > 0 {
        writeln!(to)?;
    }
    let record = excerpt.document;
    let mut source = vec![record.path.clone()];
    source.extend(record.outlet.as_ref().map(|outlet| outlet.value.clone()));
    source.extend(record.published.as_ref().map(|published| published.value.to_string()));
    source.extend(excerpt.paragraph.map(|number| place_words(excerpt.page.as_deref(), number)));
    let tags: Vec<&str> = excerpt.tags.iter().map(|(_, _, path)| path.as_str()).collect();
    let tags = if tags.is_empty() { "no tag".to_owned() } else { tags.join("; ") };
    writeln!(to, "{}  {}  [{tags}]", excerpt.id, source.join(", "))?;
    writeln!(to, "    “{}”", one_line(&excerpt.highlight.exact))?;
    if !excerpt.highlight.note.is_empty() {
        writeln!(to, "    Note: {}", one_line(&excerpt.highlight.note))?;
    }
    Ok(())
}
