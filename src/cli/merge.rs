//! `variorum merge`: what two people made of one project becomes one file. Counts records.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::output::{Done, Failure, count, one_line, print, print_json, tell};
use super::project;
use crate::compare::{Merged, merge};
use crate::notebook::{Notebook, Session};
use crate::query::{ConflictRow, conflicts};
use crate::storage::{self, OpenError, Project, Settings};
use crate::workspace::{self, Access, Folders, Recovered, coder, recover};

/// Letters of a value that are printed for each side: with the rest of its line they fill two lines of a terminal.
const MOST_LETTERS: usize = 60;

/// Arguments of `variorum merge`.
#[derive(Debug, clap::Args)]
#[command(after_help = "As a merge driver of git:\n  git config merge.variorum.driver 'variorum merge %O %A %B -o %A'\n  \
                        echo '*.ron merge=variorum' >> .gitattributes")]
pub(super) struct Args {
    /// What both started from; an empty file if there is no such thing
    base: PathBuf,
    /// Our project; of two different values, its one stands in the result until the conflict is settled
    ours: PathBuf,
    /// Their project
    theirs: PathBuf,
    /// Where the merged project goes; may be one of the three
    #[arg(long, short, value_name = "PROJECT")]
    output: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Change the project even while it is open elsewhere
    #[arg(long)]
    force: bool,
}

#[derive(Serialize)]
struct Report {
    changes: usize,
    conflicts: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    record: String,
    field: String,
    base: String,
    ours: String,
    theirs: String,
}

/// Merges and writes; fails when something is left for a person to decide.
pub(super) fn run(args: &Args) -> Done {
    let _alone = project::alone();
    let _lock = if is_project(&args.output) { project::locked(&args.output, args.force)? } else { Access::Free };
    let base = begun_from(&args.base)?;
    let ours = read(&args.ours)?;
    let theirs = read(&args.theirs)?;
    let merged = merge(&base.notebook, ours.session.notebook(), theirs.session.notebook());
    let folder = folder(&base.folder, &ours.folder, &theirs.folder);
    let changes = merged.changes();
    let list = listed(&merged, ours.session.notebook());
    write(args, ours, merged, folder.as_ref().unwrap_or_else(|kept| kept))?;
    report(args, changes, &list)?;
    if list.is_empty() && folder.is_ok() {
        return Ok(());
    }
    if !list.is_empty() {
        tell(format!(
            "{} left; in {} ours stands for now, and theirs is kept beside it: open it and settle them under Conflicts",
            count(list.len(), "conflict"),
            args.output.display()
        ));
    }
    Err(Failure::Told)
}

fn read(file: &Path) -> Result<Recovered, String> {
    let recovered = recover(file)?;
    recovered.notices.iter().for_each(tell);
    Ok(recovered)
}

/// The common beginning. Of two files that were added apart, git gives an empty one.
fn begun_from(file: &Path) -> Result<Project, String> {
    match storage::open(file) {
        Err(OpenError::Empty { .. }) => Ok(Project::default()),
        found => found.map_err(|error| error.to_string()),
    }
}

/// The way to the documents' folder; ours as an error where both changed it differently.
fn folder(base: &str, ours: &str, theirs: &str) -> Result<String, String> {
    if ours == theirs || theirs == base {
        return Ok(ours.to_owned());
    }
    if ours == base {
        return Ok(theirs.to_owned());
    }
    tell(format!("The articles are in “{ours}” for us and in “{theirs}” for them; ours was kept"));
    Err(ours.to_owned())
}

/// The conflicts that a merge adds, in words.
fn listed(merged: &Merged, ours: &Notebook) -> Vec<ConflictRow> {
    let mut rows = conflicts(&merged.applied(ours));
    rows.retain(|row| merged.conflicts.contains(&row.id));
    rows
}

fn is_project(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Into our own project as a change that can be undone there, else into a file of its own.
fn write(args: &Args, ours: Recovered, merged: Merged, folder: &str) -> Result<(), String> {
    let Recovered { mut session, start, .. } = ours;
    let same = args.output.canonicalize().ok().is_some_and(|output| args.ours.canonicalize().ok() == Some(output));
    if is_project(&args.output) && same {
        session.perform(merged.change);
        let by = coder(&Settings::load(&Folders::of_person().settings));
        workspace::write(&args.output, &mut session, folder, start, &by)?.iter().for_each(tell);
        return Ok(());
    }
    let mut apart = Session::new(session.notebook().clone());
    apart.record(merged.change);
    let text = storage::render_notebook(apart.notebook(), folder);
    // A file without the ending is one that git made for a moment: it gets no copy of what stood there before.
    let written = if is_project(&args.output) {
        storage::save(&args.output, &text).map(drop)
    } else {
        storage::write_file(&args.output, text.as_bytes())
    };
    written.map_err(|error| error.to_string())
}

fn report(args: &Args, changes: usize, list: &[ConflictRow]) -> Done {
    if args.json {
        let entry = |row: &ConflictRow| Entry {
            id: row.id.to_string(),
            record: row.what.clone(),
            field: row.field.clone(),
            base: row.base.clone(),
            ours: row.ours.clone(),
            theirs: row.theirs.clone(),
        };
        return print_json(&Report { changes, conflicts: list.iter().map(entry).collect() });
    }
    print(|to| {
        writeln!(to, "{}: {} taken in", args.output.display(), count(changes, "change"))?;
        for row in list {
            let (ours, theirs) = (value(&row.ours), value(&row.theirs));
            writeln!(to, "{}, {}: ours {ours}, theirs {theirs}", one_line(&row.what), row.field)?;
        }
        Ok(())
    })
}

fn value(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(MOST_LETTERS) {
        _ if line.is_empty() => "nothing".to_owned(),
        Some((end, _)) => format!("“{}…”", line[..end].trim_end()),
        None => format!("“{line}”"),
    }
}
