//! The command line: the same program for scripts, batch work and tests; without a subcommand it opens the window.
//!
//! Places that are printed are **code points**, half-open. Exit codes: 0 done, 1 could not, 2 wrong usage.

mod align;
mod args;
mod check;
mod dates;
mod excerpts;
mod export;
mod find;
mod info;
mod install;
mod install_desktop;
mod merge;
mod naming;
mod near;
mod new;
mod output;
mod parallels;
mod picture;
mod progress;
mod project;
mod quote;
mod quotes;
mod selection;
mod tag;
mod text;
mod texts;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};

/// Runs the program with its arguments, of which the first is its own name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way, too; whoever does not read them to the end is no failure.
            let _ = usage.print();
            return u8::try_from(usage.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let done = match cli.command {
        None => window::run(cli.paths),
        Some(Command::New(args)) => new::run(args),
        Some(Command::Info(args)) => info::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Text(args)) => text::run(&args),
        Some(Command::Dates(args)) => dates::run(&args),
        Some(Command::Tag(args)) => tag::run(args),
        Some(Command::Find(args)) => find::run(&args),
        Some(Command::Quotes(args)) => quotes::run(&args),
        Some(Command::Align(args)) => align::run(&args),
        Some(Command::Parallels(args)) => parallels::run(&args),
        Some(Command::Excerpts(args)) => excerpts::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Merge(args)) => merge::run(&args),
        Some(Command::Picture(args)) => picture::run(&args),
        Some(Command::InstallDesktop(args)) => install::run(&args),
    };
    done.map_or_else(output::Failure::tell, |()| ExitCode::SUCCESS)
}
