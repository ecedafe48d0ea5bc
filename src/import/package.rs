//! Documents that are zip archives: which of them a file is, by what is in it.

use super::archive::Archive;
use super::epub;
use super::error::Fault;
use super::notes::Notes;
use super::office;
use super::piece::Piece;

/// What a zip archive holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Package {
    /// A word-processor file of ISO/IEC 29500 (`.docx`).
    Docx,
    /// A text document of ISO/IEC 26300 (`.odt`).
    Odt,
    /// An e-book.
    Epub,
}

impl Package {
    /// The document in an archive; as an error, what it is instead.
    pub fn of(archive: &mut Archive<'_>) -> Result<Self, Fault> {
        // The first file of these says what they are, in so many letters.
        let said = archive.text("mimetype")?.unwrap_or_default();
        match said.trim() {
            "application/epub+zip" => return Ok(Self::Epub),
            kind if kind.starts_with("application/vnd.oasis.opendocument.text") => return Ok(Self::Odt),
            "application/vnd.sun.xml.writer" => return Ok(Self::Odt),
            kind if kind.contains("opendocument.spreadsheet") => return Err(Fault::Other("a spreadsheet")),
            kind if kind.contains("opendocument.presentation") => return Err(Fault::Other("slides")),
            _ => {}
        }
        if archive.has("META-INF/container.xml") {
            return Ok(Self::Epub);
        }
        if archive.has("xl/workbook.xml") {
            return Err(Fault::Other("a spreadsheet"));
        }
        if archive.has("ppt/presentation.xml") {
            return Err(Fault::Other("slides"));
        }
        if archive.has("[Content_Types].xml") {
            return Ok(Self::Docx);
        }
        Err(Fault::Other("a zip archive"))
    }

    /// What to call it in a sentence.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Docx => "a Word document",
            Self::Odt => "a text document (ODT)",
            Self::Epub => "an e-book",
        }
    }

    /// Its pieces, and what it states of itself.
    pub fn read(self, archive: &mut Archive<'_>, notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
        match self {
            Self::Docx => office::docx(archive, notes),
            Self::Odt => office::odt(archive, notes),
            Self::Epub => epub::read(archive, notes),
        }
    }
}
