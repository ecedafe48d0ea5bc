//! What must hold for whatever bytes somebody hands the program: no panic, and what was read is written and read the same again.
//! Shared by the fuzz targets and by `tests/hostile.rs`. Places are **code points**.

use std::path::Path;

use variorum::anchor::{Anchor, Basis, attach_all, describe};
use variorum::import::import_bytes;
use variorum::notebook::{PublishedDate, problems};
use variorum::storage::{Desk, Identity, Settings, journal_path, parse, recover, render, rescue};
use variorum::text::{Reading, Span};

/// A project file: whatever opens is saved, and opens the same without a word; whatever is rescued has nothing wrong in it.
pub fn project(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(project) = parse(text) {
        let saved = render(&project);
        let again = parse(&saved).expect("what was saved opens");
        assert!(again.notebook == project.notebook && again.folder == project.folder);
        assert_eq!(render(&again), saved);
    }
    if let Ok(project) = rescue(text) {
        assert_eq!(problems(&project.notebook), Vec::<String>::new());
        let again = parse(&render(&project)).expect("what was rescued opens");
        assert!(again.notebook == project.notebook && again.warnings.is_empty(), "{:?}", again.warnings);
    }
}

/// A journal: it is read or set aside, and reading it changes nothing.
pub fn journal(bytes: &[u8]) {
    in_a_folder(|folder| {
        let file = folder.join("a.ron");
        std::fs::write(journal_path(&file), bytes).expect("a folder for tests");
        let _ = recover(&file, Identity::absent());
        assert_eq!(std::fs::read(journal_path(&file)).ok().as_deref(), Some(bytes));
    });
}

/// The person's own files: what was read is written and read the same.
pub fn desk(bytes: &[u8]) {
    in_a_folder(|folder| {
        let file = folder.join("desk.ron");
        std::fs::write(&file, bytes).expect("a folder for tests");
        let desk = Desk::load(&file);
        desk.save(&file).expect("a folder for tests");
        assert_eq!(Desk::load(&file), desk);
        std::fs::write(&file, bytes).expect("a folder for tests");
        let settings = Settings::load(&file);
        settings.save(&file).expect("a folder for tests");
        assert_eq!(Settings::load(&file), settings);
    });
}

/// A plain text in any encoding.
pub fn plain_text(bytes: &[u8]) {
    imported("a.txt", bytes);
}

/// A Markdown file.
pub fn markdown(bytes: &[u8]) {
    imported("a.md", bytes);
}

fn imported(name: &str, bytes: &[u8]) {
    let (Ok(first), Ok(second)) = (import_bytes(name, bytes), import_bytes(name, bytes)) else { return };
    let reading = &first.reading;
    assert_eq!((reading.text(), &first.about), (second.reading.text(), &second.about));
    assert!(reading.text().len() <= 16 * bytes.len() + 1024, "a text far larger than its file");
    let mut end = 0;
    for block in reading.blocks() {
        assert!(end <= block.span.start() && block.span.end() <= reading.text().len() && !block.span.is_empty());
        assert!(!reading.slice(block.span).contains(['\n', '\r']));
        end = block.span.end();
    }
}

/// Two texts and a stretch of the first: described and found in the same text it is exact; in another, what is certain is a place in it.
pub fn anchor(bytes: &[u8]) {
    let Some((&[a, b], rest)) = bytes.split_first_chunk::<2>() else { return };
    let text = String::from_utf8_lossy(rest);
    let (old, new) = text.split_once('\0').unwrap_or((&text, &text));
    let reading = |text: &str| Reading::new(text.to_owned(), Vec::new(), Vec::new());
    let (old, new) = (reading(old), reading(new));
    let at = |share: u8| old.text().floor_char_boundary(old.text().len() * usize::from(share) / 255);
    let (start, end) = (at(a.min(b)), at(a.max(b)));
    if start == end {
        return;
    }
    let span = Span::new(start, end);
    let described = describe(&old, span);
    let anchor: Anchor<'_> = described.anchor();
    assert_eq!(attach_all(&old, &[anchor], Basis::Same)[0].certain(), Some(span));
    if let Some(found) = attach_all(&new, &[anchor], Basis::Other)[0].certain() {
        assert!(!new.slice(found).is_empty());
    }
}

/// A date: what was read is written and read the same.
pub fn date(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = text.parse::<PublishedDate>() {
        assert_eq!(date.to_string().parse::<PublishedDate>().ok(), Some(date));
    }
}

fn in_a_folder(work: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().expect("a folder for tests");
    work(folder.path());
}
