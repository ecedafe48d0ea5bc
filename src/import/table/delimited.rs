//! Cells divided by commas, semicolons, tabs or bars (RFC 4180, and what programs make of it). Positions are bytes.
//!
//! Cut by us and not by the crate `csv`, which a test holds it against: a row must be found again by its place in the file, without
//! setting up a reader for each, and a record of a million empty cells must not fill the memory.

use std::borrow::Cow;
use std::ops::Range;

/// What cells are divided by.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// How much is looked at to find out which, in bytes, and in records.
const SNIFFED: usize = 256 * 1024;
const SNIFFED_RECORDS: usize = 50;

/// How a text is divided into records.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    pub delimiter: u8,
    pub records: Vec<Range<usize>>,
    /// Whether there are more records than were asked for.
    pub more: bool,
    /// Whether a quotation mark is open at the end: the last record may hold what were several.
    pub unclosed: bool,
}

/// The records of a text, `most` at most; blank lines are none.
pub(super) fn cut(text: &str, most: usize) -> Cut {
    let (start, delimiter) = said(text).unwrap_or_else(|| (0, sniff(text)));
    let mut at = start;
    let mut cut = Cut { delimiter, records: Vec::new(), more: false, unclosed: false };
    while let Some((record, open)) = record(text.as_bytes(), &mut at, delimiter) {
        if cut.records.len() == most {
            cut.more = true;
            break;
        }
        cut.unclosed |= open;
        cut.records.push(record);
    }
    cut
}

/// The cells of one record, `most` at most.
pub(super) fn cells(record: &str, delimiter: u8, most: usize) -> Vec<Cow<'_, str>> {
    let bytes = record.as_bytes();
    let mut cells = Vec::new();
    let mut start = 0;
    while cells.len() < most {
        let (end, _) = field_end(bytes, start, delimiter);
        cells.push(words(&record[start..end]));
        if bytes.get(end) != Some(&delimiter) {
            break;
        }
        start = end + 1;
    }
    cells
}

/// Excel's own first line that says how cells are divided, `sep=;`: where the table begins, and the delimiter.
fn said(text: &str) -> Option<(usize, u8)> {
    let line = text.lines().next()?;
    let delimiter = line.trim_end().strip_prefix("sep=")?.bytes().next()?;
    DELIMITERS.contains(&delimiter).then_some((line.len(), delimiter))
}

/// The delimiter that cuts most records into as many cells as the first one has; of several, the one that makes most cells.
fn sniff(text: &str) -> u8 {
    let start = &text.as_bytes()[..text.floor_char_boundary(SNIFFED)];
    let worth = |delimiter: &u8| {
        let (mut at, mut counts) = (0, Vec::new());
        while let Some((found, _)) = record(start, &mut at, *delimiter).filter(|_| counts.len() < SNIFFED_RECORDS) {
            counts.push(fields(&start[found], *delimiter));
        }
        let first = counts.first().copied().unwrap_or(1);
        let alike = counts.iter().filter(|count| **count == first).count();
        // Shares in tenths: a few ragged rows do not decide.
        (first > 1).then(|| (alike * 10 / counts.len(), first.min(1_000)))
    };
    let found = DELIMITERS.into_iter().rev().max_by_key(worth);
    found.filter(|delimiter| worth(delimiter).is_some()).unwrap_or(b',')
}

fn fields(record: &[u8], delimiter: u8) -> usize {
    let (mut at, mut count) = (0, 1);
    loop {
        at = field_end(record, at, delimiter).0;
        if record.get(at) != Some(&delimiter) {
            return count;
        }
        (at, count) = (at + 1, count + 1);
    }
}

/// The next record that is no blank line, and whether it ends inside a quotation; moves `at` behind it.
fn record(bytes: &[u8], at: &mut usize, delimiter: u8) -> Option<(Range<usize>, bool)> {
    while bytes.get(*at).is_some_and(|byte| is_break(*byte)) {
        *at += 1;
    }
    let start = *at;
    if start == bytes.len() {
        return None;
    }
    loop {
        let (end, open) = field_end(bytes, *at, delimiter);
        *at = end;
        if bytes.get(end) != Some(&delimiter) {
            return Some((start..end, open));
        }
        *at += 1;
    }
}

const fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Where the field that begins at `start` ends, and whether its quotation is never closed. A quotation mark counts only at its beginning.
fn field_end(bytes: &[u8], start: usize, delimiter: u8) -> (usize, bool) {
    let plain = |from: usize| {
        let rest = bytes[from..].iter().position(|byte| *byte == delimiter || is_break(*byte));
        rest.map_or(bytes.len(), |length| from + length)
    };
    if bytes.get(start) != Some(&b'"') {
        return (plain(start), false);
    }
    closing(bytes, start + 1).map_or((bytes.len(), true), |close| (plain(close + 1), false))
}

/// The quotation mark that closes a quotation whose words begin at `from`; two are one that belongs to the words.
fn closing(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let at = from + bytes[from..].iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        from = at + 2;
    }
}

/// The words of a field without the quotation marks around them.
fn words(field: &str) -> Cow<'_, str> {
    let Some(inside) = field.strip_prefix('"') else { return Cow::Borrowed(field) };
    let close = closing(field.as_bytes(), 1);
    let (quoted, rest) = close.map_or((inside, ""), |close| (&field[1..close], &field[close + 1..]));
    if rest.is_empty() && !quoted.contains('"') {
        return Cow::Borrowed(quoted);
    }
    Cow::Owned(quoted.replace("\"\"", "\"") + rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cut = cut(text, 1_000);
        let of = |record: Range<usize>| {
            cells(&text[record], cut.delimiter, 1_000).into_iter().map(Cow::into_owned).collect::<Vec<_>>()
        };
        cut.records.into_iter().map(of).collect()
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_crate(text in "(a|b|é|\"|\"\"|,|,|\n|\r\n|\r| ){0,60}") {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            let mut at = 0;
            let mut found = Vec::new();
            while let Some((record, _)) = record(text.as_bytes(), &mut at, b',') {
                found.push(cells(&text[record], b',', 1_000).into_iter().map(Cow::into_owned).collect::<Vec<_>>());
            }
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn the_delimiter_is_found() {
        for (text, delimiter) in [
            ("title;text\na;b, c, d\nb;c, d", b';'),
            ("title\ttext\na, b\tc\n", b'\t'),
            ("title|text\na|b", b'|'),
            ("title,text\n\"a;b;c\",\"d\n;e\"\n", b','),
            ("text\nOne article, and no more.\nAnother; two.", b','),
            ("sep=;\na,b;c\n", b';'),
            ("", b','),
        ] {
            assert_eq!(cut(text, 10).delimiter, delimiter, "{text}");
        }
        assert_eq!(rows("sep=;\na,b;c\n"), [["a,b", "c"]]);
    }

    #[test]
    fn quotations_hold_breaks_and_may_stay_open() {
        assert_eq!(rows("a,b\n\"one\n\"\"two\"\"\",x\n\n\nshort\n"), [vec!["a", "b"], vec!["one\n\"two\"", "x"], vec!["short"]]);
        let open = cut("a,b\n\"never closed, x\ny,z\n", 10);
        assert!(open.unclosed && open.records.len() == 2);
        assert!(cut("a\nb\nc\n", 2).more);
    }
}
