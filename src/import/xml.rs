//! XML as a row of tags and words. Names are local: without the prefix that a producer chose for a namespace.
//!
//! Nothing is ever expanded: a document type that declares entities is refused, and nothing outside is looked at.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::Fault;

/// The most levels: real documents have thirty. Readers look through the open elements now and then.
const MOST_LEVELS: usize = 256;

/// A start tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The local name.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.into_inner()) == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned);
        Some(value.unwrap_or_else(|_| String::from_utf8_lossy(&found.value).into_owned()))
    }
}

/// A part of a document.
pub(super) enum Part<'a> {
    /// A start tag; an empty element is one with its end right behind it.
    Open(Tag<'a>),
    /// An end tag.
    Close,
    /// Words between tags.
    Words(Cow<'a, str>),
}

/// A document while it is read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    /// A document from its start.
    pub fn new(source: &'a str) -> Self {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    /// If it is not well-formed, nested without end, or declares entities.
    pub fn next(&mut self) -> Result<Option<Part<'a>>, Fault> {
        loop {
            match self.reader.read_event().map_err(|error| Fault::Damaged(error.to_string()))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MOST_LEVELS {
                        return Err(Fault::Damaged("its parts are nested without end".to_owned()));
                    }
                    return Ok(Some(Part::Open(Tag(start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Part::Close));
                }
                Event::Text(text) => return Ok(Some(Part::Words(words(text.into_inner())))),
                Event::CData(text) => return Ok(Some(Part::Words(words(text.into_inner())))),
                Event::GeneralRef(name) => return Ok(Some(Part::Words(Cow::Owned(resolved(&words(name.into_inner())))))),
                Event::DocType(kind) if kind.contains(&b'[') => {
                    return Err(Fault::Damaged("it declares entities, which no document needs".to_owned()));
                }
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Passes over the rest of an element whose start tag was the last part.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn skip(&mut self) -> Result<(), Fault> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Part::Open(_)) => open += 1,
                Some(Part::Close) => open -= 1,
                Some(Part::Words(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The words in an element whose start tag was the last part, on one line.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub fn words(&mut self) -> Result<String, Fault> {
        let mut found = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Some(Part::Open(_)) => open += 1,
                Some(Part::Close) => open -= 1,
                Some(Part::Words(words)) => found.push_str(&words),
                None => break,
            }
        }
        Ok(found.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn local(name: &[u8]) -> &str {
    let name = std::str::from_utf8(name).unwrap_or_default();
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The source is a `str`, so that its parts always are.
fn words(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// What a reference stands for; one that the document itself would have to declare stays as it is.
fn resolved(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    });
    if let Some(letter) = number.and_then(char::from_u32) {
        return letter.to_string();
    }
    let known = quick_xml::escape::resolve_xml_entity(name);
    known.map_or_else(|| format!("&{name};"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(source: &str) -> Result<String, String> {
        let mut xml = Xml::new(source);
        let mut found = String::new();
        loop {
            match xml.next() {
                Ok(Some(Part::Open(tag))) => found += &format!("<{}{}>", tag.name(), tag.attribute("id").unwrap_or_default()),
                Ok(Some(Part::Close)) => found.push('/'),
                Ok(Some(Part::Words(words))) => found += &words,
                Ok(None) => return Ok(found),
                Err(fault) => return Err(format!("{fault:?}")),
            }
        }
    }

    #[test]
    fn names_lose_their_prefix_and_references_are_resolved() {
        assert_eq!(all("<w:a x:id='1&amp;2'>a &lt;&#x41;&#66;<b/><![CDATA[<c>]]></w:a>").unwrap(), "<a1&2>a <AB<b>/<c>/");
        assert_eq!(all("<!DOCTYPE a PUBLIC 'x' 'y'><a>&eacute;</a>").unwrap(), "<a>&eacute;/");
    }

    #[test]
    fn hostile_documents_are_refused() {
        assert!(all("<!DOCTYPE a [<!ENTITY b 'bbb'>]><a>&b;</a>").unwrap_err().contains("entities"));
        assert!(all(&"<a>".repeat(2_000)).unwrap_err().contains("nested without end"));
        assert!(all("<a><b></a>").is_err());
    }
}
