//! Which writing a stretch of words is in, so that a face can be chosen for it. Looks at characters, counts letters.

/// A writing, as far as one face serves it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, Greek and Cyrillic letters, and words without letters.
    #[default]
    Latin,
    /// Hangul, with or without hanja.
    Korean,
    /// Kana and kanji.
    Japanese,
    /// Chinese characters in the forms of the mainland, and where nothing is known of their language.
    Chinese,
    /// Chinese characters in the forms of Taiwan, Hong Kong and Macau.
    ChineseTraditional,
    /// Arabic letters in any language: Persian and Urdu too.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Devanagari letters: Hindi, Marathi, Nepali.
    Devanagari,
    /// Thai letters.
    Thai,
    /// Any other letters.
    Other,
}

impl Script {
    /// Whether Chinese characters are at home in it.
    #[must_use]
    pub const fn is_east_asian(self) -> bool {
        matches!(self, Self::Korean | Self::Japanese | Self::Chinese | Self::ChineseTraditional)
    }

    /// The writing of a language given as a BCP 47 tag (`ko`, `zh-Hant-TW`); `None` where the tag does not decide it.
    #[must_use]
    pub fn of_language(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            "ko" => Some(Self::Korean),
            "ja" => Some(Self::Japanese),
            "zh" | "yue" if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => Some(Self::ChineseTraditional),
            "yue" => Some(Self::ChineseTraditional),
            "zh" => Some(Self::Chinese),
            "ar" | "fa" | "ur" | "ps" | "ckb" => Some(Self::Arabic),
            "he" | "yi" => Some(Self::Hebrew),
            "hi" | "mr" | "ne" | "sa" => Some(Self::Devanagari),
            "th" => Some(Self::Thai),
            _ => None,
        }
    }

    /// The writing of a document, from its language where that is known, else from how it begins.
    #[must_use]
    pub fn of_document(language: Option<&str>, words: &str) -> Self {
        language.and_then(Self::of_language).unwrap_or_else(|| Self::of_words(words, Self::Latin))
    }

    /// The writing of most letters of some words, from the first of them; `Latin` where there are no letters.
    ///
    /// Chinese characters alone do not say in which language they stand: they take the document's writing where that
    /// uses them, else `Chinese`.
    #[must_use]
    pub fn of_words(words: &str, document: Self) -> Self {
        if !may_leave_latin(words) {
            return Self::Latin;
        }
        let mut counts = Counts::default();
        words.chars().filter_map(letter_group).take(LOOKED_AT).for_each(|group| counts.add(group));
        counts.script(document)
    }

    /// The writing that a single character belongs to; `None` for signs, digits, marks and spaces of any writing.
    #[must_use]
    pub fn of_character(character: char) -> Option<Self> {
        Some(match letter_group(character)? {
            Group::Han => Self::Chinese,
            Group::Kana => Self::Japanese,
            Group::One(script) => script,
        })
    }
}

/// Letters looked at: more would not change the face of a paragraph, and it is asked again for each frame.
const LOOKED_AT: usize = 64;

/// How many letters a Hangul syllable, a kana or a Chinese character counts for: about so many would write it out.
const SYLLABLE: u32 = 2;

/// One in so many East Asian letters must be kana or Hangul for the words to be Japanese or Korean: a borrowed の is less.
const TELLING: u32 = 10;

/// Whether a letter outside Latin, Greek and Cyrillic can be among the words: from their bytes alone, for it is asked most.
fn may_leave_latin(words: &str) -> bool {
    // First bytes in UTF-8: D6 opens U+0580, E2 the signs of U+2000 to U+2FFF; the others here open letters.
    words.bytes().any(|byte| matches!(byte, 0xD6..=0xE1 | 0xE3..=0xFF))
}

/// Letters that one face serves; Chinese characters serve several languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Han,
    Kana,
    One(Script),
}

