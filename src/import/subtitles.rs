//! Subtitles (`.srt`, `.vtt`) as the words that are spoken, in paragraphs. Times are in milliseconds, lengths in bytes.
//!
//! Times are not part of the text. Cues are joined until a speaker changes, a pause tells that something else begins, or a
//! long paragraph has come to the end of a sentence.

use super::line::Line;
use super::metadata::put;
use super::office::language;
use super::piece::Piece;
use crate::notebook::Document;
use crate::text::{BlockKind, InlineKind};

/// A pause that divides paragraphs wherever it falls: a change of scene.
const LONG_PAUSE: u64 = 4_000;

/// A pause that divides paragraphs at the end of a sentence.
const PAUSE: u64 = 1_500;

/// A paragraph of this length ends with its sentence.
const FULL: usize = 600;

/// The longest paragraph: speech without stops.
const LONGEST: usize = 2_000;

/// Whether a text begins as subtitles do.
pub(super) fn is_subtitles(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\n']);
    if let Some(rest) = text.strip_prefix("WEBVTT") {
        return rest.is_empty() || rest.starts_with([' ', '\t', '\n']);
    }
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let number = !first.trim().is_empty() && first.trim().bytes().all(|byte| byte.is_ascii_digit());
    times(first).is_some() || number && lines.next().is_some_and(|line| times(line).is_some())
}

/// The pieces of subtitles, and the language where a header states it.
pub(super) fn pieces(text: &str, about: &mut Document) -> Vec<Piece<'static>> {
    let header = text.lines().take_while(|line| !line.trim().is_empty()).filter(|line| times(line).is_none());
    let stated = header.filter_map(|line| line.strip_prefix("Language:")).find_map(language);
    if let Some(language) = stated {
        put(&mut about.language, language, "subtitle header");
    }
    let cues = cues(text);
    // Captions that roll show each line twice: as it comes, word by word, and again above the next one.
    let rolling = cues.iter().any(|cue| cue.lines.iter().any(|line| line.contains("<0")));
    let mut writer = Writer::default();
    let mut before: Vec<String> = Vec::new();
    for cue in &cues {
        let shown: Vec<String> = cue.lines.iter().map(|line| bare(line)).collect();
        let fresh = shown.iter().zip(&cue.lines).filter(|(shown, _)| !rolling || !before.contains(shown));
        let lines: Vec<&str> = fresh.map(|(_, line)| *line).collect();
        writer.cue(cue, &lines);
        before = shown;
    }
    writer.end();
    writer.pieces
}

/// Words that stand on the screen together.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if let Some((start, end)) = times(line) {
            // The number of this cue, where no blank line stands before it.
            if let Some(last) = cues.last_mut().filter(|_| open)
                && last.lines.last().is_some_and(|line| line.bytes().all(|byte| byte.is_ascii_digit()))
            {
                last.lines.pop();
            }
            cues.push(Cue { start, end, lines: Vec::new() });
            open = true;
        } else if line.trim().is_empty() {
            open = false;
        } else if let Some(last) = cues.last_mut().filter(|_| open) {
            last.lines.push(line.trim());
        }
    }
    cues
}

/// The times of `00:01:02,500 --> 00:01:04,000`, with or without settings behind them.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    Some((time(start)?, time(rest.split_whitespace().next()?)?))
}

/// `01:02:03,456`, `02:03.456`; the hours may be missing.
fn time(text: &str) -> Option<u64> {
    let (whole, part) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
    let mut seconds = 0_u64;
    let mut count = 0;
    for digits in whole.split(':') {
        let number: u64 = digits.trim().parse().ok().filter(|number| *number < 1_000_000)?;
        seconds = seconds * 60 + number;
        count += 1;
    }
    let part: u64 = part.get(..part.len().min(3)).and_then(|part| part.parse().ok())?;
    (2..=3).contains(&count).then_some(seconds * 1_000 + part)
}

/// A part of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    Voice(&'a str),
    Open(Mark),
    Close(Mark),
    /// A tag that says nothing of the words.
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Emphasis,
    Strong,
}

/// The parts of a line: its words and its tags. A `<` that begins no known tag is a sign.
fn parts(line: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some(at) = rest[from..].find(['<', '{']).map(|at| at + from) {
        match tag(&rest[at..]) {
            Some((part, length)) => {
                parts.push(Part::Words(&rest[..at]));
                parts.push(part);
                rest = &rest[at + length..];
                from = 0;
            }
            None => from = at + 1,
        }
    }
    parts.push(Part::Words(rest));
    parts
}

/// The longest tag: a speaker's name with his titles.
const TAG: usize = 300;

/// The tag at the start of a text, and its length.
fn tag(text: &str) -> Option<(Part<'_>, usize)> {
    let text = &text[..text.floor_char_boundary(TAG)];
    if text.starts_with("{\\") {
        return text.find('}').map(|end| (Part::Nothing, end + 1));
    }
    let end = text.find('>')?;
    let inside = text.get(1..end)?;
    let close = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let name = inside.split(['.', ' ', '\t']).next().unwrap_or_default().to_ascii_lowercase();
    let mark = |mark| if close { Part::Close(mark) } else { Part::Open(mark) };
    let part = match name.as_str() {
        "i" => mark(Mark::Emphasis),
        "b" => mark(Mark::Strong),
        "v" if !close => Part::Voice(inside.split_once([' ', '\t']).map_or("", |(_, name)| name.trim())),
        "v" | "u" | "s" | "c" | "font" | "ruby" | "rt" | "lang" => Part::Nothing,
        _ if time(inside).is_some() => Part::Nothing,
        _ => return None,
    };
    Some((part, end + 1))
}

