//! The colours of a theme, read from `assets/themes/*.ron`.

use egui::Color32;
use serde::Deserialize;

use crate::notebook::Color;

/// Light, sepia or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Black on white paper.
    #[default]
    Light,
    /// Brown on yellowish paper.
    Sepia,
    /// Light on dark.
    Dark,
}

impl Mode {
    /// Every mode, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Sepia, Self::Dark];

    /// The mode as it stands in settings and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Sepia => "sepia",
            Self::Dark => "dark",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    const fn source(self) -> &'static str {
        match self {
            Self::Light => include_str!("../../../assets/themes/light.ron"),
            Self::Sepia => include_str!("../../../assets/themes/sepia.ron"),
            Self::Dark => include_str!("../../../assets/themes/dark.ron"),
        }
    }
}

/// The file as it is written: colours as `#rrggbb`.
#[derive(Deserialize)]
struct Tokens {
    ground: String,
    panel: String,
    page: String,
    ink: String,
    secondary: String,
    line: String,
    accent: String,
    selection: String,
    hover: String,
    field: String,
    warning: String,
    error: String,
    shadow: String,
    tag_dark: Vec<(String, String)>,
}

/// The colours of a theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Which theme it is.
    pub mode: Mode,
    /// Behind everything.
    pub ground: Color32,
    /// Side rooms and the drawer.
    pub panel: Color32,
    /// Behind reading text.
    pub page: Color32,
    /// Words.
    pub ink: Color32,
    /// Words of second rank.
    pub secondary: Color32,
    /// Hairlines and outlines.
    pub line: Color32,
    /// Links, the thing in hand, what is active.
    pub accent: Color32,
    /// Behind selected words and rows.
    pub selection: Color32,
    /// Behind what the pointer is on.
    pub hover: Color32,
    /// Behind what can be typed into.
    pub field: Color32,
    /// Words that warn.
    pub warning: Color32,
    /// Words that say what failed.
    pub error: Color32,
    /// The shadow of what floats.
    pub shadow: Color32,
    tag_colors: Vec<(Color, Color)>,
}

/// How strongly a highlight tints the page: a quarter keeps words at WCAG AA contrast on every colour of the palette.
const TINT: f32 = 0.24;

impl Theme {
    /// The built-in theme of a mode.
    ///
    /// # Panics
    /// If the built-in file is broken, which a test rules out.
    #[must_use]
    pub fn of(mode: Mode) -> Self {
        let tokens: Tokens = match ron::from_str(mode.source()) {
            Ok(tokens) => tokens,
            Err(error) => panic!("the built-in theme “{}” is broken: {error}", mode.name()),
        };
        let pair = |(from, to): &(String, String)| Some((from.parse().ok()?, to.parse().ok()?));
        Self {
            mode,
            ground: hex(&tokens.ground),
            panel: hex(&tokens.panel),
            page: hex(&tokens.page),
            ink: hex(&tokens.ink),
            secondary: hex(&tokens.secondary),
            line: hex(&tokens.line),
            accent: hex(&tokens.accent),
            selection: hex(&tokens.selection),
            hover: hex(&tokens.hover),
            field: hex(&tokens.field),
            warning: hex(&tokens.warning),
            error: hex(&tokens.error),
            shadow: hex(&tokens.shadow),
            tag_colors: tokens.tag_dark.iter().filter_map(pair).collect(),
        }
    }

    /// Whether words are light on dark.
    #[must_use]
    pub const fn is_dark(&self) -> bool {
        matches!(self.mode, Mode::Dark)
    }

    /// The colour of a tag's bars, lines and dots on this theme.
    #[must_use]
    pub fn tag(&self, color: Color) -> Color32 {
        let counterpart = self.tag_colors.iter().find(|(light, _)| *light == color).map(|(_, dark)| *dark);
        let Color([red, green, blue]) = counterpart.filter(|_| self.is_dark()).unwrap_or(color);
        opaque(red, green, blue)
    }

    /// The tint behind words that carry the tags; several tags mix.
    #[must_use]
    pub fn tint(&self, colors: impl IntoIterator<Item = Color>) -> Color32 {
        let mut tint = Color32::TRANSPARENT;
        for color in colors {
            tint = tint.blend(self.tag(color).gamma_multiply(if tint == Color32::TRANSPARENT { TINT } else { TINT / 2.0 }));
        }
        tint
    }
}

#[expect(clippy::disallowed_methods, reason = "the theme is where colours are made")]
fn opaque(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// A colour of a theme file, `#rrggbb` or `#rrggbbaa`; magenta where it is not one, so that it is seen.
fn hex(text: &str) -> Color32 {
    Color32::from_hex(text).unwrap_or(Color32::PLACEHOLDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color32) -> f32 {
        let [red, green, blue] = [color.r(), color.g(), color.b()].map(|part| {
            let part = f32::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_are_legible_on_everything_they_stand_on() {
        for mode in Mode::ALL {
            let theme = Theme::of(mode);
            for (ground, name) in [(theme.ground, "ground"), (theme.panel, "panel"), (theme.page, "page"), (theme.field, "field")]
            {
                for (words, which) in [(theme.ink, "ink"), (theme.secondary, "secondary"), (theme.accent, "accent")] {
                    let contrast = contrast(words, ground);
                    assert!(contrast >= 4.5, "{which} on {name} of {}: {contrast:.2}", mode.name());
                }
            }
            assert!(contrast(theme.ink, theme.selection) >= 4.5, "selected words of {}", mode.name());
        }
    }

    #[test]
    fn words_are_legible_on_every_highlight() {
        for mode in Mode::ALL {
            let theme = Theme::of(mode);
            for first in Color::PALETTE {
                for second in Color::PALETTE {
                    let ground = theme.page.blend(theme.tint([first, second]));
                    assert!(contrast(theme.ink, ground) >= 4.5, "{first} and {second} on {}", mode.name());
                }
            }
        }
    }
}
