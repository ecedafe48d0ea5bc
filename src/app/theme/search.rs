//! Asks the system for faces. Slow, a scan of all installed fonts at first: never to be called where frames are drawn.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use egui::epaint::text::{Fonts, TextOptions, VariationCoords};
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId};
use fontique::{
    Attributes, Collection, CollectionOptions, FallbackKey, FontStyle, FontWeight, FontWidth, GenericFamily, Language,
    QueryFamily, QueryFont, QueryStatus, SourceCache,
};

use super::fonts::{Face, Lead};
use super::found::SystemFace;
use super::marks::marks;
use super::preferred;
use crate::text::Script;

/// The installed fonts, as the system lists them.
pub(super) struct Search {
    collection: Collection,
    files: SourceCache,
}

impl Search {
    /// Lists the installed fonts.
    ///
    /// # Panics
    /// Where the system has a font library but no fonts: its list is then taken for granted by the library in between.
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: true };
        Self { collection: Collection::new(options), files: SourceCache::default() }
    }

    /// The face to come first in a family, if the system has one.
    pub fn lead(&mut self, face: Face, lead: Lead) -> Option<SystemFace> {
        match lead {
            Lead::Bundled => None,
            Lead::Script(script) => self.for_script(face, script),
            Lead::Marks => self.for_marks(face),
            Lead::Emoji => self.for_emoji(face, '😀'),
        }
    }

    /// A face with a character that no other face has yet.
    pub fn with_character(&mut self, face: Face, character: char, emoji: bool) -> Option<SystemFace> {
        if emoji && let Some(found) = self.for_emoji(face, character) {
            return Some(found);
        }
        let script = Script::of_character(character).map(Lead::of);
        if let Some(Lead::Script(script)) = script
            && let Some(found) = self.for_script(face, script)
            && found.has(character)
        {
            return Some(found);
        }
        let fallback = preferred::iso_of(character).map(|iso| fallback(iso, None));
        let found = self.first(face, everything(face), fallback, |font| has(font, character))?;
        self.tried(face, &found, &character.to_string())
    }

    /// The face that suits a script best: serif for serif, of the named ones first, with all of its sample letters.
    fn for_script(&mut self, face: Face, script: Script) -> Option<SystemFace> {
        let choice = preferred::of(script)?;
        let (first, then) = if face.is_serif() { (choice.serif, choice.sans) } else { (choice.sans, choice.serif) };
        let named = first.iter().chain(then).map(|name| QueryFamily::Named(name));
        let language = choice.language.and_then(|language| Language::parse(language).ok());
        let families = named.collect();
        let suits = |font: &QueryFont| choice.sample.chars().all(|letter| has(font, letter));
        let found = self.first(face, families, Some(fallback(choice.iso, language.as_ref())), suits);
        let found = found.or_else(|| self.first(face, everything(face), None, suits))?;
        self.tried(face, &found, choice.sample)
    }

    /// Of the faces with Latin, Greek and Cyrillic letters the one with the most marks.
    fn for_marks(&mut self, face: Face) -> Option<SystemFace> {
        let names = if face.is_serif() { preferred::MARKS_SERIF } else { preferred::MARKS_SANS };
        let named = names.iter().map(|name| QueryFamily::Named(name));
        let mut best: Option<(usize, QueryFont)> = None;
        let families = named.chain(everything(face)).collect();
        self.each(face, families, None, |font| {
            let count = marks().filter(|mark| has(font, *mark)).count();
            let letters = "azAZαωаяéő".chars().all(|letter| has(font, letter));
            if letters && best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, font.clone()));
            }
            QueryStatus::Continue
        });
        let (_, font) = best.filter(|(count, _)| *count > 0)?;
        self.tried(face, &font, "Z\u{324}\u{354}")
    }

    fn for_emoji(&mut self, face: Face, character: char) -> Option<SystemFace> {
        let named = preferred::EMOJI.iter().map(|name| QueryFamily::Named(name));
        let families = named.chain([QueryFamily::Generic(GenericFamily::Emoji)]).collect();
        let found = self.first(face, families, None, |font| has(font, character))?;
        self.tried(face, &found, &character.to_string())
    }

    fn first(
        &mut self,
        face: Face,
        families: Vec<QueryFamily<'_>>,
        fallback: Option<FallbackKey>,
        suits: impl Fn(&QueryFont) -> bool,
    ) -> Option<QueryFont> {
        let mut found = None;
        self.each(face, families, fallback, |font| {
            if !suits(font) {
                return QueryStatus::Continue;
            }
            found = Some(font.clone());
            QueryStatus::Stop
        });
        found
    }

    /// Shows the fonts of families in turn, each in the weight and slope of a face.
    fn each(
        &mut self,
        face: Face,
        families: Vec<QueryFamily<'_>>,
        fallback: Option<FallbackKey>,
        see: impl FnMut(&QueryFont) -> QueryStatus,
    ) {
        let weight = if face.is_bold() { FontWeight::SEMI_BOLD } else { FontWeight::NORMAL };
        let style = if face.is_italic() { FontStyle::Italic } else { FontStyle::Normal };
        let mut query = self.collection.query(&mut self.files);
        query.set_families(families);
        query.set_attributes(Attributes::new(FontWidth::NORMAL, style, weight));
        if let Some(fallback) = fallback {
            query.set_fallbacks(fallback);
        }
        query.matches_with(see);
    }

    /// The face as the toolkit takes it, after a trial: a file that it cannot read would end the program.
    ///
    /// The trial also brings the pages of the file that hold its tables into memory.
    fn tried(&mut self, face: Face, font: &QueryFont, sample: &str) -> Option<SystemFace> {
        let family = self.collection.family_name(font.family.0).unwrap_or("unnamed");
        let coordinates = font.synthesis.variation_settings();
        let kind = if face.is_serif() { "serif" } else { "sans" };
        let name = format!("system: {family} {} {} {coordinates:?} beside {kind}", font.family.1, font.index);
        let (file, _) = font.blob.clone().into_raw_parts();
        let mut data = FontData::from_blob(file, font.index);
        data.tweak.coords = VariationCoords::new(coordinates.iter().map(|(tag, value)| (*tag, *value)));
        let beside = baseline(&FontData::from_static(face.data()), "x")?;
        // A file's own hints can flatten letters at small sizes (Noto Sans Tamil Bold); the bundled faces have none either.
        data.tweak.hinting = Some(false);
        // Letters of another face stand on the same line as those of the bundled one.
        data.tweak.y_offset_factor = beside - baseline(&data, sample)?;
        let emoji = preferred::EMOJI.contains(&family);
        Some(SystemFace { name, data: Arc::new(data), emoji, letters: font.charmap_index })
    }
}

