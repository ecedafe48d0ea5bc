//! What a subcommand says: results on standard output, one sentence on standard error for what it could not do. Counts nothing.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::commands::Refusal;
use crate::export::ExportError;

/// Why a subcommand ended without having done everything.
#[derive(Debug)]
pub(super) enum Failure {
    /// It could not; the sentence says why.
    Sentence(String),
    /// Part of it could not, and that was said already.
    Told,
    /// The results could not be written.
    Output(io::Error),
}

/// What comes of a subcommand.
pub(super) type Done = Result<(), Failure>;

impl From<String> for Failure {
    fn from(sentence: String) -> Self {
        Self::Sentence(sentence)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Sentence(refusal.0)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        Self::Output(error.0)
    }
}

impl Failure {
    /// Says what is still unsaid, and gives the exit code.
    pub(super) fn tell(self) -> ExitCode {
        match self {
            Self::Sentence(sentence) => tell(sentence),
            Self::Told => {}
            // Whoever reads has enough, as `| head` does: that is no failure.
            Self::Output(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => tell(format!("The results could not be written: {error}")),
        }
        ExitCode::FAILURE
    }
}

/// Says a sentence on standard error, on one line and with its full stop.
pub(super) fn tell(sentence: impl Display) {
    let line = sentence.to_string().replace(['\n', '\r'], " ");
    let stop = if line.ends_with(['.', '!', '?']) { "" } else { "." };
    // Without a standard error there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "variorum: {line}{stop}");
}

/// Lets the work write to standard output, and sees to it that all of it gets there.
pub(super) fn print(work: impl FnOnce(&mut dyn Write) -> Done) -> Done {
    let mut to = BufWriter::new(io::stdout().lock());
    let done = work(&mut to);
    to.flush()?;
    done
}

/// Prints one JSON document.
pub(super) fn print_json(value: &impl Serialize) -> Done {
    print(|to| {
        serde_json::to_writer_pretty(&mut *to, value).map_err(io::Error::from)?;
        Ok(writeln!(to)?)
    })
}

/// A JSON list that is written as its entries become known, one to a line: long lists need no memory and start at once.
pub(super) struct JsonList<'a> {
    to: &'a mut dyn Write,
    any: bool,
}

impl<'a> JsonList<'a> {
    /// An empty list.
    pub(super) fn new(to: &'a mut dyn Write) -> Self {
        Self { to, any: false }
    }

    /// Writes one entry.
    pub(super) fn push(&mut self, entry: &impl Serialize) -> io::Result<()> {
        self.to.write_all(if self.any { b",\n" } else { b"[\n" })?;
        self.any = true;
        serde_json::to_writer(&mut *self.to, entry).map_err(io::Error::from)
    }

    /// Writes the end.
    pub(super) fn end(self) -> io::Result<()> {
        self.to.write_all(if self.any { b"\n]\n" } else { b"[]\n" })
    }
}

/// The words on one line: every run of white space is one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// `1 article`, `3 articles`: for words that take a plain s.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_json_whatever_its_length() {
        for entries in [Vec::new(), vec!["a\n"], vec!["a", "“b”", "c"]] {
            let mut bytes = Vec::new();
            let mut list = JsonList::new(&mut bytes);
            entries.iter().for_each(|entry| list.push(entry).unwrap());
            list.end().unwrap();
            assert_eq!(serde_json::from_slice::<Vec<String>>(&bytes).unwrap(), entries);
        }
    }

    #[test]
    fn words_on_one_line() {
        assert_eq!(one_line(" two\n\n lines\u{a0}here "), "two lines here");
        assert_eq!((count(1, "article"), count(0, "article")), ("1 article".to_owned(), "0 articles".to_owned()));
    }
}
