//! Where the project file of a folder is, and where the folder of a project file is. Counts nothing.

use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{copies, header};

/// The ending of project files, with its dot.
const ENDING: &str = ".ron";

/// How much of a file is read to see whether it is a project, in bytes: its first fields, even after a long comment.
const HEAD_BYTES: u64 = 65_536;

/// Digits that tell apart projects of folders with the same name: with 32 bits, two among a hundred meet with a chance of one in a million.
const SHORT_HASH_DIGITS: usize = 8;

/// The project file of a folder: in it, named after it.
#[must_use]
pub fn default_path(folder: &Path) -> PathBuf {
    let mut name = folder_name(folder);
    name.push(ENDING);
    folder.join(name)
}

/// The folder's own name; `variorum` for one without, such as the root.
fn folder_name(folder: &Path) -> OsString {
    let own = |path: &Path| path.file_name().map(OsString::from);
    own(folder).or_else(|| own(&folder.canonicalize().ok()?)).unwrap_or_else(|| "variorum".into())
}

/// The project file that a folder has: the one named after it, else the only one in it, else `None`.
#[must_use]
pub fn find_project(folder: &Path) -> Option<PathBuf> {
    let usual = default_path(folder);
    if usual.is_file() {
        return Some(usual);
    }
    let files = folder.read_dir().ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let projects = files.filter(|path| path.extension().is_some_and(|ending| ending == &ENDING[1..]) && is_project(path));
    let mut projects = projects.filter(|path| !copies::is_copy(path));
    let first = projects.next()?;
    projects.next().is_none().then_some(first)
}

/// Whether a file begins as a project does.
pub(super) fn is_project(path: &Path) -> bool {
    let mut head = Vec::new();
    let readable = path.is_file() && File::open(path).is_ok_and(|file| file.take(HEAD_BYTES).read_to_end(&mut head).is_ok());
    let head = String::from_utf8_lossy(&head);
    let head = head.strip_prefix('\u{feff}').unwrap_or(&head);
    let named = header::has_sign(head) || ["folder:", "documents:", "highlights:"].iter().any(|field| head.contains(field));
    readable && named && header::version(head).is_some()
}

/// The project file of a folder that cannot be written: in the user's data folder, under a name that no other folder's has.
#[must_use]
pub fn fallback_path(folder: &Path, data_dir: &Path) -> PathBuf {
    let mut name = folder_name(folder);
    name.push("-");
    name.push(&path_hash(folder)[..SHORT_HASH_DIGITS]);
    name.push(ENDING);
    data_dir.join(name)
}

/// SHA-256 of a path as the system would find it, in hexadecimal digits; the path as it is written where nothing is there.
pub(super) fn path_hash(path: &Path) -> String {
    let whole = path.canonicalize().or_else(|_gone| std::path::absolute(path)).unwrap_or_else(|_empty| path.to_owned());
    Sha256::digest(whole.as_os_str().as_encoded_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a file can be made in a folder: it tries, because rights, quotas and read-only disks each have their own way to say no.
#[must_use]
pub fn is_writable(folder: &Path) -> bool {
    tempfile::Builder::new().prefix(".variorum-").tempfile_in(folder).is_ok()
}

/// The documents' folder of a project: `folder` as the project file at this path says it, with `/` between folders.
#[must_use]
pub fn resolve_folder(project_file: &Path, folder: &str) -> PathBuf {
    let beside = project_file.parent().filter(|beside| !beside.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let steps = Path::new(folder).components().filter(|step| *step != Component::CurDir);
    let relative: PathBuf = steps.collect();
    if relative.as_os_str().is_empty() { beside.to_owned() } else { beside.join(relative) }
}

/// What a project file at this path should say of its documents' folder: the way there with `/`, or the whole path where there is none.
///
/// The inverse of [`resolve_folder`]. `None` if the path is not Unicode: no text can hold it.
#[must_use]
pub fn folder_for(project_file: &Path, folder: &Path) -> Option<String> {
    let whole = |path: &Path| path.canonicalize().or_else(|_gone| std::path::absolute(path)).ok();
    let beside = resolve_folder(project_file, ".");
    let (given, beside, folder) = (folder, whole(&beside)?, whole(folder)?);
    let shared = beside.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    // Two places that share only the root (or a drive) have nothing to do with each other: moving one does not move the other.
    if shared <= beside.components().take_while(|step| matches!(step, Component::Prefix(_) | Component::RootDir)).count()
        && beside != folder
    {
        let path = std::path::absolute(given).ok()?;
        return path.to_str().map(|path| if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() });
    }
    let up = beside.components().skip(shared).map(|_| Some(".."));
    let down = folder.components().skip(shared).map(|step| step.as_os_str().to_str());
    let steps: Vec<&str> = up.chain(down).collect::<Option<_>>()?;
    Some(if steps.is_empty() { ".".to_owned() } else { steps.join("/") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_project_is_named_after_its_folder() {
        assert_eq!(default_path(Path::new("/a/v1.2")), Path::new("/a/v1.2/v1.2.ron"));
        assert_eq!(default_path(Path::new("/")), Path::new("/variorum.ron"));
        assert!(default_path(Path::new(".")).file_name().is_some_and(|name| name != ".ron"));
        let (a, b) = (fallback_path(Path::new("/a/x"), Path::new("/d")), fallback_path(Path::new("/b/x"), Path::new("/d")));
        assert!(a != b && a.starts_with("/d") && a.to_string_lossy().len() == "/d/x-12345678.ron".len(), "{a:?}");
    }

    #[test]
    fn a_folder_has_the_project_of_its_name_else_its_only_one() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        assert_eq!(find_project(folder.path()), None);
        put("theme.ron", "(version: 1, colors: [])");
        put("notes.txt", header::MARK);
        assert_eq!(find_project(folder.path()), None);
        put("one.ron", "(version: 7, folder: \".\")");
        assert_eq!(find_project(folder.path()), Some(folder.path().join("one.ron")));
        put("two.ron", "(version: 1, folder: \".\")");
        assert_eq!(find_project(folder.path()), None);
        let usual = default_path(folder.path());
        fs::write(&usual, "").unwrap();
        assert_eq!(find_project(folder.path()), Some(usual));
    }

    #[test]
    fn folders_are_said_relative_to_the_project() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("a/texts")).unwrap();
        for (file, folder, said) in [
            ("a/p.ron", "a", "."),
            ("a/p.ron", "a/texts", "texts"),
            ("a/texts/p.ron", "a", ".."),
            ("a/p.ron", "b/gone", "../b/gone"),
        ] {
            let (file, folder) = (root.join(file), root.join(folder));
            assert_eq!(folder_for(&file, &folder).as_deref(), Some(said));
            let back = resolve_folder(&file, said);
            assert_eq!(std::path::absolute(&back).unwrap().canonicalize().ok(), folder.canonicalize().ok());
        }
        assert_eq!(resolve_folder(Path::new("p.ron"), "."), Path::new("."));
        assert_eq!(resolve_folder(Path::new("/a/p.ron"), "./x/y"), Path::new("/a/x/y"));
        assert_eq!(resolve_folder(Path::new("/a/p.ron"), "/else"), Path::new("/else"));
        assert!(is_writable(&root) && !is_writable(&root.join("gone")));
    }
}
