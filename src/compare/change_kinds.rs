//! What kind of change some words are that were exchanged: whether a number, a name, a negation or an attribution came, went or
//! is another. The words looked for are English, with the commonest of Korean, German, French and Spanish. Counts nothing.

use std::collections::BTreeSet;

use super::tokens::{Sentence, Side, Token};
use crate::text::fold_plain;

/// What a change between two versions of a text is, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A number came, went or is another.
    Number,
    /// A day or a month came, went or is another.
    Date,
    /// A name came, went or is another: a word with a capital inside a sentence.
    Name,
    /// A negation came or went.
    Negation,
    /// Who says something, or how surely: `said`, `denied`, `according to`, quotation marks.
    Attribution,
    /// Other words.
    Wording,
    /// A sentence that only the newer text has.
    Added,
    /// A sentence that only the older text has.
    Removed,
    /// A sentence that stands elsewhere.
    Moved,
    /// The same words in another case, or with other marks.
    Typography,
    /// Only white space differs.
    Spacing,
}

impl ChangeKind {
    /// Every kind, the weightiest first.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Date,
        Self::Name,
        Self::Negation,
        Self::Attribution,
        Self::Wording,
        Self::Added,
        Self::Removed,
        Self::Moved,
        Self::Typography,
        Self::Spacing,
    ];

    /// The kind as it stands on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "Number",
            Self::Date => "Date",
            Self::Name => "Name",
            Self::Negation => "Negation",
            Self::Attribution => "Attribution",
            Self::Wording => "Wording",
            Self::Added => "Added",
            Self::Removed => "Removed",
            Self::Moved => "Moved",
            Self::Typography => "Typography",
            Self::Spacing => "Spacing",
        }
    }
}

const NUMBERS: [(&str, &str); 34] = [
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("dozen", "dozen"),
    ("dozens", "dozens"),
    ("hundreds", "hundreds"),
    ("thousands", "thousands"),
    ("half", "half"),
    ("twice", "twice"),
    ("double", "double"),
];

const POWERS: [&str; 4] = ["hundred", "thousand", "million", "billion"];

/// Days and months count with a capital only: `may` and `march` are words.
const DATES: [&str; 30] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mon",
    "tue",
    "thu",
];

const DAYS: [&str; 4] = ["today", "yesterday", "tomorrow", "tonight"];

const NEGATIONS: [&str; 27] = [
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot", "nicht", "kein",
    "keine", "keinen", "nie", "ne", "pas", "jamais", "aucun", "aucune", "nunca", "ningún", "안", "못", "아니", "아닌",
];

/// Parts of Korean words that negate.
const NEGATION_PARTS: [&str; 4] = ["않", "없", "아니", "못하"];

const ATTRIBUTIONS: [&str; 62] = [
    "said",
    "say",
    "says",
    "saying",
    "told",
    "tell",
    "tells",
    "claim",
    "claims",
    "claimed",
    "claiming",
    "allege",
    "alleges",
    "alleged",
    "allegedly",
    "report",
    "reports",
    "reported",
    "reportedly",
    "deny",
    "denies",
    "denied",
    "denying",
    "confirm",
    "confirms",
    "confirmed",
    "according",
    "state",
    "states",
    "stated",
    "announce",
    "announced",
    "insist",
    "insists",
    "insisted",
    "admit",
    "admits",
    "admitted",
    "acknowledge",
    "acknowledged",
    "accuse",
    "accuses",
    "accused",
    "suggest",
    "suggests",
    "suggested",
    "believe",
    "believes",
    "believed",
    "apparently",
    "purportedly",
    "supposedly",
    "unconfirmed",
    "sources",
    "anonymous",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "sagte",
    "laut",
    "selon",
    "según",
];

/// Parts of Korean words that say who says something.
const ATTRIBUTION_PARTS: [&str; 10] = ["말했", "밝혔", "전했", "주장", "부인", "따르면", "발표", "보도", "알려졌", "확인"];

