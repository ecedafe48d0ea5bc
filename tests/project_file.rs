//! The project file from outside: what it looks like, what it keeps, what it refuses. Places are **code points**.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use jiff::Timestamp;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use variorum::notebook::{
    Change, Color, Columns, Conflict, ConflictId, Disputed, Document, DocumentId, Edit, Extra, Field, Highlight, HighlightId,
    IdSource, Link, LinkId, LinkKind, Note, NoteId, Notebook, PublishedDate, Role, Session, Sides, Sourced, Stamp, Tag, TagId,
    Version,
};
use variorum::storage::{Journal, OpenError, Project, RealDisk, Saved, open, parse, render, save};
use variorum::text::Points;
use variorum::workspace::{Recovered, recover_unsaved};

const SMALL: &str = include_str!("data/v1-small.ron");

/// Texts that files, quotation marks and RON itself stumble over.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z “”한\"\\\\\n\r\t(),:\\[\\]/*]{0,12}", any::<String>(), Just("\"#\\u{0}\u{0}//\u{2028}\u{feff}".to_owned())]
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just("1"),
        Just("Some(\"x // y\")"),
        Just("[1, /* two */ 2]"),
        Just("(a: 1,\n     b: r\"\\\")"),
        Just("-1.5e3"),
        Just("{\"k\": Unit}"),
        Just("()"),
        Just("'\\''"),
    ];
    btree_map("x_[a-z]{1,3}|x[a-z-]{2}é", value.prop_map(str::to_owned), 0..3)
}

fn stamp() -> impl Strategy<Value = Stamp> {
    (-9_000_000_000_i64..9_000_000_000, nasty()).prop_map(|(second, by)| Stamp::new(Timestamp::from_second(second).unwrap(), by))
}

fn sourced() -> impl Strategy<Value = Option<Sourced<String>>> {
    proptest::option::of((nasty(), nasty()).prop_map(|(value, from)| Sourced::new(value, from)))
}

fn date() -> impl Strategy<Value = Option<Sourced<PublishedDate>>> {
    let day = (1_i16..9999, proptest::option::of((1_i8..13, proptest::option::of(1_i8..29))));
    let date =
        day.prop_map(|(year, rest)| PublishedDate::new(year, rest.map(|rest| rest.0), rest.and_then(|rest| rest.1)).unwrap());
    proptest::option::of((date, nasty()).prop_map(|(value, from)| Sourced::new(value, from)))
}

fn versions() -> impl Strategy<Value = Vec<Version>> {
    vec((nasty(), "[0-9a-f]{0,4}").prop_map(|(path, hash)| Version { path, hash }), 0..3)
}

prop_compose! {
    fn document()(
        path in nasty(), hash in "[0-9a-f]{0,4}", versions in versions(), known in vec(sourced(), 5), published in date(), opening in nasty(), note in nasty(), extra in extra()
    ) -> Document {
        let mut known = known.into_iter();
        let mut next = || known.next().unwrap();
        let (title, outlet, author, url, language) = (next(), next(), next(), next(), next());
        let mut extra = extra;
        if title.is_some() {
            extra.insert("title/sure".to_owned(), "0.5".to_owned());
        }
        if !versions.is_empty() {
            extra.insert("versions/0/seen".to_owned(), "[1]".to_owned());
        }
        Document { path, hash, unsettled: [].into(), versions, title, outlet, author, published, url, language, opening, note, extra }
    }
}

prop_compose! {
    fn tag()(
        name in nasty(), color in any::<[u8; 3]>(), definition in nasty(), note in nasty(), absent in btree_set(0_u64..4, 0..3), extra in extra()
    ) -> Tag {
        let absent = absent.into_iter().map(DocumentId::from_bits).collect();
        Tag { definition, note, absent, extra, ..Tag::new(name, Color(color)) }
    }
}

