//! Bytes to text: which encoding it is, one kind of line break, no control characters.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded text: line breaks are LF only, and control characters but tabs have become U+FFFD, one for one.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// The encoding's name in the WHATWG Encoding Standard.
    pub encoding: &'static str,
    pub warnings: Vec<String>,
}

/// How much is looked at to tell a binary file and to guess an encoding, in bytes: statistics do not change beyond.
const SAMPLED: usize = 1 << 20;

/// One control character in so many is a fault of some conversion; more of them are a binary file.
const CHARS_PER_CONTROL: usize = 50;

/// Of so many units of UTF-16 one is a space, a digit or a sign of punctuation at the least.
const UNITS_PER_KNOWN: usize = 30;

/// So many units of UTF-16 are a text at the least; fewer without a mark are any bytes.
const FEWEST_UNITS: usize = 8;

/// So many good sequences for each broken one make a damaged UTF-8 text, not one in an old encoding, where bytes fall
/// into the pattern of UTF-8 only by chance.
const GOOD_PER_BROKEN: usize = 4;

/// Decodes a file's bytes; `None` where they are not those of a text.
///
/// A mark decides first; then valid UTF-8 is UTF-8, whatever a page declares, since no other encoding reads as it by chance;
/// then what a page declares, if the bytes keep to it; anything else is told by its statistics (chardetng) and said to be a guess.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    as_it_is(bytes, declared).map(|decoded| Decoded { text: normalize(decoded.text), ..decoded })
}

/// As [`decode`], with the line breaks and control characters as they are: in a table they may stand inside a cell.
pub(super) fn as_it_is(bytes: &[u8], declared: Option<&'static Encoding>) -> Option<Decoded> {
    let (encoding, rest, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..], true),
        None => (unmarked_wide(bytes).unwrap_or(UTF_8), bytes, false),
    };
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    if !wide && rest[..rest.len().min(SAMPLED)].contains(&0) {
        return None;
    }
    let decoded =
        if wide || (marked && std::str::from_utf8(rest).is_ok()) { certain(encoding, rest) } else { told(rest, declared) };
    (!is_binary(&decoded.text)).then_some(decoded)
}

/// UTF-16 without a mark: no empty unit, and enough units that are what stands between and beside the words in every writing, in one
/// order of the bytes more than in the other.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLED) & !1];
    let units = || sample.chunks_exact(2).map(|pair| [pair[0], pair[1]]);
    let known = |order: fn([u8; 2]) -> u16| units().filter(|pair| is_between(order(*pair))).count();
    let (little, big) = (known(u16::from_le_bytes), known(u16::from_be_bytes));
    let encoding = if little > big { UTF_16LE } else { UTF_16BE };
    let enough = sample.len() >= 2 * FEWEST_UNITS && little.max(big) * UNITS_PER_KNOWN >= sample.len() / 2;
    let fits = enough && sample.contains(&0) && !units().any(|pair| pair == [0, 0]);
    let (text, broken) = encoding.decode_without_bom_handling(if fits { sample } else { &[] });
    (fits && !broken && !text.chars().any(is_strange)).then_some(encoding)
}

/// ASCII but its control characters, and the punctuation of East Asia with its spaces.
const fn is_between(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0x3000..=0x303F | 0xFF00..=0xFF20)
}

fn certain(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let warnings = broken.then(|| broken_warning(encoding)).into_iter().collect();
    Decoded { text: text.into_owned(), encoding: encoding.name(), warnings }
}

/// Text without a mark, or with one that the bytes do not keep to.
fn told(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let keeps = |encoding: &&'static Encoding| *encoding != UTF_8 && explains(&encoding.decode_without_bom_handling(bytes).0);
    match std::str::from_utf8(bytes) {
        Ok(text) if has_japanese_escapes(bytes) => {
            Decoded { warnings: vec![guess_warning(ISO_2022_JP)], ..japanese(bytes, text) }
        }
        Ok(text) => Decoded { text: text.to_owned(), encoding: UTF_8.name(), warnings: Vec::new() },
        Err(_) if is_damaged_utf8(bytes) => certain(UTF_8, bytes),
        Err(_) => declared.filter(keeps).map_or_else(|| guess(bytes), |encoding| certain(encoding, bytes)),
    }
}

/// ISO-2022-JP is ASCII with escapes that switch to double bytes: valid as UTF-8, but unreadable.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    bytes.windows(3).take(SAMPLED).any(|three| three == b"\x1B$B" || three == b"\x1B$@")
}

