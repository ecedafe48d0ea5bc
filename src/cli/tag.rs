//! `variorum tag`: highlights words of a document. Positions inside texts are bytes; occurrences count from 1.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::output::{Done, Failure, count, one_line, print, tell};
use super::{naming, project, quote};
use crate::commands::{Command, Draft, HighlightCommand, NewTag, SettleCommand, describe_found, draft, perform};
use crate::import::Imported;
use crate::notebook::{DocumentId, HighlightId, IdSource, Place, Session, Stamp};
use crate::query::{context, places};
use crate::storage::Settings;
use crate::text::{Reading, Span};
use crate::workspace::{self, Folders, coder, now, random_seed};

/// Context shown on either side of a place, in code points: with the words it fills one line of a terminal.
const AROUND: usize = 30;

/// Places listed at most: who has more of them needs more words.
const MOST_LISTED: usize = 20;

/// Arguments of `variorum tag`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The project file
    #[arg(value_name = "PROJECT")]
    file: PathBuf,
    /// The document, by path, file name or headline
    document: String,
    /// The words to highlight; case, quotation marks and white space matter only where they tell places apart
    quote: String,
    /// A tag, by path ("statement / government"); made if there is none
    #[arg(long = "tag", value_name = "NAME", required = true)]
    tags: Vec<String>,
    /// A note on the highlight
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Which of several places is meant; 1 is the first
    #[arg(long, value_name = "N")]
    occurrence: Option<NonZeroUsize>,
    /// Change the project even while it is open elsewhere
    #[arg(long)]
    force: bool,
}

/// Highlights the words, saves the project and prints the highlight's id.
pub(super) fn run(args: Args) -> Done {
    let _alone = project::alone();
    let _lock = project::locked(&args.file, args.force)?;
    let opened = project::open(&args.file)?;
    let document = naming::document(&opened, &args.document)?;
    let path = opened.notebook().document(document).map(|record| record.path.clone()).unwrap_or_default();
    let imported = opened.source().read(&path)?;
    let draft = selected(&args, document, &path, &imported.reading)?;
    let project::Opened { mut session, journal, folder_as_written, .. } = opened;
    session.record(describe_found(session.notebook(), document, &imported.about));
    let by = coder(&Settings::load(&Folders::of_person().settings));
    settle(&mut session, document, &imported)?;
    let id = mark(&mut session, draft, (args.tags, args.note), &by)?;
    workspace::write(&args.file, &mut session, &folder_as_written, journal, &by)?.iter().for_each(tell);
    print(|to| Ok(writeln!(to, "{id}")?))
}

/// Before something is marked in a text that was edited since, what is certain of its highlights is put where it is now.
fn settle(session: &mut Session, document: DocumentId, imported: &Imported) -> Result<(), Failure> {
    let (hash, reading) = (&imported.about.hash, &imported.reading);
    if session.notebook().document(document).is_some_and(|record| record.hash != *hash) {
        let found = places(session.notebook(), document, hash, reading);
        let settled = workspace::settled(document, hash, reading, &found);
        perform(session, Command::Settle(SettleCommand::Texts(vec![settled])))?;
    }
    Ok(())
}

/// The place that is meant, or the sentence why there is none.
fn selected(args: &Args, document: DocumentId, path: &str, reading: &Reading) -> Result<Draft, Failure> {
    let places = quote::places(reading.text(), &args.quote);
    let quoted = one_line(&args.quote);
    let span = match (places.as_slice(), args.occurrence.map(NonZeroUsize::get)) {
        ([], _) => return Err(format!("The words “{quoted}” are not in {path}").into()),
        ([span], None) => *span,
        (all, Some(number)) => *all.get(number - 1).ok_or_else(|| {
            let places = count(all.len(), "time");
            format!("The words “{quoted}” stand only {places} in {path}, so there is no occurrence {number}")
        })?,
        (all, None) => {
            tell(format!("The words “{quoted}” stand {} times in {path}; choose with --occurrence", all.len()));
            list(reading, all);
            return Err(Failure::Told);
        }
    };
    draft(document, reading, span).ok_or_else(|| format!("The words “{quoted}” mark nothing in {path}").into())
}

/// Lists places on standard error: number, paragraph, words in their surroundings.
fn list(reading: &Reading, places: &[Span]) {
    let mut to = std::io::stderr().lock();
    for (index, span) in places.iter().take(MOST_LISTED).enumerate() {
        let (before, after) = context(reading.text(), *span, AROUND);
        let (paragraph, words) = (reading.paragraph_number(span.start()), one_line(reading.slice(*span)));
        let _ = writeln!(to, "{:>4}  ¶ {paragraph}  …{before}[{words}]{after}…", index + 1);
    }
    if places.len() > MOST_LISTED {
        let _ = writeln!(to, "      and {} more", places.len() - MOST_LISTED);
    }
}

/// Makes the highlight with its tags, or adds them to the one that marks these words already.
fn mark(
    session: &mut Session,
    draft: Draft,
    (tags, note): (Vec<String>, Option<String>),
    by: &str,
) -> Result<HighlightId, Failure> {
    let mut ids = IdSource::new(random_seed());
    let by = Stamp::new(now(), by);
    let new = ids.highlight();
    let note = note.unwrap_or_default();
    let create = HighlightCommand::Create { id: new, draft, tags: BTreeSet::new(), note, by: by.clone() };
    let id = match perform(session, Command::Highlight(create))? {
        Some(Place::Highlight(_, id)) => id,
        Some(Place::Document(_) | Place::Tag(_) | Place::Note(_)) | None => new,
    };
    for name in tags {
        let tag = NewTag::named(name, None, &mut ids);
        let add = HighlightCommand::AddNewTag { ids: BTreeSet::from([id]), tag, by: by.clone() };
        perform(session, Command::Highlight(add))?;
    }
    Ok(id)
}