prop_compose! {
    fn highlight()(
        document in 0_u64..4, start in any::<u64>(), length in 0_u64..9, texts in vec(nasty(), 4), tags in btree_set(0_u64..4, 0..4),
        stamps in (stamp(), stamp(), any::<bool>()), extra in extra()
    ) -> Highlight {
        let (created, changed, same) = stamps;
        let [exact, before, after, note] = texts.try_into().unwrap();
        Highlight {
            document: DocumentId::from_bits(document), points: Points::new(start, start.saturating_add(length)),
            exact, before, after, note, tags: tags.into_iter().map(TagId::from_bits).collect(),
            modified: if same { created.clone() } else { changed }, created, extra,
        }
    }
}

prop_compose! {
    fn note()(title in nasty(), text in nasty(), created in stamp(), modified in stamp(), extra in extra()) -> Note {
        Note { title, text, created, modified, extra }
    }
}

prop_compose! {
    fn link(ends: Vec<HighlightId>)(
        from in proptest::sample::select(ends.clone()), to in proptest::sample::select(ends), kind in proptest::sample::select(&LinkKind::ALL[..]),
        note in nasty(), created in stamp(), extra in extra()
    ) -> Link {
        Link { from, to, kind, note, created, extra }
    }
}

fn sides<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T> + Clone) -> impl Strategy<Value = Sides<T>> {
    (value.clone(), value.clone(), value).prop_map(|(base, ours, theirs)| Sides { base, ours, theirs })
}

