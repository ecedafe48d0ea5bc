//! Which faces stand in which family: the bundled ones, and those that the system had.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::fonts::{FAMILIES, Face, Lead};

/// A face of the system. Cheap to clone: its file is mapped into memory and shared.
#[derive(Clone)]
pub(super) struct SystemFace {
    /// Its name, the same for the same face of the same file.
    pub name: String,
    /// Its file.
    pub data: Arc<FontData>,
    /// Whether it draws emoji in colour.
    pub emoji: bool,
    /// Which letters it has.
    pub letters: fontique::CharmapIndex,
}

impl SystemFace {
    /// Whether it can draw a character.
    pub fn has(&self, character: char) -> bool {
        let letters = self.letters.charmap(self.data.bytes());
        letters.and_then(|letters| letters.map(character)).is_some_and(|glyph| glyph != 0)
    }
}

/// The system's faces found so far, for each face of the program.
#[derive(Clone, Default)]
pub(super) struct Found {
    leads: BTreeMap<(Face, Lead), SystemFace>,
    /// All of them, leads too, in the order in which they were found.
    all: BTreeMap<Face, Vec<SystemFace>>,
}

impl Found {
    /// Takes in a face that stands behind the others; a second time it changes nothing.
    pub fn add(&mut self, face: Face, found: SystemFace) {
        let all = self.all.entry(face).or_default();
        if all.iter().all(|known| known.name != found.name) {
            all.push(found);
        }
    }

    /// Takes in a face that comes first in a family.
    pub fn lead(&mut self, face: Face, lead: Lead, found: SystemFace) {
        self.leads.insert((face, lead), found.clone());
        self.add(face, found);
    }

    /// Whether one of the faces behind a face has a character: of the emoji faces, or of the others.
    pub fn has(&self, face: Face, character: char, emoji: bool) -> bool {
        let all = self.all.get(&face).into_iter().flatten();
        all.filter(|found| found.emoji == emoji).any(|found| found.has(character))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.leads.len() + self.all.values().map(Vec::len).sum::<usize>()
    }

    /// The names of the system's faces in a family, emoji first: other faces have some of them in black.
    fn behind(&self, face: Face) -> impl Iterator<Item = &SystemFace> {
        let all = || self.all.get(&face).into_iter().flatten();
        all().filter(|found| found.emoji).chain(all().filter(|found| !found.emoji))
    }
}

/// All families: what leads each, its bundled face, the interface face and the toolkit's own for arrows and signs, then
/// what the system had.
pub(super) fn definitions(found: &Found) -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(face.data())));
        for system in found.behind(face) {
            fonts.font_data.insert(system.name.clone(), Arc::clone(&system.data));
        }
    }
    for family in FAMILIES.iter() {
        let lead = found.leads.get(&(family.face, family.lead)).map(|lead| lead.name.clone());
        let bundled = [family.face.name().to_owned(), Face::Sans.name().to_owned()];
        let behind = found.behind(family.face).map(|system| system.name.clone());
        let names = lead.into_iter().chain(bundled).chain(fallback.iter().cloned()).chain(behind);
        fonts.families.insert(family.family.clone(), names.collect());
    }
    let equal_width = fonts.families.entry(FontFamily::Monospace).or_default();
    equal_width.extend(found.behind(Face::Sans).map(|system| system.name.clone()));
    fonts
}
