//! Cutting a file into its fields and records by brackets and lines alone, so that one that is broken does not hide the others.
//! Positions are **bytes** of the file's text.
//!
//! The way of parsers that recover from errors ("panic mode": Aho, Sethi, Ullman, *Compilers*, 4.1): what does not close is
//! skipped up to the next line that can only begin a record or a list. The values that this program writes never span two lines.

/// The lists of a file.
pub(super) const LISTS: [&str; 8] = ["tags", "documents", "highlights", "notes", "links", "decisions", "tables", "conflicts"];

/// Records that one may reach over before it counts as broken: an unknown field may hold lines that look like the start of one.
const REACH: usize = 4;

/// A part of a file, and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A field at the top that is no list: its name and its value.
    Field(&'a str, &'a str),
    /// What stands in a list between two brackets.
    Record(&'static str, &'a str),
    /// What is neither.
    Stray(&'a str),
    /// The list has no closing bracket.
    Unclosed(&'static str),
}

/// The parts of a file in their order.
pub(super) struct Pieces<'a> {
    pub(super) all: Vec<(usize, Piece<'a>)>,
    /// Whether the last bracket is there and nothing follows it.
    pub(super) whole: bool,
}

/// Cuts a file; `reads` says whether a text is a record of a list.
pub(super) fn pieces<'a>(text: &'a str, reads: &dyn Fn(&'static str, &str) -> bool) -> Pieces<'a> {
    let mut scan = Scan { text, at: 0, marks: marks(text), list: None, reads, all: Vec::new() };
    let whole = scan.top();
    Pieces { all: scan.all, whole }
}

/// A line at which reading can begin again.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    /// White space before it, in bytes.
    indent: usize,
    /// Whether it closes a list; it begins a record or a list otherwise.
    closes: bool,
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut line_at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let closes = matches!(words.trim_end(), "]" | "],");
        if closes || list_named(words).is_some() || starts_record(&text[line_at + indent..]) {
            marks.push(Mark { at: line_at + indent, indent, closes });
        }
        line_at += line.len();
    }
    marks
}

