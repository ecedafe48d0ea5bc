//! What a file is: by its name in a list, by its bytes when it is opened.

use super::{front_matter, mail, subtitles};
use crate::notebook::TABLE_ENDINGS;

/// What a file is, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A text in some encoding.
    Text,
    /// A zip archive, which most documents are nowadays.
    Zip,
    /// Rich Text Format.
    Rtf,
    /// A mail with its headers.
    Mail,
    /// A file of Microsoft Office from before 2007, or one that is locked.
    Compound,
    /// Nothing that is read: what it seems to be (`a PNG picture`).
    Binary(&'static str),
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextFormat {
    Plain,
    Markdown,
    /// A web page.
    Html,
    /// Words with the times at which they are spoken.
    Subtitles,
}

/// Endings that are opened as Markdown.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];

/// Endings that are opened as plain text, unless the text itself is Markdown.
const PLAIN: &[&str] = &["txt", "text"];

/// Endings that are opened as web pages.
const PAGES: &[&str] = &["html", "htm", "xhtml", "mht", "mhtml"];

/// Endings that are opened as word-processor files, e-books, mails and subtitles.
const OTHERS: &[&str] = &["docx", "docm", "dotx", "odt", "ott", "rtf", "epub", "eml", "srt", "vtt"];

/// Endings that are opened as PDF.
const PDF: &[&str] = &["pdf"];

/// Why files with these endings are not opened.
const REFUSED: &[(&str, &[&str])] = &[
    ("a picture", &["png", "jpg", "jpeg", "gif", "webp", "svg", "tif", "tiff", "bmp", "heic", "avif", "ico"]),
    ("a web page: not opened by this version", &["warc", "webarchive"]),
    ("an old Word document: save it as .docx to open it", &["doc", "dot"]),
    ("an Outlook message: save it as .eml to open it", &["msg"]),
    ("a word processor file: not opened by this version", &["pages"]),
    ("an e-book: not opened by this version", &["mobi", "azw3"]),
    ("a table: save it as .xlsx or .csv to open it", &["xls", "xlsb", "ods"]),
    ("slides: not opened by this version", &["ppt", "pptx", "odp", "key"]),
    ("data: not opened by this version", &["xml", "yaml", "yml", "toml", "db", "sqlite"]),
    ("a sound recording", &["mp3", "wav", "ogg", "flac", "m4a", "opus"]),
    ("a film", &["mp4", "mov", "mkv", "avi", "webm"]),
    ("an archive: unpack it first", &["zip", "gz", "tar", "bz2", "xz", "zst", "7z", "rar"]),
];

/// First bytes of files that are sometimes named like texts, and what such a file is.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7FELF", "a program"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ\x00", "an xz archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"SQLite format 3\x00", "a database"),
];

/// How much of a text is looked at for signs of Markdown, in bytes: a card or an article shows them in its first pages.
const SNIFFED: usize = 64 * 1024;

/// How many signs make a text Markdown: one `#` or one `[…](…)` also stands in plain texts.
const MARKDOWN_SIGNS: usize = 2;

/// Whether a name is left out of a list: hidden, a system's own, or a project file with its backups.
pub(super) fn is_hidden(name: &str) -> bool {
    let name = name.to_lowercase();
    let project = name.ends_with(".ron") || name.contains(".ron.") || name.contains(".ron~");
    name.starts_with('.') || project || ["thumbs.db", "desktop.ini", "__macosx"].contains(&name.as_str())
}

/// Why a file of this name is not opened; `None` for the names of texts.
pub(super) fn refused_by_name(name: &str) -> Option<String> {
    let Some(ending) = ending(name) else {
        return Some("no ending that says what it is: name it .txt or .md to open it".to_owned());
    };
    if [MARKDOWN, PLAIN, PAGES, OTHERS, PDF, &TABLE_ENDINGS].iter().any(|endings| endings.contains(&ending.as_str())) {
        return None;
    }
    let known = REFUSED.iter().find(|(_, endings)| endings.contains(&ending.as_str()));
    Some(known.map_or_else(|| format!("a .{ending} file: not opened by this version"), |(reason, _)| (*reason).to_owned()))
}

/// What the bytes are: a text unless they are plainly something else.
pub(super) fn format(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        return Format::Zip;
    }
    if bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Format::Compound;
    }
    if mail::is_mail(bytes) {
        return Format::Mail;
    }
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start));
    known.map_or(Format::Text, |(_, what)| Format::Binary(what))
}

