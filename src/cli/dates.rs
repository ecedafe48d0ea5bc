//! `variorum dates`: what a document says of when. Places are code points, days are ISO days.

use std::io::Write;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;

use super::output::{Done, JsonList, one_line, print, tell};
use crate::dates::{Dating, find};
use crate::import::{Imported, read_document};

/// Arguments of `variorum dates`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day from which `yesterday` and `Monday` count; otherwise the one that the document states
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
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

/// Prints the datings of the document in their order.
pub(super) fn run(args: &Args) -> Done {
    let imported = read_document(&args.file).map_err(|error| error.to_string())?;
    imported.warnings.iter().for_each(tell);
    let about = &imported.about;
    let stated = about.published.as_ref().and_then(|published| published.value.day());
    let language = about.language.as_ref().map(|language| language.value.as_str());
    let datings = find(&imported.reading, args.published.or(stated), language);
    print(|to| if args.json { as_json(&imported, &datings, to) } else { as_text(&imported, &datings, to) })
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
