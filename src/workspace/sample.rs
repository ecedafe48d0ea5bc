//! The sample that comes with the program: three short accounts of one event, already tagged.

use std::path::{Path, PathBuf};

/// The files of the sample, as they are laid out in the person's folder.
const FILES: &[(&str, &str)] = &[];

/// Puts the sample into a folder of its own below `home`, unless it is there already, and returns its project file.
/// What a person did to it is never overwritten.
///
/// # Errors
/// A sentence that says what failed, why, and which file.
pub fn unpack_sample(home: &Path) -> Result<PathBuf, String> {
    let folder = home.join("sample");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    for (name, words) in FILES {
        let file = folder.join(name);
        if !file.exists() {
            std::fs::write(&file, words).map_err(|error| format!("{} cannot be written: {error}.", file.display()))?;
        }
    }
    Ok(folder.join("sample.ron"))
}
