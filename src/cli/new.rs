//! `variorum new`: makes the project of a folder, or brings it up to date. Counts documents.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::output::{Done, count, print, tell};
use super::project;
use crate::commands::{describe_found, list_documents};
use crate::import::list_folder;
use crate::notebook::{DocumentId, Edit, IdSource, Notebook, Records, is_table};
use crate::storage::{self, Project, Settings};
use crate::workspace::{self, Folders, Recovered, Source, Workspace, coder, random_seed, recover, recover_unsaved};

/// Arguments of `variorum new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the articles
    folder: PathBuf,
    /// The project file; without it, one in the folder and named after it
    #[arg(long, short, value_name = "PROJECT")]
    output: Option<PathBuf>,
    /// Change the project even while it is open elsewhere
    #[arg(long)]
    force: bool,
}

/// Lists and reads the articles and writes the project; a project that is up to date is left alone.
pub(super) fn run(args: Args) -> Done {
    if args.folder.is_file() {
        return Err(format!("“{}” is a file; give the folder of the articles", args.folder.display()).into());
    }
    let _alone = project::alone();
    let mut ids = IdSource::new(random_seed());
    let mut workspace = match &args.output {
        None => workspace::open(&args.folder, Some(&Folders::of_person().data), &mut ids)?,
        Some(file) => open_apart(&args.folder, file, &mut ids)?,
    };
    // Another program may have written since it was read; but then it has the lock, or had it a moment ago and is done.
    let _lock = project::locked(&workspace.file, args.force)?;
    workspace.look_in_tables(u64::MAX, &mut ids);
    workspace.notices.iter().chain(&workspace.listing.truncated).for_each(tell);
    let remarks = workspace.listing.others.iter().filter(|other| is_table(&other.path));
    remarks.for_each(|other| tell(format!("{}: {}", other.path, other.reason)));
    let known = if workspace.existed { project_of(&workspace.file)?.notebook.documents().clone() } else { Records::default() };
    let unread = describe(&mut workspace);
    let documents = workspace.notebook().documents().len();
    let new = workspace.notebook().documents().keys().filter(|id| !known.contains_key(*id)).count();
    let listed: BTreeSet<&str> = workspace.listing.documents.iter().map(|listed| listed.path.as_str()).collect();
    let missing = workspace.notebook().documents().values().filter(|record| !listed.contains(record.path.as_str())).count();
    let Workspace { file, mut session, folder_as_written, journal, .. } = workspace;
    let by = coder(&Settings::load(&Folders::of_person().settings));
    workspace::write(&file, &mut session, &folder_as_written, journal, &by)?.iter().for_each(tell);
    let mut line = format!("{}: {} ({new} new)", name(&file), count(documents, "article"));
    for (number, what) in [(missing, "missing"), (unread, "not readable")] {
        line.push_str(&if number > 0 { format!(", {number} {what}") } else { String::new() });
    }
    print(|to| Ok(writeln!(to, "{line}")?))
}

/// Puts what the texts state into their records; gives how many could not be read.
fn describe(workspace: &mut Workspace) -> usize {
    let by_path: BTreeMap<&str, DocumentId> =
        workspace.notebook().documents().iter().map(|(id, record)| (record.path.as_str(), *id)).collect();
    let listed =
        workspace.listing.documents.iter().filter_map(|file| Some((*by_path.get(file.path.as_str())?, file.path.clone())));
    let documents: Vec<(DocumentId, String)> = listed.collect();
    let session = &mut workspace.session;
    let mut read = project::read(&workspace.source, &documents);
    let mut unread = 0;
    for (id, _) in documents {
        match read.remove(&id) {
            Some(Ok(imported)) => session.record(describe_found(session.notebook(), id, &imported.about)),
            Some(Err(sentence)) => {
                tell(sentence);
                unread += 1;
            }
            None => {}
        }
    }
    unread
}

/// The project of a folder in a file that the person names.
fn open_apart(folder: &Path, file: &Path, ids: &mut IdSource) -> Result<Workspace, String> {
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")) {
        return Err(format!("“{}” is no name for a project: it ends in .ron", file.display()));
    }
    let listing = list_folder(folder).map_err(|error| error.to_string())?;
    let existed = file.exists();
    let Recovered { mut session, in_file, folder: folder_as_written, notices, start } =
        if existed { same_folder(file, folder)? } else { begun(file, folder)? };
    let source = Source::new(folder, session.notebook());
    let paths = listing.documents.iter().map(|listed| listed.path.as_str());
    session.record(list_documents(session.notebook(), paths, ids));
    Ok(Workspace {
        file: file.to_owned(),
        folder: folder.to_owned(),
        folder_as_written,
        session,
        in_file,
        journal: start,
        listing,
        source,
        existed,
        named: None,
        moved: false,
        notices,
    })
}

fn project_of(file: &Path) -> Result<Project, String> {
    storage::open(file).map_err(|error| error.to_string())
}

/// The project in that file; refused if it is that of another folder.
fn same_folder(file: &Path, folder: &Path) -> Result<Recovered, String> {
    let project = recover(file)?;
    let other = storage::resolve_folder(file, &project.folder);
    if other.canonicalize().ok() == folder.canonicalize().ok() {
        return Ok(project);
    }
    let (file, other) = (file.display(), other.display());
    Err(format!("“{file}” is the project of another folder, “{other}”; give the new project another name"))
}

/// A project without records. The folder of its file is made, so that the way from there to the articles is known.
fn begun(file: &Path, folder: &Path) -> Result<Recovered, String> {
    let beside = storage::resolve_folder(file, ".");
    std::fs::create_dir_all(&beside).map_err(|error| format!("The folder “{}” cannot be made: {error}", beside.display()))?;
    let folder_as_written = storage::folder_for(file, folder).ok_or_else(|| {
        format!("“{}” has a name that is no Unicode text: rename the folder to make its project", folder.display())
    })?;
    let whole = folder.canonicalize().unwrap_or_else(|_gone| folder.to_owned());
    let notebook = Notebook::from_edits(vec![Edit::Title(name(&whole))], BTreeMap::new());
    Ok(recover_unsaved(file, notebook, folder_as_written))
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
