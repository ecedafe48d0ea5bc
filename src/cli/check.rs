//! `variorum check`: every highlight against its text, writing nothing. Places are code points.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;

use super::output::{Done, one_line, print, print_json};
use super::project::{self, Text};
use crate::anchor::Outcome;
use crate::notebook::DocumentId;
use crate::query::{Excerpt, Filter, excerpts};

/// Arguments of `variorum check`.
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
struct Report<'a> {
    counts: Numbers,
    highlights: Vec<Entry<'a>>,
}

#[derive(Default, Serialize)]
struct Numbers {
    exact: usize,
    moved: usize,
    /// The likeliest place, for a person to accept or correct.
    changed: usize,
    lost: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    document: &'a str,
    tags: Vec<&'a str>,
    outcome: &'static str,
    start: Option<u64>,
    end: Option<u64>,
    quote: &'a str,
    now: Option<&'a str>,
}

/// Checks the highlights in reading order.
pub(super) fn run(args: &Args) -> Done {
    let opened = project::open(&args.file)?;
    let texts = project::texts(&opened, &BTreeSet::new());
    let outcomes = project::outcomes(opened.notebook(), &texts);
    let excerpts = excerpts(opened.notebook(), &Filter::default());
    let mut counts = Numbers::default();
    let mut highlights = Vec::with_capacity(excerpts.len());
    for excerpt in &excerpts {
        let outcome = outcomes.get(&excerpt.id).unwrap_or(&Outcome::Lost);
        match outcome {
            Outcome::Exact(_) => counts.exact += 1,
            Outcome::Moved(_) => counts.moved += 1,
            Outcome::Changed { .. } => counts.changed += 1,
            Outcome::Lost => counts.lost += 1,
        }
        highlights.push(entry(excerpt, outcome, &texts));
    }
    let report = Report { counts, highlights };
    if args.json { print_json(&report) } else { print_text(&report) }
}

fn entry<'a>(excerpt: &'a Excerpt, outcome: &Outcome, texts: &'a BTreeMap<DocumentId, Text>) -> Entry<'a> {
    let found = outcome.span().zip(texts.get(&excerpt.document_id));
    let points = found.map(|(span, text)| text.reading.to_points(span));
    Entry {
        id: excerpt.id.as_str(),
        document: &excerpt.document.path,
        tags: excerpt.tags.iter().map(|(_, _, path)| path.as_str()).collect(),
        outcome: outcome.name(),
        start: points.map(|points| points.start),
        end: points.map(|points| points.end),
        quote: &excerpt.highlight.exact,
        now: found.map(|(span, text)| text.reading.slice(span)),
    }
}

/// The numbers, then whatever is not as it was.
fn print_text(report: &Report) -> Done {
    let Numbers { exact, moved, changed, lost } = report.counts;
    print(|to| {
        writeln!(to, "{exact} exact, {moved} moved, {changed} changed, {lost} lost")?;
        for entry in report.highlights.iter().filter(|entry| entry.outcome != "exact") {
            let place = match (entry.start, entry.end) {
                (Some(start), Some(end)) => format!(" {start}-{end}"),
                _ => String::new(),
            };
            let Entry { id, document, outcome, quote, .. } = entry;
            writeln!(to, "{outcome:<7}  {id}  {document}{place}  “{}”", one_line(quote))?;
        }
        Ok(())
    })
}
