//! The sample that comes with the program: three short accounts of one event, already tagged.

use std::path::{Path, PathBuf};

/// The files of the sample, as they are laid out in the person's folder.
const FILES: [(&str, &str); 3] = [
    ("ferry-card.md", include_str!("../../assets/sample/ferry-card.md")),
    ("ferry-courier.txt", include_str!("../../assets/sample/ferry-courier.txt")),
    ("ferry-translated.txt", include_str!("../../assets/sample/ferry-translated.txt")),
];

/// The sample's project, as it stands in the repository: there the articles lie in another folder.
const PROJECT: &str = include_str!("../../saves/sample.ron");

/// Puts the sample into a folder of its own below `home`, unless it is there already, and returns its project file.
/// What a person did to it is never overwritten.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn unpack_sample(home: &Path) -> Result<PathBuf, String> {
    let folder = home.join("sample");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let project = PROJECT.replacen("folder: \"../assets/sample\"", "folder: \".\"", 1);
    let files = FILES.into_iter().chain([("sample.ron", project.as_str())]);
    for (name, words) in files {
        let file = folder.join(name);
        if !file.exists() {
            std::fs::write(&file, words).map_err(|error| format!("{} cannot be written: {error}.", file.display()))?;
        }
    }
    Ok(folder.join("sample.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::IdSource;
    use crate::workspace;

    #[test]
    fn the_sample_opens_with_every_highlight_in_its_place() {
        let home = tempfile::tempdir().unwrap();
        let project = unpack_sample(home.path()).unwrap();
        let workspace = workspace::open(&project, None, &mut IdSource::new(1)).unwrap();
        assert_eq!(workspace.notices, Vec::<String>::new());
        assert_eq!(workspace.notebook().documents().len(), 3);
        for (id, highlight) in workspace.notebook().highlights() {
            let path = &workspace.notebook().document(highlight.document).unwrap().path;
            let reading = crate::import::read_document(&workspace.folder.join(path)).unwrap().reading;
            let span = reading.to_span(highlight.points).unwrap();
            assert_eq!(reading.slice(span), highlight.exact, "{id} in {path}");
        }
    }

    #[test]
    fn what_a_person_did_to_the_sample_stays() {
        let home = tempfile::tempdir().unwrap();
        let project = unpack_sample(home.path()).unwrap();
        std::fs::write(&project, "mine").unwrap();
        unpack_sample(home.path()).unwrap();
        assert_eq!(std::fs::read_to_string(&project).unwrap(), "mine");
    }
}
