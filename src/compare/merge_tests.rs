//! Merges, case by case. Places are code points.

use std::collections::BTreeSet;

use super::merge;
use crate::notebook::{
    Change, Color, Disputed, Document, DocumentId, Edit, Extra, Field, Highlight, HighlightId, Link, LinkId, LinkKind, Notebook,
    Session, Stamp, Tag, TagId, problems,
};
use crate::text::Points;

fn document(bits: u64) -> DocumentId {
    DocumentId::from_bits(bits)
}

fn tag(bits: u64) -> TagId {
    TagId::from_bits(bits)
}

fn highlight(bits: u64) -> HighlightId {
    HighlightId::from_bits(bits)
}

fn stamp(hour: i64) -> Stamp {
    Stamp::new(jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(hour), "Ann")
}

fn tagged(tags: &[u64]) -> Highlight {
    Highlight {
        document: document(1),
        points: Points::new(3, 6),
        exact: "abc".to_owned(),
        before: String::new(),
        after: String::new(),
        tags: tags.iter().copied().map(tag).collect(),
        note: String::new(),
        created: stamp(1),
        modified: stamp(1),
        extra: Extra::new(),
    }
}

fn named(name: &str, parent: Option<u64>) -> Tag {
    Tag { parent: parent.map(tag), ..Tag::new(name, Color::PALETTE[0]) }
}

fn at(path: &str, hash: &str) -> Document {
    Document { path: path.to_owned(), hash: hash.to_owned(), ..Document::default() }
}

/// One document, the tags a, b, c, and one highlight tagged a.
fn base() -> Notebook {
    let tags = [(1, "a"), (2, "b"), (3, "c")].map(|(id, name)| Edit::Tag(tag(id), Some(named(name, None))));
    let mut edits = tags.to_vec();
    edits.push(Edit::Document(document(1), Some(at("1.txt", "h1"))));
    edits.push(Edit::Highlight(highlight(1), Some(tagged(&[1]))));
    Notebook::from_edits(edits, Extra::new())
}

fn with(notebook: &Notebook, edits: Vec<Edit>) -> Notebook {
    let mut session = Session::new(notebook.clone());
    session.perform(Change::new("x", edits));
    session.notebook().clone()
}

/// Merges what two made of [`base`]; the result is sound, and conflicts are about these fields.
#[track_caller]
fn check(ours: Vec<Edit>, theirs: Vec<Edit>, fields: &[Field]) -> Notebook {
    let base = base();
    let (ours, theirs) = (with(&base, ours), with(&base, theirs));
    let merged = merge(&base, &ours, &theirs);
    let notebook = merged.applied(&ours);
    assert_eq!(problems(&notebook), Vec::<String>::new());
    let mut found: Vec<Field> = notebook.conflicts().values().map(|conflict| conflict.field.clone()).collect();
    found.sort();
    assert_eq!(found, fields);
    assert_eq!(merge(&base, &theirs, &ours).conflicts.len(), fields.len());
    notebook
}

fn new_highlight(record: Highlight) -> Vec<Edit> {
    vec![Edit::Highlight(highlight(1), Some(record))]
}

#[test]
fn what_differs_within_a_record_is_joined() {
    let retagged = Highlight { modified: stamp(2), ..tagged(&[2, 3]) };
    let noted = Highlight { note: "n".to_owned(), modified: stamp(3), ..tagged(&[1, 3]) };
    let merged = check(new_highlight(retagged), new_highlight(noted), &[]);
    let found = merged.highlight(highlight(1)).unwrap();
    assert_eq!((found.tags.clone(), found.note.as_str()), (BTreeSet::from([tag(2), tag(3)]), "n"));
    assert_eq!(found.modified, stamp(3));
}

#[test]
fn two_values_of_a_field_are_a_conflict_that_keeps_both() {
    let noted = |note: &str| new_highlight(Highlight { note: note.to_owned(), ..tagged(&[1]) });
    let merged = check(noted("mine"), noted("hers"), &[Field::Note]);
    assert_eq!(merged.highlight(highlight(1)).unwrap().note, "mine");
    let conflict = merged.conflicts().values().next().unwrap();
    let Disputed::Highlight(id, sides) = &conflict.of else { panic!("{conflict:?}") };
    let note = |side: &Option<Highlight>| side.as_ref().map(|record| record.note.clone());
    assert_eq!(*id, highlight(1));
    assert_eq!([&sides.base, &sides.ours, &sides.theirs].map(note), ["", "mine", "hers"].map(|note| Some(note.to_owned())));
}

