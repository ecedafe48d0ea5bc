//! The faces of the program and the families that words are set in: a face of this program or of the system first, the
//! other bundled ones behind it, system faces last. Sizes are points.

use std::sync::LazyLock;

use egui::{FontFamily, FontId};

use crate::text::Script;

/// A face of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Reading text.
    Serif,
    /// Emphasis and quoted words.
    SerifItalic,
    /// Headlines.
    SerifBold,
    /// Emphasis within headlines.
    SerifBoldItalic,
    /// The interface.
    Sans,
    /// Emphasis in what is set as the interface is.
    SansItalic,
    /// What stands out in the interface.
    SansBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 7] =
        [Self::Serif, Self::SerifItalic, Self::SerifBold, Self::SerifBoldItalic, Self::Sans, Self::SansItalic, Self::SansBold];

    /// The name under which the toolkit knows the bundled face.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::SerifItalic => "serif italic",
            Self::SerifBold => "serif bold",
            Self::SerifBoldItalic => "serif bold italic",
            Self::Sans => "sans",
            Self::SansItalic => "sans italic",
            Self::SansBold => "sans bold",
        }
    }

    pub(super) const fn data(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../../assets/fonts/SourceSerif4-Italic.ttf"),
            Self::SerifBold => include_bytes!("../../../assets/fonts/SourceSerif4-Semibold.ttf"),
            Self::SerifBoldItalic => include_bytes!("../../../assets/fonts/SourceSerif4-SemiboldItalic.ttf"),
            Self::Sans => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::SansItalic => include_bytes!("../../../assets/fonts/Inter-Italic.ttf"),
            Self::SansBold => include_bytes!("../../../assets/fonts/Inter-Semibold.ttf"),
        }
    }

    /// The face of the interface that takes its place where a person reads without serifs.
    #[must_use]
    pub const fn without_serifs(self) -> Self {
        match self {
            Self::Serif | Self::Sans => Self::Sans,
            Self::SerifItalic | Self::SansItalic => Self::SansItalic,
            Self::SerifBold | Self::SerifBoldItalic | Self::SansBold => Self::SansBold,
        }
    }

    /// Whether its letters have serifs.
    #[must_use]
    pub const fn is_serif(self) -> bool {
        matches!(self, Self::Serif | Self::SerifItalic | Self::SerifBold | Self::SerifBoldItalic)
    }

    /// Whether it stands out by weight.
    #[must_use]
    pub const fn is_bold(self) -> bool {
        matches!(self, Self::SerifBold | Self::SerifBoldItalic | Self::SansBold)
    }

    /// Whether it is slanted.
    #[must_use]
    pub const fn is_italic(self) -> bool {
        matches!(self, Self::SerifItalic | Self::SerifBoldItalic | Self::SansItalic)
    }

    /// The face of emphasis among words in this face.
    #[must_use]
    pub const fn emphasized(self) -> Self {
        match self {
            Self::Serif | Self::SerifItalic => Self::SerifItalic,
            Self::SerifBold | Self::SerifBoldItalic => Self::SerifBoldItalic,
            Self::Sans | Self::SansItalic => Self::SansItalic,
            Self::SansBold => Self::SansBold,
        }
    }

    /// The face of strong words among words in this face.
    #[must_use]
    pub const fn strong(self) -> Self {
        match self {
            Self::Serif | Self::SerifBold => Self::SerifBold,
            Self::SerifItalic | Self::SerifBoldItalic => Self::SerifBoldItalic,
            Self::Sans | Self::SansItalic | Self::SansBold => Self::SansBold,
        }
    }

    /// The family of the face.
    #[must_use]
    pub fn family(self) -> FontFamily {
        self.family_led_by(Lead::Bundled)
    }

    /// The face at a size in points.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }

    /// The face at a size in points, for words mostly in a script: the system's face for it comes first.
    ///
    /// One face then has the letters, the spaces and the signs, and the words are shaped in one go.
    #[must_use]
    pub fn at_for(self, size: f32, script: Script) -> FontId {
        FontId::new(size, self.family_led_by(Lead::of(script)))
    }

    pub(super) fn family_led_by(self, lead: Lead) -> FontFamily {
        let found = FAMILIES.iter().find(|family| family.face == self && family.lead == lead);
        found.map_or(FontFamily::Proportional, |family| family.family.clone())
    }
}

/// Which face comes first in a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lead {
    /// The bundled one.
    Bundled,
    /// The system's face for a script that the bundled ones lack.
    Script(Script),
    /// The system's face with the most combining marks on Latin, Greek and Cyrillic letters.
    Marks,
    /// The system's face of emoji in colour.
    Emoji,
}

impl Lead {
    /// What comes first for words in a script.
    pub fn of(script: Script) -> Self {
        match script {
            Script::Latin | Script::Other => Self::Bundled,
            Script::Korean
            | Script::Japanese
            | Script::Chinese
            | Script::ChineseTraditional
            | Script::Arabic
            | Script::Hebrew
            | Script::Devanagari
            | Script::Thai => Self::Script(script),
        }
    }

    const ALL: [Self; 11] = [
        Self::Bundled,
        Self::Script(Script::Korean),
        Self::Script(Script::Japanese),
        Self::Script(Script::Chinese),
        Self::Script(Script::ChineseTraditional),
        Self::Script(Script::Arabic),
        Self::Script(Script::Hebrew),
        Self::Script(Script::Devanagari),
        Self::Script(Script::Thai),
        Self::Marks,
        Self::Emoji,
    ];
}

/// A family that words can be set in.
pub(super) struct Family {
    /// The face asked for.
    pub face: Face,
    /// What comes before it.
    pub lead: Lead,
    /// How the toolkit knows it.
    pub family: FontFamily,
}

/// Every family, made once: a name is not written anew for each piece of each frame.
pub(super) static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| {
    let named = |face: Face, lead: Lead| match (face, lead) {
        (Face::Sans, Lead::Bundled) => FontFamily::Proportional,
        (_, Lead::Bundled) => FontFamily::Name(face.name().into()),
        (_, Lead::Script(script)) => FontFamily::Name(format!("{} for {script:?}", face.name()).into()),
        (_, Lead::Marks) => FontFamily::Name(format!("{} for marks", face.name()).into()),
        (_, Lead::Emoji) => FontFamily::Name(format!("{} for emoji", face.name()).into()),
    };
    let of = |face: Face| Lead::ALL.map(|lead| Family { face, lead, family: named(face, lead) });
    Face::ALL.into_iter().flat_map(of).collect()
});

/// What a family of the toolkit is here; text of equal width is set beside the interface face.
pub(super) fn known(family: &FontFamily) -> Option<(Face, Lead)> {
    match family {
        FontFamily::Monospace => Some((Face::Sans, Lead::Bundled)),
        FontFamily::Proportional | FontFamily::Name(_) => {
            let found = FAMILIES.iter().find(|known| known.family == *family)?;
            Some((found.face, found.lead))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_is_known_again() {
        for family in FAMILIES.iter() {
            assert_eq!(known(&family.family), Some((family.face, family.lead)));
            assert_eq!(family.face.family_led_by(family.lead), family.family);
        }
        assert_eq!(FAMILIES.len(), Face::ALL.len() * Lead::ALL.len());
    }

    #[test]
    fn emphasis_keeps_the_weight() {
        for face in Face::ALL {
            assert_eq!(face.emphasized().is_bold(), face.is_bold());
            assert_eq!(face.emphasized().is_serif(), face.is_serif());
            assert!(face.strong().is_bold() && face.strong().is_serif() == face.is_serif());
        }
    }
}