/// A line without its tags.
fn bare(line: &str) -> String {
    let words = parts(line).into_iter().filter_map(|part| if let Part::Words(words) = part { Some(words) } else { None });
    plain(&words.collect::<String>()).trim().to_owned()
}

/// Words with the signs that are written as names.
fn plain(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    let names =
        [("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"), ("&amp;", "&")];
    names.iter().fold(words.to_owned(), |words, (name, sign)| words.replace(name, sign))
}

#[derive(Default)]
struct Writer {
    pieces: Vec<Piece<'static>>,
    line: Line,
    /// When the last cue ended, and who spoke in it.
    last: Option<(u64, String)>,
}

impl Writer {
    fn cue(&mut self, cue: &Cue<'_>, lines: &[&str]) {
        let mut voice = String::new();
        for line in lines {
            let parts = parts(line);
            for part in &parts {
                if let Part::Voice(name) = part {
                    (*name).clone_into(&mut voice);
                }
            }
            if self.divides(cue.start, &voice, &bare(line)) {
                self.end();
            }
            self.last = Some((cue.end, voice.clone()));
            self.words(&parts, &voice);
        }
    }

    /// Whether a new paragraph begins with this line.
    fn divides(&self, start: u64, voice: &str, line: &str) -> bool {
        let Some((end, speaker)) = &self.last else { return false };
        let words = self.line.words().trim_end();
        let pause = start.saturating_sub(*end);
        let stops = words.trim_end_matches(['"', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…', '。', '！', '？', '♪']);
        let other = speaker != voice || ["- ", "– ", "— ", ">>", "["].iter().any(|lead| line.starts_with(lead));
        other || pause >= LONG_PAUSE || stops && (pause >= PAUSE || words.len() >= FULL) || words.len() >= LONGEST
    }

    fn words(&mut self, parts: &[Part<'_>], voice: &str) {
        if self.line.is_blank() {
            if !voice.is_empty() {
                self.line.push(&format!("{}: ", plain(voice)));
            }
        } else if !self.line.words().ends_with(' ') {
            self.line.push(" ");
        }
        let mut open = Vec::new();
        for part in parts {
            match part {
                Part::Words(words) => self.line.push(&plain(words)),
                Part::Open(mark) => {
                    open.push(*mark);
                    self.line.open(if *mark == Mark::Emphasis { InlineKind::Emphasis } else { InlineKind::Strong });
                }
                Part::Close(mark) if open.last() == Some(mark) => {
                    open.pop();
                    self.line.close();
                }
                Part::Close(_) | Part::Voice(_) | Part::Nothing => {}
            }
        }
        open.iter().for_each(|_| self.line.close());
    }

    fn end(&mut self) {
        self.pieces.extend(self.line.take(BlockKind::Paragraph, 0, false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        pieces(text, &mut Document::default()).into_iter().map(|piece| piece.words.into_owned()).collect()
    }

    #[test]
    fn subtitles_are_known_by_their_times() {
        for (text, expected) in [
            ("WEBVTT\n\n", true),
            ("WEBVTT - a title\n", true),
            ("WEBVTTX", false),
            ("\n1\n00:00:01,000 --> 00:00:02,000\nWords", true),
            ("00:01.000 --> 00:02.000 align:start\nWords", true),
            ("1\nWords --> more", false),
            ("Words", false),
        ] {
            assert_eq!(is_subtitles(text), expected, "{text}");
        }
    }

    #[test]
    fn cues_are_joined_until_a_pause_or_another_speaker() {
        let text = "1\n00:00:01,000 --> 00:00:02,000\nWe <i>talked</i>\nfor an hour\n\n2\n00:00:02,100 --> 00:00:03,000\n{\\an8}on Monday.\n\n\
                    3\n00:00:05,000 --> 00:00:06,000\nThen I <3 it & left.\n4\n00:00:06,100 --> 00:00:07,000\n- You?\n- Me.\n";
        assert_eq!(words(text), ["We talked for an hour on Monday.", "Then I <3 it & left.", "- You?", "- Me."]);
    }

    #[test]
    fn speakers_are_kept_and_rolling_lines_come_once() {
        let text = "WEBVTT\nKind: captions\nLanguage: en-GB\n\nNOTE not shown\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Hello &amp; good\n\n\
                    00:02.000 --> 00:03.000\n<v Ann Lee>morning.</v>\n\n00:03.000 --> 00:04.000\n<v.loud Bo>Hi.\n";
        let mut about = Document::default();
        let found: Vec<_> = pieces(text, &mut about).into_iter().map(|piece| piece.words.into_owned()).collect();
        assert_eq!(found, ["Ann Lee: Hello & good morning.", "Bo: Hi."]);
        assert_eq!(about.language.unwrap().value, "en-GB");
        let rolling = "WEBVTT\n\n00:00.000 --> 00:02.000\n we<00:00:00.500><c> talked</c>\n\n00:02.000 --> 00:02.010\nwe talked\n \n\n\
                       00:02.010 --> 00:04.000\nwe talked\nfor<00:00:03.000><c> long</c>\n";
        assert_eq!(words(rolling), ["we talked for long"]);
    }
}
