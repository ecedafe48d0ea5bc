//! The words of each language that say who speaks: speech verbs, pronouns, titles. Counts nothing.
//!
//! The lists were written for this program from reading news; they are not taken from any resource.

use std::collections::BTreeSet;

use super::english::{self, ENGLISH};
use super::european::{DUTCH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, RUSSIAN, SPANISH};
use super::words::Words;

/// All languages; the first where nothing tells.
const LANGUAGES: [&Words; 8] = [&ENGLISH, &SPANISH, &ITALIAN, &DUTCH, &GERMAN, &FRENCH, &PORTUGUESE, &RUSSIAN];

/// What kind of word a word is, as far as finding speakers needs to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// `said`, `told`: they introduce whole sentences.
    pub speech: BTreeSet<&'static str>,
    /// `said`, `claimed`: a clause may follow without `that`.
    pub plain: BTreeSet<&'static str>,
    /// `called`, `praised`: they tell of speech, and take quoted words as a part of the sentence.
    pub telling: BTreeSet<&'static str>,
    /// `dubbed`, `titled`: what stands behind them between marks is a name.
    pub naming: BTreeSet<&'static str>,
    /// `according`, `selon`: a speaker follows.
    pub according: BTreeSet<&'static str>,
    /// `he`.
    pub he: BTreeSet<&'static str>,
    /// `she`.
    pub she: BTreeSet<&'static str>,
    /// `they`, `it`, `I`: other pronouns that can speak.
    pub other_pronouns: BTreeSet<&'static str>,
    /// `has`, `also`: they stand between a subject and its verb.
    pub between: BTreeSet<&'static str>,
    /// `the`, `his`: they begin a noun phrase.
    pub determiners: BTreeSet<&'static str>,
    /// `of`, `for`: they go on with a noun phrase.
    pub prepositions: BTreeSet<&'static str>,
    /// `but`, `while`: a noun phrase does not cross them.
    pub conjunctions: BTreeSet<&'static str>,
    /// `who`: words about the subject follow.
    pub relatives: BTreeSet<&'static str>,
    /// `that` behind a speech verb.
    pub that: BTreeSet<&'static str>,
    /// `president`, `Sen.`: they stand before a name.
    pub titles: BTreeSet<&'static str>,
    /// `Tuesday`, `March`: capitals that are no names of speakers.
    pub times: BTreeSet<&'static str>,
    /// `Ministry`, `Inc.`: a name with such a word is no person's.
    pub bodies: BTreeSet<&'static str>,
    /// `Korea`, `Washington`: places, which are no persons either.
    pub places: BTreeSet<&'static str>,
    /// First names of men.
    pub men: BTreeSet<&'static str>,
    /// First names of women.
    pub women: BTreeSet<&'static str>,
}

/// The lexicon for a text: by the language where it is known and known here, else by its commonest words.
pub(super) fn lexicon(language: Option<&str>, text: &str) -> Lexicon {
    let tag = language.map(|tag| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase());
    let by_tag = tag.and_then(|tag| LANGUAGES.iter().find(|words| words.tag == tag));
    read(by_tag.copied().unwrap_or_else(|| guess(text)))
}

/// English verbs that need no `that`; in the other languages the conjunction is not left out.
const PLAIN: &str = "said says say added adds claimed claims insisted insists argued argues believes believe warned warns admitted admits \
    confirmed acknowledged denied thinks";

/// Words of a text that are looked at to tell its language.
const LOOKED_AT: usize = 400;

fn guess(text: &str) -> &'static Words {
    let sample: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .take(LOOKED_AT)
        .map(str::to_lowercase)
        .collect();
    let hits = |words: &&&Words| {
        let common: BTreeSet<&str> = words.common.split_whitespace().collect();
        sample.iter().filter(|word| common.contains(word.as_str())).count()
    };
    // The first of equals: English, which most texts are in.
    LANGUAGES.iter().rev().max_by_key(hits).copied().unwrap_or(&ENGLISH)
}

fn set(list: &'static str) -> BTreeSet<&'static str> {
    list.split_whitespace().collect()
}

fn read(words: &'static Words) -> Lexicon {
    let joined = |list: &'static str, all: &'static str| list.split_whitespace().chain(all.split_whitespace()).collect();
    Lexicon {
        speech: set(words.speech),
        plain: set(PLAIN),
        telling: set(words.telling),
        naming: set(words.naming),
        according: set(words.according),
        he: set(words.he),
        she: set(words.she),
        other_pronouns: set(words.other_pronouns),
        between: set(words.between),
        determiners: set(words.determiners),
        prepositions: set(words.prepositions),
        conjunctions: set(words.conjunctions),
        relatives: set(words.relatives),
        that: set(words.that),
        titles: set(words.titles),
        times: joined(words.times, ENGLISH.times),
        bodies: joined(words.bodies, ENGLISH.bodies),
        places: joined(words.places, ENGLISH.places),
        men: set(english::MEN),
        women: set(english::WOMEN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides_or_the_words_do() {
        assert!(lexicon(None, "The minister said that it was not for him to say.").speech.contains("said"));
        assert!(lexicon(None, "El ministro dijo que no era para él, según la agencia.").speech.contains("dijo"));
        assert!(lexicon(None, "De minister zei dat het niet voor hem was.").speech.contains("zei"));
        assert!(lexicon(Some("de-AT"), "Nein").speech.contains("sagte"));
        assert!(lexicon(Some("xx"), "").speech.contains("said"));
    }
}