/// The group of a character that is a letter. The large blocks first: to look letters up one by one takes most of the time.
fn letter_group(character: char) -> Option<Group> {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphabetic().then_some(Group::One(Script::Latin)),
        '\u{AC00}'..='\u{D7A3}' => Some(Group::One(Script::Korean)),
        '\u{4E00}'..='\u{9FFF}' => Some(Group::Han),
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Some(Group::Kana),
        _ => character.is_alphabetic().then(|| group(character)),
    }
}

/// The group of a letter, from the blocks of Unicode 16.
fn group(letter: char) -> Group {
    match letter {
        '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Group::One(Script::Hebrew),
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}' => Group::One(Script::Arabic),
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Group::One(Script::Arabic),
        '\u{0900}'..='\u{097F}' | '\u{A8E0}'..='\u{A8FF}' => Group::One(Script::Devanagari),
        '\u{0E00}'..='\u{0E7F}' => Group::One(Script::Thai),
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' => Group::One(Script::Korean),
        '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}' => Group::One(Script::Korean),
        '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}' | '\u{1B000}'..='\u{1B16F}' => Group::Kana,
        '\u{3100}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' => Group::One(Script::ChineseTraditional),
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{4DBF}' => Group::Han,
        '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => Group::Han,
        '\0'..='\u{052F}' | '\u{1C80}'..='\u{1C8F}' | '\u{1D00}'..='\u{1DBF}' => Group::One(Script::Latin),
        '\u{1E00}'..='\u{1FFF}' | '\u{2071}'..='\u{209C}' | '\u{2100}'..='\u{2188}' => Group::One(Script::Latin),
        '\u{2C60}'..='\u{2C7F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}' => Group::One(Script::Latin),
        '\u{A720}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB6F}' | '\u{FB00}'..='\u{FB06}' => Group::One(Script::Latin),
        '\u{FF21}'..='\u{FF5A}' => Group::One(Script::Latin), // full width
        _ => Group::One(Script::Other),
    }
}

/// Letters of each group.
#[derive(Default)]
struct Counts {
    han: u32,
    kana: u32,
    hangul: u32,
    /// Bopomofo, which only Taiwan writes.
    bopomofo: u32,
    others: [u32; 6],
}

impl Counts {
    /// The writings that are told by their letters alone, in the order of `others`.
    const OTHERS: [Script; 6] = [Script::Latin, Script::Arabic, Script::Hebrew, Script::Devanagari, Script::Thai, Script::Other];

    fn add(&mut self, group: Group) {
        match group {
            Group::Han => self.han += 1,
            Group::Kana => self.kana += 1,
            Group::One(Script::Korean) => self.hangul += 1,
            Group::One(Script::Chinese | Script::ChineseTraditional | Script::Japanese) => self.bopomofo += 1,
            Group::One(Script::Latin) => self.others[0] += 1,
            Group::One(Script::Arabic) => self.others[1] += 1,
            Group::One(Script::Hebrew) => self.others[2] += 1,
            Group::One(Script::Devanagari) => self.others[3] += 1,
            Group::One(Script::Thai) => self.others[4] += 1,
            Group::One(Script::Other) => self.others[5] += 1,
        }
    }

    fn script(&self, document: Script) -> Script {
        let east_asian = self.han + self.kana + self.hangul + self.bopomofo;
        let (mut most, mut script) = (east_asian * SYLLABLE, self.east_asian(document));
        for (count, other) in self.others.into_iter().zip(Self::OTHERS) {
            if count > most {
                (most, script) = (count, other);
            }
        }
        if most == 0 { Script::Latin } else { script }
    }