/// Every record of every list begins with its id, and no other record does.
fn starts_record(text: &str) -> bool {
    let id = text.strip_prefix('(').and_then(|rest| rest.trim_start().strip_prefix("id"));
    id.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// The list whose first bracket stands in this line, and where it is.
fn list_named(line: &str) -> Option<(&'static str, usize)> {
    LISTS.into_iter().find_map(|name| {
        let rest = line.strip_prefix(name)?.trim_start().strip_prefix(':')?.trim_start();
        // A highlight has a list of that name, too, but of texts.
        let of_records = rest.strip_prefix('[').is_some_and(|inside| !inside.trim_start().starts_with('"'));
        of_records.then_some((name, line.len() - rest.len()))
    })
}

struct Scan<'a, 'f> {
    text: &'a str,
    at: usize,
    marks: Vec<Mark>,
    /// The list that was read last, unless something stray followed it.
    list: Option<&'static str>,
    reads: &'f dyn Fn(&'static str, &str) -> bool,
    all: Vec<(usize, Piece<'a>)>,
}

impl<'a> Scan<'a, '_> {
    /// Reads the file from its first bracket; whether it ends with the last.
    fn top(&mut self) -> bool {
        self.skip_head();
        loop {
            self.skip_between();
            match self.byte() {
                None => return false,
                Some(b')' | b'}') if self.text[skip_blank(self.text, self.at + 1)..].is_empty() => return true,
                Some(b'(') if self.list.is_some() => self.list(self.list.unwrap_or_default()),
                Some(_) => self.field(),
            }
        }
    }

    fn skip_head(&mut self) {
        loop {
            self.at = skip_blank(self.text, self.at);
            match self.byte() {
                Some(b'#') => self.at = self.text[self.at..].find(']').map_or(self.text.len(), |end| self.at + end + 1),
                Some(b'(' | b'{') => break self.at += 1,
                Some(byte) if byte.is_ascii_alphanumeric() || byte == b'_' => self.at += 1,
                Some(_) | None => break,
            }
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_between(&mut self) {
        loop {
            self.at = skip_blank(self.text, self.at);
            if self.byte() != Some(b',') {
                return;
            }
            self.at += 1;
        }
    }

    fn field(&mut self) {
        let from = self.at;
        if let Some((name, bracket)) = list_named(&self.text[from..]) {
            self.at = from + bracket + 1;
            return self.list(name);
        }
        let Some((name, value)) = self.name_and_value() else {
            self.list = None;
            return self.stray(from);
        };
        self.at = value.1;
        self.all.push((from, Piece::Field(name, self.text[value.0..value.1].trim_end())));
    }

    /// The name of the field that begins here, and where its value stands.
    fn name_and_value(&self) -> Option<(&'a str, (usize, usize))> {
        let rest = self.text[self.at..].strip_prefix("r#").unwrap_or(&self.text[self.at..]);
        let from = self.text.len() - rest.len();
        let length = rest.find(|letter: char| !(letter.is_alphanumeric() || "_-.+".contains(letter)))?;
        let colon = skip_blank(self.text, from + length);
        let value = skip_blank(self.text, self.text[colon..].starts_with(':').then_some(colon + 1)?);
        let end = value_end(self.text, value)?;
        (length > 0 && end > value).then_some((&rest[..length], (value, end)))
    }

    /// Reads a list from what follows its first bracket.
    fn list(&mut self, name: &'static str) {
        self.list = Some(name);
        loop {
            self.skip_between();
            match self.byte() {
                None => return,
                Some(b']') => return self.at += 1,
                Some(b'(') => self.record(name),
                Some(_) if list_named(&self.text[self.at..]).is_some() => {
                    return self.all.push((self.at, Piece::Unclosed(name)));
                }
                Some(_) => self.stray(self.at),
            }
        }
    }

    fn record(&mut self, list: &'static str) {
        let from = self.at;
        let next = self.marks.partition_point(|mark| mark.at <= from);
        let limit = self.marks[next..].iter().filter(|mark| !mark.closes).nth(REACH).map_or(self.text.len(), |mark| mark.at);
        let begins = self.marks[next..].iter().find(|mark| !mark.closes).map_or(self.text.len(), |mark| mark.at);
        match bracket_end(&self.text[..limit], from) {
            Some(end) if end <= begins || (self.reads)(list, &self.text[from..end]) => {
                self.at = end;
                self.all.push((from, Piece::Record(list, &self.text[from..end])));
            }
            Some(_) | None => {
                let end = self.next_mark(from, indent_of(self.text, from));
                self.at = end;
                self.all.push((from, Piece::Record(list, self.text[from..end].trim_end().trim_end_matches(','))));
            }
        }
    }

    fn stray(&mut self, from: usize) {
        self.at = self.next_mark(from, usize::MAX);
        self.all.push((from, Piece::Stray(self.text[from..self.at].trim_end())));
    }

    /// Where reading can begin again: a list is closed only by a bracket that stands further out.
    fn next_mark(&self, from: usize, indent: usize) -> usize {
        let next = self.marks.partition_point(|mark| mark.at <= from);
        let sound = |mark: &&Mark| !mark.closes || mark.indent < indent;
        self.marks[next..].iter().find(sound).map_or(self.text.len(), |mark| mark.at)
    }
}

fn indent_of(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..].len() - text[line..].trim_start().len()
}

/// What follows white space and comments.
fn skip_blank(text: &str, mut at: usize) -> usize {
    loop {
        at = text.len() - text[at..].trim_start().len();
        match comment_end(text, at) {
            Some(end) => at = end,
            None => return at,
        }
    }
}

/// The end of a comment that begins here. Comments in `/*` may stand inside each other.
fn comment_end(text: &str, at: usize) -> Option<usize> {
    if text[at..].starts_with("//") {
        return Some(text[at..].find('\n').map_or(text.len(), |end| at + end + 1));
    }
    let mut rest = text[at..].strip_prefix("/*")?;
    let mut open = 1;
    while open > 0 {
        let (close, another) = (rest.find("*/"), rest.find("/*"));
        let nearest = close.into_iter().chain(another).min().unwrap_or(rest.len());
        open = if close == Some(nearest) { open - 1 } else { open + 1 };
        match rest.get(nearest + 2..) {
            Some(after) => rest = after,
            None => return Some(text.len()),
        }
    }
    Some(text.len() - rest.len())
}

/// The end of the text in quotation marks, the character, the comment or the single character that begins here; `None` if it never ends.
fn token_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    match bytes[at] {
        b'/' => comment_end(text, at).or(Some(at + 1)),
        b'"' => quoted_end(bytes, at + 1),
        b'r' if before == b'b' || !(before.is_ascii_alphanumeric() || before == b'_') => {
            let hashes = text[at + 1..].len() - text[at + 1..].trim_start_matches('#').len();
            let quote = at + 1 + hashes;
            if bytes.get(quote) != Some(&b'"') {
                return Some(at + 1);
            }
            let close = format!("\"{}", "#".repeat(hashes));
            text[quote + 1..].find(&close).map(|end| quote + 1 + end + close.len())
        }
        b'\'' => {
            let escaped = text[at + 1..].starts_with('\\');
            let inside = text[at + 1 + usize::from(escaped)..].chars().next().map_or(0, char::len_utf8);
            let from = at + 1 + usize::from(escaped) + inside;
            let close = if escaped { text[from..].find('\'') } else { text[from..].starts_with('\'').then_some(0) };
            Some(close.map_or(at + 1, |close| from + close + 1))
        }
        _ => Some(text.ceil_char_boundary(at + 1)),
    }
}

