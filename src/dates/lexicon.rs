//! The words of a language that patterns have places for: months, days, units, numbers.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use super::meaning::{Season, Unit};
use super::rule::Rule;

/// What the rules of one language are written with. Words are in lower case, apart by spaces.
pub(super) struct Words {
    /// The language's tag.
    pub tag: &'static str,
    /// From January; whole names first, then abbreviations.
    pub months: [&'static str; 12],
    /// From Monday.
    pub weekdays: [&'static str; 7],
    /// From spring.
    pub seasons: [&'static str; 4],
    /// Names of one unit.
    pub units: &'static [(Unit, &'static str)],
    /// Names of several units; they may be the same.
    pub plurals: &'static [(Unit, &'static str)],
    /// Number words.
    pub numbers: &'static [(&'static str, i32)],
    /// Numbers that say no number.
    pub several: &'static str,
    /// `first` and on.
    pub ordinals: &'static [(&'static str, i32)],
    /// Whether names of months and weekdays are written with a capital.
    pub capitals: bool,
    /// Words that may stand before a dating and belong to it.
    pub before: &'static [&'static str],
    /// Words of the future tense.
    pub future: &'static str,
    /// Words of the past tense.
    pub past: &'static str,
    /// Words that tell the language from others.
    pub common: &'static str,
    /// The rules.
    pub rules: &'static [Rule],
}

/// What a word can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month(i8),
    Weekday(Weekday),
    Season(Season),
    Unit(Unit),
    Units(Unit),
    Number(i32),
    Several,
    Ordinal(i32),
}

/// The words of a language by their letters.
pub(super) type Lexicon = BTreeMap<&'static str, Vec<Sense>>;

const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];

/// The words sorted by their letters.
pub(super) fn lexicon(words: &Words) -> Lexicon {
    let mut lexicon = Lexicon::new();
    let mut put = |names: &'static str, sense: Sense| {
        for name in names.split(' ').filter(|name| !name.is_empty()) {
            lexicon.entry(name).or_default().push(sense);
        }
    };
    (1..).zip(words.months).for_each(|(number, names)| put(names, Sense::Month(number)));
    for (offset, names) in (0..).zip(words.weekdays) {
        if let Ok(weekday) = Weekday::from_monday_zero_offset(offset) {
            put(names, Sense::Weekday(weekday));
        }
    }
    SEASONS.into_iter().zip(words.seasons).for_each(|(season, names)| put(names, Sense::Season(season)));
    words.units.iter().for_each(|(unit, names)| put(names, Sense::Unit(*unit)));
    words.plurals.iter().for_each(|(unit, names)| put(names, Sense::Units(*unit)));
    words.numbers.iter().for_each(|(name, number)| put(name, Sense::Number(*number)));
    put(words.several, Sense::Several);
    words.ordinals.iter().for_each(|(name, number)| put(name, Sense::Ordinal(*number)));
    lexicon
}
