//! What a file states of itself: title, author, language. Its dates are those of the file, never of publication.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Stream, String as Bytes};

use super::budget::Budget;
use super::unpack;
use crate::import::metadata::put;
use crate::notebook::Document;

/// Where facts of the file's own record were read.
const FROM: &str = "document properties";

/// The longest title or list of authors, in bytes.
const LONGEST: usize = 300;

/// Names that programs put where a title should be.
const NO_TITLES: &[&str] =
    &["untitled", "microsoft word", "microsoft powerpoint", "powerpoint presentation", "layout 1", "document", "slide 1"];

/// Names that programs put where an author should be.
const NO_AUTHORS: &[&str] = &["admin", "administrator", "user", "owner", "unknown", "author", "root", "anonymous", "default"];

/// Endings of files, which are no titles.
const ENDINGS: &[&str] = &[
    ".doc", ".docx", ".dvi", ".tex", ".indd", ".qxd", ".pdf", ".ps", ".eps", ".rtf", ".odt", ".html", ".htm", ".md", ".pmd",
    ".fm",
];

/// What PDFDocEncoding has from 0x80 to 0xA0 (ISO 32000-1, D.3).
const UPPER: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€";

/// What it has from 0x18 to 0x1F.
const LOWER: &str = "˘ˇˆ˙˝˛˚˜";

/// A text string as words: UTF-16 or UTF-8 with its mark, else PDFDocEncoding.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let wide = |join: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| join([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Not by the standard, but what many programs write.
        _ if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => String::from_utf8_lossy(bytes).into_owned(),
        _ => bytes.iter().map(|byte| doc_letter(*byte)).collect(),
    }
}

fn doc_letter(byte: u8) -> char {
    let of = |letters: &str, at: u8| letters.chars().nth(usize::from(at)).unwrap_or('\u{FFFD}');
    match byte {
        0x18..=0x1F => of(LOWER, byte - 0x18),
        0x80..=0xA0 => of(UPPER, byte - 0x80),
        _ => char::from(byte),
    }
}

/// The title that the file states; `None` where it is a file name or a program's own.
pub(super) fn title(pdf: &Pdf, catalogue: &Dict<'_>, budget: &mut Budget) -> Option<String> {
    let sensible = |title: &String| {
        let lower = title.to_lowercase();
        let named = NO_TITLES.iter().any(|name| lower.starts_with(name)) || ENDINGS.iter().any(|ending| lower.ends_with(ending));
        let words = title.chars().filter(|letter| letter.is_alphabetic()).count();
        !named && words >= 3 && title.len() <= LONGEST && !title.contains(['\u{FFFD}', '\\']) && !title.contains("://")
    };
    let of_record = || pdf.metadata().title.as_deref().map(|bytes| one_line(&decoded(bytes)));
    stated(catalogue, "dc:title", budget).into_iter().chain(of_record()).find(sensible)
}

/// Takes author and language.
pub(super) fn read(pdf: &Pdf, catalogue: &Dict<'_>, budget: &mut Budget, about: &mut Document) {
    let sensible = |author: &String| {
        let lower = author.to_lowercase();
        let words = author.chars().filter(|letter| letter.is_alphabetic()).count();
        let named = NO_AUTHORS.contains(&lower.as_str()) || author.contains(['@', '\\', '\u{FFFD}']);
        !named && words >= 3 && author.len() <= LONGEST && author.contains(' ')
    };
    let of_record = || pdf.metadata().author.as_deref().map(|bytes| one_line(&decoded(bytes)));
    if let Some(author) = stated(catalogue, "dc:creator", budget).into_iter().chain(of_record()).find(sensible) {
        put(&mut about.author, author, FROM);
    }
    let language = catalogue.get::<Bytes<'_>>("Lang").map(|language| decoded(language.as_bytes()).trim().to_owned());
    let is_tag = |tag: &String| {
        let mut parts = tag.split('-');
        let first = parts
            .next()
            .is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|letter| letter.is_ascii_alphabetic()));
        first
            && tag.len() <= 20
            && parts.all(|part| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_alphanumeric()))
    };
    if let Some(language) = language.filter(is_tag) {
        put(&mut about.language, language, FROM);
    }
}

/// Takes a title from the file's record.
pub(super) fn put_title(about: &mut Document, title: String) {
    put(&mut about.title, title, FROM);
}

/// Takes the largest words of the first page as the title.
pub(super) fn put_largest(about: &mut Document, title: String) {
    put(&mut about.title, title, "first page");
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field of the file's XMP record (ISO 16684-1): the entries of its list.
fn stated(catalogue: &Dict<'_>, field: &str, budget: &mut Budget) -> Option<String> {
    let stream = catalogue.get::<Stream<'_>>("Metadata")?;
    let bytes = unpack::unpacked(&stream, budget)?;
    let record = String::from_utf8_lossy(&bytes);
    let inner = between(&record, &format!("<{field}>"), &format!("</{field}>"))?;
    let mut entries = Vec::new();
    let mut rest = inner;
    while let Some((_, after)) = rest.split_once("<rdf:li") {
        let (_, after) = after.split_once('>')?;
        let (entry, after) = after.split_once("</rdf:li>")?;
        entries.push(one_line(&unescaped(entry)));
        rest = after;
        if field == "dc:title" {
            break; // the same title in other languages follows
        }
    }
    Some(entries.join(", ")).filter(|entries| !entries.is_empty())
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, after) = text.split_once(start)?;
    after.split_once(end).map(|(inner, _)| inner)
}

fn unescaped(text: &str) -> String {
    let plain =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&#39;", "'");
    plain.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_decoded_by_their_marks() {
        assert_eq!(decoded(b"\xFE\xFF\x00A\x20\x14"), "A—");
        assert_eq!(decoded(b"\xEF\xBB\xBFA\xC3\xA9"), "Aé");
        assert_eq!(decoded(b"\x8DA\x8E \xE9"), "“A” é");
    }
}