fn japanese(bytes: &[u8], as_it_is: &str) -> Decoded {
    let (text, broken) = ISO_2022_JP.decode_without_bom_handling(bytes);
    let text = if broken { Cow::Borrowed(as_it_is) } else { text };
    let encoding = if broken { UTF_8 } else { ISO_2022_JP };
    Decoded { text: text.into_owned(), encoding: encoding.name(), warnings: Vec::new() }
}

fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > broken * GOOD_PER_BROKEN
}

/// The encoding that the bytes look like; UTF-8 with replacements where they look like none.
fn guess(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    detector.feed(&bytes[first..bytes.len().min(first + SAMPLED)], bytes.len() <= first + SAMPLED);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let encoding = if encoding == WINDOWS_1252 && has_latin_9(bytes) { ISO_8859_15 } else { encoding };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if explains(&text) {
        let mut warnings = vec![guess_warning(encoding)];
        warnings.extend(broken.then(|| broken_warning(encoding)));
        Decoded { text: text.into_owned(), encoding: encoding.name(), warnings }
    } else {
        certain(UTF_8, bytes)
    }
}

/// Whether a text in Latin letters is in ISO-8859-15: there œ and Œ stand where the others have fractions, which no word has within it;
/// and it has no letters where only Windows has some. The detector does not know it.
fn has_latin_9(bytes: &[u8]) -> bool {
    let within =
        |three: &[u8]| three[0].is_ascii_alphabetic() && matches!(three[1], 0xBC | 0xBD) && three[2].is_ascii_alphabetic();
    !bytes.iter().any(|byte| (0x80..0xA0).contains(byte)) && bytes.windows(3).any(within)
}

/// Whether a guess reads well: hardly a character beyond ASCII is broken or one of the controls that no writer types.
fn explains(text: &str) -> bool {
    let (mut beyond, mut bad) = (0_usize, 0_usize);
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        beyond += 1;
        bad += usize::from(letter == '\u{FFFD}' || ('\u{80}'..='\u{9F}').contains(&letter));
    }
    bad * CHARS_PER_CONTROL <= beyond
}

fn guess_warning(encoding: &'static Encoding) -> String {
    format!("Nothing in the file says how it is encoded: read as {}, which is a guess", encoding.name())
}

fn broken_warning(encoding: &'static Encoding) -> String {
    format!("Some bytes are not valid {}: they are shown as \u{FFFD}", encoding.name())
}

fn is_binary(text: &str) -> bool {
    let sample = &text[..text.floor_char_boundary(SAMPLED)];
    let controls = sample.chars().filter(|letter| is_strange(*letter)).count();
    controls * CHARS_PER_CONTROL > sample.len().max(CHARS_PER_CONTROL)
}

/// Control characters that are neither white space nor a line break of some system.
fn is_strange(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}')
}

/// Every line break of every system becomes LF, and every other control character U+FFFD: one character for one, but
/// CR LF, so that what is shown is what is counted. A byte order mark inside the text stays: it is an invisible character.
pub(super) fn normalize(text: String) -> String {
    if !text.chars().any(|letter| replaced(letter) != Some(letter)) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' && letters.peek() == Some(&'\n') {
            continue;
        }
        clean.push(replaced(letter).unwrap_or('\u{FFFD}'));
    }
    clean
}

