//! Files in which something is broken: what opens, what is set aside, what is refused, and what `rescue` and `repair` make of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use variorum::notebook::{Notebook, problems};
use variorum::storage::{OpenError, Project, count_aside, parse, render, rescue};
use variorum::workspace::{Repaired, damage, repair};

const SMALL: &str = include_str!("data/v1-small.ron");
const SAMPLE: &str = include_str!("../saves/sample.ron");

fn numbers(notebook: &Notebook) -> [usize; 5] {
    [
        notebook.tags().len(),
        notebook.documents().len(),
        notebook.highlights().len(),
        notebook.notes().len(),
        notebook.links().len(),
    ]
}

/// Every project file that was ever written.
fn saves() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("saves");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ron"));
    assert!(!files.is_empty());
    files
}

#[test]
fn every_file_ever_written_opens_without_a_word() {
    for file in saves() {
        let text = fs::read_to_string(&file).unwrap();
        let project = parse(&text).unwrap();
        assert_eq!((project.warnings.len(), problems(&project.notebook).len()), (0, 0), "{}", file.display());
        assert!(!project.notebook.highlights().is_empty());
        // What the newest format writes of it opens as the same records.
        assert_eq!(parse(&render(&project)).unwrap(), project);
        assert_eq!(rescue(&text).unwrap(), project);
    }
}

#[test]
fn a_newer_file_is_refused_whatever_is_asked() {
    for text in ["(version: 2, tags: [(broken", "// Variorum project\n(version: 9)"] {
        assert!(matches!(parse(text), Err(OpenError::TooNew { .. })));
        assert!(matches!(rescue(text), Err(OpenError::TooNew { .. })));
    }
}

#[test]
fn a_merge_that_nobody_finished_keeps_both_sides() {
    let (start, rest) = SMALL.split_once("            note: \"Who says so?\",\n").unwrap();
    let sides = |ours: &str, theirs: &str| format!("{start}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n{rest}");
    let text = sides("            note: \"mine\",\n", "            note: \"yours\",\n");
    let project = parse(&text).unwrap();
    assert_eq!((numbers(&project.notebook), count_aside(&project.notebook)), ([2, 2, 2, 1, 1], 1), "{:#?}", project.warnings);
    assert!(project.warnings[0].contains("merge that was not finished"));
    assert!(project.warnings[1].contains("both sides of the merge changed the highlight 2000000002"), "{:#?}", project.warnings);
    let notes: Vec<&str> = project.notebook.highlights().values().map(|highlight| highlight.note.as_str()).collect();
    assert!(notes.contains(&"mine") && render(&project).contains("note: \\\"yours\\\""));

    // Each side has a record of its own: both are there, and nothing is set aside.
    let (start, rest) = SMALL.split_once("    notes: [\n").unwrap();
    let note =
        |id: &str| format!("        (\n            id: \"{id}\",\n            created: \"2026-11-22T04:12:00Z\",\n        ),\n");
    let (a, b) = (note("300000000a"), note("300000000b"));
    let text = format!("{start}    notes: [\n<<<<<<< HEAD\n{a}||||||| base\n=======\n{b}>>>>>>> other\n{rest}");
    let project = parse(&text).unwrap();
    assert_eq!((numbers(&project.notebook), count_aside(&project.notebook), project.warnings.len()), ([2, 2, 2, 3, 1], 0, 1));
}

#[test]
fn of_a_file_cut_off_anywhere_the_whole_records_are_rescued() {
    let whole = rescue(SAMPLE).unwrap();
    for (at, _) in SAMPLE.char_indices().filter(|(at, _)| *at > 400 && *at < SAMPLE.trim_end().len()).step_by(97) {
        assert!(matches!(parse(&SAMPLE[..at]), Err(OpenError::Damaged { .. })), "{at}");
        let project = rescue(&SAMPLE[..at]).unwrap();
        assert!(project.warnings.iter().any(|said| said.contains("The end of the file is missing")));
        let blocks = |text: &str| text.matches("\n        ),").count() + text.matches("\n        (id:").count();
        let found = numbers(&project.notebook);
        // A tag's line may be cut inside; a document may be made up for highlights whose own is not listed.
        assert!(found.iter().sum::<usize>() + 1 >= blocks(&SAMPLE[..at]), "{at}: {found:?}");
        for (id, highlight) in project.notebook.highlights() {
            assert_eq!(whole.notebook.highlight(*id), Some(highlight.as_ref()));
        }
        let saved = render(&project);
        assert_eq!(parse(&saved).map(|again| (again.warnings.len(), render(&again))), Ok((0, saved)), "{at}");
    }
}