#[test]
fn what_one_deleted_and_the_other_changed_stays() {
    let noted = new_highlight(Highlight { note: "n".to_owned(), ..tagged(&[1]) });
    // The tag is gone on one side, too: it was on the highlight before, so nobody asked for it anew.
    let delete = vec![Edit::Highlight(highlight(1), None), Edit::Tag(tag(1), None)];
    let merged = check(noted, delete, &[Field::Whole]);
    assert!(merged.highlight(highlight(1)).unwrap().tags.is_empty() && merged.tag(tag(1)).is_none());
}

/// A tag that was looked for and not found in these documents.
fn absent(name: &str, documents: &[u64]) -> Option<Tag> {
    Some(Tag { absent: documents.iter().copied().map(document).collect(), ..named(name, None) })
}

#[test]
fn marks_of_absence_are_joined_and_a_highlight_denies_them() {
    let second = || Edit::Document(document(2), Some(at("2.txt", "h2")));
    let mine = vec![second(), Edit::Tag(tag(2), absent("b", &[1])), Edit::Tag(tag(3), absent("c", &[1]))];
    let hers = vec![second(), Edit::Tag(tag(2), absent("b", &[2])), Edit::Highlight(highlight(2), Some(tagged(&[3])))];
    let merged = check(mine, hers, &[]);
    let marks = |id: u64| merged.tag(tag(id)).unwrap().absent.iter().copied().collect::<Vec<_>>();
    assert_eq!((marks(2), marks(3)), (vec![document(1), document(2)], Vec::new()));
}

#[test]
fn marks_lean_on_their_documents_and_those_that_went_with_one_are_no_work() {
    let removing = || vec![Edit::Document(document(1), None), Edit::Highlight(highlight(1), None)];
    let merged = check(vec![Edit::Tag(tag(2), absent("b", &[1]))], removing(), &[Field::Whole]);
    assert!(merged.document(document(1)).is_some() && merged.tag(tag(2)).unwrap().absent.len() == 1);

    let base = with(&base(), vec![Edit::Tag(tag(2), absent("b", &[1]))]);
    let ours = with(&base, [removing(), vec![Edit::Tag(tag(2), absent("b", &[]))]].concat());
    let theirs = with(&base, vec![Edit::Tag(tag(2), None)]);
    let merged = merge(&base, &ours, &theirs);
    assert!(merged.conflicts.is_empty() && merged.applied(&ours).tag(tag(2)).is_none());
}

#[test]
fn what_new_work_leans_on_comes_back() {
    let tagging = new_highlight(tagged(&[1, 3]));
    let merged = check(tagging, vec![Edit::Tag(tag(3), None)], &[Field::Whole]);
    assert!(merged.highlight(highlight(1)).unwrap().tags.contains(&tag(3)));

    let below = vec![Edit::Tag(tag(4), Some(named("d", Some(2))))];
    let merged = check(below, vec![Edit::Tag(tag(2), None)], &[Field::Whole]);
    assert_eq!(merged.tag(tag(4)).unwrap().parent, Some(tag(2)));

    let marking = vec![Edit::Highlight(highlight(2), Some(tagged(&[])))];
    let removing = vec![Edit::Document(document(1), None), Edit::Highlight(highlight(1), None)];
    let merged = check(marking, removing, &[Field::Whole]);
    assert!(merged.document(document(1)).is_some() && merged.highlight(highlight(1)).is_none());

    let second = |id: u64| Edit::Highlight(highlight(id), Some(tagged(&[])));
    let link = Link {
        from: highlight(1),
        to: highlight(2),
        kind: LinkKind::SeeAlso,
        note: String::new(),
        created: stamp(2),
        extra: Extra::new(),
    };
    let linking = vec![second(2), Edit::Link(LinkId::from_bits(1), Some(link))];
    let merged = check(linking, vec![Edit::Highlight(highlight(1), None)], &[Field::Whole]);
    assert_eq!(merged.links().len(), 1);
}

#[test]
fn tags_are_never_below_themselves_nor_two_of_a_name_or_key() {
    let below = |id: u64, name: &str, parent: u64| vec![Edit::Tag(tag(id), Some(named(name, Some(parent))))];
    let merged = check(below(1, "a", 2), below(2, "b", 1), &[Field::Parent]);
    assert_eq!((merged.tag(tag(1)).unwrap().parent, merged.tag(tag(2)).unwrap().parent), (None, Some(tag(1))));

    let rename = |id: u64| vec![Edit::Tag(tag(id), Some(named("same", None)))];
    let merged = check(rename(1), rename(2), &[Field::Name]);
    assert_eq!(merged.tag(tag(2)).unwrap().name, "same (2)");

    let pin = |id: u64, name: &str| vec![Edit::Tag(tag(id), Some(Tag { pin: Some(4), ..named(name, None) }))];
    let merged = check(pin(2, "b"), pin(1, "a"), &[Field::Pin]);
    assert_eq!((merged.tag(tag(1)).unwrap().pin, merged.tag(tag(2)).unwrap().pin), (Some(4), None));
}

