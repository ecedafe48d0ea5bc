//! Copies that synced folders put beside a project when two machines changed it at once. Counts nothing.

use std::path::{Path, PathBuf};

/// Words for a conflict as Dropbox, Nextcloud and their kin write them in the names of copies: English and Spanish, German and
/// Scandinavian, French and Italian.
const WORDS: [&str; 3] = ["conflict", "konflikt", "conflit"];

/// Copies looked at, at most: who has more of them has another problem.
const MOST: usize = 20;

/// How sure a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It says that it is a conflict copy: Dropbox, Nextcloud, ownCloud, Syncthing.
    Says,
    /// It may be one, or another project: OneDrive adds the machine's name, others a number.
    May,
}

/// The files beside a project that may be conflict copies of it, by name, surer ones first.
#[must_use]
pub fn conflict_copies(project_file: &Path) -> Vec<(Likeness, PathBuf)> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let (Some(own), Some(folder)) = (name(project_file), project_file.parent()) else { return Vec::new() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = folder.read_dir().into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<(Likeness, PathBuf)> =
        entries.filter_map(|path| Some((likeness(&own, &name(&path)?)?, path))).filter(|(_, path)| path.is_file()).collect();
    found.sort();
    found.truncate(MOST);
    found
}

/// Whether a file of this name says that it is a conflict copy of another one in its folder.
pub(super) fn is_copy(path: &Path) -> bool {
    let Some((folder, name)) = path.parent().zip(path.file_name().and_then(|name| name.to_str())) else { return false };
    let starts = [" (", ".sync-conflict-", "_conflict-"].into_iter().flat_map(|sign| name.match_indices(sign));
    let originals = starts.map(|(at, _)| format!("{}.ron", &name[..at]));
    originals.into_iter().any(|original| likeness(&original, name) == Some(Likeness::Says) && folder.join(&original).is_file())
}

/// Whether a name is that of a copy of a project of this name.
fn likeness(own: &str, name: &str) -> Option<Likeness> {
    let (own, name) = (own.strip_suffix(".ron")?, name.strip_suffix(".ron")?);
    let added = name.strip_prefix(own).filter(|added| !added.is_empty())?;
    let brackets = added.strip_prefix(" (").and_then(|added| added.strip_suffix(')'));
    let says = brackets.is_some_and(|inside| WORDS.iter().any(|word| inside.to_lowercase().contains(word)))
        || added.starts_with(".sync-conflict-")
        || added.starts_with("_conflict-");
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let may = brackets.is_some_and(number) || added.strip_prefix(' ').is_some_and(number) || added.starts_with('-');
    if says { Some(Likeness::Says) } else { may.then_some(Likeness::May) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        let says = Some(Likeness::Says);
        for (name, expected) in [
            ("notes (Ann's conflicted copy 2024-05-01).ron", says),
            ("notes (conflicted copy 2024-05-01 101112).ron", says),
            ("notes (Anns in Konflikt stehende Kopie 2024-05-01).ron", says),
            ("notes (Copie en conflit de Ann 2024-05-01).ron", says),
            ("notes.sync-conflict-20240501-101112-ABCDEFG.ron", says),
            ("notes_conflict-20240501-101112.ron", says),
            ("notes-DESKTOP.ron", Some(Likeness::May)),
            ("notes (1).ron", Some(Likeness::May)),
            ("notes 2.ron", Some(Likeness::May)),
            ("notes.ron", None),
            ("notes (draft).ron", None),
            ("notes on ferries.ron", None),
            ("notes.ron.bak", None),
            ("other (conflicted copy).ron", None),
        ] {
            assert_eq!(likeness("notes.ron", name), expected, "{name}");
        }
    }

    #[test]
    fn they_are_found_beside_their_project() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str| std::fs::write(folder.path().join(name), "").unwrap();
        ["p.ron", "p-far.ron", "p.sync-conflict-20240501-101112-ABC.ron", "q.ron"].into_iter().for_each(put);
        let found: Vec<_> = conflict_copies(&folder.path().join("p.ron")).into_iter().map(|(likeness, _)| likeness).collect();
        assert_eq!(found, [Likeness::Says, Likeness::May]);
        assert!(is_copy(&folder.path().join("p.sync-conflict-20240501-101112-ABC.ron")));
        assert!(!is_copy(&folder.path().join("p-far.ron")) && !is_copy(&folder.path().join("q.ron")));
    }
}
