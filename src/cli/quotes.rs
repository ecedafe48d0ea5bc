//! `variorum quotes`: what a document quotes, and who said it. Places inside texts are bytes; what is printed is code points.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, JsonList, one_line, print};
use crate::import::read_document;
use crate::quotes::{Statement, find};
use crate::text::Reading;

/// Arguments of `variorum quotes`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Print also what is told without quotation marks ("she said that it rained"), and how each statement is given
    #[arg(long)]
    reported: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Entry<'a> {
    start: u64,
    end: u64,
    quote: &'a str,
    speaker: Option<String>,
    cue: Option<&'a str>,
    /// Only with `--reported`, where there is more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    manner: Option<&'static str>,
}

/// Prints the statements of a document in reading order. Quotations within quotations are part of the outer one.
pub(super) fn run(args: &Args) -> Done {
    let imported = read_document(&args.file).map_err(|error| error.to_string())?;
    let (reading, about) = (&imported.reading, &imported.about);
    let mut found = find(reading, about.language.as_ref().map(|language| language.value.as_str()));
    found.retain(|said| said.level == 0 && (args.reported || said.manner.is_quoted()));
    print(|to| if args.json { as_json(reading, &found, args.reported, to) } else { as_text(reading, &found, to) })
}

fn as_json(reading: &Reading, found: &[Statement], manner: bool, to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for said in found {
        let points = reading.to_points(said.span);
        list.push(&Entry {
            start: points.start,
            end: points.end,
            quote: reading.slice(said.span),
            speaker: said.speaker.map(|speaker| one_line(reading.slice(speaker.name))),
            cue: said.cue.map(|cue| reading.slice(cue)),
            manner: manner.then(|| said.manner.name()),
        })?;
    }
    Ok(list.end()?)
}

fn as_text(reading: &Reading, found: &[Statement], to: &mut dyn Write) -> Done {
    for said in found {
        let speaker = said.speaker.map_or_else(|| "?".to_owned(), |speaker| one_line(reading.slice(speaker.name)));
        let cue = said.cue.map_or_else(String::new, |cue| format!(" ({})", one_line(reading.slice(cue))));
        writeln!(to, "{speaker}{cue}: {}", one_line(reading.slice(said.span)))?;
    }
    Ok(())
}
