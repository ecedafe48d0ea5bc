//! How the desk of a project stood when it was left: kept with the user, not in the project. Shares are parts of the whole width.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{place, user_file};

/// Digits of a desk's name: with 64 bits, no two projects ever meet.
const DESK_NAME_DIGITS: usize = 16;

/// A column of the desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeskColumn {
    /// The document's id.
    pub document: String,
    /// Its path in the project, for a document whose id has changed.
    pub path: String,
    /// The first paragraph that was seen, from 0.
    pub paragraph: usize,
    /// Code points of it that were passed.
    pub within: u64,
    /// Its stack's part of the desk's width; the parts need not add up to 1.
    pub share: f32,
    /// Its part of its stack's height; the parts need not add up to 1.
    pub height: f32,
    /// Whether it is shown under the column before it.
    pub stacked: bool,
    /// The set of columns that it scrolls with, `A` to `D`; empty for none.
    pub link: String,
}

/// Where a document was being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReadingPlace {
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// Code points of it that were passed.
    pub within: u64,
}

/// The layout of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    /// The columns in reading order: stack after stack from left to right, each from top to bottom.
    pub columns: Vec<DeskColumn>,
    /// Where documents were being read, by their paths in the project.
    pub places: BTreeMap<String, ReadingPlace>,
    /// Which column had the focus, from 0.
    pub focus: usize,
    /// The path of the article with whose words the others are compared; empty where none was chosen.
    pub base: String,
    /// Rooms and drawers by name, open or folded away; one that is not named is as it is at first.
    pub rooms: BTreeMap<String, bool>,
    /// What was typed or chosen to filter and sort lists, by the list's name.
    pub filters: BTreeMap<String, String>,
}

impl Desk {
    /// Reads a layout; a missing or bad file gives an empty one, and a bad one is set aside as `NAME.bad`.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let mut desk: Self = user_file::load(path);
        for column in &mut desk.columns {
            // A share that is no positive number would make the column vanish; a layout of an older version names no heights.
            for share in [&mut column.share, &mut column.height] {
                *share = if share.is_finite() && *share > 0.0 { *share } else { 1.0 };
            }
        }
        desk
    }

    /// Writes the layout in a single step.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        user_file::save(path, self)
    }
}

/// Where the layout of a project is kept: `state_dir/desks/`, under a name made from the project's path.
#[must_use]
pub fn desk_path(state_dir: &Path, project_path: &Path) -> PathBuf {
    let name = &place::path_hash(project_path)[..DESK_NAME_DIGITS];
    state_dir.join("desks").join(format!("{name}.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desk_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = desk_path(folder.path(), Path::new("/a/p.ron"));
        assert_ne!(path, desk_path(folder.path(), Path::new("/b/p.ron")));
        let column = DeskColumn {
            document: "0123456789".to_owned(),
            path: "a.txt".to_owned(),
            within: 7,
            paragraph: 7,
            share: 0.4,
            height: 0.6,
            stacked: true,
            link: "B".to_owned(),
        };
        let desk = Desk {
            places: BTreeMap::from([("a.txt".to_owned(), ReadingPlace { paragraph: 3, within: 41 })]),
            columns: vec![column.clone(), column],
            focus: 1,
            base: "a.txt".to_owned(),
            rooms: BTreeMap::from([("tags".to_owned(), false)]),
            filters: BTreeMap::from([("documents".to_owned(), "war".to_owned())]),
        };
        desk.save(&path).unwrap();
        assert_eq!(Desk::load(&path), desk);
        std::fs::write(&path, "(columns: [(share: 0)], later: 1)").unwrap();
        let column = &Desk::load(&path).columns[0];
        assert_eq!((column.share, column.height, column.stacked, column.link.as_str()), (1.0, 1.0, false, ""));
    }
}
