//! HTML: one page that needs nothing else: no scripts, nothing fetched, styles inside.

use std::fmt;
use std::io::{self, Write};

use super::ink::ink_on;
use super::sections::{Section, sections};
use super::{Options, facts};
use crate::notebook::{Color, Document, Notebook, TagId};
use crate::query::Excerpt;

/// The page's styles: the colours and faces of the reader, light and dark as the system is.
const STYLE: &str = include_str!("page.css");

/// The excerpts by tag, those without a tag last, below a table of contents.
pub(super) fn write(excerpts: &[Excerpt], notebook: &Notebook, options: &Options, to: &mut dyn Write) -> io::Result<()> {
    let title = if options.title.trim().is_empty() { "Excerpts" } else { &options.title };
    let sections = sections(notebook, excerpts);
    write_head(title, to)?;
    writeln!(to, "<h1 dir=\"auto\">{}</h1>", Escaped(title))?;
    if !options.filter_sentence.trim().is_empty() {
        writeln!(to, "<p dir=\"auto\">{}</p>", Escaped(&options.filter_sentence))?;
    }
    let exported = facts::time(options.exported);
    let count = facts::number_of(excerpts.len());
    writeln!(to, "<p class=\"quiet\">{count}, exported <time datetime=\"{exported}\">{exported}</time></p>")?;
    write_contents(&sections, to)?;
    for section in &sections {
        write_section(section, to)?;
    }
    writeln!(to, "</main>\n</body>\n</html>")
}

fn write_head(title: &str, to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    // By this the program knows the page as its own, when it lies beside the articles.
    writeln!(to, "<meta name=\"generator\" content=\"Variorum\">")?;
    // Whatever an article holds, a browser fetches and runs nothing for this page.
    writeln!(to, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")?;
    writeln!(to, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(to, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>", Escaped(title))
}

fn write_contents(sections: &[Section], to: &mut dyn Write) -> io::Result<()> {
    if sections.is_empty() {
        return Ok(());
    }
    writeln!(to, "<nav aria-label=\"Tags\">\n<ul>")?;
    for section in sections {
        let count = section.excerpts.len();
        writeln!(
            to,
            "<li><a {} href=\"#{}\">{}</a> <span class=\"quiet\">{count}</span></li>",
            chip(section),
            target(section),
            Escaped(&section.heading)
        )?;
    }
    writeln!(to, "</ul>\n</nav>")
}

/// The attributes of a tag's coloured chip.
fn chip(section: &Section) -> String {
    let colors = section.tag.map(|(_, color)| format!(" style=\"{}\"", chip_colors(color)));
    format!("class=\"chip\" dir=\"auto\"{}", colors.unwrap_or_default())
}

fn chip_colors(color: Color) -> String {
    format!("background:{color};border-color:{color};color:{}", ink_on(color))
}

fn target(section: &Section) -> String {
    section.tag.map_or_else(|| "untagged".to_owned(), |(id, _)| tag_target(id))
}

fn tag_target(id: TagId) -> String {
    format!("tag-{id}")
}

fn write_section(section: &Section, to: &mut dyn Write) -> io::Result<()> {
    let heading = Escaped(&section.heading);
    writeln!(to, "<section>\n<h2 id=\"{}\"><span {}>{heading}</span></h2>", target(section), chip(section))?;
    for excerpt in &section.excerpts {
        write_excerpt(excerpt, section, to)?;
    }
    writeln!(to, "</section>")
}

fn write_excerpt(excerpt: &Excerpt, section: &Section, to: &mut dyn Write) -> io::Result<()> {
    let (highlight, document) = (excerpt.highlight, excerpt.document);
    writeln!(to, "<article>\n<blockquote dir=\"auto\"{}>{}</blockquote>", language(document), Escaped(&highlight.exact))?;
    if !highlight.note.trim().is_empty() {
        writeln!(to, "<p class=\"note\" dir=\"auto\"><b>Note:</b> {}</p>", Escaped(&highlight.note))?;
    }
    writeln!(to, "<footer>— {}{}</footer>\n</article>", source(excerpt), other_tags(excerpt, section))
}

/// The chips of the excerpt's tags but that of the section it stands in.
fn other_tags(excerpt: &Excerpt, section: &Section) -> String {
    let here = section.tag.map(|(id, _)| id);
    let others = excerpt.tags.iter().filter(|(id, _, _)| Some(*id) != here);
    let chip = |(id, tag, path): &(TagId, &crate::notebook::Tag, String)| {
        let colors = chip_colors(tag.color);
        format!(" <a class=\"chip\" dir=\"auto\" style=\"{colors}\" href=\"#{}\">{}</a>", tag_target(*id), Escaped(path))
    };
    others.map(chip).collect()
}

/// Where the excerpt comes from; the headline leads to the article where its address is known.
fn source(excerpt: &Excerpt) -> String {
    let parts = facts::source(excerpt);
    let Some((name, more)) = parts.split_first() else { return String::new() };
    let name = format!("<bdi>{}</bdi>", Escaped(name));
    let mut source = match facts::known(excerpt.document.url.as_ref()).filter(|url| is_web(url)) {
        Some(url) => format!("<a href=\"{}\" rel=\"noopener noreferrer\">{name}</a>", Escaped(url)),
        None => name,
    };
    for part in more {
        source.push_str(&format!(", <bdi>{}</bdi>", Escaped(part)));
    }
    source
}

/// Whether an address leads to the web: any other scheme could run something in the page.
fn is_web(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// The `lang` attribute of a document's words, when its language is known and looks like a BCP 47 tag.
fn language(document: &Document) -> String {
    let tag = facts::known(document.language.as_ref()).unwrap_or_default();
    let fits = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits { format!(" lang=\"{tag}\"") } else { String::new() }
}

/// Text that cannot end the element or the quoted attribute that it stands in.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
            to.write_str(&rest[..at])?;
            to.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        to.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_its_element_or_attribute() {
        let escaped = Escaped("</script> \"a\" & 'b' 😀").to_string();
        assert_eq!(escaped, "&lt;/script&gt; &quot;a&quot; &amp; &#39;b&#39; 😀");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for url in ["http://a.kr", "HTTPS://a.kr/?b"] {
            assert!(is_web(url), "{url}");
        }
        for url in ["javascript://a", "file:///etc", "a.kr", "", " https://a", "data:text/html,x"] {
            assert!(!is_web(url), "{url}");
        }
    }
}
