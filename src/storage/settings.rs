//! What a person chose for every project, and the projects opened last. Sizes are in points, the measure in characters.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::user_file;

/// Projects that are remembered: as many as a welcome page shows without scrolling.
const MOST_RECENT: usize = 12;

/// The settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name that the person works under: the coder of exports. Empty until it is given.
    pub name: String,
    /// `system`, `light`, `sepia` or `dark`; whoever draws takes anything else for `system`.
    pub theme: String,
    /// The projects and folders opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// Size of the reading face, in points.
    pub text_size: f32,
    /// Widest line of the reading text, in characters.
    pub measure: f32,
    /// Whether texts are set in the face of the interface, without serifs.
    pub sans: bool,
    /// Whether paragraphs are numbered in the margin.
    pub paragraph_numbers: bool,
    /// How loosely articles may say the same to be shown as saying it: 0 only in the same words, 1 in any.
    pub loose: f32,
}

impl Default for Settings {
    /// The size and the measure are those of the design: 15.5 points, and 66 characters, the classical ideal (Bringhurst 2.1.2).
    fn default() -> Self {
        Self {
            name: String::new(),
            theme: "system".to_owned(),
            recent: Vec::new(),
            text_size: 15.5,
            measure: 66.0,
            sans: false,
            paragraph_numbers: true,
            loose: 1.0,
        }
    }
}

impl Settings {
    /// Reads the settings; a missing or bad file gives the default ones, and a bad one is set aside as `NAME.bad`.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let mut settings: Self = user_file::load(path);
        // Beyond these, a text can no longer be read, nor the setting changed back.
        settings.text_size = within(settings.text_size, 8.0, 48.0, Self::default().text_size);
        settings.measure = within(settings.measure, 30.0, 160.0, Self::default().measure);
        settings.loose = within(settings.loose, 0.0, 1.0, Self::default().loose);
        settings.recent.truncate(MOST_RECENT);
        settings
    }

    /// Writes the settings in a single step; recent projects whose paths are no Unicode text cannot be remembered.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let mut settings = self.clone();
        settings.recent.retain(|path| path.to_str().is_some());
        user_file::save(path, &settings)
    }

    /// Puts a project first among those opened last.
    pub fn remember(&mut self, project: &Path) {
        self.recent.retain(|known| known != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

/// The number if it is one and lies between, the nearest end if it lies outside.
fn within(number: f32, least: f32, most: f32, otherwise: f32) -> f32 {
    if number.is_nan() { otherwise } else { number.clamp(least, most) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn settings_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.ron");
        assert_eq!(Settings::load(&path), Settings::default());
        let mut settings = Settings { name: "Ada “L.”".to_owned(), ..Settings::default() };
        for number in 0..20 {
            settings.remember(&PathBuf::from(format!("/p/{}.ron", number % 15)));
        }
        assert_eq!((settings.recent.len(), settings.recent[0].as_path()), (12, Path::new("/p/4.ron")));
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), settings);
    }

    #[test]
    fn a_bad_file_is_set_aside_and_an_old_one_completed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(name: \"Ada\", text_size: 900, gone: true)").unwrap();
        let settings = Settings::load(&path);
        assert_eq!((settings.name.as_str(), settings.text_size, settings.measure), ("Ada", 48.0, 66.0));
        fs::write(&path, b"(name: \xff").unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
        assert!(!path.exists() && folder.path().join("settings.ron.bad").exists());
    }
}
