//! The program: the command line, which opens the window when no subcommand is given. Counts nothing.

use std::process::ExitCode;

fn main() -> ExitCode {
    variorum::cli::run(std::env::args_os())
}
