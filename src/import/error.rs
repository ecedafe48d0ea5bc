//! Why a file or a folder could not be read, as one sentence for the person.

use std::fmt;
use std::io;
use std::path::Path;

/// What went wrong with which file; `path` is as the caller gave it.
#[derive(Debug)]
pub enum ImportError {
    /// There is nothing at this place, or no longer.
    Missing {
        /// The file or folder.
        path: String,
    },
    /// The system does not let this person read it.
    NoRight {
        /// The file or folder.
        path: String,
    },
    /// A folder, a pipe or a device stands where a file was expected.
    NotAFile {
        /// What stands there.
        path: String,
    },
    /// A file stands where a folder was expected.
    NotAFolder {
        /// The file.
        path: String,
    },
    /// There is not one byte in it.
    Empty {
        /// The file.
        path: String,
    },
    /// It is larger than a text to be read can sensibly be.
    TooLarge {
        /// The file.
        path: String,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Its bytes are not those of a text.
    NotAText {
        /// The file.
        path: String,
        /// What it seems to be instead (`a PNG picture`), where its first bytes say so.
        seems: Option<&'static str>,
    },
    /// It is kept from readers by a password or by rights management.
    Locked {
        /// The file.
        path: String,
    },
    /// It is of a known kind, but its bytes do not keep to it.
    Damaged {
        /// The file.
        path: String,
        /// What it is (`an e-book`).
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// It is small, and would take more memory than any text when it is unpacked.
    Explodes {
        /// The file.
        path: String,
    },
    /// A kind that is not read, though it holds a text; the advice says what to do.
    OldKind {
        /// The file.
        path: String,
        /// What it is (`a Word document from before 2007`).
        what: &'static str,
        /// What to save it as (`.docx`).
        instead: &'static str,
    },
    /// It is of a kind that is read, but this one cannot be.
    Unreadable {
        /// The file.
        path: String,
        /// Why, and what can be done about it, as the rest of a sentence.
        why: &'static str,
    },
    /// A table with an article in each row, where one document was expected.
    Several {
        /// The table.
        path: String,
        /// How many of its rows are articles.
        articles: usize,
        /// The first row that is one, counted from 1.
        first: usize,
    },
    /// A table in which no articles are found.
    NoArticles {
        /// The table.
        path: String,
        /// What it is instead, and what can be done.
        why: String,
    },
    /// Excerpts or a table that this program exported.
    OwnExport {
        /// The file.
        path: String,
    },
    /// Any other failure of the system.
    Io {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

/// Why the bytes of a known format could not be read; the file's name comes to it in [`Fault::of`].
#[derive(Debug)]
pub(super) enum Fault {
    /// A password or rights management.
    Locked,
    /// What is wrong with the bytes.
    Damaged(String),
    /// Small bytes that would take all memory.
    Explodes,
    /// Not a text after all, but this.
    Other(&'static str),
}

impl Fault {
    /// The error for a file that is `what` (`an e-book`).
    pub fn of(self, path: &str, what: &'static str) -> ImportError {
        let path = path.to_owned();
        match self {
            Self::Locked => ImportError::Locked { path },
            Self::Damaged(why) => ImportError::Damaged { path, what, why },
            Self::Explodes => ImportError::Explodes { path },
            Self::Other(seems) => ImportError::NotAText { path, seems: Some(seems) },
        }
    }
}

impl ImportError {
    /// What a failure of the system means for this path.
    pub(super) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.display().to_string();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::PermissionDenied => Self::NoRight { path },
            io::ErrorKind::IsADirectory => Self::NotAFile { path },
            io::ErrorKind::NotADirectory => Self::NotAFolder { path },
            _ => Self::Io { path, source },
        }
    }

    /// Whether there is nothing at the place: the file was moved, renamed or deleted.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(to, "There is nothing at “{path}”: it may have been moved, renamed or deleted"),
            Self::NoRight { path } => {
                write!(to, "You have no right to read “{path}”: change its permissions, or copy it elsewhere")
            }
            Self::NotAFile { path } => {
                write!(to, "“{path}” is not a file that holds a text: choose a file inside it, or open it as a folder")
            }
            Self::NotAFolder { path } => write!(to, "“{path}” is not a folder: open it as a document instead"),
            Self::OwnExport { path } => write!(to, "“{path}” was exported by this program: it is no article"),
            Self::Empty { path } => write!(to, "“{path}” is empty: there is not one character in it"),
            Self::TooLarge { path, limit } => {
                write!(to, "“{path}” is larger than {} MB: split it into parts to read it here", limit / 1_000_000)
            }
            Self::NotAText { path, seems: Some(seems) } => {
                write!(to, "“{path}” is not a text: its first bytes are those of {seems}")
            }
            Self::NotAText { path, seems: None } => {
                write!(to, "“{path}” is not a text: it holds bytes that no text has; save it as UTF-8 text if it should be one")
            }
            Self::Locked { path } => write!(
                to,
                "“{path}” is locked by a password or by its seller: open it in the program that it was made for, and save it without"
            ),
            Self::Damaged { path, what, why } => {
                write!(to, "“{path}” is {what} that is damaged ({why}): get it afresh, or open and save it in another program")
            }
            Self::Explodes { path } => {
                write!(to, "“{path}” is small but unpacks to more than any text holds: it is damaged, or made to fill the memory")
            }
            Self::OldKind { path, what, instead } => {
                write!(
                    to,
                    "“{path}” is {what}, which is not read here: open it in its own program or LibreOffice and save it as {instead}"
                )
            }
            Self::Unreadable { path, why } => write!(to, "“{path}” {why}"),
            Self::Several { path, articles, first } => {
                let articles = if *articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") };
                write!(to, "“{path}” is a table of {articles}: name the row of the one that is meant, “{path}#{first}”")
            }
            Self::NoArticles { path, why } => write!(to, "“{path}” is {why}"),
            Self::Io { path, source } => write!(to, "“{path}” could not be read: {source}"),
        }
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Missing { .. }
            | Self::NoRight { .. }
            | Self::NotAFile { .. }
            | Self::NotAFolder { .. }
            | Self::Empty { .. }
            | Self::TooLarge { .. }
            | Self::NotAText { .. }
            | Self::Locked { .. }
            | Self::Damaged { .. }
            | Self::Explodes { .. }
            | Self::OldKind { .. }
            | Self::Unreadable { .. }
            | Self::OwnExport { .. }
            | Self::Several { .. }
            | Self::NoArticles { .. } => None,
        }
    }
}
