//! `variorum dates`: what a document, or every one of a folder, says of when. Places are code points, days are ISO days.

use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::output::{Done, Failure, JsonList, one_line, print, tell};
use super::texts::{is_project, texts};
use crate::compare::{Dated, Lane, lane};
use crate::dates::{Dating, find};
use crate::export::{DatedStatement, export_timeline};
use crate::import::{Imported, read_document};

/// Arguments of `variorum dates`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The document; with --csv also a folder or a project
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day from which `yesterday` and `Monday` count; otherwise the one that the document states
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print the timeline as a CSV table: statement, article, published, from, to, rule, words
    #[arg(long, conflicts_with = "json")]
    csv: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    start: u64,
    end: u64,
    quote: &'a str,
    from: Option<String>,
    to: Option<String>,
    rule: &'static str,
}

/// Prints the datings of the document in their order; as a table, those of every document.
pub(super) fn run(args: &Args) -> Done {
    if args.csv {
        return as_csv(args);
    }
    if args.file.is_dir() || is_project(&args.file) {
        let sentence = format!("“{}” is no single document: add --csv for a table of all its articles", args.file.display());
        return Err(Failure::Sentence(sentence));
    }
    let imported = read_document(&args.file).map_err(|error| error.to_string())?;
    imported.warnings.iter().for_each(tell);
    let datings = find(&imported.reading, published(&imported, args), language(&imported));
    print(|to| if args.json { as_json(&imported, &datings, to) } else { as_text(&imported, &datings, to) })
}

/// The day given, or else the one stated; a month or a year is no day to count from.
fn published(imported: &Imported, args: &Args) -> Option<Date> {
    args.published.or_else(|| imported.about.published.as_ref().and_then(|published| published.value.day()))
}

fn language(imported: &Imported) -> Option<&str> {
    imported.about.language.as_ref().map(|language| language.value.as_str())
}

/// The timeline of all documents, a row for each dating.
fn as_csv(args: &Args) -> Done {
    let texts = texts(Path::new(&args.file))?;
    let account = |(name, imported): &'_ (String, Imported)| {
        let (reading, language) = (&imported.reading, language(imported));
        lane(&Dated { name, reading, published: published(imported, args), language })
    };
    let lanes: Vec<Lane> = texts.iter().map(account).collect();
    let rows = lanes.iter().zip(&texts).flat_map(|(lane, (_, imported))| {
        lane.entries.iter().map(|entry| DatedStatement {
            statement: imported.reading.slice(entry.sentence),
            article: &lane.name,
            published: lane.published,
            words: &entry.words,
            from: entry.dating.from,
            to: entry.dating.to,
            rule: entry.dating.rule,
        })
    });
    print(|to| Ok(export_timeline(rows, to)?))
}

fn as_json(imported: &Imported, datings: &[Dating], to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for dating in datings {
        let points = imported.reading.to_points(dating.span);
        let iso = |day: Option<Date>| day.map(|day| day.to_string());
        list.push(&Entry {
            start: points.start,
            end: points.end,
            quote: imported.reading.slice(dating.span),
            from: iso(dating.from),
            to: iso(dating.to),
            rule: dating.rule,
        })?;
    }
    Ok(list.end()?)
}

/// A line for each dating: its place, its days, its words and the rule.
fn as_text(imported: &Imported, datings: &[Dating], to: &mut dyn Write) -> Done {
    for dating in datings {
        let points = imported.reading.to_points(dating.span);
        let days = match (dating.from, dating.to) {
            (Some(from), Some(until)) if from == until => from.to_string(),
            (Some(from), Some(until)) => format!("{from} to {until}"),
            _ => "open".to_owned(),
        };
        let quote = one_line(imported.reading.slice(dating.span));
        writeln!(to, "{}-{}\t{days}\t{quote}\t{}", points.start, points.end, dating.rule)?;
    }
    Ok(())
}
