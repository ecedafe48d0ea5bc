//! Text documents of LibreOffice and others (`.odt`, `.ott`): ISO/IEC 26300.

use super::body;
use super::odt_body::{Body, Place};
use super::odt_styles::Styles;
use super::properties::Properties;
use crate::import::archive::Archive;
use crate::import::error::Fault;
use crate::import::notes::Notes;
use crate::import::piece::Piece;
use crate::import::xml::{Part, Xml};

/// The pieces of a document, and what it states of itself.
///
/// # Errors
/// If its archive or its XML is damaged, too large, or locked by a password.
pub(in crate::import) fn read(archive: &mut Archive<'_>, notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
    let locked = |manifest: String| manifest.contains("encryption-data");
    if archive.has("encrypted-package") || archive.text("META-INF/manifest.xml")?.is_some_and(locked) {
        return Err(Fault::Locked);
    }
    let content = archive.needed("content.xml")?;
    let named = archive.text("styles.xml")?.unwrap_or_default();
    let mut styles = Styles::default();
    styles.add(&named)?;
    styles.add(&content)?;
    let Body { mut pieces, comments } = Body::read(&content, &styles, Place::Text)?;
    notes.warnings.extend(body::left_out(comments));
    let properties = properties(&archive.text("meta.xml")?.unwrap_or_default())?;
    body::state(&mut pieces, properties, &mut notes.about);
    body::add_around(&mut pieces, Body::read(&named, &styles, Place::Around)?.pieces);
    Ok(pieces)
}

fn properties(source: &str) -> Result<Properties, Fault> {
    let mut found = Properties::default();
    let mut first = None;
    let mut xml = Xml::new(source);
    while let Some(part) = xml.next()? {
        let Part::Open(tag) = part else { continue };
        match tag.name() {
            "title" => found.title = xml.words()?,
            "initial-creator" => first = Some(xml.words()?),
            // Who changed it last, which for most documents is who wrote it.
            "creator" => found.author = xml.words()?,
            "language" => found.language = xml.words()?,
            _ => {}
        }
    }
    Ok(Properties { author: first.unwrap_or(found.author), ..found })
}