/// Words that are names wherever they stand, and words whose capital says nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The words that have a capital inside a sentence of either text. Headlines with capitals throughout say nothing.
    pub(super) fn of(sides: [&Side<'_>; 2]) -> Self {
        let mut names = BTreeSet::new();
        for side in sides {
            for sentence in side.sentences.iter().filter(|sentence| !all_capitals(side, sentence)) {
                let inside =
                    sentence.tokens.iter().enumerate().filter(|(place, token)| *place > 0 && has_capital(side.word(token)));
                names.extend(inside.map(|(_, token)| side.word(token).to_owned()));
            }
        }
        Self(names)
    }

    fn has(&self, word: &str) -> bool {
        has_capital(word) && self.0.contains(word)
    }
}

fn has_capital(word: &str) -> bool {
    // A lone capital is the start of an initial, or the word “I”.
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().nth(1).is_some()
}

/// Most words with a capital: a headline in title case, whose capitals say nothing.
fn all_capitals(side: &Side<'_>, sentence: &Sentence) -> bool {
    let words = || sentence.tokens.iter().map(|token| side.word(token)).filter(|word| word.starts_with(char::is_alphabetic));
    words().filter(|word| has_capital(word)).count() * 2 > words().count()
}

/// The kind of change from some words to others.
pub(super) fn kind_of(names: &Names, old: Words<'_>, new: Words<'_>, quotes_differ: bool) -> ChangeKind {
    let differ = |found: &dyn Fn(&str) -> Option<String>| old.found(found) != new.found(found);
    if differ(&number) {
        ChangeKind::Number
    } else if old.letters() == new.letters() {
        let quotes = |words: &Words<'_>| words.found(&|word| (word == "\"").then(String::new)).len();
        if quotes_differ && quotes(&old) != quotes(&new) { ChangeKind::Attribution } else { ChangeKind::Typography }
    } else if differ(&date) {
        ChangeKind::Date
    } else if differ(&|word| names.has(word).then(|| word.to_owned())) {
        ChangeKind::Name
    } else if differ(&|word| is_negation(&word.to_lowercase()).then(String::new)) {
        ChangeKind::Negation
    } else if differ(&attribution) {
        ChangeKind::Attribution
    } else {
        ChangeKind::Wording
    }
}

/// Some words of a text that follow each other.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) side: &'a Side<'a>,
    pub(super) tokens: &'a [Token],
}

impl Words<'_> {
    /// What is found in the words, sorted.
    fn found(&self, find: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
        let mut found: Vec<String> = self.tokens.iter().filter_map(|token| find(&fold_plain(self.side.word(token)))).collect();
        found.sort();
        found
    }

    /// The letters and digits alone, in small.
    fn letters(&self) -> String {
        let all = self.tokens.iter().flat_map(|token| self.side.word(token).chars());
        all.filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    }
}

/// A number as digits, without the marks between thousands.
fn number(word: &str) -> Option<String> {
    if word.contains(|letter: char| letter.is_numeric()) {
        return Some(word.replace(',', "").to_lowercase());
    }
    let small = word.to_lowercase();
    let named = NUMBERS.iter().find(|(name, _)| *name == small).map(|(_, digits)| (*digits).to_owned());
    named.or_else(|| POWERS.contains(&small.as_str()).then_some(small))
}

fn date(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    let named = has_capital(word) && DATES.contains(&small.as_str());
    (named || DAYS.contains(&small.as_str()) || word.ends_with("요일")).then_some(small)
}

fn is_negation(small: &str) -> bool {
    NEGATIONS.contains(&small) || small.ends_with("n't") || NEGATION_PARTS.iter().any(|part| small.contains(part))
}

fn attribution(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    let part = ATTRIBUTION_PARTS.iter().find(|part| small.contains(**part));
    part.map(|part| (*part).to_owned()).or_else(|| ATTRIBUTIONS.contains(&small.as_str()).then_some(small))
}
