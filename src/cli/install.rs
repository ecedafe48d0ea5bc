//! `variorum install-desktop`: the program among the person's applications, by name, icon and file type. Counts files.

use directories::BaseDirs;

use super::install_desktop::{install, uninstall};
use super::output::{Done, count, print};

/// Arguments of `variorum install-desktop`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Take away what was put there
    #[arg(long)]
    remove: bool,
}

/// Puts menu entry, icons and file type into the person's own folders, or takes them away, and says how many files there were.
pub(super) fn run(args: &Args) -> Done {
    if cfg!(any(windows, target_os = "macos")) {
        return Err("Menu entries of this kind are for Linux; here the program's own installer makes them".to_owned().into());
    }
    let home = BaseDirs::new().ok_or_else(|| "There is no home folder to put a menu entry into; set HOME".to_owned())?;
    let (files, what) = if args.remove {
        (uninstall(home.data_dir())?, "removed from")
    } else {
        let program = std::env::current_exe().map_err(|error| format!("The program cannot find its own file: {error}"))?;
        (install(home.data_dir(), &program)?, "written below")
    };
    print(|to| Ok(writeln!(to, "{} {what} {}", count(files.len(), "file"), home.data_dir().display())?))
}
