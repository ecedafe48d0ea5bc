//! Two people, one project, and git between them: the program as a merge driver, through git itself. Counts records.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as a test may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use variorum::commands::{Command as Ask, HighlightCommand, perform};
use variorum::notebook::{HighlightId, Notebook, Session, Stamp};
use variorum::storage::{Project, open, render, save};

/// A repository with one project of one article, committed, and git told of the merge driver.
struct Repository {
    root: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { root: tempfile::tempdir().unwrap() };
        let root = repository.path("");
        fs::write(root.join("a.txt"), "The red line rings at nine. Nobody answers, and Seoul waits.\n").unwrap();
        fs::write(root.join(".gitattributes"), "*.ron merge=variorum\n").unwrap();
        repository.git(&["init", "-q", "-b", "main"]);
        let driver = format!("'{}' merge %O %A %B -o %A", env!("CARGO_BIN_EXE_variorum"));
        repository.git(&["config", "merge.variorum.driver", &driver]);
        repository.variorum(&["new", ".", "-o", "p.ron"]);
        repository.variorum(&["tag", "p.ron", "a.txt", "red line", "--tag", "hotline"]);
        repository.commit("begin");
        repository
    }

    fn path(&self, below: &str) -> PathBuf {
        self.root.path().join(below)
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.root.path());
        command.env("VARIORUM_HOME", self.path(".git/home")).env("USER", "ada").env("GIT_CONFIG_GLOBAL", self.path("none"));
        for (role, name) in [("AUTHOR", "Ada"), ("COMMITTER", "Ada")] {
            command.env(format!("GIT_{role}_NAME"), name).env(format!("GIT_{role}_EMAIL"), "ada@example.org");
        }
        command.output().unwrap()
    }

    #[track_caller]
    fn done(&self, program: &str, arguments: &[&str]) {
        let output = self.run(program, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) {
        self.done("git", arguments);
    }

    #[track_caller]
    fn variorum(&self, arguments: &[&str]) {
        self.done(env!("CARGO_BIN_EXE_variorum"), arguments);
    }

    #[track_caller]
    fn commit(&self, message: &str) {
        self.git(&["add", "a.txt", ".gitattributes", "p.ron"]);
        self.git(&["commit", "-q", "-m", message]);
    }

    fn project(&self) -> Project {
        open(&self.path("p.ron")).unwrap()
    }

    fn first(&self) -> HighlightId {
        *self.project().notebook.highlights().keys().next().unwrap()
    }

    /// Writes a note on a highlight into the project file.
    fn note(&self, id: HighlightId, text: &str) {
        let project = self.project();
        let mut session = Session::new(project.notebook);
        let by = Stamp::new("2024-05-01T00:00:00Z".parse().unwrap(), text);
        perform(&mut session, Ask::Highlight(HighlightCommand::Note { id, text: text.to_owned(), by })).unwrap();
        let project = Project { notebook: session.notebook().clone(), folder: project.folder, warnings: Vec::new() };
        save(&self.path("p.ron"), &render(&project)).unwrap();
    }

    /// Files that nobody asked for.
    fn left_over(&self) -> Vec<String> {
        let names = fs::read_dir(self.root.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with(".merge") || name.starts_with(".variorum")).collect()
    }
}

fn notes(notebook: &Notebook) -> Vec<&str> {
    let mut notes: Vec<&str> = notebook.highlights().values().map(|highlight| highlight.note.as_str()).collect();
    notes.sort_unstable();
    notes
}

#[test]
fn work_on_two_branches_is_merged_by_git_without_a_question() {
    let desk = Repository::new();
    let first = desk.first();
    desk.git(&["checkout", "-q", "-b", "hers"]);
    desk.variorum(&["tag", "p.ron", "a.txt", "Nobody answers", "--tag", "silence"]);
    desk.note(first, "hers");
    desk.commit("her work");
    desk.git(&["checkout", "-q", "main"]);
    // The same tag again, on the words next to hers: lines that git alone could not merge.
    desk.variorum(&["tag", "p.ron", "a.txt", "Nobody", "--tag", "silence", "--tag", "hotline"]);
    desk.commit("my work");
    desk.git(&["merge", "-q", "-m", "both", "hers"]);

    let merged = desk.project();
    assert_eq!(merged.warnings, Vec::<String>::new());
    assert_eq!((merged.notebook.highlights().len(), merged.notebook.tags().len()), (3, 2));
    assert_eq!(notes(&merged.notebook), ["", "", "hers"]);
    assert!(merged.notebook.conflicts().is_empty());
    assert_eq!(desk.left_over(), Vec::<String>::new());
    desk.variorum(&["check", "p.ron"]);
}

