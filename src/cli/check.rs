//! `variorum check`: the project file, and every highlight against its text. It writes only with `--repair`. Places are code points.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::output::{Done, Failure, count, one_line, print, print_json, tell};
use super::project::{self, Text};
use crate::anchor::Outcome;
use crate::notebook::DocumentId;
use crate::query::{Excerpt, Filter, excerpts};
use crate::storage::{Settings, count_aside};
use crate::workspace::{Folders, Repaired, coder, damage, repair};

/// Arguments of `variorum check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file
    #[arg(value_name = "PROJECT")]
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Mend the file, keep a copy of it as it was, and say what was done
    #[arg(long, conflicts_with = "json")]
    repair: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    counts: Numbers,
    /// What is wrong with the file, a sentence each.
    problems: &'a [String],
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

/// Checks the file, then the highlights in reading order.
pub(super) fn run(args: &Args) -> Done {
    if args.repair {
        return mend(&args.file);
    }
    let problems = damage(&args.file)?;
    let (opened, notices) = project::open_quietly(&args.file)?;
    problems.iter().chain(notices.iter().filter(|notice| !problems.contains(notice))).for_each(tell);
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
    let report = Report { counts, problems: &problems, highlights };
    if args.json { print_json(&report) } else { print_text(&report) }?;
    match count_aside(opened.notebook()) {
        0 => {}
        number => tell(format!(
            "{} could not be read and {} kept in the field “aside” at the end of the file",
            count(number, "part"),
            if number == 1 { "is" } else { "are" }
        )),
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Told) }
}

/// Mends the file, says what was done, and where the file as it was is kept.
fn mend(file: &Path) -> Done {
    let _alone = project::alone();
    let Repaired { said, copy } = repair(file, &coder(&Settings::load(&Folders::of_person().settings)))?;
    print(|to| {
        said.iter().try_for_each(|sentence| writeln!(to, "{}", one_line(sentence)))?;
        match copy {
            Some(copy) => writeln!(to, "Saved. The file as it was is kept in {}.", copy.display())?,
            None => writeln!(to, "Nothing is wrong with {}; it was left as it is.", file.display())?,
        }
        Ok(())
    })
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
