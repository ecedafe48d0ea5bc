//! When a page was published: each kind of evidence, the surest first. A page that states no day has none.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::day::{in_address, in_attribute, in_text};
use super::names::Says;
use super::page::Page;
use super::stated::Stated;
use super::tree::{Data, Node, ROOT, Tree};
use super::walk::weight;
use crate::notebook::PublishedDate;

/// Names of `meta` tags for the day of publication, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "article.published",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc:date.created",
    "citation_publication_date",
    "citation_online_date",
    "prism.publicationdate",
    "originalpublicationdate",
    "article_date_original",
    "datecreated",
    "date_published",
    "dcsext.articlefirstpublished",
    "shareaholic:article_published_time",
    "lastpublisheddate",
    "vr:published_time",
];

/// Names of `meta` tags for a day of any kind, mostly that of publication.
const DATED: &[&str] = &["date", "dc.date", "dcterms.date"];

/// Names of `meta` tags for the last change.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "modified",
    "revised",
    "dc:date.modified",
];

/// A day with where it was read.
pub(super) type Dated = (PublishedDate, &'static str);

/// The day of publication.
///
/// The by-line at the headline comes first, then the address: they are what the outlet shows and what people cite, where
/// programs often state the day of Greenwich. The order is measured (`docs/decisions/web-pages.md`).
pub(super) fn published(page: &Page<'_>, stated: &Stated, language: &str) -> Option<Dated> {
    let metas = |names: &[&str]| names.iter().find_map(|name| stated.meta(name).and_then(|value| in_attribute(value, language)));
    let linked = |keys: &[&str]| {
        let values = keys.iter().flat_map(|key| stated.articles().filter_map(|object| object.get(*key)?.as_str()));
        values.into_iter().find_map(|value| in_attribute(value, language))
    };
    let evidence: [(&dyn Fn() -> Option<PublishedDate>, &'static str); 11] = [
        (&|| by_line(page, language), "by-line"),
        (&|| stated.address().and_then(in_address), "address"),
        (&|| metas(PUBLISHED), "meta tags"),
        (&|| marked(page.tree, language), "date in the page"),
        (&|| metas(DATED), "meta tags"),
        (&|| linked(&["datePublished"]), "JSON-LD"),
        (&|| near(page, language), "line at the headline"),
        (&|| in_scripts(page.tree, language), "data in the page"),
        (&|| visible(page, language).or_else(|| timed(page, language)), "date in the page"),
        (&|| linked(&["dateCreated", "uploadDate", "dateModified"]), "JSON-LD"),
        (&|| metas(MODIFIED), "meta tags"),
    ];
    evidence.into_iter().find_map(|(find, from)| find().map(|date| (date, from)))
}

/// The first element that is marked as the day of publication: `itemprop="datePublished"`, `time pubdate`, `class="published"`.
fn marked(tree: &Tree, language: &str) -> Option<PublishedDate> {
    let is_marked = |node: &Node| {
        let is = |name: &str, value: &str| tree.attribute(*node, name).is_some_and(|own| own.eq_ignore_ascii_case(value));
        let class = tree.attribute(*node, "class").unwrap_or_default();
        let classes = |wanted: &[&str]| class.split_ascii_whitespace().any(|one| wanted.contains(&one));
        let time = matches!(tree.name(*node), "time" | "abbr");
        is("itemprop", "datePublished")
            || is("property", "datePublished")
            || time
                && (tree.attribute(*node, "pubdate").is_some()
                    || classes(&["published", "entry-date", "dt-published", "post-date"]))
    };
    elements(tree).filter(is_marked).find_map(|node| stated_day(tree, node, language))
}

/// The first `time` in the article or near its headline.
fn timed(page: &Page<'_>, language: &str) -> Option<PublishedDate> {
    let apart = |node: &Node| page.tree.up(*node).any(|node| page.holds[node].apart);
    let times = || elements(page.tree).filter(|node| page.tree.name(*node) == "time");
    let day = |node: Node| stated_day(page.tree, node, language);
    times().filter(|node| !apart(node)).find_map(day).or_else(|| times().find_map(day))
}

fn elements(tree: &Tree) -> impl Iterator<Item = Node> {
    tree.below(ROOT).filter(|node| matches!(tree.nodes[*node].data, Data::Element(..)))
}

/// The day in an element's attributes, else in its words.
fn stated_day(tree: &Tree, node: Node, language: &str) -> Option<PublishedDate> {
    let attributes = ["datetime", "content", "title", "data-date", "data-timestamp"];
    let stated =
        attributes.into_iter().filter_map(|name| tree.attribute(node, name)).find_map(|value| in_attribute(value, language));
    stated.or_else(|| in_text(&tree.words(node), language))
}

/// How many blocks before and after the headline a by-line can be.
const BEFORE: usize = 4;
const AFTER: usize = 12;

/// The longest line about a date, in letters.
const LINE: usize = 120;

/// The lines around the headline, those behind it first.
fn around(page: &Page<'_>) -> impl Iterator<Item = usize> {
    let lines = page.anchors.headline.map(|headline| {
        let after = headline + 1..(headline + AFTER).min(page.found.len());
        after.chain((headline.saturating_sub(BEFORE)..headline).rev())
    });
    lines.into_iter().flatten().filter(|block| is_line(page, *block))
}

/// The words of a line with spaces between its elements, where pages often have none (`5.10.20`, `12:30`); and as they are.
fn readings<'p>(page: &'p Page<'_>, block: usize) -> impl Iterator<Item = Cow<'p, str>> {
    let node = page.found[block].node;
    let words = page.tree.below(node).filter_map(|node| page.tree.text(node)).collect::<Vec<_>>().join(" ");
    let divided = (weight(&words) == page.facts[block].weight).then_some(Cow::Owned(words));
    divided.into_iter().chain([Cow::Borrowed(&*page.found[block].piece.words)])
}

/// The day in the by-line at the headline, which is what readers of the page see as its day.
fn by_line(page: &Page<'_>, language: &str) -> Option<PublishedDate> {
    let mut own = around(page).filter(|block| is_signed(page, *block) && !page.holds[page.found[*block].node].elsewhere);
    own.find_map(|block| readings(page, block).find_map(|words| in_text(before_change(&words), language)))
}

/// The day in any line near the headline: those of the article first.
fn near(page: &Page<'_>, language: &str) -> Option<PublishedDate> {
    let day = |block: usize| readings(page, block).find_map(|words| in_text(&words, language));
    let own = around(page).filter(|block| !page.holds[page.found[*block].node].elsewhere).find_map(day);
    own.or_else(|| around(page).filter(|block| is_signed(page, *block)).find_map(day)).or_else(|| around(page).find_map(day))
}

/// Words that begin the day of a change, in lower case.
const CHANGED: &[&str] = &[
    "updated",
    "update:",
    "modified",
    "last change",
    "revised",
    "aktualisiert",
    "geändert",
    "letzte änderung",
    "bearbeitet",
    "mis à jour",
    "modifié",
    "màj",
    "actualizado",
    "actualizada",
    "modificado",
    "atualizado",
    "atualizada",
    "aggiornato",
    "aggiornamento",
    "bijgewerkt",
    "gewijzigd",
    "uppdaterad",
    "oppdatert",
    "opdateret",
    "aktualizováno",
    "aktualizacja",
    "zaktualizowano",
    "обновлено",
    "изменено",
    "оновлено",
    "güncelleme",
    "ažurirano",
    "frissítve",
    "更新",
    "수정",
];

/// The part of a line that does not speak of a change.
fn before_change(words: &str) -> &str {
    let lower = words.to_lowercase();
    let at = CHANGED.iter().filter_map(|word| lower.find(word)).min().unwrap_or(lower.len());
    if lower.len() == words.len() { words.get(..at).unwrap_or_default() } else { words }
}

/// The day in the lines of the page, in this order: of those that are called by-lines, of the article, of all.
fn visible(page: &Page<'_>, language: &str) -> Option<PublishedDate> {
    let first = page.anchors.headline.unwrap_or(0);
    let all = || (first..page.found.len()).chain((0..first).rev());
    let within = |block: &usize| !page.holds[page.found[*block].node].apart;
    let day = |block: usize| {
        let words = &page.found[block].piece.words;
        if is_line(page, block) { in_text(words, language) } else { at_start(words, language) }
    };
    let signed = all().filter(|block| within(block) && is_signed(page, *block) && is_line(page, *block)).find_map(day);
    let labelled = || all().filter(|block| is_line(page, *block) && is_labelled(&page.found[*block].piece.words)).find_map(day);
    signed
        .or_else(labelled)
        .or_else(|| all().filter(within).find_map(day))
        .or_else(|| all().filter(|block| is_line(page, *block)).find_map(day))
}

/// Whether a line says that it speaks of the page's own day.
fn is_labelled(words: &str) -> bool {
    let lower = words.to_lowercase();
    let labels = [
        "published",
        "posted",
        "date:",
        "datum",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "gepubliceerd",
        "опубликовано",
    ];
    labels.iter().chain(CHANGED).any(|label| lower.contains(label))
}

/// Whether a block can be a line about the page: running text and words about pictures are none.
fn is_line(page: &Page<'_>, block: usize) -> bool {
    page.facts[block].weight <= LINE && !page.facts[block].prose && !is_called(page, block, |says| says.caption)
}

/// Whether an element close above the block is called a by-line.
fn is_signed(page: &Page<'_>, block: usize) -> bool {
    is_called(page, block, |says| says.byline)
}

fn is_called(page: &Page<'_>, block: usize, wanted: fn(&Says) -> bool) -> bool {
    page.tree.up(page.found[block].node).take(SIGNATURE).any(|node| wanted(&page.holds[node].says))
}

/// How many elements up from its words a line may be called something.
const SIGNATURE: usize = 3;

/// The day that running text begins with: `27.1.2022 - The two sides`.
fn at_start(words: &str, language: &str) -> Option<PublishedDate> {
    let start = &words[..words.floor_char_boundary(START)];
    let begins = start.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    begins.then(|| in_text(start, language))?
}

/// How far into running text a day can begin it, in bytes.
const START: usize = 24;

/// The day of publication in the data that scripts of the page work with.
fn in_scripts(tree: &Tree, language: &str) -> Option<PublishedDate> {
    static KEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?i)["'](?:date_?published|published_?(?:at|date|time|on)?|publish_?(?:date|time)|pub_?date|publication_?date|first_?published?(?:_?(?:at|date))?|date_?created|created_?(?:at|date)?)["']\s*[:,]\s*["']?([^"',}]{6,40})"#).ok()
    });
    let key = KEY.as_ref()?;
    elements(tree).filter(|node| tree.name(*node) == "script").find_map(|node| {
        let source = tree.words(node);
        key.captures_iter(&source).find_map(|found| in_attribute(found.get(1)?.as_str(), language))
    })
}

#[cfg(test)]
mod tests {
    use crate::import::html::read;
    use crate::notebook::Document;

    #[track_caller]
    fn check(page: &str, expected: Option<(&str, &str)>) {
        let mut about = Document::default();
        read(page, &mut about, &mut Vec::new());
        let found = about.published.map(|date| (date.value.to_string(), date.from));
        assert_eq!(found, expected.map(|(day, from)| (day.to_owned(), from.to_owned())), "{page}");
    }

    const META: &str = "<meta property=article:published_time content=2020-10-06T01:30:00Z>";

    #[test]
    fn what_readers_see_comes_before_what_programs_state() {
        let by_line = "<h1>Hotline rings</h1><p class=byline>By Ann Lee, 5 October 2020</p>";
        check(&format!("{META}{by_line}"), Some(("2020-10-05", "by-line")));
        let address = "<link rel=canonical href=https://a.org/2020/10/05/hotline>";
        check(&format!("{META}{address}<h1>Hotline rings</h1>"), Some(("2020-10-05", "address")));
        check(&format!("{META}<h1>Hotline rings</h1>"), Some(("2020-10-06", "meta tags")));
        check("<h1>Hotline rings</h1><p>Words without a day.</p>", None);
    }

    #[test]
    fn a_change_a_picture_and_running_text_are_not_the_day() {
        let changed = "<h1>Hotline rings</h1><p class=byline>Updated 7 October 2020</p>";
        check(&format!("{META}{changed}"), Some(("2020-10-06", "meta tags")));
        let picture = "<h1>Hotline rings</h1><p class=caption>A phone in Seoul on 1 May 2018.</p>";
        let text = "<p>The two sides agreed on 2 May 2018 that the hotline would be answered each day at nine.</p>";
        check(&format!("{picture}{text}"), None);
        check(&format!("{picture}{text}<time datetime=2020-10-05>1 day ago</time>"), Some(("2020-10-05", "date in the page")));
    }

    #[test]
    fn parts_of_a_line_without_spaces_between_them_are_read_apart() {
        let line = "<span>Ann Lee</span><span>05.10.20</span><span>12:30</span>";
        check(&format!("<h1>Hotline rings</h1><div class=byline>{line}</div>"), Some(("2020-10-05", "by-line")));
    }
}
