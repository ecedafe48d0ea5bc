//! What must hold for whatever bytes somebody hands the program: no panic, and what was read is written and read the same again.
//! Shared by the fuzz targets and by `tests/hostile.rs`. Places are **code points**.

use std::path::Path;

use variorum::align::{Passage, Prepared, Weights, differences, passages};
use variorum::anchor::{Anchor, Basis, attach_all, describe};
use variorum::import::{Imported, import_bytes};
use variorum::notebook::{PublishedDate, problems};
use variorum::storage::{Desk, Identity, Settings, journal_path, parse, recover, render, rescue};
use variorum::text::{Block, BlockKind, Reading, Span};
use variorum::{dates, quotes};

mod made;

/// Tags of languages for what looks for words; none, so that the words have to tell, first.
const LANGUAGES: [Option<&str>; 12] = [
    None,
    Some("en"),
    Some("de"),
    Some("es"),
    Some("fr"),
    Some("it"),
    Some("nl"),
    Some("pt"),
    Some("ru"),
    Some("zh"),
    Some("ja"),
    Some("ko"),
];

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
    imported_small("a.txt", bytes);
}

/// A Markdown file.
pub fn markdown(bytes: &[u8]) {
    imported_small("a.md", bytes);
}

/// A web page, alone or with its pictures in one file.
pub fn html(bytes: &[u8]) {
    imported_small("a.html", bytes);
}

/// A Rich Text document.
pub fn rtf(bytes: &[u8]) {
    imported("a.rtf", &begun(b"{\\rtf1", bytes));
}

/// A mail.
pub fn mail(bytes: &[u8]) {
    imported("a.eml", bytes);
    imported("a.eml", &[b"From: a@a.org\r\nReceived: by x\r\n", bytes].concat());
}

/// Subtitles.
pub fn subtitles(bytes: &[u8]) {
    imported_small("a.srt", bytes);
    imported("a.vtt", &begun(b"WEBVTT", bytes));
}

/// A Word document: the bytes as an archive, or as the parts of one.
pub fn docx(bytes: &[u8]) {
    imported("a.docx", &packed(bytes, made::docx));
}

/// An OpenDocument text: the bytes as an archive, or as the parts of one.
pub fn odt(bytes: &[u8]) {
    imported("a.odt", &packed(bytes, made::odt));
}

/// An e-book: the bytes as an archive, or as the parts of one.
pub fn epub(bytes: &[u8]) {
    imported("a.epub", &packed(bytes, made::epub));
}

/// A PDF: the bytes as a file, or as what stands on its page. What the parsing crates panic on is caught on a thread of their own.
pub fn pdf(bytes: &[u8]) {
    if bytes.starts_with(b"%PDF") {
        imported("a.pdf", bytes);
    } else {
        imported("a.pdf", &made::pdf(bytes));
    }
}

fn packed(bytes: &[u8], made: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"PK") { bytes.to_vec() } else { made(bytes) }
}

fn begun(start: &[u8], bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(start) { bytes.to_vec() } else { [start, bytes].concat() }
}

/// A file that is not packed: its text is not far larger than itself.
fn imported_small(name: &str, bytes: &[u8]) {
    if let Some(first) = imported(name, bytes) {
        assert!(first.reading.text().len() <= 16 * bytes.len() + 1024, "a text far larger than its file");
    }
}

