//! Puts Variorum among a user's applications on Linux (menu entry, icons, the project file's type) and takes it away again.
//! Every file comes out of the program itself, so that a lone binary can do it. Icon sizes count pixels.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ENTRY: &str = include_str!("../../assets/desktop/org.variorum.Variorum.desktop");
const MIME: &[u8] = include_bytes!("../../assets/desktop/variorum-mime.xml");
const METAINFO: &[u8] = include_bytes!("../../assets/desktop/org.variorum.Variorum.metainfo.xml");

const ENTRY_PATH: &str = "applications/org.variorum.Variorum.desktop";
const MIME_PATH: &str = "mime/packages/variorum-mime.xml";
const METAINFO_PATH: &str = "metainfo/org.variorum.Variorum.metainfo.xml";

/// The folder of the icon theme that every other theme falls back to, each picture in it, and how its name ends.
const ICONS: [(&str, &str, &[u8]); 8] = [
    ("16x16", "png", include_bytes!("../../assets/icons/variorum-16.png")),
    ("32x32", "png", include_bytes!("../../assets/icons/variorum-32.png")),
    ("48x48", "png", include_bytes!("../../assets/icons/variorum-48.png")),
    ("64x64", "png", include_bytes!("../../assets/icons/variorum-64.png")),
    ("128x128", "png", include_bytes!("../../assets/icons/variorum-128.png")),
    ("256x256", "png", include_bytes!("../../assets/icons/variorum-256.png")),
    ("512x512", "png", include_bytes!("../../assets/icons/variorum-512.png")),
    ("scalable", "svg", include_bytes!("../../assets/icons/variorum.svg")),
];

/// The icon's places in a size's folder: the application's, and the project file's (its type with `-` for `/`).
const ICON_NAMES: [&str; 2] = ["apps/org.variorum.Variorum", "mimetypes/application-x-variorum-project"];

/// The programs that make the desktop read what was written, each with the folder of the data home it is given.
const REFRESHERS: [(&str, &str); 2] = [("update-mime-database", "mime"), ("update-desktop-database", "applications")];

/// Writes everything below `data_home` (usually `~/.local/share`) for the program at the absolute path `program`, and has the
/// desktop read it anew. Files of an earlier installation are replaced. Gives the files written.
///
/// # Errors
///
/// A sentence for the user when the program's path cannot stand in a menu entry, a file cannot be written, or the desktop's
/// own program fails. That one of those programs is missing is no error: such desktops look at the files themselves.
pub fn install(data_home: &Path, program: &Path) -> Result<Vec<PathBuf>, String> {
    let written = write_files(data_home, program)?;
    refresh(data_home)?;
    Ok(written)
}

/// Removes what [`install`] writes below `data_home`, and nothing else. Gives the files that were there and are gone; folders stay,
/// because other applications share them.
///
/// # Errors
///
/// A sentence for the user when a file cannot be removed, or the desktop's own program fails.
pub fn uninstall(data_home: &Path) -> Result<Vec<PathBuf>, String> {
    let removed = remove_files(data_home)?;
    if !removed.is_empty() {
        refresh(data_home)?;
    }
    Ok(removed)
}

/// Each file by its place below the data home, but for the menu entry, whose words depend on the program's place.
fn fixed_files() -> Vec<(PathBuf, &'static [u8])> {
    let mut files = vec![(PathBuf::from(MIME_PATH), MIME), (PathBuf::from(METAINFO_PATH), METAINFO)];
    for (size, ending, picture) in ICONS {
        for name in ICON_NAMES {
            files.push((PathBuf::from(format!("icons/hicolor/{size}/{name}.{ending}")), picture));
        }
    }
    files
}

fn write_files(data_home: &Path, program: &Path) -> Result<Vec<PathBuf>, String> {
    let entry = entry_for(program)?;
    let mut written = vec![write_file(data_home.join(ENTRY_PATH), entry.as_bytes())?];
    for (place, content) in fixed_files() {
        written.push(write_file(data_home.join(place), content)?);
    }
    Ok(written)
}

fn write_file(file: PathBuf, content: &[u8]) -> Result<PathBuf, String> {
    let made = file.parent().map_or(Ok(()), fs::create_dir_all);
    match made.and_then(|()| fs::write(&file, content)) {
        Ok(()) => Ok(file),
        Err(error) => Err(format!("A file of the menu entry cannot be written ({error}): {}", file.display())),
    }
}

fn remove_files(data_home: &Path) -> Result<Vec<PathBuf>, String> {
    let mut removed = Vec::new();
    let places = fixed_files().into_iter().map(|(place, _)| place);
    for place in std::iter::once(PathBuf::from(ENTRY_PATH)).chain(places) {
        let file = data_home.join(place);
        match fs::remove_file(&file) {
            Ok(()) => removed.push(file),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(format!("A file of the menu entry cannot be removed ({error}): {}", file.display())),
        }
    }
    Ok(removed)
}

/// The menu entry with the program's own place in it: a menu does not know the folders that a shell searches.
fn entry_for(program: &Path) -> Result<String, String> {
    let quoted = quoted(program)?;
    let lines = ENTRY.lines().map(|line| match line.strip_prefix("Exec=variorum") {
        Some(rest) => format!("Exec={quoted}{rest}\n"),
        None => format!("{line}\n"),
    });
    Ok(lines.collect())
}

