//! A project that somebody works on, and programs that want to change it: the lock from outside. Counts nothing.

use std::fs;
use std::process::{Command, Output};

use variorum::storage::{Holder, Lock, lock_path, open};

#[test]
fn the_command_line_leaves_a_project_alone_that_is_open_elsewhere() {
    let root = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(arguments).current_dir(root.path()).env("VARIORUM_HOME", root.path().join("home"));
        command.output().unwrap()
    };
    fs::write(root.path().join("a.txt"), "The red line rings at nine.\n").unwrap();
    assert_eq!(run(&["new", ".", "-o", "p.ron"]).status.code(), Some(0));
    let project = root.path().canonicalize().unwrap().join("p.ron");
    let now = "2024-05-01T10:00:00Z".parse().unwrap();
    let ann = Holder { who: "Ann".to_owned(), host: "desk".to_owned(), pid: 7, since: now };
    let lock = Lock::acquire(&project, &ann, now).unwrap();

    let before = fs::read(&project).unwrap();
    for arguments in [
        ["tag", "p.ron", "a.txt", "red line", "--tag", "x"].as_slice(),
        &["new", ".", "-o", "p.ron"],
        &["merge", "p.ron", "p.ron", "p.ron", "-o", "p.ron"],
    ] {
        let output = run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), b"".as_slice()), "{said}");
        assert!(said.starts_with("variorum: Open on desk by Ann for ") && said.contains("--force"), "{said}");
    }
    assert_eq!(fs::read(&project).unwrap(), before);
    // Reading needs nobody's leave.
    assert_eq!(run(&["info", "p.ron"]).status.code(), Some(0));

    assert_eq!(run(&["tag", "p.ron", "a.txt", "red line", "--tag", "x", "--force"]).status.code(), Some(0));
    assert!(lock.is_ours(), "who changes a project by force does not take it over");
    drop(lock);
    assert_eq!(run(&["tag", "p.ron", "a.txt", "rings", "--tag", "x"]).status.code(), Some(0));
    assert!(!lock_path(&project).exists());
    assert_eq!(open(&project).unwrap().notebook.highlights().len(), 2);
}
