//! One page from its source to its pieces.

use super::address::{Base, is_web};
use super::anchors::Anchors;
use super::apart::{self, Care};
use super::judge::judge;
use super::metadata;
use super::page::Page;
use super::parse::parse;
use super::stated::Stated;
use super::walk::blocks;
use crate::import::furniture;
use crate::import::html_words;
use crate::import::metadata::put;
use crate::import::piece::Piece;
use crate::import::plain_text;
use crate::notebook::Document;
use crate::text::BlockKind;

/// The pieces of a page, what it states of itself, and sentences about what could not be read.
pub(in crate::import) fn read(source: &str, about: &mut Document, warnings: &mut Vec<String>) -> Vec<Piece<'static>> {
    let (tree, rest) = parse(source);
    let stated = Stated::of(&tree);
    if let Some(address) = saved_from(source) {
        put(&mut about.url, address.to_owned(), "saved page");
    }
    let known = about.url.as_ref().map(|address| address.value.as_str());
    let base = Base::new(stated.base.as_deref().or(known).or(stated.address()));
    let found = blocks(&tree, &base);
    let mut page = Page::new(&tree, &found, Anchors::find(&found, &stated));
    apart::read_names(&mut page);
    apart::set(&mut page, Care::Strict);
    metadata::read(&page, &stated, about);
    let kinds = kinds(&mut page, about.author.as_ref().map(|author| author.value.as_str()));
    let mut pieces: Vec<_> = found.into_iter().zip(kinds).map(|(found, kind)| Piece { kind, ..found.piece }).collect();
    furniture::mark(&mut pieces);
    if let Some(rest) = rest {
        warnings.push("The page has too many parts, or parts inside parts: its end is shown as bare words".to_owned());
        let words = html_words::words(rest);
        pieces.extend(plain_text::pieces(&words).into_iter().map(Piece::owned));
    }
    pieces
}

/// The address that browsers write at the top of a page which they save, `<!-- saved from url=(0021)https://a.org/x -->`, and
/// that the extension SingleFile does: `Page saved with SingleFile url: https://a.org/x`.
fn saved_from(source: &str) -> Option<&str> {
    let head = &source[..source.floor_char_boundary(SAVED)];
    let browser = || head.split_once("<!-- saved from url=(")?.1.split_once(')');
    let extension = || head.split_once("Page saved with SingleFile")?.1.split_once("url:");
    let (_, address) = browser().or_else(extension)?;
    address.split_whitespace().next().filter(|address| is_web(address))
}

/// How far that line is looked for, in bytes.
const SAVED: usize = 4_096;

/// An article has so much running text at least, in letters; where less is left of a page, its parts are looked at again.
const SHORT: usize = 140;

/// The kind of each block. A page whose article goes by the name of something else shows little text at first, and one that
/// readers wrote shows none.
fn kinds(page: &mut Page<'_>, author: Option<&str>) -> Vec<BlockKind> {
    let mut kinds = judge(page, author);
    for (care, enough) in [(Care::Lenient, SHORT), (Care::Open, 1)] {
        let length = body(page, &kinds);
        if length >= enough {
            break;
        }
        apart::set(page, care);
        let again = judge(page, author);
        if body(page, &again) > length * 2 {
            kinds = again;
        }
    }
    if body(page, &kinds) < SHORT {
        show_rest(page, &mut kinds);
    }
    if kinds.iter().all(|kind| is_around(*kind)) {
        // Nothing but furniture is all that the page is for.
        return page.found.iter().map(|found| found.piece.kind).collect();
    }
    kinds
}

/// A page of tables, results or verses has next to no running text: what is not set apart is what it is for.
fn show_rest(page: &Page<'_>, kinds: &mut [BlockKind]) {
    let hidden = |block: &usize| kinds[*block] == BlockKind::Furniture && !page.holds[page.found[*block].node].apart;
    let rest: Vec<usize> = (0..kinds.len()).filter(hidden).collect();
    let weight: usize = rest.iter().map(|block| page.facts[*block].weight - page.facts[*block].linked).sum();
    if weight > body(page, kinds).max(SHORT) * REST {
        rest.into_iter().for_each(|block| kinds[block] = page.found[block].piece.kind);
    }
}

/// So many times the running text that was found, the rest of a page is more than what stands around it.
const REST: usize = 10;