#[test]
fn repairing_keeps_the_file_as_it_was_and_leaves_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(&file, SAMPLE).unwrap();
    assert_eq!((damage(&file), repair(&file, "Ada")), (Ok(Vec::new()), Ok(Repaired::default())));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was wrong, nothing is written");
    let broken = SAMPLE.replacen("start: 113", "start: many", 1);
    fs::write(&file, &broken).unwrap();
    let wrong = damage(&file).unwrap();
    assert!(wrong.len() == 1 && wrong[0].starts_with("Line 45: a highlight could not be read ("), "{wrong:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), broken, "looking changes nothing");
    let Repaired { said, copy } = repair(&file, "Ada").unwrap();
    assert_eq!(said, wrong);
    assert_eq!(fs::read_to_string(copy.unwrap()).unwrap(), broken);
    assert_eq!(damage(&file), Ok(Vec::new()));
    assert!(fs::read_to_string(&file).unwrap().contains("start: many"));
    fs::write(&file, &SAMPLE[..2000]).unwrap();
    assert!(damage(&file).unwrap_err().contains("--repair"));
    assert!(repair(&file, "Ada").unwrap().copy.unwrap().ends_with("a.ron.damaged-2"));
    assert_eq!(damage(&file), Ok(Vec::new()));
}

#[test]
fn the_command_line_lists_and_mends() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(&file, SAMPLE.replacen("end: 123", "end: 12", 1)).unwrap();
    let check = |arguments: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_variorum"));
        let ran =
            program.env("VARIORUM_HOME", folder.path().join("home")).arg("check").arg(&file).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (ran.status.code(), text(ran.stdout), text(ran.stderr))
    };
    let (code, out, err) = check(&["--json"]);
    assert!(
        code == Some(1) && out.contains("\"problems\": [\n    \"") && err.contains("starts at 113, after its end at 12"),
        "{out}{err}"
    );
    let (code, out, _) = check(&["--repair"]);
    assert!(code == Some(0) && out.contains("set aside") && out.contains("a.ron.damaged-1."), "{out}");
    let (code, _, err) = check(&[]);
    assert!(code == Some(0) && err.contains("1 part could not be read and is kept in the field “aside”"), "{err}");
    let (code, out, _) = check(&["--repair"]);
    assert!(code == Some(0) && out.starts_with("Nothing is wrong with "), "{out}");
}

/// Every record of a file as it is, in a file whose lines are exchanged, doubled or dropped.
fn shuffled() -> impl Strategy<Value = String> {
    let edit = (any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 0_u8..5);
    proptest::collection::vec(edit, 1..6).prop_map(|edits| {
        let mut lines: Vec<&str> = SAMPLE.lines().collect();
        for (a, b, kind) in edits {
            let (a, b) = (4 + a.index(lines.len() - 4), 4 + b.index(lines.len() - 4));
            match kind {
                0 => lines.swap(a, b),
                1 => _ = lines.remove(a),
                2 => lines.insert(b, lines[a]),
                3 => lines.insert(a, "<<<<<<< HEAD"),
                _ => lines[a] = &lines[a][..lines[a].floor_char_boundary(b % (lines[a].len() + 1))],
            }
        }
        lines.join("\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_opens_is_told_and_saved_and_opens_the_same(text in shuffled()) {
        let sound: Project = parse(SAMPLE).unwrap();
        for project in [parse(&text).ok(), rescue(&text).ok()].into_iter().flatten() {
            let saved = render(&project);
            let again = parse(&saved);
            prop_assert_eq!(again.as_ref().map(|again| &again.notebook), Ok(&project.notebook));
            prop_assert_eq!(again.map(|again| render(&again)), Ok(saved));
            // A record that is not there was named.
            let lost = sound.notebook.highlights().keys().any(|id| project.notebook.highlight(*id).is_none() && text.contains(id.as_str()));
            prop_assert!(!lost || !project.warnings.is_empty());
        }
        if let Ok(project) = rescue(&text) {
            prop_assert_eq!(problems(&project.notebook), Vec::<String>::new());
        }
    }
}