/// How a text is to be read: a web page by its first tag, Markdown by its name, or by two headings or links in it.
pub(super) fn text_format(name: &str, text: &str) -> TextFormat {
    if is_page(name, text) {
        return TextFormat::Html;
    }
    if subtitles::is_subtitles(text) {
        return TextFormat::Subtitles;
    }
    let named = ending(name).is_some_and(|ending| MARKDOWN.contains(&ending.as_str()));
    if named || looks_like_markdown(text) { TextFormat::Markdown } else { TextFormat::Plain }
}

/// Whether a text begins as a web page does. A page's own name helps where its first tag may also stand in a Markdown text.
fn is_page(name: &str, text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\n']);
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after.trim_start();
    }
    if let Some((_, after)) = rest.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        rest = after.trim_start();
    }
    let starts = |tag: &str| {
        super::piece::has_lead(rest, tag) && rest[tag.len()..].starts_with(|letter: char| letter == '>' || letter.is_whitespace())
    };
    let named = ending(name).is_some_and(|ending| PAGES.contains(&ending.as_str()));
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(starts) || named && text.contains('<')
}

fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit('/').next()?.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}

fn looks_like_markdown(text: &str) -> bool {
    let start = &text[..text.floor_char_boundary(SNIFFED)];
    if front_matter::split(start).0.is_some() {
        return true;
    }
    let signs = start.lines().flat_map(|line| std::iter::repeat_n((), usize::from(is_heading(line)) + links(line)));
    signs.take(MARKDOWN_SIGNS).count() == MARKDOWN_SIGNS
}

/// `# Words`: one to six signs, a space, then words.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    let signs = line.len() - words.len();
    (1..=6).contains(&signs) && words.starts_with(' ') && !words.trim().is_empty()
}

/// How many `[words](address)` a line has.
fn links(line: &str) -> usize {
    line.match_indices("](").filter(|(at, _)| is_link(&line[..*at], &line[at + 2..])).count()
}

fn is_link(before: &str, after: &str) -> bool {
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(400))..];
    let address = &after[..after.floor_char_boundary(400)];
    let address = address.find(')').map(|end| &address[..end]);
    near.contains('[') && address.is_some_and(|address| address.contains(['/', '.', '#']) && !address.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_opened() {
        assert_eq!(refused_by_name("a.TXT"), None);
        assert_eq!(refused_by_name("note.markdown"), None);
        assert_eq!(refused_by_name("a.DOCX"), None);
        assert!(refused_by_name("a.doc").unwrap().contains("save it as .docx"));
        assert_eq!(refused_by_name("a.jpeg").as_deref(), Some("a picture"));
        assert_eq!(refused_by_name("a.xyz").as_deref(), Some("a .xyz file: not opened by this version"));
        assert!(refused_by_name("README").is_some());
        assert!(
            is_hidden(".x") && is_hidden("a.RON") && is_hidden("a.ron.tmp") && is_hidden("a.ron~") && !is_hidden("baron.txt")
        );
    }

    #[test]
    fn formats_are_known_by_their_signs() {
        for (text, expected) in [
            ("# One\n\nwords\n\n## Two", TextFormat::Markdown),
            ("See [a](http://a.org/x) and [b](/b.md)", TextFormat::Markdown),
            ("---\ntitle: x\n---\nwords", TextFormat::Markdown),
            ("# 1 in the list\nwords", TextFormat::Plain),
            ("#hashtag\n#other", TextFormat::Plain),
            ("array[i](x) and array[j](y)", TextFormat::Plain),
            ("A plain text. With words.", TextFormat::Plain),
            ("<!DOCTYPE html>\n<p>words", TextFormat::Html),
            (" <!-- saved from url=(0018)https://a.org/ -->\n<html lang=en>words", TextFormat::Html),
            ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", TextFormat::Html),
            ("<htmlish> words", TextFormat::Plain),
            ("<p align=\"center\">\n\n# One\n\n## Two", TextFormat::Markdown),
        ] {
            assert_eq!(text_format("a.txt", text), expected, "{text}");
        }
        assert_eq!(text_format("sub/a.md", "words"), TextFormat::Markdown);
        assert_eq!(text_format("a.htm", "<p>words"), TextFormat::Html);
        assert_eq!(text_format("a.htm", "words"), TextFormat::Plain);
    }
}
