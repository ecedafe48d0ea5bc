//! The file of a document, and none outside the folder.

use std::path::{Component, Path, PathBuf};

/// The file of a document, which a project file names by a path below its folder. Project files come from other people: none may
/// have a file read that its folder does not hold.
///
/// # Errors
/// A sentence for a whole path, for one that goes up with `..`, and for one that leads out of the folder by a symbolic link.
pub(super) fn document_path(folder: &Path, path: &str) -> Result<PathBuf, String> {
    let outside = || {
        format!(
            "“{path}” is not read: it lies outside the folder of the project ({}). Copy it into the folder to read it.",
            folder.display()
        )
    };
    if !Path::new(path).components().all(|step| matches!(step, Component::Normal(_) | Component::CurDir)) {
        return Err(outside());
    }
    let whole = folder.join(path);
    match (folder.canonicalize(), whole.canonicalize()) {
        (Ok(folder), Ok(file)) if !file.starts_with(&folder) => Err(outside()),
        // What is not there is for the reader to say.
        _ => Ok(whole),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_read_only_from_its_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("texts");
        std::fs::create_dir_all(folder.join("sub")).unwrap();
        std::fs::write(folder.join("sub/a.txt"), "a").unwrap();
        std::fs::write(home.path().join("secret.txt"), "b").unwrap();
        let secret = home.path().join("secret.txt");
        assert_eq!(document_path(&folder, "sub/a.txt"), Ok(folder.join("sub/a.txt")));
        assert!(document_path(&folder, "gone.txt").is_ok());
        for outside in ["../secret.txt", "sub/../../secret.txt", secret.to_str().unwrap()] {
            assert!(document_path(&folder, outside).unwrap_err().contains("outside the folder"), "{outside}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&secret, folder.join("link.txt")).unwrap();
            std::os::unix::fs::symlink("sub/a.txt", folder.join("inside.txt")).unwrap();
            assert!(document_path(&folder, "link.txt").is_err() && document_path(&folder, "inside.txt").is_ok());
        }
    }
}
