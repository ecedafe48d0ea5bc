//! Small files of the user's own: never a reason to stop, so a bad one is set aside and begun anew. Counts nothing.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ron::ser::{PrettyConfig, to_string_pretty};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic;

/// What the file says; the default if there is none or it cannot be understood, and then it is set aside as `NAME.bad`.
pub(super) fn load<T: Default + DeserializeOwned>(path: &Path) -> T {
    let Ok(bytes) = fs::read(path) else { return T::default() };
    ron::de::from_bytes(&bytes).unwrap_or_else(|_bad| {
        let mut aside = path.as_os_str().to_owned();
        aside.push(".bad");
        // What cannot be set aside will be overwritten by the next save; these files hold nothing that cannot be chosen again.
        let _ = fs::rename(path, PathBuf::from(aside));
        T::default()
    })
}

/// Writes the file in a single step, and its folder if need be.
pub(super) fn save<T: Serialize>(path: &Path, value: &T) -> io::Result<()> {
    let mut text = to_string_pretty(value, PrettyConfig::new().new_line("\n")).map_err(io::Error::other)?;
    text.push('\n');
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    atomic::write_file(path, text.as_bytes()).map_err(io::Error::other)
}
