//! What a record of a newer version holds beyond what this version knows.

use std::collections::BTreeMap;

/// Fields that this version does not know, by name, with their values as they stood in the file.
pub type Extra = BTreeMap<String, String>;
