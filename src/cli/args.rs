//! The arguments of the program; those of a subcommand stand in its own file. Counts nothing.

use std::path::PathBuf;

use super::{align, check, dates, excerpts, export, find, info, install, merge, new, parallels, picture, quotes, tag, text};

/// A research notebook for reading several accounts of one event side by side
///
/// Without a command, the window opens. A folder called like a command is given as ./new.
#[derive(Debug, clap::Parser)]
#[command(name = "variorum", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the window: a project file, a folder, or documents
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// The subcommands.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Make the project of a folder, or bring it up to date
    New(new::Args),
    /// Count what a project holds
    Info(info::Args),
    /// Look for every highlight in its text, writing nothing
    Check(check::Args),
    /// Print documents as the reader shows them
    Text(text::Args),
    /// List what a document says of when, in days
    Dates(dates::Args),
    /// Highlight words of a document with tags
    Tag(tag::Args),
    /// Look for words in projects, folders and documents
    Find(find::Args),
    /// List what a document quotes, and who said it
    Quotes(quotes::Args),
    /// List the passages that two documents share, in the same words or in others
    Align(align::Args),
    /// List the passages that any two documents of a folder share
    Parallels(parallels::Args),
    /// List highlights with their words
    Excerpts(excerpts::Args),
    /// Write highlights for a spreadsheet, a word processor, a browser or a program
    Export(export::Args),
    /// Make one project of what two people made of it; also as a merge driver of git
    Merge(merge::Args),
    /// Draw the window into a PNG file, without a display
    Picture(picture::Args),
    /// Put the program among your applications (Linux): menu entry, icon, file type
    InstallDesktop(install::Args),
}
