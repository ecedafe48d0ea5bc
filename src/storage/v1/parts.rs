//! The long list of highlights in parts, so that every processor reads or writes one. Positions are **bytes** of the file's text.

use std::thread;

use super::assemble::highlight as assembled;
use super::out::Out;
use super::record::highlight as written;
use super::scan;
use super::schema::{File, HighlightFields};
use crate::notebook::{Highlight, HighlightId};

/// A list that is shorter is read or written in one go, in bytes: starting threads has its price, too.
const LONG: usize = 1_000_000;

/// What a highlight takes in a file, in bytes, all in all: room that is made beforehand so that the text is not copied while it grows.
const HIGHLIGHT_BYTES: usize = 600;

/// How this program writes where the list begins, where it ends, and where one of its records ends and the next one begins.
const BEGINS: &str = "\n    highlights: [\n";
const ENDS: &str = "\n    ],\n";
const BETWEEN: &str = "\n        ),\n        (\n";

/// A file's highlights, and its other fields.
pub(super) type Read = (File, Vec<(HighlightId, Highlight)>);

/// Reads a file with a long list of highlights that stands as this program writes it; `None` where it does not or where anything is
/// wrong: then the file is read from its first to its last byte, and the first fault is found where it is.
pub(super) fn read(text: &str) -> Option<Read> {
    let (rest, list) = cut(text).filter(|(_, list)| list.len() >= LONG)?;
    let parts = in_parts(list, workers());
    let read_part = |part: &str| {
        let fields: Vec<HighlightFields> = ron::from_str(&format!("[{part}]")).ok()?;
        fields.into_iter().map(|fields| assembled(fields).ok()).collect::<Option<Vec<_>>>()
    };
    let parts: Vec<_> = on_each(&parts, |part| read_part(part)).into_iter().collect::<Option<_>>()?;
    Some((ron::from_str(&rest).ok()?, parts.into_iter().flatten().collect()))
}

/// The text with an empty list of highlights, and what stands in the list.
///
/// What looks like the start of the list within quotation marks or a comment is none. What looks like its end there, or like the
/// start of a record, leaves a part whose last mark is missing, which cannot be read.
fn cut(text: &str) -> Option<(String, &str)> {
    let begins = text.find(BEGINS).filter(|begins| scan::is_top_level(&text[..*begins]))?;
    let list = begins + BEGINS.len();
    let ends = list + text[list..].find(ENDS)?;
    let rest = [&text[..list], &text[ends..]].concat();
    Some((rest, &text[list..ends]))
}

/// The list in about equal parts, cut between records.
fn in_parts(list: &str, number: usize) -> Vec<&str> {
    let mut parts = Vec::with_capacity(number);
    let mut rest = list;
    for left in (1..number).rev() {
        let about = rest.floor_char_boundary(rest.len() / (left + 1));
        let Some(between) = rest[about..].find(BETWEEN) else { break };
        // The comma stays with the record before, the bracket with the one behind.
        let (part, others) = rest.split_at(about + between + "\n        ),\n".len());
        parts.push(part);
        rest = others;
    }
    parts.push(rest);
    parts
}

/// Writes the records of highlights, in their order.
pub(super) fn write(all: &[(HighlightId, &Highlight)]) -> Vec<String> {
    let number = if all.len() * HIGHLIGHT_BYTES < LONG { 1 } else { workers() };
    let parts: Vec<_> = all.chunks(all.len().div_ceil(number).max(1)).collect();
    on_each(&parts, |part| {
        let mut out = Out::lines(String::with_capacity(HIGHLIGHT_BYTES * part.len()));
        part.iter().for_each(|(id, record)| written(&mut out, *id, record));
        out.text
    })
}

fn workers() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does it with each part, on a thread of its own where there are several; a panic goes on in the caller.
fn on_each<T: Sync, R: Send>(parts: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let [first, others @ ..] = parts else { return Vec::new() };
    thread::scope(|scope| {
        let others: Vec<_> = others.iter().map(|part| scope.spawn(|| work(part))).collect();
        let first = work(first);
        let joined = others.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(first).chain(joined).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "        (\n            id: \"a\",\n        ),\n";

    fn file(records: usize) -> String {
        format!("(\n    version: 1,{BEGINS}{}    ],\n    notes: [],\n)\n", RECORD.repeat(records))
    }

    #[test]
    fn a_list_is_cut_between_records_and_nothing_is_lost() {
        let text = file(7);
        let (rest, list) = cut(&text).unwrap();
        assert_eq!(rest, format!("(\n    version: 1,{BEGINS}\n    ],\n    notes: [],\n)\n"));
        for number in 1..10 {
            let parts = in_parts(list, number);
            assert_eq!(parts.concat(), list);
            assert!(parts.len() <= number && (number > 3 || parts.len() == number), "{parts:?}");
            assert!(parts.iter().all(|part| part.starts_with("        (\n") && part.trim_end().ends_with("),")));
        }
    }

    #[test]
    fn what_stands_in_quotation_marks_or_a_comment_is_no_list() {
        for (open, close) in [("title: \"", "\","), ("title: r#\"", "\"#,"), ("/*", "*/"), ("x: (", "),"), ("x: [", "],")] {
            let text = format!("(\n    version: 1,\n    {open}{BEGINS}{RECORD}    ],\n {close})\n");
            assert!(cut(&text).is_none(), "{text}");
        }
        assert!(cut("(\n    version: 1,\n)\n").is_none());
    }
}