#[test]
fn what_both_made_apart_becomes_one() {
    let mine = vec![
        Edit::Tag(tag(10), Some(named("New", None))),
        Edit::Tag(tag(11), Some(named("below", Some(10)))),
        Edit::Document(document(20), Some(at("2.txt", "h2"))),
        Edit::Document(document(23), Some(at("3.txt", "h3"))),
        Edit::Highlight(highlight(2), Some(Highlight { document: document(20), ..tagged(&[11]) })),
    ];
    let hers = vec![
        Edit::Tag(tag(9), Some(Tag { definition: "d".to_owned(), ..named("new", None) })),
        Edit::Tag(tag(12), Some(named("Below", Some(9)))),
        Edit::Document(document(19), Some(at("2.txt", ""))),
        Edit::Document(document(22), Some(at("else/3.txt", "h3"))),
        Edit::Highlight(highlight(3), Some(Highlight { document: document(22), ..tagged(&[9, 12]) })),
    ];
    // The same content under two paths: which of them is there, only the person can say.
    let merged = check(mine, hers, &[Field::Path]);
    assert_eq!((merged.tags().len(), merged.documents().len()), (5, 3));
    assert_eq!(merged.tag(tag(9)).unwrap().definition, "d");
    assert_eq!(merged.highlight(highlight(2)).unwrap().document, document(19));
    assert_eq!(merged.document(document(19)).unwrap().hash, "h2");
    assert_eq!(merged.highlight(highlight(3)).unwrap().tags, BTreeSet::from([tag(9), tag(11)]));
}

#[test]
fn what_the_program_found_out_is_nobodys_conflict() {
    let read = |hash: &str, title: &str, from: &str| {
        let title = Some(crate::notebook::Sourced::new(title.to_owned(), from));
        vec![Edit::Document(document(1), Some(Document { title, ..at("1.txt", hash) }))]
    };
    let merged = check(read("h2", "Found", "heading"), read("h3", "Mine", "by hand"), &[]);
    assert_eq!(merged.document(document(1)).unwrap().display_name(), "Mine");
    let removing = vec![Edit::Document(document(1), None), Edit::Highlight(highlight(1), None)];
    assert!(check(read("h2", "Found", "heading"), removing, &[]).documents().is_empty());
}

#[test]
fn fields_of_a_newer_version_are_merged_one_by_one() {
    let unknown = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let record = |pairs: &[(&str, &str)]| new_highlight(Highlight { extra: unknown(pairs), ..tagged(&[1]) });
    let mut ours = record(&[("mood", "1"), ("x", "2")]);
    let mut theirs = record(&[("mood", "3"), ("y", "4")]);
    ours.push(Edit::Unknown(unknown(&[("a", "1"), ("b", "1")])));
    theirs.push(Edit::Unknown(unknown(&[("a", "2"), ("c", "2")])));
    let fields = ["a", "mood"].map(|name| Field::Unknown(name.to_owned()));
    let merged = check(ours, theirs, &fields);
    assert_eq!(merged.highlight(highlight(1)).unwrap().extra, unknown(&[("mood", "1"), ("x", "2"), ("y", "4")]));
    assert_eq!(*merged.extra(), unknown(&[("a", "1"), ("b", "1"), ("c", "2")]));
}

#[test]
fn a_conflict_that_one_has_settled_is_settled() {
    let base = base();
    let noted = |note: &str| with(&base, new_highlight(Highlight { note: note.to_owned(), ..tagged(&[1]) }));
    let merged = merge(&base, &noted("mine"), &noted("hers")).applied(&noted("mine"));
    let id = *merged.conflicts().keys().next().unwrap();
    let settled = with(&merged, vec![Edit::Conflict(id, None)]);
    assert_eq!(
        merge(&merged, &settled, &with(&merged, vec![Edit::Title("t".to_owned())])).applied(&settled).conflicts().len(),
        0
    );
    assert_eq!(merge(&merged, &merged, &settled).applied(&merged), settled);
    // Without a common beginning, everything is there once.
    let nothing = Notebook::default();
    assert_eq!(merge(&nothing, &merged, &merged).applied(&merged), merged);
}

