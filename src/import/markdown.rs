//! A Markdown text as pieces: its words without the markup. `CommonMark` with tables, strikethrough and footnotes.
//!
//! A soft line break is a space; a hard one, `<br>`, and one after a `Key: value` line begin a new block. Images give
//! their description as a caption after the block that holds them. Lines of code are paragraphs set as code.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::line::Line;
use super::piece::Piece;
use super::{html_words, metadata};
use crate::text::{BlockKind, InlineKind};

/// The pieces of a Markdown text whose line breaks are LF, without its front matter.
pub(super) fn pieces(source: &str) -> Vec<Piece<'static>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut walker = Walker::default();
    for event in Parser::new_ext(source, options) {
        walker.step(event);
    }
    walker.flush();
    walker.pieces
}

/// What holds the words that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Heading(u8),
    Quotation,
    Item,
    Footnote,
    Row,
    Code,
}

#[derive(Default)]
struct Walker {
    pieces: Vec<Piece<'static>>,
    line: Line,
    holders: Vec<Holder>,
    /// Descriptions of images in the block, and whether words belong to one of them now (images may nest).
    captions: Vec<String>,
    images: usize,
    /// The HTML of a block of it, until it ends.
    html: Option<String>,
    has_headline: bool,
}

impl Walker {
    fn step(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words),
            Event::Code(words) if self.images == 0 => self.line.push_as(InlineKind::Code, &words),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => self.text(&words),
            Event::Html(html) => match &mut self.html {
                Some(whole) => whole.push_str(&html),
                None => self.text(&html_words::words(&html)),
            },
            Event::InlineHtml(tag) if html_words::breaks_line(&tag) => self.flush(),
            Event::InlineHtml(_) | Event::TaskListMarker(_) => {}
            Event::FootnoteReference(label) => self.text(&format!("[{label}]")),
            Event::SoftBreak if metadata::key_line(self.line.words()).is_some() => self.flush(),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak | Event::Rule => self.flush(),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.enter(Holder::Heading(depth(level))),
            Tag::BlockQuote(_) => self.enter(Holder::Quotation),
            Tag::CodeBlock(_) => self.enter(Holder::Code),
            Tag::Item => self.enter(Holder::Item),
            Tag::TableHead | Tag::TableRow => self.enter(Holder::Row),
            Tag::FootnoteDefinition(label) => {
                self.enter(Holder::Footnote);
                self.line.push(&format!("[{label}] "));
            }
            Tag::TableCell if !self.line.words().is_empty() => self.line.push("\t"),
            Tag::HtmlBlock => {
                self.flush();
                self.html = Some(String::new());
            }
            Tag::Emphasis => self.line.open(InlineKind::Emphasis),
            Tag::Strong => self.line.open(InlineKind::Strong),
            Tag::Link { link_type, dest_url, .. } => self.line.open(InlineKind::Link(address(link_type, &dest_url))),
            Tag::Image { .. } => self.start_image(),
            // The label of a footnote waits for its first words.
            Tag::Paragraph if self.holders.last() == Some(&Holder::Footnote) => {}
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition => {
                self.flush();
                self.holders.pop();
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.line.close(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn enter(&mut self, holder: Holder) {
        self.flush();
        self.holders.push(holder);
    }

    fn text(&mut self, words: &str) {
        if self.images > 0 {
            if let Some(caption) = self.captions.last_mut() {
                caption.push_str(words);
            }
            return;
        }
        match self.holders.last() {
            Some(Holder::Code) => self.code(words),
            Some(Holder::Row) => self.line.push(&words.replace('\t', " ")),
            Some(Holder::Heading(_) | Holder::Quotation | Holder::Item | Holder::Footnote) | None => self.line.push(words),
        }
    }

    fn code(&mut self, words: &str) {
        for (index, line) in words.split('\n').enumerate() {
            if index > 0 {
                self.flush();
            }
            self.line.push_as(InlineKind::Code, line);
        }
    }

    fn start_image(&mut self) {
        if self.images == 0 {
            self.captions.push(String::new());
        }
        self.images += 1;
    }

    fn end_html(&mut self) {
        let html = self.html.take().unwrap_or_default();
        for line in html_words::words(&html).split('\n') {
            self.line.push(line);
            self.flush();
        }
    }

    /// Ends the block that is being read, and gives the captions of its images after it.
    fn flush(&mut self) {
        let (kind, level) = if self.line.is_blank() { (BlockKind::Paragraph, 0) } else { self.kind() };
        let keep_start = matches!(self.holders.last(), Some(Holder::Row | Holder::Code));
        self.pieces.extend(self.line.take(kind, level, keep_start));
        for caption in std::mem::take(&mut self.captions) {
            let mut line = Line::default();
            line.push(&caption);
            self.pieces.extend(line.take(BlockKind::Caption, 0, false));
        }
    }

    fn kind(&mut self) -> (BlockKind, u8) {
        match self.holders.last() {
            Some(Holder::Heading(1)) if !self.has_headline => {
                self.has_headline = true;
                (BlockKind::Headline, 0)
            }
            Some(Holder::Heading(level)) => (BlockKind::Heading, *level),
            Some(Holder::Quotation) => (BlockKind::Quotation, 0),
            Some(Holder::Item) => {
                let depth = self.holders.iter().filter(|holder| **holder == Holder::Item).count();
                (BlockKind::ListItem, u8::try_from(depth).unwrap_or(u8::MAX))
            }
            Some(Holder::Footnote) => (BlockKind::Footnote, 0),
            Some(Holder::Row) => (BlockKind::Table, 0),
            Some(Holder::Code) | None => (BlockKind::Paragraph, 0),
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn address(link_type: LinkType, address: &CowStr<'_>) -> String {
    if link_type == LinkType::Email { format!("mailto:{address}") } else { address.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(&'static str, u8, String)> {
        pieces(source).into_iter().map(|piece| (piece.kind.name(), piece.level, piece.words.into_owned())).collect()
    }

    #[track_caller]
    fn check(source: &str, expected: &[(&str, u8, &str)]) {
        let blocks = blocks(source);
        let blocks: Vec<_> = blocks.iter().map(|(kind, level, words)| (*kind, *level, words.as_str())).collect();
        assert_eq!(blocks, expected, "{source}");
    }

    #[test]
    fn markup_becomes_kinds() {
        check("# A *b*\n\n# C\n\n### D ###\n", &[("headline", 0, "A b"), ("heading", 1, "C"), ("heading", 3, "D")]);
        check("one\ntwo  \nthree<br>four", &[("paragraph", 0, "one two"), ("paragraph", 0, "three"), ("paragraph", 0, "four")]);
        check(
            "- a\n  - b\n\n    c\n- d",
            &[("list_item", 1, "a"), ("list_item", 2, "b"), ("list_item", 2, "c"), ("list_item", 1, "d")],
        );
        check("> q\n>\n> r\n\np", &[("quotation", 0, "q"), ("quotation", 0, "r"), ("paragraph", 0, "p")]);
        check("```\nfn a\n\n  b\n```", &[("paragraph", 0, "fn a"), ("paragraph", 0, "  b")]);
        check("|a|b|\n|-|-|\n|c|d|\n", &[("table", 0, "a\tb"), ("table", 0, "c\td")]);
        check("w ![alt *x*](i.png) v", &[("paragraph", 0, "w  v"), ("caption", 0, "alt x")]);
        check("w[^1]\n\n[^1]: note", &[("paragraph", 0, "w[1]"), ("footnote", 0, "[1] note")]);
        check("<div>\n<p>in</p>\n</div>\n\nx <b>y</b> ~~z~~", &[("paragraph", 0, "in"), ("paragraph", 0, "x y z")]);
        check("a&#10;b &amp; c", &[("paragraph", 0, "a b & c")]);
        check(
            "**Date:** 5 May 2021\n**Source:** Paper",
            &[("paragraph", 0, "Date: 5 May 2021"), ("paragraph", 0, "Source: Paper")],
        );
    }

    #[test]
    fn links_and_emphasis_cover_their_words() {
        let piece = &pieces("  see [the *page*](http://a.org) and `code` ")[0];
        let set: Vec<_> = piece.inlines.iter().map(|inline| (&inline.kind, &piece.words[inline.span.range()])).collect();
        assert_eq!(
            set,
            [
                (&InlineKind::Emphasis, "page"),
                (&InlineKind::Link("http://a.org".to_owned()), "the page"),
                (&InlineKind::Code, "code")
            ]
        );
    }
}
