//! The bundled faces: Source Serif 4 for reading, Inter for the interface. System fonts follow for every other script.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// A face of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Reading text.
    Serif,
    /// Emphasis and quoted words.
    SerifItalic,
    /// Headlines.
    SerifBold,
    /// The interface.
    Sans,
    /// What stands out in the interface.
    SansBold,
}

impl Face {
    const ALL: [Self; 5] = [Self::Serif, Self::SerifItalic, Self::SerifBold, Self::Sans, Self::SansBold];

    const fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::SerifItalic => "serif italic",
            Self::SerifBold => "serif bold",
            Self::Sans => "sans",
            Self::SansBold => "sans bold",
        }
    }

    const fn data(self) -> &'static [u8] {
        match self {
            Self::Serif => include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
            Self::SerifItalic => include_bytes!("../../../assets/fonts/SourceSerif4-Italic.ttf"),
            Self::SerifBold => include_bytes!("../../../assets/fonts/SourceSerif4-Semibold.ttf"),
            Self::Sans => include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
            Self::SansBold => include_bytes!("../../../assets/fonts/Inter-Semibold.ttf"),
        }
    }

    /// The face for emphasis within this one.
    #[must_use]
    pub const fn emphasis(self) -> Self {
        match self {
            Self::Serif | Self::SerifItalic | Self::SerifBold => Self::SerifItalic,
            Self::Sans | Self::SansBold => Self::SansBold,
        }
    }

    /// The face for strong words within this one.
    #[must_use]
    pub const fn strong(self) -> Self {
        match self {
            Self::Serif | Self::SerifItalic | Self::SerifBold => Self::SerifBold,
            Self::Sans | Self::SansBold => Self::SansBold,
        }
    }

    /// The face of the interface that takes its place where a person reads without serifs.
    #[must_use]
    pub const fn without_serifs(self) -> Self {
        match self {
            Self::Serif | Self::SerifItalic | Self::Sans => Self::Sans,
            Self::SerifBold | Self::SansBold => Self::SansBold,
        }
    }

    /// The family of the face.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            Self::Sans => FontFamily::Proportional,
            Self::Serif | Self::SerifItalic | Self::SerifBold | Self::SansBold => FontFamily::Name(self.name().into()),
        }
    }

    /// The face at a size in points.
    #[must_use]
    pub fn at(self, size: f32) -> FontId {
        FontId::new(size, self.family())
    }
}

/// All faces, each backed by the toolkit's own for arrows and signs that it lacks.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(face.data())));
        let mut names = vec![face.name().to_owned(), Face::Sans.name().to_owned()];
        names.dedup();
        names.extend(fallback.iter().cloned());
        fonts.families.insert(face.family(), names);
    }
    fonts
}
