//! E-books (`.epub`, versions 2 and 3): the chapters in the order in which they are to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::Archive;
use super::error::Fault;
use super::html::book;
use super::metadata::put;
use super::notes::Notes;
use super::piece::Piece;
use super::xml::{Part, Tag, Xml};
use crate::notebook::Document;
use crate::text::BlockKind;

/// Where what a book states of itself was read.
const FROM: &str = "e-book";

/// The pieces of a book, and what it states of itself.
///
/// # Errors
/// If its archive is damaged or too large, or if its chapters are locked by its seller.
pub(super) fn read(archive: &mut Archive<'_>, notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
    let container = archive.needed("META-INF/container.xml")?;
    let path = root(&container)?.ok_or_else(|| Fault::Damaged("it does not say where its text is".to_owned()))?;
    let package = Package::read(&archive.needed(&path)?)?;
    if is_locked(archive, &package, &path)? {
        return Err(Fault::Locked);
    }
    package.put(&mut notes.about);
    let mut pieces = Vec::new();
    let (mut missing, mut cut) = (0_usize, false);
    let mut seen = BTreeSet::new();
    for id in &package.spine {
        let Some(item) = package.items.get(id).filter(|item| item.is_text()) else { continue };
        let chapter = beside(&path, &item.href);
        // Some books list a place in a chapter as if it were another.
        if !seen.insert(chapter.clone()) {
            continue;
        }
        let Some(source) = archive.text(&chapter)? else {
            missing += 1;
            continue;
        };
        let (mut chapter, too_deep) = book(&source);
        cut |= too_deep;
        if item.is_contents {
            chapter.iter_mut().for_each(|piece| piece.kind = BlockKind::Furniture);
        }
        pieces.append(&mut chapter);
    }
    if missing > 0 {
        notes.warnings.push(format!("{missing} of its chapters are not in the e-book: the text has gaps"));
    }
    if cut {
        notes.warnings.push("A chapter has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
    }
    mark_title(&mut pieces, &notes.about);
    Ok(pieces)
}

/// What the package file lists.
#[derive(Default)]
struct Package {
    /// What it states, by its name (`title`), in the order of the file.
    stated: Vec<(String, String)>,
    items: BTreeMap<String, Item>,
    spine: Vec<String>,
}

struct Item {
    /// Where it is, as it is written in the package file.
    href: String,
    kind: String,
    is_contents: bool,
}

impl Item {
    fn is_text(&self) -> bool {
        ["application/xhtml+xml", "text/html", "text/x-oeb1-document"].contains(&self.kind.as_str())
    }
}

impl Package {
    fn read(source: &str) -> Result<Self, Fault> {
        let mut package = Self::default();
        let mut xml = Xml::new(source);
        while let Some(part) = xml.next()? {
            let Part::Open(tag) = part else { continue };
            match tag.name() {
                name @ ("title" | "creator" | "publisher" | "language") => {
                    package.stated.push((name.to_owned(), xml.words()?));
                }
                // Of several days the first, unless it says that it is that of a change.
                "date" => {
                    let event = tag.attribute("event").unwrap_or_else(|| "publication".to_owned());
                    package.stated.push((format!("date of {event}"), xml.words()?));
                }
                "item" => package.items.extend(item(&tag)),
                "itemref" => package.spine.extend(tag.attribute("idref")),
                _ => {}
            }
        }
        Ok(package)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.stated.iter().filter(move |(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    fn put(&self, about: &mut Document) {
        if let Some(title) = self.all("title").next() {
            put(&mut about.title, title.to_owned(), FROM);
        }
        let authors: Vec<&str> = self.all("creator").filter(|name| !name.eq_ignore_ascii_case("unknown")).collect();
        if !authors.is_empty() {
            put(&mut about.author, authors.join(", "), FROM);
        }
        if let Some(publisher) = self.all("publisher").next() {
            put(&mut about.outlet, publisher.to_owned(), FROM);
        }
        if let Some(language) = self.all("language").find_map(super::office::language) {
            put(&mut about.language, language, FROM);
        }
        // Calibre writes the year 101 where it knows none.
        let days = ["date of publication", "date of original-publication", "date of issued"];
        let day = |value: &str| value.get(..10).unwrap_or(value).split('T').next()?.parse().ok();
        let known = |day: &crate::notebook::PublishedDate| day.year() > 1000;
        if let Some(day) = days.into_iter().flat_map(|name| self.all(name)).filter_map(day).find(known) {
            put(&mut about.published, day, FROM);
        }
    }
}

fn item(tag: &Tag<'_>) -> Option<(String, Item)> {
    let is_contents = tag.attribute("properties").is_some_and(|all| all.split_whitespace().any(|one| one == "nav"));
    let kind = tag.attribute("media-type").unwrap_or_default();
    Some((tag.attribute("id")?, Item { href: tag.attribute("href")?, kind, is_contents }))
}

/// Where the package file is.
fn root(container: &str) -> Result<Option<String>, Fault> {
    let mut xml = Xml::new(container);
    while let Some(part) = xml.next()? {
        if let Part::Open(tag) = part
            && tag.name() == "rootfile"
            && let Some(path) = tag.attribute("full-path")
        {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Whether a chapter is locked. Fonts often are, which is of no matter.
fn is_locked(archive: &mut Archive<'_>, package: &Package, root: &str) -> Result<bool, Fault> {
    let Some(source) = archive.text("META-INF/encryption.xml")? else { return Ok(false) };
    let texts: Vec<String> = package.items.values().filter(|item| item.is_text()).map(|item| beside(root, &item.href)).collect();
    let mut xml = Xml::new(&source);
    while let Some(part) = xml.next()? {
        if let Part::Open(tag) = part
            && tag.name() == "CipherReference"
            && tag.attribute("URI").is_some_and(|path| texts.contains(&unescaped(&path)))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The path in the archive of an address in the package file.
fn beside(root: &str, href: &str) -> String {
    let href = unescaped(href.split('#').next().unwrap_or_default());
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// An address with `%20` and its kin written out.
fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The heading that is the book's title is its headline.
fn mark_title(pieces: &mut [Piece<'_>], about: &Document) {
    let Some(title) = &about.title else { return };
    let is_title = |piece: &&mut Piece<'_>| {
        piece.kind == BlockKind::Heading && piece.words.trim().to_lowercase() == title.value.to_lowercase()
    };
    if let Some(piece) = pieces.iter_mut().find(is_title) {
        (piece.kind, piece.level) = (BlockKind::Headline, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_the_archive() {
        assert_eq!(beside("OEBPS/a.opf", "text/one%20b.xhtml#x"), "OEBPS/text/one b.xhtml");
        assert_eq!(beside("a.opf", "../../c.xhtml"), "c.xhtml");
        assert_eq!(unescaped("50%"), "50%");
    }
}