/// Whether a block of this kind stands around an account and is no part of it.
fn is_around(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Headline | BlockKind::Byline | BlockKind::Caption | BlockKind::Furniture => true,
        BlockKind::Heading
        | BlockKind::Paragraph
        | BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Table
        | BlockKind::Footnote => false,
    }
}

/// The weight of the running text in a page's body.
fn body(page: &Page<'_>, kinds: &[BlockKind]) -> usize {
    let is_body = |kind: &BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem);
    let blocks = page.facts.iter().zip(kinds).filter(|(facts, kind)| facts.prose && is_body(kind));
    blocks.map(|(facts, _)| facts.weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::InlineKind;

    const WORDS: &str =
        "The two sides talked for an hour on Monday, the ministry in the capital said in a statement to reporters.";

    fn page(body: &str) -> (Vec<(BlockKind, String)>, Document) {
        let mut about = Document::default();
        let pieces = read(body, &mut about, &mut Vec::new());
        (pieces.into_iter().map(|piece| (piece.kind, piece.words.into_owned())).collect(), about)
    }

    #[track_caller]
    fn check(body: &str, expected: &[(BlockKind, &str)]) {
        let (found, _) = page(body);
        let found: Vec<_> = found.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_article_is_told_from_the_page_around_it() {
        let source = format!(
            "<title>Hotline rings | The Paper</title><nav><a href=/>Home</a> <a href=/w>World</a></nav><h1>Hotline rings</h1>\
             <p class=byline>By Ann Lee</p><div class=story><p>{WORDS}<figure><img><figcaption>A phone</figcaption></figure>\
             <h2>After weeks</h2><p>{WORDS} Again.<p><a href=/x>Another story that is worth reading</a><ul><li>One <b>thing</b><li>Two</ul>\
             <blockquote><p>“Yes.”</p></blockquote><p>{WORDS}</p><table><tr><th>Day<th>Calls<tr><td>1<td>2</table>\
             <div class=share-bar>Share this</div></div><footer>© The Paper</footer>"
        );
        let again = format!("{WORDS} Again.");
        check(
            &source,
            &[
                (BlockKind::Furniture, "Home World"),
                (BlockKind::Headline, "Hotline rings"),
                (BlockKind::Byline, "By Ann Lee"),
                (BlockKind::Paragraph, WORDS),
                (BlockKind::Caption, "A phone"),
                (BlockKind::Heading, "After weeks"),
                (BlockKind::Paragraph, &again),
                (BlockKind::Furniture, "Another story that is worth reading"),
                (BlockKind::ListItem, "One thing"),
                (BlockKind::ListItem, "Two"),
                (BlockKind::Quotation, "“Yes.”"),
                (BlockKind::Paragraph, WORDS),
                (BlockKind::Table, "Day\tCalls"),
                (BlockKind::Table, "1\t2"),
                (BlockKind::Furniture, "Share this"),
                (BlockKind::Furniture, "© The Paper"),
            ],
        );
    }

    #[test]
    fn teasers_and_comments_are_told_by_their_shape() {
        let teasers: String = (1..5)
            .map(|number| format!("<div class=x><h3><a href=/{number}>Story {number}</a></h3><p>{WORDS}</p></div>"))
            .collect();
        let posts: String = (1..5)
            .map(|number| format!("<div class=y><span class=date>{number} May 2020</span><p>{number}: {WORDS}</p></div>"))
            .collect();
        let (found, _) = page(&format!("<h1>Hotline</h1><div><p>{WORDS}<p>{WORDS}<p>{WORDS}</div>{teasers}{posts}"));
        let paragraphs = found.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).count();
        assert_eq!((paragraphs, found.last().map(|(kind, _)| *kind)), (3, Some(BlockKind::Furniture)), "{found:#?}");
    }

    #[test]
    fn a_page_of_furniture_alone_shows_all_of_it() {
        check(
            "<nav><a href=/a>One</a><p><a href=/b>Two</a></nav>",
            &[(BlockKind::Paragraph, "One"), (BlockKind::Paragraph, "Two")],
        );
    }

    #[test]
    fn a_thread_of_a_forum_is_read_although_its_posts_are_called_comments() {
        let posts: String = (1..5)
            .map(|number| format!("<div class=comment><b class=date>{number} May 2020</b><p>{number}: {WORDS}</div>"))
            .collect();
        let (found, about) = page(&format!("<nav><a href=/>Home</a></nav><h1>Hotline</h1>{posts}<footer>{WORDS}</footer>"));
        assert_eq!(found.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).count(), 4, "{found:?}");
        assert_eq!(found.last().map(|(kind, _)| *kind), Some(BlockKind::Furniture));
        assert_eq!(about.published.map(|date| date.value.to_string()).as_deref(), Some("2020-05-01"));
    }

    #[test]
    fn a_page_of_results_is_shown_although_it_has_no_running_text() {
        let rows: String = (0..200).map(|number| format!("<div>{number}. Runner of Springfield</div>")).collect();
        let (found, _) = page(&format!("<nav><a href=/>Home</a></nav><h1>Results</h1><div>{rows}</div><div><p>{WORDS}</div>"));
        assert_eq!(found.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).count(), 201);
        assert_eq!(found[0].0, BlockKind::Furniture);
    }

    #[test]
    fn an_article_that_goes_by_another_name_is_found() {
        let (found, _) = page(&format!("<div class=ad-free><p>{WORDS}</div><div class=x><p>{WORDS}<p>{WORDS} {WORDS}</div>"));
        assert_eq!(found.iter().filter(|(kind, _)| *kind == BlockKind::Paragraph).count(), 2);
        let (found, _) = page(&format!("<h1>Hotline</h1><div class=promo><p>{WORDS}</p></div><div>{}</div>", "<p>x".repeat(9)));
        assert!(found.iter().any(|(kind, words)| *kind == BlockKind::Paragraph && words == WORDS), "{found:?}");
    }

    #[test]
    fn what_a_page_states_is_taken_with_its_source() {
        let source = format!(
            r##"<html lang=en-GB><link rel=canonical href="https://a.org/x/1.html"><meta property="og:site_name" content="The Paper">
            <script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","headline":"Hotline rings","author":{{"@id":"#ann"}},
            "datePublished":"2020-10-05T09:00:00Z"}},{{"@type":"Person","@id":"#ann","name":"Ann Lee"}}]}}</script>
            <p>Hotline rings</p><p>{WORDS} <a href="/y">More</a></p>"##
        );
        let (found, about) = page(&source);
        let told = |fact: &Option<crate::notebook::Sourced<String>>| fact.clone().map(|fact| (fact.value, fact.from));
        let fact = |value: &str, from: &str| Some((value.to_owned(), from.to_owned()));
        assert_eq!(told(&about.title), fact("Hotline rings", "headline"));
        assert_eq!(told(&about.outlet), fact("The Paper", "meta tags"));
        assert_eq!(told(&about.author), fact("Ann Lee", "JSON-LD"));
        assert_eq!(told(&about.url), fact("https://a.org/x/1.html", "canonical link"));
        assert_eq!(told(&about.language), fact("en-GB", "page"));
        assert_eq!(
            about.published.map(|date| (date.value.to_string(), date.from)),
            Some(("2020-10-05".to_owned(), "JSON-LD".to_owned()))
        );
        assert_eq!(found[0].0, BlockKind::Headline);
        let (_, saved) = page(&format!("<!DOCTYPE html>\n<!-- saved from url=(0016)https://b.org/y -->\n{source}"));
        assert_eq!(told(&saved.url), fact("https://b.org/y", "saved page"));
        let note = "<!--\n Page saved with SingleFile \n url: https://b.org/z \n saved date: Mon Oct 05 2020\n-->";
        let (_, saved) = page(&format!("<!DOCTYPE html> <html lang=en>{note}{source}"));
        assert_eq!(told(&saved.url), fact("https://b.org/z", "saved page"));
        let pieces = read(&source, &mut Document::default(), &mut Vec::new());
        assert_eq!(pieces[1].inlines[0].kind, InlineKind::Link("https://a.org/y".to_owned()));
    }

    #[test]
    fn beyond_the_limits_words_are_still_shown() {
        let mut warnings = Vec::new();
        let pieces = read(&format!("<p>first{}<p>last", "<div>".repeat(4_000)), &mut Document::default(), &mut warnings);
        let words: Vec<_> = pieces.iter().map(|piece| &*piece.words).collect();
        assert_eq!((words, warnings.len()), (vec!["first", "last"], 1));
    }

    #[test]
    fn scripts_and_hidden_things_are_no_words() {
        check(
            "<p>one<script>x()</script> two<style>p{}</style><p><svg><title>t</title></svg>three<br>four&nbsp;",
            &[(BlockKind::Paragraph, "one two"), (BlockKind::Paragraph, "three"), (BlockKind::Paragraph, "four")],
        );
    }
}
