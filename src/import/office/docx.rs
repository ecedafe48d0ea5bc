//! Word's own files since 2007 (`.docx`, `.docm`, `.dotx`): ISO/IEC 29500, transitional and strict.

use std::collections::BTreeMap;

use super::body;
use super::docx_body::{Body, Reference, Source};
use super::docx_styles::{Links, Styles};
use super::properties::Properties;
use crate::import::archive::Archive;
use crate::import::error::Fault;
use crate::import::notes::Notes;
use crate::import::piece::Piece;
use crate::import::xml::{Part, Xml};

/// The pieces of a document, and what it states of itself.
///
/// # Errors
/// If its archive or its XML is damaged, or too large.
pub(in crate::import) fn read(archive: &mut Archive<'_>, notes: &mut Notes) -> Result<Vec<Piece<'static>>, Fault> {
    let start = links(archive, "")?;
    let main = path("", start.of_kind("officeDocument").unwrap_or("word/document.xml"));
    let links = links(archive, &main)?;
    let styles = part(archive, &main, &links, "styles")?;
    let styles = styles.map_or_else(|| Ok(Styles::default()), |source| Styles::read(&source))?;
    let source = archive.needed(&main)?;
    let body = Body::read(&Source { xml: &source, styles: &styles, links: &links })?;
    let mut pieces = body.pieces;
    pieces.extend(foot(archive, &main, &links, &styles, &body.references)?);
    notes.warnings.extend(body::left_out(body.comments));
    let around = around(archive, &main, &links, &styles, &body.around)?;
    body::state(&mut pieces, properties(archive, &start)?, &mut notes.about);
    body::add_around(&mut pieces, around);
    Ok(pieces)
}

/// The notes that the text refers to, in its order.
fn foot(
    archive: &mut Archive<'_>,
    main: &str,
    links: &Links,
    styles: &Styles,
    references: &[Reference],
) -> Result<Vec<Piece<'static>>, Fault> {
    let mut known = BTreeMap::new();
    for kind in ["footnotes", "endnotes"] {
        let Some(target) = links.of_kind(kind).filter(|_| !references.is_empty()) else { continue };
        let path = path(main, target);
        let own = self::links(archive, &path)?;
        if let Some(xml) = archive.text(&path)? {
            let body = Body::read(&Source { xml: &xml, styles, links: &own })?;
            known.extend(body.notes.into_iter().map(|(id, pieces)| ((kind, id), pieces)));
        }
    }
    let mut flow = super::flow::Flow::new();
    for reference in references {
        let kind = if reference.at_end { "endnotes" } else { "footnotes" };
        if let Some(pieces) = known.remove(&(kind, reference.id.clone())) {
            flow.add_note(&reference.label, pieces);
        }
    }
    Ok(flow.finish())
}

/// The words of headers and footers.
fn around(
    archive: &mut Archive<'_>,
    main: &str,
    links: &Links,
    styles: &Styles,
    ids: &[String],
) -> Result<Vec<Piece<'static>>, Fault> {
    let mut pieces = Vec::new();
    for id in ids {
        let Some(target) = links.target(id) else { continue };
        let path = path(main, target);
        let own = self::links(archive, &path)?;
        let Some(xml) = archive.text(&path)? else { continue };
        pieces.extend(Body::read(&Source { xml: &xml, styles, links: &own })?.pieces);
    }
    Ok(pieces)
}

fn properties(archive: &mut Archive<'_>, start: &Links) -> Result<Properties, Fault> {
    let path = path("", start.of_kind("core-properties").unwrap_or("docProps/core.xml"));
    let mut found = Properties::default();
    let Some(source) = archive.text(&path)? else { return Ok(found) };
    let mut xml = Xml::new(&source);
    while let Some(part) = xml.next()? {
        let Part::Open(tag) = part else { continue };
        match tag.name() {
            "title" => found.title = xml.words()?,
            "creator" => found.author = xml.words()?,
            "language" => found.language = xml.words()?,
            _ => {}
        }
    }
    Ok(found)
}

/// The part that a link of this kind leads to.
fn part(archive: &mut Archive<'_>, main: &str, links: &Links, kind: &str) -> Result<Option<String>, Fault> {
    links.of_kind(kind).map_or(Ok(None), |target| archive.text(&path(main, target)))
}

/// The links of a part, which stand beside it in a folder of their own.
fn links(archive: &mut Archive<'_>, part: &str) -> Result<Links, Fault> {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let source = archive.text(&format!("{folder}{slash}_rels/{name}.rels"))?;
    source.map_or_else(|| Ok(Links::default()), |source| Links::read(&source))
}

/// The path in the archive of a target that a part names: from the root, or beside the part.
fn path(part: &str, target: &str) -> String {
    if let Some(path) = target.strip_prefix('/') {
        return path.to_owned();
    }
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
