//! `variorum find`: words looked for in many texts. Positions inside texts are bytes; what is printed is code points.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, Failure, JsonList, one_line, print, tell};
use super::texts::{Named, texts};
use crate::import::Imported;
use crate::query::{Pattern, PatternKind, context, find, place_words};
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
    page: Option<&'a str>,
    quote: &'a str,
    before: String,
    after: String,
}

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

fn as_json(texts: impl Iterator<Item = Named>, pattern: &Pattern, to: &mut dyn Write) -> Done {
    let mut list = JsonList::new(to);
    for (document, Imported { reading, .. }) in texts {
        for span in hits(&reading, pattern) {
            let points = reading.to_points(span);
            let (before, after) = context(reading.text(), span, AROUND);
            let (paragraph, quote) = (reading.paragraph_number(span.start()), reading.slice(span));
            let (start, end, page) = (points.start, points.end, reading.page_at(span.start()));
            list.push(&Hit { document: &document, start, end, paragraph, page, quote, before, after })?;
        }
    }
    Ok(list.end()?)
}

fn as_text(texts: impl Iterator<Item = Named>, pattern: &Pattern, to: &mut dyn Write) -> Done {
    for (document, Imported { reading, .. }) in texts {
        for span in hits(&reading, pattern) {
            let (before, after) = context(reading.text(), span, AROUND_IN_PRINT);
            let (paragraph, quote) = (reading.paragraph_number(span.start()), one_line(reading.slice(span)));
            let place = place_words(reading.page_at(span.start()), paragraph);
            writeln!(to, "{document} {place}: {}[{quote}]{}", before.trim_start(), after.trim_end())?;
        }
    }
    Ok(())
}

fn hits(reading: &Reading, pattern: &Pattern) -> Vec<Span> {
    find(reading.text(), pattern, usize::MAX)
}