fn replaced(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' => Some(letter),
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1251};

    fn decode(bytes: &[u8]) -> Option<Decoded> {
        super::decode(bytes, None)
    }

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn marks_decide() {
        assert_eq!(read(b"\xEF\xBB\xBFa\xC3\xA9"), ("aé".to_owned(), "UTF-8"));
        assert_eq!(read(b"\xFF\xFEa\0\xE9\0\r\0\n\0"), ("aé\n".to_owned(), "UTF-16LE"));
        assert_eq!(read(b"\xFE\xFF\0a\0\xE9"), ("aé".to_owned(), "UTF-16BE"));
    }

    #[test]
    fn wide_characters_are_told_by_their_empty_bytes() {
        let wide = |text: &str, swap: bool| -> Vec<u8> {
            let units = text.encode_utf16().map(|unit| if swap { unit.swap_bytes() } else { unit });
            units.flat_map(u16::to_le_bytes).collect()
        };
        for text in ["He left the café. 😀\n", "Связь восстановлена.\n", "남북 통신연락선이 복원되었다고 밝혔다. 북한은 8월에\n"]
        {
            assert_eq!(read(&wide(text, false)), (text.to_owned(), "UTF-16LE"));
            assert_eq!(read(&wide(text, true)), (text.to_owned(), "UTF-16BE"));
        }
        assert!(decode(b"a\0\x01\0b\0\x02\0").is_none(), "numbers");
        assert!(decode(b"\0\0\0\0").is_none());
        assert!(decode(b"a\0b").is_none() && decode(b"ab\0cd").is_none());
    }

    #[test]
    fn old_encodings_are_told_by_their_letters() {
        let texts: [(&'static Encoding, &str, &str); 5] = [
            (
                WINDOWS_1252,
                "He said: “we won’t go back” – and left the café. The ministry’s statement said “no”.",
                "windows-1252",
            ),
            (
                WINDOWS_1251,
                "Северная и Южная Корея восстановили линию связи, сообщило министерство в понедельник.",
                "windows-1251",
            ),
            (EUC_KR, "남북 통신연락선이 월요일 아침에 복원되었다고 통일부가 밝혔다. 북한은 8월에 통신선을 끊었다.", "EUC-KR"),
            (
                SHIFT_JIS,
                "南北朝鮮は月曜日に通信線を復旧した。北朝鮮は八月に通信を遮断していたと韓国の統一省が発表した。",
                "Shift_JIS",
            ),
            (GB18030, "朝鲜和韩国星期一恢复了通信联络线。朝鲜在八月份切断了联络线,韩国统一部发表声明说。", "GBK"),
        ];
        for (encoding, text, name) in texts {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(read(&bytes), (text.to_owned(), name));
            assert!(decode(&bytes).unwrap().warnings[0].contains("a guess"));
        }
        let text = "Le cœur de la cité bat encore, dit la sœur du maire à côté.";
        let (bytes, _, _) = ISO_8859_15.encode(text);
        assert_eq!(read(&bytes), (text.to_owned(), "ISO-8859-15"));
        assert_eq!(read(b"2 \xBD cups d\xE9j\xE0 vu, 1\xBC").1, "windows-1252");
        let (bytes, _, _) = ISO_2022_JP.encode("南北朝鮮");
        assert_eq!(read(&bytes), ("南北朝鮮".to_owned(), "ISO-2022-JP"));
    }

    #[test]
    fn a_declaration_decides_where_the_bytes_keep_to_it() {
        let read = |bytes: &[u8]| super::decode(bytes, Some(EUC_KR)).map(|decoded| (decoded.text, decoded.encoding)).unwrap();
        let (bytes, _, _) = EUC_KR.encode("복원");
        assert_eq!(read(&bytes), ("복원".to_owned(), "EUC-KR"));
        assert_eq!(read("복원".as_bytes()), ("복원".to_owned(), "UTF-8"));
        assert_ne!(read(b"caf\xE9, na\xEFve, d\xE9j\xE0 vu").1, "EUC-KR");
    }

    #[test]
    fn damaged_utf8_keeps_its_good_words() {
        let decoded =
            decode("“Dialogue” — 남북 \u{2026}".as_bytes().iter().chain(b"\xE2\x80").copied().collect::<Vec<_>>().as_slice());
        let decoded = decoded.unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("“Dialogue” — 남북 …\u{FFFD}", "UTF-8"));
        assert_eq!(decoded.warnings.len(), 1);
    }

    #[test]
    fn bytes_that_nothing_explains_are_replaced() {
        let decoded = decode(b"abc \x81\x8D\x8F\x90\x9D def").unwrap();
        assert!(decoded.text.starts_with("abc ") && decoded.text.ends_with(" def"), "{}", decoded.text);
        assert!(!decoded.warnings.is_empty());
    }

    #[test]
    fn line_breaks_become_one_kind_and_controls_stay_counted() {
        assert_eq!(read(b"a\r\nb\rc\n\nd\x0Ce").0, "a\nb\nc\n\nd\ne");
        assert_eq!(read("a\u{2028}b\u{2029}c\u{85}d".as_bytes()).0, "a\nb\nc\nd");
        let long = format!("{}\u{7}{}", "a".repeat(80), "b".repeat(80));
        assert_eq!(read(long.as_bytes()).0, long.replace('\u{7}', "\u{FFFD}"));
    }

    #[test]
    fn binary_bytes_are_not_a_text() {
        assert!(decode(b"\x7FELF\x02\x01\x01\x00\x00").is_none());
        assert!(decode(&(0..=255).cycle().skip(1).take(255).collect::<Vec<u8>>()).is_none());
        assert!(decode(&b"ab\x01\x02\x03\x04".repeat(40)).is_none());
    }
}
