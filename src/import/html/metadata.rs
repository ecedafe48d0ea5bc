//! Headline, outlet, author, address and language of a page, each with where it was read. Nothing is invented.

use serde_json::Value;

use super::dates;
use super::page::Page;
use super::stated::{Stated, one_line};
use crate::import::metadata::put;
use crate::import::piece::has_lead;
use crate::notebook::Document;

/// Fills what the page states.
pub(super) fn read(page: &Page<'_>, stated: &Stated, about: &mut Document) {
    let headline = page.anchors.headline.map(|block| page.found[block].piece.words.to_string());
    if let Some(headline) = headline {
        put(&mut about.title, headline, "headline");
    }
    if let Some((title, from)) = stated.headlines().next() {
        put(&mut about.title, one_line(title), from);
    }
    if let Some((outlet, from)) = outlet(stated) {
        put(&mut about.outlet, outlet, from);
    }
    if let Some((author, from)) = author(stated) {
        put(&mut about.author, author, from);
    }
    if let Some((address, from)) = stated.addresses().next() {
        put(&mut about.url, address.to_owned(), from);
    }
    if let Some((language, from)) = stated.languages().next() {
        put(&mut about.language, language, from);
    }
    let language = about.language.as_ref().map_or("", |language| language.value.as_str());
    if let Some((date, from)) = dates::published(page, stated, language) {
        put(&mut about.published, date, from);
    }
}

fn outlet(stated: &Stated) -> Option<(String, &'static str)> {
    let publisher = stated.articles().find_map(|object| name(stated, object.get("publisher")?)).map(|name| (name, "JSON-LD"));
    let metas = ["og:site_name", "application-name", "dc.publisher", "citation_journal_title", "publisher"];
    publisher.or_else(|| metas.into_iter().find_map(|key| stated.meta(key)).map(|name| (one_line(name), "meta tags")))
}

fn author(stated: &Stated) -> Option<(String, &'static str)> {
    let people = stated.articles().find_map(|object| names(stated, object.get("author")?)).map(|names| (names, "JSON-LD"));
    let metas = ["author", "dc.creator", "article:author", "parsely-author", "sailthru.author", "citation_author", "byl"];
    let named = || metas.into_iter().find_map(|key| stated.meta(key).map(one_line).filter(|name| is_name(name)));
    people.or_else(|| named().map(|name| (name, "meta tags"))).map(|(names, from)| (without_by(&names).to_owned(), from))
}

/// The name of a person or an organisation as schema.org writes it: a text, an object with one, or one that stands elsewhere
/// in the page's data.
fn name(stated: &Stated, value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Object(object) => match object.get("name") {
            Some(name) => name.as_str()?,
            None => stated.object(object.get("@id")?.as_str()?)?.get("name")?.as_str()?,
        },
        Value::Array(values) => return values.iter().find_map(|value| name(stated, value)),
        _ => return None,
    };
    Some(one_line(text)).filter(|text| is_name(text))
}

fn names(stated: &Stated, value: &Value) -> Option<String> {
    let Value::Array(values) = value else { return name(stated, value) };
    let names: Vec<String> = values.iter().filter_map(|value| name(stated, value)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// `By Ann Lee`: Ann Lee.
fn without_by(names: &str) -> &str {
    if has_lead(names, "by ") { names[3..].trim_start() } else { names }
}

/// Whether it can be a name: no address, and short enough.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 200 && !text.contains("://") && text.contains(char::is_alphabetic)
}
