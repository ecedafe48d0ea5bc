//! Which of the system's faces are asked for by name, for each script: faces made for reading first.

use crate::text::Script;

/// How to find the face for a script.
pub(super) struct Choice {
    /// Faces with serifs or the strokes of a brush, the best first: of Linux, of macOS, of Windows.
    pub serif: &'static [&'static str],
    /// Faces of even strokes.
    pub sans: &'static [&'static str],
    /// Letters that a face must have.
    pub sample: &'static str,
    /// The script's code in ISO 15924.
    pub iso: [u8; 4],
    /// The language whose forms of the letters are wanted, for the system.
    pub language: Option<&'static str>,
}

/// How to find the face for a script; `None` where the bundled ones serve or no single face does.
pub(super) fn of(script: Script) -> Option<Choice> {
    let choice = |serif, sans, sample, iso: &[u8; 4], language| Some(Choice { serif, sans, sample, iso: *iso, language });
    match script {
        Script::Latin | Script::Other => None,
        Script::Korean => choice(
            &["Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Nanum Myeongjo", "AppleMyungjo", "Batang"],
            &["Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Nanum Gothic", "Apple SD Gothic Neo", "Malgun Gothic"],
            "한국어 말",
            b"Hang",
            Some("ko"),
        ),
        Script::Japanese => choice(
            &["Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "IPAMincho", "Hiragino Mincho ProN", "Yu Mincho"],
            &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "IPAGothic", "Hiragino Sans", "Yu Gothic", "Meiryo"],
            "日本語のアー",
            b"Hani",
            Some("ja"),
        ),
        Script::Chinese => choice(
            &["Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "AR PL UMing CN"],
            &["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei"],
            "中国这说",
            b"Hani",
            // Not `zh-CN`: the library takes that for the system's choice without a language, often Japanese.
            Some("zh-SG"),
        ),
        Script::ChineseTraditional => choice(
            &["Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "AR PL UMing TW"],
            &["Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"],
            "中國這說",
            b"Hani",
            Some("zh-TW"),
        ),
        Script::Arabic => choice(
            &["Noto Naskh Arabic", "Amiri", "Scheherazade New", "Geeza Pro", "Traditional Arabic", "Noto Sans Arabic"],
            &["Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "DejaVu Sans"],
            "العربية پچ",
            b"Arab",
            None,
        ),
        Script::Hebrew => choice(
            &["Noto Serif Hebrew", "Frank Ruehl CLM", "New Peninim MT", "David", "Noto Sans Hebrew"],
            &["Noto Sans Hebrew", "Arial Hebrew", "Segoe UI", "DejaVu Sans"],
            "עברית ץ",
            b"Hebr",
            None,
        ),
        Script::Devanagari => choice(
            &["Noto Serif Devanagari", "Tiro Devanagari Hindi", "Kohinoor Devanagari", "Kokila", "Noto Sans Devanagari"],
            &["Noto Sans Devanagari", "Lohit Devanagari", "Kohinoor Devanagari", "Nirmala UI", "Mangal"],
            "हिन्दी",
            b"Deva",
            None,
        ),
        Script::Thai => choice(
            &["Noto Serif Thai", "Norasi", "Kinnari", "Thonburi", "Angsana New", "Noto Sans Thai"],
            &["Noto Sans Thai", "Garuda", "Thonburi", "Leelawadee UI"],
            "ภาษาไทย",
            b"Thai",
            None,
        ),
    }
}

/// Faces of emoji in colour.
pub(super) const EMOJI: &[&str] = &["Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Twemoji"];

/// Faces with many combining marks and with serifs; the one with the most is taken.
pub(super) const MARKS_SERIF: &[&str] = &["Noto Serif", "Charis SIL", "Gentium Plus", "DejaVu Serif", "Times New Roman"];

/// Faces with many combining marks, without serifs.
pub(super) const MARKS_SANS: &[&str] = &["Noto Sans", "Andika", "DejaVu Sans", "Segoe UI", "Lucida Grande"];

/// The ISO 15924 code of a character's script, for scripts without a choice of their own: the system then knows a face.
pub(super) fn iso_of(character: char) -> Option<[u8; 4]> {
    let code: &[u8; 4] = match character {
        '\u{0530}'..='\u{058F}' => b"Armn",
        '\u{0700}'..='\u{074F}' => b"Syrc",
        '\u{0780}'..='\u{07BF}' => b"Thaa",
        '\u{07C0}'..='\u{07FF}' => b"Nkoo",
        '\u{0980}'..='\u{09FF}' => b"Beng",
        '\u{0A00}'..='\u{0A7F}' => b"Guru",
        '\u{0A80}'..='\u{0AFF}' => b"Gujr",
        '\u{0B00}'..='\u{0B7F}' => b"Orya",
        '\u{0B80}'..='\u{0BFF}' => b"Taml",
        '\u{0C00}'..='\u{0C7F}' => b"Telu",
        '\u{0C80}'..='\u{0CFF}' => b"Knda",
        '\u{0D00}'..='\u{0D7F}' => b"Mlym",
        '\u{0D80}'..='\u{0DFF}' => b"Sinh",
        '\u{0E80}'..='\u{0EFF}' => b"Laoo",
        '\u{0F00}'..='\u{0FFF}' => b"Tibt",
        '\u{1000}'..='\u{109F}' => b"Mymr",
        '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => b"Geor",
        '\u{1200}'..='\u{139F}' => b"Ethi",
        '\u{13A0}'..='\u{13FF}' => b"Cher",
        '\u{1400}'..='\u{167F}' => b"Cans",
        '\u{1780}'..='\u{17FF}' => b"Khmr",
        '\u{1800}'..='\u{18AF}' => b"Mong",
        '\u{2C80}'..='\u{2CFF}' => b"Copt",
        '\u{2D30}'..='\u{2D7F}' => b"Tfng",
        '\u{A000}'..='\u{A4CF}' => b"Yiii",
        _ => return None,
    };
    Some(*code)
}