/// How far below the middle of its row the toolkit puts the line that a face's letters stand on, as a part of the face's
/// size; `None` where it cannot read the face. It centres each face in the row by that face's own height.
fn baseline(data: &FontData, sample: &str) -> Option<f32> {
    /// Points: large, for the toolkit rounds.
    const SIZE: f32 = 200.0;
    let trial = || {
        let mut only = FontDefinitions::empty();
        only.font_data.insert("tried".to_owned(), Arc::new(data.clone()));
        only.families.insert(FontFamily::Proportional, vec!["tried".to_owned()]);
        let mut fonts = Fonts::new(TextOptions::default(), only);
        let mut view = fonts.with_pixels_per_point(1.0);
        let galley = view.layout_no_wrap(sample.to_owned(), FontId::proportional(SIZE), Color32::PLACEHOLDER);
        let letter = galley.rows.first()?.row.glyphs.first().copied()?;
        Some((letter.font_face_ascent - letter.font_face_height / 2.0) / SIZE)
    };
    catch_unwind(AssertUnwindSafe(trial)).ok().flatten()
}

fn has(font: &QueryFont, character: char) -> bool {
    font.charmap().and_then(|letters| letters.map(character)).is_some_and(|glyph| glyph != 0)
}

/// The system's own lists, which together name every face with letters that the faces before it lack.
fn everything(face: Face) -> Vec<QueryFamily<'static>> {
    let (first, then) = if face.is_serif() {
        (GenericFamily::Serif, GenericFamily::SansSerif)
    } else {
        (GenericFamily::SansSerif, GenericFamily::Serif)
    };
    let lists = [first, then, GenericFamily::SystemUi, GenericFamily::Math, GenericFamily::Monospace, GenericFamily::Emoji];
    lists.map(QueryFamily::Generic).to_vec()
}

fn fallback(iso: [u8; 4], language: Option<&Language>) -> FallbackKey {
    FallbackKey::new(fontique::Script::from_bytes(iso), language)
}