#[test]
fn a_conflict_stops_git_and_the_file_opens_with_both_values() {
    let desk = Repository::new();
    let first = desk.first();
    desk.git(&["checkout", "-q", "-b", "hers"]);
    desk.note(first, "hers");
    desk.commit("her note");
    desk.git(&["checkout", "-q", "main"]);
    desk.note(first, "mine");
    desk.commit("my note");
    let output = desk.run("git", &["merge", "-q", "-m", "both", "hers"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("highlight “red line”, note: ours “mine”, theirs “hers”"), "{said}");

    let merged = desk.project();
    assert_eq!((merged.notebook.highlights().len(), merged.notebook.conflicts().len()), (1, 1));
    assert_eq!(notes(&merged.notebook), ["mine"]);
    assert!(fs::read_to_string(desk.path("p.ron")).unwrap().contains("hers"));
    assert_eq!(desk.left_over(), Vec::<String>::new());
    // Settled or not, it can be committed, and the next merge does not ask the same again.
    desk.commit("merged");
    desk.git(&["checkout", "-q", "hers"]);
    desk.variorum(&["tag", "p.ron", "a.txt", "Seoul", "--tag", "place"]);
    desk.commit("more of hers");
    desk.git(&["checkout", "-q", "main"]);
    desk.git(&["merge", "-q", "-m", "again", "hers"]);
    let merged = desk.project().notebook;
    assert_eq!((notes(&merged), merged.conflicts().len()), (vec!["", "mine"], 1));
}

#[test]
fn two_projects_added_apart_are_merged_from_nothing() {
    let desk = Repository::new();
    desk.git(&["checkout", "-q", "--orphan", "hers"]);
    desk.git(&["rm", "-q", "--cached", "p.ron"]);
    fs::remove_file(desk.path("p.ron")).unwrap();
    fs::remove_file(desk.path("p.ron.journal")).unwrap();
    desk.variorum(&["new", ".", "-o", "p.ron"]);
    desk.variorum(&["tag", "p.ron", "a.txt", "Seoul", "--tag", "place"]);
    desk.commit("her own project");
    desk.git(&["checkout", "-q", "main"]);
    desk.git(&["merge", "-q", "--allow-unrelated-histories", "-m", "both", "hers"]);
    let merged = desk.project().notebook;
    assert_eq!((merged.documents().len(), merged.highlights().len(), merged.tags().len()), (1, 2, 2));
}

#[test]
fn files_that_cannot_be_merged_are_left_as_they_are() {
    let desk = Repository::new();
    let before = fs::read(desk.path("p.ron")).unwrap();
    fs::write(desk.path("broken.ron"), "// Variorum project.\n(version: 1, title: \"").unwrap();
    let variorum = |arguments: &[&str]| desk.run(env!("CARGO_BIN_EXE_variorum"), arguments);
    for (arguments, code) in [
        (["merge", "p.ron", "p.ron", "broken.ron", "-o", "p.ron"].as_slice(), 1),
        (&["merge", "p.ron", "p.ron", "gone.ron", "-o", "p.ron"], 1),
        (&["merge", "p.ron", "p.ron", "-o", "p.ron"], 2),
        (&["merge", "p.ron", "p.ron", "p.ron"], 2),
    ] {
        let output = variorum(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(fs::read(desk.path("p.ron")).unwrap(), before);
    let output = variorum(&["merge", "p.ron", "p.ron", "p.ron", "-o", "new.ron", "--json"]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<String>(),
        r#"{"changes":0,"conflicts":[]}"#
    );
    assert_eq!(fs::read(desk.path("new.ron")).unwrap(), before);
}

#[test]
fn merging_into_our_own_project_can_be_undone_there() {
    let desk = Repository::new();
    let first = desk.first();
    fs::copy(desk.path("p.ron"), desk.path("base.ron")).unwrap();
    fs::copy(desk.path("p.ron"), desk.path("hers.ron")).unwrap();
    let note = |file: &Path, text: &str| {
        let project = open(file).unwrap();
        let mut session = Session::new(project.notebook);
        let by = Stamp::new("2024-05-01T00:00:00Z".parse().unwrap(), "Bo");
        perform(&mut session, Ask::Highlight(HighlightCommand::Note { id: first, text: text.to_owned(), by })).unwrap();
        let project = Project { notebook: session.notebook().clone(), folder: project.folder, warnings: Vec::new() };
        save(file, &render(&project)).unwrap();
    };
    note(&desk.path("hers.ron"), "hers");
    desk.variorum(&["merge", "base.ron", "p.ron", "hers.ron", "-o", "p.ron"]);
    assert_eq!(notes(&desk.project().notebook), ["hers"]);
    let mut session = variorum::workspace::recover(&desk.path("p.ron")).unwrap().session;
    assert_eq!(session.undo_label(), Some("Merge"));
    session.undo();
    assert_eq!(notes(session.notebook()), [""]);
}