/// A program's path as the first word of an `Exec` line, after the Desktop Entry Specification 1.5, "The Exec key": in double
/// quotes with a backslash before `"`, `` ` ``, `$` and `\`; `%` doubled, as it begins a field code; and, because the line is a
/// value of type string, every backslash doubled once more.
fn quoted(program: &Path) -> Result<String, String> {
    let refused = |why: &str| Err(format!("No menu entry can be made for a program whose path {why}: {}", program.display()));
    let Some(path) = program.to_str() else { return refused("is not valid Unicode") };
    if !program.is_absolute() {
        return refused("does not start at the root");
    }
    if path.contains('=') || path.contains(char::is_control) {
        return refused("contains an equals sign or a control character");
    }
    let mut quoted = String::from("\"");
    for character in path.chars() {
        match character {
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => quoted.extend([r"\\", character.encode_utf8(&mut [0; 4])]),
            '%' => quoted.push_str("%%"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    Ok(quoted)
}

fn refresh(data_home: &Path) -> Result<(), String> {
    for (program, folder) in REFRESHERS {
        let folder = data_home.join(folder);
        // A folder that is not there holds nothing to read anew, and the programs would fail on it.
        if folder.is_dir() {
            run(program, &folder)?;
        }
    }
    Ok(())
}

fn run(program: &str, folder: &Path) -> Result<(), String> {
    // Its words are about other applications' files as well; the exit status is what concerns ours.
    let status = Command::new(program).arg(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(refresh_failed(program, folder, &status.to_string())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(refresh_failed(program, folder, &error.to_string())),
    }
}

fn refresh_failed(program: &str, folder: &Path, why: &str) -> String {
    format!(
        "The files are in order, but the desktop was not told of them: {program} failed ({why}). Run it by hand on {}",
        folder.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exec_line(entry: &str) -> &str {
        entry.lines().find(|line| line.starts_with("Exec=")).unwrap()
    }

    #[test]
    fn installs_every_file_and_gives_their_places() {
        let home = tempfile::tempdir().unwrap();
        let written = install(home.path(), Path::new("/opt/variorum/variorum")).unwrap();
        assert_eq!(written.len(), 3 + 2 * ICONS.len());
        for place in [
            ENTRY_PATH,
            MIME_PATH,
            METAINFO_PATH,
            "icons/hicolor/16x16/apps/org.variorum.Variorum.png",
            "icons/hicolor/512x512/mimetypes/application-x-variorum-project.png",
            "icons/hicolor/scalable/apps/org.variorum.Variorum.svg",
            "icons/hicolor/scalable/mimetypes/application-x-variorum-project.svg",
        ] {
            let file = home.path().join(place);
            assert!(written.contains(&file) && fs::metadata(&file).unwrap().len() > 0, "{place}");
        }
        let entry = fs::read_to_string(home.path().join(ENTRY_PATH)).unwrap();
        assert_eq!(exec_line(&entry), r#"Exec="/opt/variorum/variorum" %f"#);
        assert_eq!(entry.lines().count(), ENTRY.lines().count());
    }

    #[test]
    fn the_exec_line_is_quoted_as_the_specification_says() {
        for (program, line) in [
            ("/usr/bin/variorum", r#"Exec="/usr/bin/variorum" %f"#),
            ("/home/an na/variorum", r#"Exec="/home/an na/variorum" %f"#),
            (r#"/home/"a"/variorum"#, r#"Exec="/home/\\"a\\"/variorum" %f"#),
            ("/home/it's/variorum", r#"Exec="/home/it's/variorum" %f"#),
            ("/a$b`c/variorum", r#"Exec="/a\\$b\\`c/variorum" %f"#),
            (r"/a\b/variorum", r#"Exec="/a\\\\b/variorum" %f"#),
            ("/100%f/variorum", r#"Exec="/100%%f/variorum" %f"#),
            ("/부엌/variorum", r#"Exec="/부엌/variorum" %f"#),
        ] {
            assert_eq!(exec_line(&entry_for(Path::new(program)).unwrap()), line);
        }
    }

    #[test]
    fn paths_that_no_entry_can_hold_are_refused() {
        for program in ["variorum", "./variorum", "/a=b/variorum", "/a\nb/variorum"] {
            let home = tempfile::tempdir().unwrap();
            assert!(install(home.path(), Path::new(program)).unwrap_err().contains(program));
            assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
        }
    }

    #[test]
    fn uninstall_removes_what_was_installed_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let other = write_file(home.path().join("applications/other.desktop"), b"[Desktop Entry]\n").unwrap();
        let written = install(home.path(), Path::new("/opt/my apps/variorum")).unwrap();
        assert_eq!(uninstall(home.path()).unwrap(), written);
        assert!(written.iter().all(|file| !file.exists()) && other.exists());
        assert_eq!(uninstall(home.path()).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempfile::tempdir().unwrap();
        let in_the_way = write_file(home.path().join("applications"), b"a file").unwrap();
        let error = install(home.path(), Path::new("/usr/bin/variorum")).unwrap_err();
        assert!(error.contains(&in_the_way.display().to_string()), "{error}");
    }

    #[test]
    fn the_file_type_knows_a_project_by_its_first_words() {
        let mime = std::str::from_utf8(MIME).unwrap();
        assert!(mime.contains("value=\"// Variorum project\"") && ENTRY.contains("application/x-variorum-project;"));
    }
}
