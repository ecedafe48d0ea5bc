//! Excerpts taken away into files of other programs: complete, with where they came from. Places are **code points**.

mod csv;
mod facts;
mod html;
mod ink;
mod json;
mod markdown;
mod omissions;
mod sections;
mod statements;
mod timeline;

use std::fmt;
use std::io::{BufWriter, Write};
use std::str::FromStr;

use crate::notebook::Notebook;
use crate::query::Excerpt;

pub use json::json_record;
pub use omissions::{write_mentions, write_omissions};
pub use statements::{StatementTable, export_statements};
pub use timeline::{DatedStatement, export_timeline};

/// A kind of file that excerpts can be written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// A table for spreadsheets and statistics: one row for each highlight and tag.
    Csv,
    /// Text for notes and papers, by tag.
    Markdown,
    /// One page for a browser, by tag, in colour.
    Html,
    /// Data for programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Markdown, Self::Html, Self::Json];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// How a file of this format ends, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    /// Reads a name or an extension, regardless of case; the error is a sentence for the person.
    fn from_str(text: &str) -> Result<Self, String> {
        let meant = |format: &Self| text.eq_ignore_ascii_case(format.name()) || text.eq_ignore_ascii_case(format.extension());
        Self::ALL.into_iter().find(meant).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|format| format.name()).collect();
            format!("“{text}” is not a format for excerpts: choose one of {}", known.join(", "))
        })
    }
}

/// What an export says besides the excerpts.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether a CSV file begins with a byte order mark, by which Excel recognises UTF-8.
    pub bom: bool,
    /// The notebook's title; may be empty.
    pub title: String,
    /// When the export is made.
    pub exported: jiff::Timestamp,
    /// Which excerpts these are, as a sentence for the reader; empty when they are all.
    pub filter_sentence: String,
}

/// The excerpts could not be written.
#[derive(Debug)]
pub struct ExportError(pub std::io::Error);

impl fmt::Display for ExportError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "The excerpts could not be written: {}", self.0)
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Writes the excerpts, in their order, in a format.
///
/// # Errors
/// When writing fails; what was written until then is incomplete.
pub fn export(
    format: Format,
    excerpts: &[Excerpt],
    notebook: &Notebook,
    options: &Options,
    to: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut to = BufWriter::new(to);
    let written = match format {
        Format::Csv => csv::write(excerpts, options, &mut to),
        Format::Markdown => markdown::write(excerpts, notebook, options, &mut to),
        Format::Html => html::write(excerpts, notebook, options, &mut to),
        Format::Json => json::write(excerpts, options, &mut to),
    };
    written.and_then(|()| to.flush()).map_err(ExportError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_read_back_by_name_and_extension() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
            assert_eq!(format.extension().to_uppercase().parse(), Ok(format));
        }
        let refused = "docx".parse::<Format>();
        assert_eq!(refused, Err("“docx” is not a format for excerpts: choose one of csv, markdown, html, json".to_owned()));
    }
}
