//! The person's folders on this machine.

use std::path::PathBuf;

/// The person's folders on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The settings file.
    pub settings: PathBuf,
    /// Project files of folders that cannot be written, the sample.
    pub data: PathBuf,
    /// Where columns stood in each project.
    pub state: PathBuf,
}

impl Folders {
    /// The usual places of this system; all in one folder when the variable `VARIORUM_HOME` names one.
    #[must_use]
    pub fn of_person() -> Self {
        let named = std::env::var_os("VARIORUM_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
        if let Some(home) = named.map(|home| std::path::absolute(&home).unwrap_or(home)) {
            return Self { settings: home.join("settings.ron"), data: home.join("data"), state: home.join("state") };
        }
        let Some(dirs) = directories::ProjectDirs::from("org", "variorum", "Variorum") else {
            let here = PathBuf::from(".variorum");
            return Self { settings: here.join("settings.ron"), data: here.join("data"), state: here.join("state") };
        };
        Self {
            settings: dirs.config_dir().join("settings.ron"),
            data: dirs.data_dir().to_owned(),
            state: dirs.state_dir().unwrap_or(dirs.data_local_dir()).to_owned(),
        }
    }
}
