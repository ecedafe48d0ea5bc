//! The journal of a project of 100,000 highlights: what a change costs the window, what a save costs beside it, what opening costs.

mod large;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use variorum::commands::{Command, HighlightCommand, perform};
use variorum::notebook::{Change, Edit, HighlightId, Session, Stamp};
use variorum::storage::{Journal, RealDisk, render_notebook};
use variorum::workspace::{recover, recover_unsaved};

/// Longer than any write.
const PATIENCE: Duration = Duration::from_secs(30);

fn stamp() -> Stamp {
    Stamp::new(Timestamp::from_second(1_790_000_100).unwrap_or_default(), "Ada Lovelace")
}

/// A project of 100,000 highlights that is being worked on.
fn begun(file: &Path) -> (Session, Journal) {
    let project = large::project();
    let recovered = recover_unsaved(file, project.notebook, project.folder);
    (recovered.session, Journal::start(recovered.start, Arc::new(RealDisk), || {}))
}

/// Notes on one highlight after the other.
fn note(session: &mut Session, ids: &[HighlightId], number: usize) {
    let command = HighlightCommand::Note { id: ids[number % ids.len()], text: format!("Note {number}"), by: stamp() };
    perform(session, Command::Highlight(command)).expect("a note can be written");
}

fn append(session: &mut Session, journal: &mut Journal) {
    for step in session.take_fresh(&stamp()) {
        journal.append(step);
    }
}

fn journal(bench: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("large.ron");
    let (mut session, mut journal) = begun(&file);
    let ids: Vec<HighlightId> = session.notebook().highlights().keys().copied().collect();
    let mut group = bench.benchmark_group("100,000 highlights");
    group.sample_size(10);

    let mut number = 0;
    group.bench_function("a change, to the journal (window)", |bench| {
        bench.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                number += 1;
                note(&mut session, &ids, number);
                let begun = Instant::now();
                append(&mut session, &mut journal);
                spent += begun.elapsed();
                assert!(journal.wait(journal.last(), PATIENCE), "the disk takes it");
            }
            spent
        });
    });
    group.bench_function("a change, until it is on disk", |bench| {
        bench.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                number += 1;
                note(&mut session, &ids, number);
                let begun = Instant::now();
                append(&mut session, &mut journal);
                assert!(journal.wait(journal.last(), PATIENCE), "the disk takes it");
                spent += begun.elapsed();
            }
            spent
        });
    });
    group.bench_function("save", |bench| {
        bench.iter(|| {
            number += 1;
            session.perform(Change::new("Rename notebook", vec![Edit::Title(format!("Number {number}"))]));
            append(&mut session, &mut journal);
            let text = render_notebook(session.notebook(), ".");
            journal.keeper().save(&file, &text, journal.last()).expect("the disk takes it");
        });
    });
    for more in 0..500 {
        note(&mut session, &ids, more * 7);
        append(&mut session, &mut journal);
    }
    assert!(journal.wait(journal.last(), PATIENCE), "the disk takes it");
    group.bench_function("open, 500 lines in the journal", |bench| {
        bench.iter_with_large_drop(|| recover(&file).expect("a sound project"));
    });
    group.finish();
}

criterion_group!(benches, journal);
criterion_main!(benches);
