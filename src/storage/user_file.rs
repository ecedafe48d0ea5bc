//! Small files of the user's own: never a reason to stop, so a bad one is set aside and begun anew. Counts nothing.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ron::ser::{PrettyConfig, to_string_pretty};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::atomic;

/// The largest file that is read, in bytes: a thousand columns and ten thousand reading places take less.
const MOST_BYTES: u64 = 10_000_000;

/// What the file says; the default if there is none or it cannot be understood, and then it is set aside as `NAME.bad`.
pub(super) fn load<T: Default + DeserializeOwned>(path: &Path) -> T {
    let Ok(file) = File::open(path) else { return T::default() };
    let mut bytes = Vec::new();
    let read = if path.is_file() { file.take(MOST_BYTES + 1).read_to_end(&mut bytes) } else { return T::default() };
    let whole = read.is_ok() && bytes.len() as u64 <= MOST_BYTES;
    whole.then(|| ron::de::from_bytes(&bytes).ok()).flatten().unwrap_or_else(|| {
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