fn quoted_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The end of the bracket that opens here.
fn bracket_end(text: &str, from: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut at = from;
    while at < text.len() {
        match text.as_bytes()[at] {
            b'(' => open.push(b')'),
            b'[' => open.push(b']'),
            b'{' => open.push(b'}'),
            close @ (b')' | b']' | b'}') if open.pop() != Some(close) => return None,
            _ => {}
        }
        at = token_end(text, at)?;
        if open.is_empty() {
            return Some(at);
        }
    }
    None
}

/// Whether what follows this start of a file stands at the top: behind the first bracket, and not in quotation marks, a comment or
/// another bracket.
pub(super) fn is_top_level(start: &str) -> bool {
    let (mut at, mut depth) = (0, 0_usize);
    while at < start.len() {
        match start.as_bytes()[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match token_end(start, at) {
            // A comment over several lines that never closes is taken to end with the text.
            Some(end) if !start[at..].starts_with("/*") || start[at..end].ends_with("*/") => at = end,
            Some(_) | None => return false,
        }
    }
    depth == 1
}

/// The end of the value that begins here: a comma or a closing bracket.
fn value_end(text: &str, mut at: usize) -> Option<usize> {
    while at < text.len() {
        match text.as_bytes()[at] {
            b'(' | b'[' | b'{' => at = bracket_end(text, at)?,
            b',' | b')' | b']' | b'}' => return Some(at),
            _ => at = token_end(text, at)?,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> (Vec<Piece<'_>>, bool) {
        let pieces = pieces(text, &|_, _| false);
        (pieces.all.into_iter().map(|(_, piece)| piece).collect(), pieces.whole)
    }

    #[test]
    fn fields_and_records_are_told_apart() {
        let text =
            "// (\n#![enable(x)] P(version: 1, /* ) */ r#a-b: ('\"', r#\"(\"#), tags: [(id: \"(\"), (x)],\n links: [] ) // \n";
        let expected = vec![
            Piece::Field("version", "1"),
            Piece::Field("a-b", "('\"', r#\"(\"#)"),
            Piece::Record("tags", "(id: \"(\")"),
            Piece::Record("tags", "(x)"),
        ];
        assert_eq!(cut(text), (expected, true));
    }

    #[test]
    fn what_does_not_close_ends_before_the_next_record_or_list() {
        let text = "(tags: [\n  (id: 1, \"x),\n  (id: 2),\n  ) y\n  (id: [3),\n ],\n title: \"\",\n notes: [\n  (id: 4),\n links: [\n  (id: 5)\n ])";
        let expected = vec![
            Piece::Record("tags", "(id: 1, \"x)"),
            Piece::Record("tags", "(id: 2)"),
            Piece::Stray(") y"),
            Piece::Record("tags", "(id: [3)"),
            Piece::Field("title", "\"\""),
            Piece::Record("notes", "(id: 4)"),
            Piece::Unclosed("notes"),
            Piece::Record("links", "(id: 5)"),
        ];
        assert_eq!(cut(text), (expected, true));
        assert!(!cut("(tags: [(id: 1)").1 && !cut("(tags: []").1 && !cut("").1);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_in_order(text in "([a-zé\"'\\\\#,:/* ]|\\(|\\)|\\[|\\]|\n|tags: \\[|\\(id: |r#\"){0,60}") {
            let found = pieces(&text, &|_, _| true);
            let mut end = 0;
            for (at, piece) in found.all {
                prop_assert!(at >= end);
                end = match piece {
                    Piece::Field(_, value) | Piece::Record(_, value) | Piece::Stray(value) => at + value.len(),
                    Piece::Unclosed(_) => at,
                };
            }
            prop_assert!(end <= text.len());
        }
    }
}
