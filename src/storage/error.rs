//! Why a project file could not be opened or saved, as one sentence for the person. Lines and columns count from 1, columns in code points.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a project could not be opened. The file was left as it is. `file` is `None` while only its text is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// There is no such file.
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// The system refused to read it.
    Io {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        what: String,
    },
    /// Nothing stands in it.
    Empty {
        /// The file.
        file: Option<PathBuf>,
    },
    /// It is larger than any project.
    TooLarge {
        /// The file.
        file: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// The largest size that is read, in bytes.
        most: u64,
    },
    /// It is something else.
    NotAProject {
        /// The file.
        file: Option<PathBuf>,
    },
    /// It was written by a newer program.
    TooNew {
        /// The file.
        file: Option<PathBuf>,
        /// The version of its format.
        found: u64,
        /// The newest version that this program knows.
        known: u32,
    },
    /// It is a project, and part of it cannot be understood.
    Damaged {
        /// The file.
        file: Option<PathBuf>,
        /// Line, from 1.
        line: usize,
        /// Column in code points, from 1.
        column: usize,
        /// What is wrong there, and with which record.
        what: String,
    },
}

impl OpenError {
    /// The same error, naming the file that the text came from.
    #[must_use]
    pub fn in_file(mut self, path: &Path) -> Self {
        match &mut self {
            Self::Missing { file } | Self::Io { file, .. } | Self::TooLarge { file, .. } => *file = path.to_owned(),
            Self::Empty { file } | Self::NotAProject { file } | Self::TooNew { file, .. } | Self::Damaged { file, .. } => {
                *file = Some(path.to_owned());
            }
        }
        self
    }

    /// The whole path of the file, where it is known; the sentence names it without its folders.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Missing { file } | Self::Io { file, .. } | Self::TooLarge { file, .. } => Some(file),
            Self::Empty { file } | Self::NotAProject { file } | Self::TooNew { file, .. } | Self::Damaged { file, .. } => {
                file.as_deref()
            }
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.file().map_or_else(|| "The project".to_owned(), short_name);
        match self {
            Self::Missing { file } => {
                write!(to, "{name} is not there any more; if it was moved, open it at its new place ({}).", file.display())
            }
            Self::Io { file, what } => write!(to, "{name} could not be read: {what} ({}).", file.display()),
            Self::Empty { file } => {
                write!(to, "{name} is empty, so it is not a Variorum project. If it was one, {}", advice(file.as_deref()))
            }
            Self::TooLarge { bytes, most, .. } => write!(
                to,
                "{name} is too large for a project ({} MB; at most {} MB are read). Nothing was changed; check that it is the right file.",
                bytes / 1_000_000,
                most / 1_000_000
            ),
            Self::NotAProject { .. } => {
                write!(to, "{name} is not a Variorum project. Nothing was changed; open a project file, or a folder of articles.")
            }
            Self::TooNew { found, known, .. } => write!(
                to,
                "{name} was written by a newer Variorum (format {found}; this one knows {known}). \
                 Nothing was changed; open it with the newer program."
            ),
            Self::Damaged { file, line, column, what } => write!(
                to,
                "{name} is damaged at line {line}, column {column}: {what}. Nothing was changed; correct that line in a text editor, or {}",
                advice(file.as_deref())
            ),
        }
    }
}

impl std::error::Error for OpenError {}

/// Where the last good copy is.
fn advice(file: Option<&Path>) -> String {
    let Some(name) = file.map(short_name) else { return "open the last good copy beside it.".to_owned() };
    format!("open the last good copy beside it ({name}.bak, or one in {name}.backups), or run “variorum check --repair {name}”.")
}

/// Why a project or another file could not be saved. What stood in the file before still stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The folder that should hold the file is gone.
    FolderMissing {
        /// The file.
        file: PathBuf,
    },
    /// The folder or the file may not be written.
    NotWritable {
        /// The file.
        file: PathBuf,
    },
    /// A folder, or something else that is no file, has this name.
    NotAFile {
        /// The file.
        file: PathBuf,
    },
    /// The system refused to write.
    Io {
        /// The file.
        file: PathBuf,
        /// The system's reason.
        what: String,
    },
}

impl SaveError {
    /// The file that could not be written.
    #[must_use]
    pub fn file(&self) -> &Path {
        match self {
            Self::FolderMissing { file } | Self::NotWritable { file } | Self::NotAFile { file } | Self::Io { file, .. } => file,
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = short_name(self.file());
        match self {
            Self::FolderMissing { .. } => {
                write!(to, "{name} was not saved: its folder is gone; save it somewhere else")?;
            }
            Self::NotWritable { .. } => {
                write!(to, "{name} was not saved: it may not be written there; change its rights, or save it somewhere else")?;
            }
            Self::NotAFile { .. } => {
                write!(to, "{name} was not saved: that is the name of a folder or a device; save it under another name")?;
            }
            Self::Io { what, .. } => write!(to, "{name} was not saved: {what}; make room, or save it somewhere else")?,
        }
        write!(to, " ({}).", self.file().display())
    }
}

impl std::error::Error for SaveError {}

/// A file's name without its folders.
fn short_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_the_file_and_what_to_do() {
        let newer = OpenError::TooNew { file: None, found: 3, known: 1 }.in_file(Path::new("/a/hotline.ron"));
        assert_eq!(
            newer.to_string(),
            "hotline.ron was written by a newer Variorum (format 3; this one knows 1). Nothing was changed; open it with the newer program."
        );
        let damaged = OpenError::Damaged { file: None, line: 4, column: 2, what: "expected comma".to_owned() };
        assert!(
            damaged.to_string().starts_with("The project is damaged at line 4, column 2: expected comma. Nothing was changed;")
        );
        assert!(
            SaveError::FolderMissing { file: "/a/b.ron".into() }
                .to_string()
                .starts_with("b.ron was not saved: its folder is gone")
        );
    }
}
