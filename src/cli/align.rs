//! `variorum align`: the passages that two documents share. What is printed is code points.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, JsonList, one_line, print, tell};
use crate::align::{Passage, Prepared, Weights, passages};
use crate::import::read_document;
use crate::text::{Reading, Span};

/// Arguments of `variorum align`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A document
    #[arg(value_name = "A")]
    a: PathBuf,
    /// Another document
    #[arg(value_name = "B")]
    b: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// A passage as JSON.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    a: Side<'a>,
    b: Side<'a>,
    score: f32,
    kind: &'static str,
}

#[derive(Serialize)]
struct Side<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    start: u64,
    end: u64,
    quote: &'a str,
}

impl<'a> Entry<'a> {
    /// A passage of two texts, with the names of their documents where there are more than these two.
    pub(super) fn new(passage: &Passage, a: (&'a Reading, Option<&'a str>), b: (&'a Reading, Option<&'a str>)) -> Self {
        let side = |(reading, document): (&'a Reading, Option<&'a str>), span: Span| {
            let points = reading.to_points(span);
            Side { document, start: points.start, end: points.end, quote: reading.slice(span) }
        };
        Self { a: side(a, passage.a), b: side(b, passage.b), score: passage.score, kind: passage.kind.name() }
    }
}

/// Reads both documents and lists what they share, best first.
pub(super) fn run(args: &Args) -> Done {
    let read = |file: &PathBuf| read_document(file).map_err(|error| error.to_string());
    let (a, b) = (read(&args.a)?, read(&args.b)?);
    a.warnings.iter().chain(&b.warnings).for_each(tell);
    let (left, right) = (Prepared::new(&a.reading), Prepared::new(&b.reading));
    let found = passages(&left, &right, &Weights::of([&left, &right]));
    print(|to| if args.json { as_json(&found, &a.reading, &b.reading, to) } else { as_text(&found, &a.reading, &b.reading, to) })
}

fn as_json(found: &[Passage], a: &Reading, b: &Reading, to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for passage in found {
        list.push(&Entry::new(passage, (a, None), (b, None)))?;
    }
    Ok(list.end()?)
}

fn as_text(found: &[Passage], a: &Reading, b: &Reading, to: &mut dyn Write) -> Done {
    for (index, passage) in found.iter().enumerate() {
        if index > 0 {
            writeln!(to)?;
        }
        write_passage(passage, (a, "A"), (b, "B"), to)?;
    }
    Ok(())
}

/// A line that says how alike, and a line for each side.
pub(super) fn write_passage(passage: &Passage, a: (&Reading, &str), b: (&Reading, &str), to: &mut dyn Write) -> Done {
    writeln!(to, "{} {:.2}", passage.kind.name(), passage.score)?;
    for ((reading, name), span) in [(a, passage.a), (b, passage.b)] {
        writeln!(to, "  {name} ¶ {}: {}", reading.paragraph_number(span.start()), one_line(reading.slice(span)))?;
    }
    Ok(())
}