/// A record on all sides; on ours it is there, so that the conflict is about something.
fn records<T: std::fmt::Debug + Clone>(
    record: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Sides<Option<T>>> {
    let maybe = proptest::option::of(record.clone());
    (maybe.clone(), record, maybe).prop_map(|(base, ours, theirs)| Sides { base, ours: Some(ours), theirs })
}

/// A conflict of every kind, one after another.
fn conflicts() -> impl Strategy<Value = Vec<Conflict>> {
    let ends = vec![HighlightId::from_bits(1), HighlightId::from_bits(2)];
    let kinds = (
        sides(nasty().boxed()).prop_map(Disputed::Title),
        sides(extra().boxed()).prop_map(Disputed::Unknown),
        records(document().boxed()).prop_map(|sides| Disputed::Document(DocumentId::from_bits(1), sides)),
        records(tag().boxed()).prop_map(|sides| Disputed::Tag(TagId::from_bits(2), sides)),
        records(highlight().boxed()).prop_map(|sides| Disputed::Highlight(HighlightId::from_bits(3), sides)),
        records(note().boxed()).prop_map(|sides| Disputed::Note(NoteId::from_bits(4), sides)),
        records(link(ends).boxed()).prop_map(|sides| Disputed::Link(LinkId::from_bits(5), sides)),
    );
    let fields = vec(proptest::sample::select(&Field::KNOWN[..]), 7);
    (kinds, fields, extra()).prop_map(|((a, b, c, d, e, f, g), fields, extra)| {
        let of = [a, b, c, d, e, f, g].into_iter().zip(fields);
        of.map(|(of, field)| Conflict { extra: extra.clone(), ..Conflict::new(field, of) }).collect()
    })
}

/// Four documents and four tags, one below another, so that everything else can lean on them.
fn project() -> impl Strategy<Value = Project> {
    let highlights = btree_map(any::<u64>().prop_map(HighlightId::from_bits), highlight(), 1..6);
    let links = highlights.prop_flat_map(|highlights| {
        let ends: Vec<HighlightId> = highlights.keys().copied().collect();
        (Just(highlights), btree_map(any::<u64>().prop_map(LinkId::from_bits), link(ends), 0..3))
    });
    let rest =
        (nasty(), nasty(), extra(), btree_map(any::<u64>().prop_map(NoteId::from_bits), note(), 0..3), conflicts(), 0..8_usize);
    (vec(document(), 4), vec(tag(), 4), links, rest).prop_map(
        |(documents, tags, (highlights, links), (title, folder, extra, notes, conflicts, number))| {
            let mut edits = vec![Edit::Title(title.clone())];
            edits.extend((0..).zip(documents).map(|(id, record)| Edit::Document(DocumentId::from_bits(id), Some(record))));
            edits.extend((0..).zip(tags).map(|(id, mut record)| {
                record.parent = (id == 3).then(|| TagId::from_bits(1));
                record.pin = (id > 1).then_some(u8::try_from(id).unwrap());
                Edit::Tag(TagId::from_bits(id), Some(record))
            }));
            edits.extend(highlights.into_iter().map(|(id, record)| Edit::Highlight(id, Some(record))));
            edits.extend(links.into_iter().map(|(id, record)| Edit::Link(id, Some(record))));
            let conflicts = conflicts.into_iter().take(number);
            edits.extend(conflicts.map(|conflict| Edit::Conflict(conflict.id(), Some(Box::new(conflict)))));
            edits.extend(notes.into_iter().map(|(id, record)| Edit::Note(id, Some(record))));
            // Tables with whatever names: every second role has a column.
            edits.extend((0..number % 3).map(|table| {
                let mut columns = Columns { extra: extra.clone(), ..Columns::default() };
                let roles = Role::ALL.into_iter().skip(table).step_by(2);
                roles.for_each(|role| columns.set(role, Some(format!("{title} {}", role.name()))));
                Edit::Columns(format!("{folder} {table}.csv"), Some(columns))
            }));
            let folder = if folder.is_empty() { ".".to_owned() } else { folder };
            Project { folder, ..Project::new(Notebook::from_edits(edits, extra)) }
        },
    )
}

/// What a notebook holds, as one change.
fn everything(notebook: &Notebook) -> Change {
    let mut edits = vec![Edit::Title(notebook.title().to_owned())];
    edits.extend(notebook.documents().iter().map(|(id, record)| Edit::Document(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.tags().iter().map(|(id, record)| Edit::Tag(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.highlights().iter().map(|(id, record)| Edit::Highlight(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.notes().iter().map(|(id, record)| Edit::Note(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.links().iter().map(|(id, record)| Edit::Link(*id, Some(record.as_ref().clone()))));
    edits.extend(notebook.columns().iter().map(|(table, record)| Edit::Columns(table.clone(), Some(record.as_ref().clone()))));
    let conflict = |(id, record): (&ConflictId, &Arc<Conflict>)| Edit::Conflict(*id, Some(Box::new(record.as_ref().clone())));
    edits.extend(notebook.conflicts().iter().map(conflict));
    edits.push(Edit::Unknown(notebook.extra().clone()));
    Change::new("All \"of\" it\n", edits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_journal_brings_back_whatever_a_project_holds(first in project(), second in project()) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        let recover = || recover_unsaved(&file, Notebook::default(), ".".to_owned());
        let Recovered { mut session, start, .. } = recover();
        session.perform(everything(&first.notebook));
        session.perform(everything(&second.notebook));
        session.undo();
        let mut journal = Journal::start(start, Arc::new(RealDisk), || {});
        session.take_fresh(&Stamp::new(Timestamp::UNIX_EPOCH, "me")).into_iter().for_each(|step| _ = journal.append(step));
        prop_assert_eq!(journal.close().step, 3);
        let mut back = recover().session;
        let same = |back: &Session, now: &Session| back.notebook() == now.notebook();
        prop_assert!(same(&back, &session));
        prop_assert!(back.redo() == session.redo() && same(&back, &session));
        prop_assert!(back.undo() == session.undo() && back.undo() == session.undo() && same(&back, &session));
        prop_assert_eq!(back.notebook(), &Notebook::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_was_written_reads_back_and_is_written_the_same_again(project in project()) {
        let text = render(&project);
        let back = parse(&text).unwrap();
        prop_assert_eq!(&back, &project);
        prop_assert_eq!(render(&back), text.clone());
        prop_assert!(text.ends_with(")\n"));
        prop_assert_eq!(parse(&format!("\u{feff}{}", text.replace('\n', "\r\n"))), Ok(project));
    }

    #[test]
    fn a_changed_byte_never_panics(at in any::<proptest::sample::Index>(), new in any::<char>(), drop in 0_usize..40) {
        let mut letters: Vec<char> = SMALL.chars().collect();
        let at = at.index(letters.len());
        letters[at] = new;
        letters.drain(at + 1..(at + 1 + drop).min(letters.len()));
        if let Ok(project) = parse(&letters.into_iter().collect::<String>()) {
            let text = render(&project);
            prop_assert_eq!(parse(&text).map(|again| render(&again)), Ok(text));
        }
    }
}

#[test]
fn the_small_file_is_written_as_it_was_read() {
    let project = parse(SMALL).unwrap();
    assert_eq!(render(&project), SMALL);
    assert_eq!(project.warnings, Vec::<String>::new());
    assert_eq!((project.notebook.title(), project.folder.as_str()), ("Hotline 2013–2021", "texts"));
    let highlight = project.notebook.highlight("2000000002".parse().unwrap()).unwrap();
    assert_eq!((highlight.exact.as_str(), highlight.modified.by.as_str()), ("“lines\tare”", "Bo"));
    assert_eq!(highlight.extra, BTreeMap::from([("certainty".to_owned(), "Some(Low)".to_owned())]));
    let document = project.notebook.document("1000000001".parse().unwrap()).unwrap();
    assert_eq!(document.extra.keys().collect::<Vec<_>>(), ["archived", "published/confidence"]);
    assert_eq!(project.notebook.extra().keys().collect::<Vec<_>>(), ["scale-of", "statements"]);
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = SMALL.trim_end().len();
    for (at, _) in SMALL.char_indices().filter(|(at, _)| *at < whole) {
        let error = parse(&SMALL[..at]).unwrap_err();
        let sentence = error.to_string();
        assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{at}: {sentence}");
        if at > 200 {
            assert!(matches!(error, OpenError::Damaged { .. }) && sentence.contains("cut off"), "{at}: {sentence}");
        }
    }
    assert_eq!(parse(&SMALL[..whole]).map(|project| render(&project)), Ok(SMALL.to_owned()));
}

/// The small file with one piece exchanged: where and why a record is set aside, and that everything else is there.
#[track_caller]
fn set_aside(old: &str, new: &str, line: usize, why: &str) {
    assert!(SMALL.contains(old), "{old}");
    let text = SMALL.replacen(old, new, 1);
    let project = parse(&text).unwrap_or_else(|error| panic!("{old} → {new}: {error}"));
    let said =
        project.warnings.iter().find(|said| said.contains(why)).unwrap_or_else(|| panic!("{why}: {:#?}", project.warnings));
    assert!(said.starts_with(&format!("Line {line}: ")) && said.ends_with("It was set aside and stays in the file."), "{said}");
    let notebook = &project.notebook;
    let records = notebook.tags().values().filter(|tag| !tag.name.starts_with("missing tag")).count()
        + notebook.documents().values().filter(|document| !document.path.starts_with("missing-")).count()
        + notebook.highlights().len()
        + notebook.notes().len()
        + notebook.links().len();
    assert_eq!((records, notebook.extra().len()), (7, 3), "{new}");
    let saved = render(&project);
    let again = parse(&saved).unwrap();
    assert_eq!((&again.notebook, render(&again)), (notebook, saved.clone()));
    let words = new.replace('\\', "\\\\").replace('"', "\\\"");
    assert!(saved.contains(&words), "{words} is not in {saved}");
}

#[test]
fn damage_is_named_with_its_line_and_its_record() {
    let line = |piece: &str| SMALL[..SMALL.find(piece).unwrap()].matches('\n').count() + 1;
    set_aside("#e0a526", "red", line("#e0a526"), "“red” cannot be read: “red” is not a colour");
    set_aside("\"2021-10\"", "\"2021-13\"", line("\"2021-10\""), "is not a date like");
    set_aside("2026-11-22T04:12:00Z", "soon", line("2026-11-22T04:12:00Z"), "“soon” cannot be read");
    set_aside("id: \"0000000002\"", "id: \"2\"", line("id: \"0000000002\""), "an id is ten letters");
    set_aside(
        "id: \"0000000002\"",
        "id: \"0000000001\"",
        line("id: \"0000000002\""),
        "the tag 0000000001 stands in the file twice",
    );
    set_aside(
        "id: \"2000000001\"",
        "id: \"2000000002\"",
        line("id: \"2000000001\""),
        "the highlight 2000000002 stands in the file twice",
    );
    set_aside("end: 14", "end: 3", line("end: 14"), "the highlight 2000000002 starts at 4, after its end at 3");
    set_aside("start: 4, ", "", line("end: 14"), "the highlight 2000000002 has no field “start”");
    set_aside("id: \"4000000001\", ", "", line("4000000001") + 3, "has no field “id”");
    set_aside("note: \"Who says so?\",", "note: \"a\", note: \"b\",", line("Who says so"), "“note” stands twice");
    set_aside("\"same statement\"", "\"echoes\"", line("4000000001"), "of an unknown kind, “echoes”");
    set_aside("pin: 1,", "pin 1,", line("pin: 1"), "expected");
    set_aside("“lines", "\"lines", line("“lines"), "comma");
}

/// Long files are read and written in several parts: what comes of it must not differ.
#[test]
fn a_long_file_is_like_a_short_one() {
    let small = parse(SMALL).unwrap();
    let (_, pattern) = small.notebook.highlights().iter().next().unwrap();
    let words = "a line\n        ),\n        (\n            id: \"0000000001\",\n    ],\n // \" (".repeat(4);
    let mut ids = IdSource::new(1);
    let edits = (0..3_000).map(|number| {
        let note = format!("{number} {words}");
        Edit::Highlight(ids.highlight(), Some(Highlight { note, ..Highlight::clone(pattern) }))
    });
    let mut session = Session::new(small.notebook.clone());
    session.perform(Change::new("Mark", edits.collect()));
    let text = render(&Project { notebook: session.notebook().clone(), ..small });
    assert!(text.len() > 1_500_000, "{}", text.len());
    let read = parse(&text).unwrap();
    assert!(read.notebook == *session.notebook() && read.warnings.is_empty());
    assert!(render(&read) == text);

    // As somebody else would write it: read in one go.
    let other = text.replace("\n        (\n            id", "\n      (\n            id").replace("\\n        ),", "\n        ),");
    assert!(parse(&other).unwrap().notebook == *session.notebook());

    // What is wrong is found where it is, and the rest is there.
    let last = text.rfind("            id: \"").unwrap() + 17;
    let notes = text.find("    notes: [").unwrap();
    let (first, second) = (&text[..notes], &text[notes..]);
    let ends = first.rfind("            id: \"").unwrap() + 17;
    assert!(ends < last);
    let wrong = format!("{}!{}{second}", &first[..ends], &first[ends + 1..]);
    let read = parse(&wrong).unwrap();
    assert_eq!(read.notebook.highlights().len(), session.notebook().highlights().len() - 1);
    let line = first[..ends].matches('\n').count() + 1;
    assert!(read.warnings[0].starts_with(&format!("Line {line}: ")), "{:?}", read.warnings);
}

#[test]
fn what_is_no_project_is_told_apart() {
    assert_eq!(parse(" \n"), Err(OpenError::Empty { file: None }));
    for text in ["hello", "(version: 1, colors: [])", "(title: \"a\")", "{\"a\": 1}", "\u{0}\u{1}PNG", "(version: 0, tags: [])"] {
        assert_eq!(parse(text), Err(OpenError::NotAProject { file: None }), "{text}");
    }
    for text in ["(version: 2, layers: {1: [Wholly, Different", "{ \"version\": 2, }"] {
        assert_eq!(parse(text), Err(OpenError::TooNew { file: None, found: 2, known: 1 }), "{text}");
    }
}

#[test]
fn records_that_do_not_fit_are_repaired_and_none_is_lost() {
    let text = r##"(version: 1,
        tags: [
            (id: "0000000001", name: "a", color: "#000000", parent: "0000000003", pin: 3),
            (id: "0000000002", name: "b", color: "#000000", parent: "0000000001", pin: 3),
            (id: "0000000003", name: "c", color: "#000000", parent: "0000000002", pin: 12),
            (id: "0000000004", name: "d", color: "#000000", parent: "0000000003"),
            (id: "0000000005", name: "e", color: "#000000", parent: "00000000zz"),
            (id: "0000000006", name: "f", color: "#000000", parent: "0000000006"),
        ],
        highlights: [(id: "2000000001", document: "1000000009", start: 1, end: 2, exact: "x", tags: ["0000000009"], created: "2026-11-22T04:12:00Z")],
        links: [(id: "4000000001", from: "2000000001", to: "2000000002", kind: "see also", created: "2026-11-22T04:12:00Z")],
    )"##;
    let project = parse(text).unwrap();
    assert_eq!(project.warnings.len(), 8, "{:#?}", project.warnings);
    let tags = project.notebook.tags();
    let parents: Vec<Option<&str>> = tags.values().map(|tag| tag.parent.as_ref().map(TagId::as_str)).collect();
    assert_eq!(parents, [None, Some("0000000001"), Some("0000000002"), Some("0000000003"), None, None, None]);
    assert_eq!(tags.values().map(|tag| tag.pin).collect::<BTreeSet<_>>(), BTreeSet::from([None, Some(3)]));
    assert_eq!(tags[&"0000000009".parse::<TagId>().unwrap()].name, "missing tag 0000000009");
    assert_eq!(project.notebook.document("1000000009".parse().unwrap()).unwrap().path, "missing-1000000009");
    assert_eq!((project.notebook.highlights().len(), project.notebook.links().len()), (1, 1));
    let again = parse(&render(&project)).unwrap();
    assert_eq!((&again.notebook, again.warnings.len()), (&project.notebook, 1));
}

#[test]
fn files_are_opened_and_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    assert!(matches!(open(&path), Err(OpenError::Missing { .. })));
    assert!(matches!(open(folder.path()), Err(OpenError::Io { .. })));
    assert_eq!(save(&path, SMALL), Ok(Saved::Written));
    let written = path.metadata().unwrap().modified().unwrap();
    assert_eq!(save(&path, &render(&open(&path).unwrap())), Ok(Saved::Unchanged));
    assert_eq!(path.metadata().unwrap().modified().unwrap(), written);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no copy of nothing");
    assert_eq!(save(&path, &render(&Project::default())), Ok(Saved::Written));
    assert_eq!(fs::read_to_string(folder.path().join("a.ron.bak")).unwrap(), SMALL);
    fs::write(&path, b"(version: 1, title: \"\xff\")").unwrap();
    let sentence = open(&path).unwrap_err().to_string();
    assert!(sentence.starts_with("a.ron is damaged at line 1, column 22: a byte there is not UTF-8 text."), "{sentence}");
    fs::write(&path, b"\x89PNG\xff").unwrap();
    assert_eq!(open(&path), Err(OpenError::NotAProject { file: Some(path.clone()) }));
    fs::write(&path, b"").unwrap();
    assert_eq!(open(&path), Err(OpenError::Empty { file: Some(path) }));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_a_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if variorum::storage::is_writable(folder.path()) {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let error = save(&folder.path().join("a.ron"), SMALL).unwrap_err();
    assert!(error.to_string().contains("it may not be written there"), "{error}");
}

#[test]
fn the_empty_project_is_short() {
    let text = render(&Project::default());
    let body = text.split_once('\n').unwrap().1;
    assert_eq!(
        body,
        "(\n    version: 1,\n    title: \"\",\n    folder: \".\",\n    tags: [],\n    documents: [],\n    highlights: [],\n    notes: [],\n    links: [],\n)\n"
    );
}
