//! Real processes, killed at any moment. `VARIORUM_KILLS` says how many; without it, a few.

#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use variorum::storage::RealDisk;

use crate::script::{STEPS, Worker, mixed, nothing_is_lost};

/// Tells the process that it is the one to be killed, and where it works.
const FOLDER: &str = "VARIORUM_KILLED_IN";

/// The longest that a process lives, in microseconds: some are killed while they open the project, some near the end.
const LIFE: u64 = 800_000;

/// The session in a process of its own: prints each step that is on the disk for certain.
#[test]
fn works_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let mut worker = Worker::open(Path::new(&folder), Arc::new(RealDisk));
    let mut told = worker.journal.last();
    let mut tell = |worker: &Worker| {
        let step = worker.journal.on_disk().step;
        if step > told {
            told = step;
            // In one piece and straight to the pipe: what was said stays said when the process is killed.
            std::io::stderr().write_all(format!("on disk {step}\n").as_bytes()).unwrap();
        }
    };
    while worker.journal.last() < STEPS {
        worker.step();
        let step = worker.journal.last();
        if !mixed(step ^ 77).is_multiple_of(4) {
            let _ = worker.journal.wait(step, Duration::from_secs(10));
        }
        if mixed(step ^ 99).is_multiple_of(20) {
            worker.save();
        }
        tell(&worker);
    }
    worker.saved();
    worker.journal.close();
    tell(&worker);
}

#[test]
fn whenever_it_is_killed_nothing_that_was_on_the_disk_is_lost() {
    let kills: u64 = std::env::var("VARIORUM_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(8);
    let mut folder = tempfile::tempdir().unwrap();
    let (mut on_disk, mut finished, mut sessions) = (0, 0, 1);
    let begun = Instant::now();
    for kill in 1..=kills {
        on_disk = nothing_is_lost(folder.path(), on_disk);
        // Half of the sessions begin anew, the others go on with what the last one left.
        if on_disk == STEPS || mixed(kill).is_multiple_of(2) {
            folder = tempfile::tempdir().unwrap();
            (on_disk, sessions) = (0, sessions + 1);
        }
        let told = lives(folder.path(), Duration::from_micros(mixed(kill ^ 0xabcd) % LIFE));
        on_disk = on_disk.max(told);
        finished += u64::from(on_disk == STEPS);
    }
    nothing_is_lost(folder.path(), on_disk);
    let during = kills - finished;
    println!("{kills} kills in {:?}, {during} of them before the end of one of {sessions} sessions", begun.elapsed());
}

/// Lets the session work for that long in a process, and kills it; gives the last step that it said was on the disk.
fn lives(folder: &Path, life: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::works_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        let told = lines.map(|line| line.unwrap());
        let steps = told.filter_map(|line| line.strip_prefix("on disk ").map(|step| step.parse::<u64>().unwrap()));
        steps.last().unwrap_or(0)
    });
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}