    fn east_asian(&self, document: Script) -> Script {
        let all = self.han + self.kana + self.hangul + self.bopomofo;
        if self.hangul * TELLING >= all && self.hangul >= self.kana && self.hangul > 0 {
            Script::Korean
        } else if self.kana * TELLING >= all && self.kana > 0 {
            Script::Japanese
        } else if document.is_east_asian() {
            document
        } else if self.bopomofo > 0 {
            Script::ChineseTraditional
        } else {
            Script::Chinese
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words on their own.
    fn alone(words: &str) -> Script {
        Script::of_words(words, Script::Latin)
    }

    #[test]
    fn words_tell_their_writing() {
        for (words, expected) in [
            ("", Script::Latin),
            ("1912 — 15 %", Script::Latin),
            ("The ferry struck the pier.", Script::Latin),
            ("“Ψυχή” – душа, e\u{301}te\u{301}, Tiếng Việt", Script::Latin),
            ("여객선이 동쪽 부두를 들이받았다.", Script::Korean),
            ("國漢文을 섞어 쓴 記事", Script::Korean),
            ("フェリーが東の桟橋に衝突した。", Script::Japanese),
            ("渡轮撞上了东码头。", Script::Chinese),
            ("渡輪ㄉㄨˋ撞", Script::ChineseTraditional),
            ("اصطدمت العبارة بالرصيف", Script::Arabic),
            ("המעבורת פגעה ברציף", Script::Hebrew),
            ("नौका घाट से टकराई", Script::Devanagari),
            ("เรือเฟอร์รีชนท่าเรือ", Script::Thai),
            ("படகு துறையில் மோதியது", Script::Other),
            ("👩‍👩‍👧 🚢", Script::Latin),
        ] {
            assert_eq!(alone(words), expected, "{words}");
        }
    }

    #[test]
    fn a_borrowed_word_does_not_change_the_writing() {
        assert_eq!(alone("The sign said 金閣寺, which nobody could read."), Script::Latin);
        assert_eq!(alone("여객선 “Harbour Queen”호가 부두를 들이받았다고 Reuters가 전했다."), Script::Korean);
        assert_eq!(alone("他在那家名叫茶の间的小店里坐了整整一个下午没有说话"), Script::Chinese);
    }

    #[test]
    fn chinese_characters_alone_take_the_writing_of_their_document() {
        for document in [Script::Korean, Script::Japanese, Script::Chinese, Script::ChineseTraditional] {
            assert_eq!(Script::of_words("東京都議会", document), document);
        }
        assert_eq!(Script::of_words("東京都議会", Script::Thai), Script::Chinese);
    }

    #[test]
    fn a_language_decides_before_the_words_do() {
        for (tag, expected) in [
            ("ko", Some(Script::Korean)),
            ("ja-JP", Some(Script::Japanese)),
            ("zh", Some(Script::Chinese)),
            ("zh-Hant", Some(Script::ChineseTraditional)),
            ("zh_TW", Some(Script::ChineseTraditional)),
            ("zh-Hans-SG", Some(Script::Chinese)),
            ("fa", Some(Script::Arabic)),
            ("en", None),
            ("", None),
        ] {
            assert_eq!(Script::of_language(tag), expected, "{tag}");
        }
        assert_eq!(Script::of_document(Some("zh-TW"), "東京"), Script::ChineseTraditional);
        assert_eq!(Script::of_document(None, "東京の港"), Script::Japanese);
        assert_eq!(Script::of_document(Some("en"), "The pier"), Script::Latin);
    }

    proptest::proptest! {
        /// The look at bytes leaves out nothing: letter by letter it finds the same.
        #[test]
        fn bytes_and_letters_agree(words in "\\PC{0,40}") {
            let latin = |letter: char| matches!(group(letter), Group::One(Script::Latin)) || !letter.is_alphabetic();
            // Between U+2000 and U+2FFF a few old alphabets are taken for signs: Glagolitic, Coptic, Tifinagh, radicals.
            let rare = |letter: char| ('\u{2C00}'..='\u{2FDF}').contains(&letter) || ('\u{0531}'..'\u{0580}').contains(&letter);
            if !may_leave_latin(&words) {
                proptest::prop_assert!(words.chars().all(|letter| latin(letter) || rare(letter)), "{}", words);
            }
        }
    }
}