/// Read twice it is the same, and every word stands in one block.
fn imported(name: &str, bytes: &[u8]) -> Option<Imported> {
    let first = import_bytes(name, bytes);
    let second = import_bytes(name, bytes);
    let (Ok(first), Ok(second)) = (first, second.as_ref()) else {
        assert!(second.is_err());
        return None;
    };
    let (reading, text) = (&first.reading, first.reading.text());
    assert_eq!((text, &first.about), (second.reading.text(), &second.about));
    let mut end = 0;
    for block in reading.blocks() {
        assert!(end <= block.span.start() && block.span.end() <= text.len() && !block.span.is_empty());
        assert!(!reading.slice(block.span).contains(['\n', '\r']));
        assert!(text[end..block.span.start()].trim().is_empty(), "words in no block");
        end = block.span.end();
    }
    assert!(text[end..].trim().is_empty(), "words in no block");
    for inline in reading.inlines() {
        assert!(!reading.slice(inline.span).is_empty());
    }
    assert!(
        reading.pages().is_sorted_by_key(|page| page.start)
            && reading.pages().iter().all(|page| text.is_char_boundary(page.start))
    );
    Some(first)
}

/// What says when: in order, apart from each other, and from a day to one that is not earlier. The first two bytes give language and day.
pub fn datings(bytes: &[u8]) {
    let Some((&[language, day], rest)) = bytes.split_first_chunk::<2>() else { return };
    let reading = paragraphs(&String::from_utf8_lossy(rest));
    let published =
        (day != 0).then(|| jiff::civil::date(1890 + i16::from(day), 1 + (day % 12).cast_signed(), 1 + (day % 28).cast_signed()));
    let mut end = 0;
    for dating in dates::find(&reading, published, tag(language)) {
        assert!(end <= dating.span.start() && !reading.slice(dating.span).trim().is_empty());
        assert!(dating.from <= dating.to && dating.from.is_some() == dating.to.is_some());
        end = dating.span.end();
    }
}

/// Who says what: in order, in the text, the words within their marks; those of one level apart from each other.
pub fn statements(bytes: &[u8]) {
    let Some((language, rest)) = bytes.split_first() else { return };
    let reading = paragraphs(&String::from_utf8_lossy(rest));
    let found = quotes::find(&reading, tag(*language));
    let mut ends = [0; 256];
    for said in &found {
        let end = &mut ends[usize::from(said.level)];
        assert!(*end <= said.span.start() && !reading.slice(said.span).is_empty());
        *end = said.span.end();
        assert!(said.span.start() <= said.words.start() && said.words.end() <= said.span.end());
        let places = said.speaker.iter().flat_map(|speaker| [speaker.name, speaker.mention]).chain([said.words]).chain(said.cue);
        places.for_each(|place| assert!(reading.text().get(place.range()).is_some()));
    }
    assert!(found.is_sorted_by_key(|said| said.span.start()));
}

/// Two texts share the same passages whichever comes first; their hearts stand in them, and how sure each is lies between 0 and 1.
pub fn shared(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (one, other) = text.split_once('\0').unwrap_or((&text, &text));
    let (a, b) = (Prepared::new(&paragraphs(one)), Prepared::new(&paragraphs(other)));
    let weights = Weights::of([&a, &b]);
    let found = passages(&a, &b, &weights);
    let within = |core: Span, whole: Span| whole.start() <= core.start() && core.end() <= whole.end();
    for passage in &found {
        assert!(within(passage.core_a, passage.a) && within(passage.core_b, passage.b) && (0.0..=1.0).contains(&passage.score));
        let _ = differences(one, other, passage);
    }
    let places = |passage: &Passage| (passage.a, passage.b);
    let turned = |passage: &Passage| (passage.b, passage.a);
    let mut there: Vec<_> = found.iter().map(places).collect();
    let mut back: Vec<_> = passages(&b, &a, &weights).iter().map(turned).collect();
    there.sort_unstable();
    back.sort_unstable();
    assert_eq!(there, back);
}

fn tag(byte: u8) -> Option<&'static str> {
    LANGUAGES[usize::from(byte) % LANGUAGES.len()]
}

/// A paragraph a line.
fn paragraphs(text: &str) -> Reading {
    let text = text.replace('\r', " ");
    let (mut blocks, mut at) = (Vec::new(), 0);
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + line.len()), level: 0 });
        }
        at += line.len() + 1;
    }
    Reading::new(text, blocks, Vec::new())
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