#[test]
fn a_highlight_made_in_the_old_text_is_not_settled_in_the_new_one() {
    let settled = vec![
        Edit::Document(document(1), Some(at("1.txt", "h2"))),
        Edit::Highlight(highlight(1), Some(Highlight { points: Points::new(4, 7), ..tagged(&[1]) })),
    ];
    let made = vec![Edit::Highlight(highlight(2), Some(Highlight { exact: "def".to_owned(), ..tagged(&[2]) }))];
    let merged = check(settled.clone(), made.clone(), &[]);
    let record = merged.document(document(1)).unwrap();
    assert_eq!((record.hash.as_str(), record.unsettled.clone()), ("h2", BTreeSet::from([highlight(2)])));
    assert_eq!(check(made, settled, &[]).document(document(1)), Some(record));
}

#[test]
fn what_one_settled_and_the_other_left_is_settled() {
    let both =
        |unsettled: &[u64]| Document { unsettled: unsettled.iter().copied().map(highlight).collect(), ..at("1.txt", "h2") };
    let base = with(&base(), vec![Edit::Document(document(1), Some(both(&[1])))]);
    let settled = with(&base, vec![Edit::Document(document(1), Some(both(&[])))]);
    for merged in [merge(&base, &settled, &base).applied(&settled), merge(&base, &base, &settled).applied(&base)] {
        assert_eq!(merged, settled);
    }
}

fn versions(earlier: &[(&str, &str)], path: &str, hash: &str) -> Document {
    let of = |(path, hash): &(&str, &str)| crate::notebook::Version { path: (*path).to_owned(), hash: (*hash).to_owned() };
    Document { versions: earlier.iter().map(of).collect(), ..at(path, hash) }
}

fn files(notebook: &Notebook, id: u64) -> String {
    notebook.document(document(id)).unwrap().files().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_version_that_one_made_keeps_what_the_other_did_to_the_file_before() {
    let made = Document { unsettled: [highlight(1)].into(), ..versions(&[("1.txt", "h1")], "2.txt", "h2") };
    let ours = with(&base(), vec![Edit::Document(document(1), Some(made))]);
    let theirs = with(&base(), vec![Edit::Document(document(1), Some(at("sub/1.txt", "h1")))]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&base(), ours, theirs);
        assert!(merged.conflicts.is_empty());
        let after = merged.applied(ours);
        assert_eq!((files(&after, 1), after.document(document(1)).unwrap().hash.as_str()), ("sub/1.txt 2.txt".to_owned(), "h2"));
        assert_eq!(after.document(document(1)).unwrap().unsettled, [highlight(1)].into(), "nobody has found it there yet");
    }
}

#[test]
fn versions_that_both_made_are_all_there_in_one_order() {
    let ours = with(&base(), vec![Edit::Document(document(1), Some(versions(&[("1.txt", "h1")], "3.txt", "h3")))]);
    let theirs = with(&base(), vec![Edit::Document(document(1), Some(versions(&[("1.txt", "h1")], "2.txt", "h2")))]);
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merge(&base(), ours, theirs);
        assert!(merged.conflicts.is_empty());
        assert_eq!(files(&merged.applied(ours), 1), "1.txt 2.txt 3.txt");
    }
}

#[test]
fn a_file_that_the_other_listed_or_marked_goes_with_its_article() {
    let before = with(&base(), vec![Edit::Document(document(2), Some(at("2.txt", "h2")))]);
    let version = Edit::Document(document(1), Some(versions(&[("1.txt", "h1")], "2.txt", "h2")));
    let ours = with(&before, vec![version.clone(), Edit::Document(document(2), None)]);
    let marked = Highlight { document: document(2), ..tagged(&[2]) };
    let theirs = with(&before, vec![Edit::Highlight(highlight(2), Some(marked))]);
    let merged = merge(&before, &ours, &theirs);
    let after = merged.applied(&ours);
    assert_eq!((merged.conflicts.len(), problems(&after)), (0, Vec::new()));
    assert_eq!(after.highlight(highlight(2)).unwrap().document, document(1));
    assert!(after.document(document(1)).unwrap().unsettled.contains(&highlight(2)));
    // Listed by theirs under an id of its own.
    let (ours, theirs) =
        (with(&base(), vec![version]), with(&base(), vec![Edit::Document(document(9), Some(at("2.txt", "h2")))]));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let after = merge(&base(), ours, theirs).applied(ours);
        assert_eq!((files(&after, 1), after.documents().len()), ("1.txt 2.txt".to_owned(), 1));
    }
}
