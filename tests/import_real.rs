//! Real articles as the reader shows them. Skipped, with a word about it, where the folder of articles is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::time::Instant;

use variorum::import::{ImportError, Imported, import_bytes, list_folder, read_document};
use variorum::text::{BlockKind, InlineKind};

fn articles(folder: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/articles")).join(folder);
    if !path.is_dir() {
        println!("skipped: there is no folder {}", path.display());
        return None;
    }
    Some(path)
}

fn hotline(name: &str) -> Option<Imported> {
    articles("hotline").map(|folder| read_document(&folder.join(name)).unwrap())
}

fn of_kind(imported: &Imported, kind: BlockKind) -> Vec<&str> {
    let blocks = imported.reading.blocks().iter().filter(|block| block.kind == kind);
    blocks.map(|block| imported.reading.slice(block.span)).collect()
}

fn known<T: ToString>(field: &Option<variorum::notebook::Sourced<T>>) -> Option<(String, &str)> {
    field.as_ref().map(|field| (field.value.to_string(), field.from.as_str()))
}

#[test]
fn a_translated_text_has_a_date_and_no_headline() {
    let Some(imported) = hotline("000_8e40b4363f92b839.txt") else { return };
    let about = &imported.about;
    assert_eq!(known(&about.published), Some(("2021-10-05".to_owned(), "first line")));
    assert_eq!((&about.title, &about.outlet, &about.author, &about.url), (&None, &None, &None, &None));
    assert_eq!(about.opening, "Several months after the breakdown of communications by Pygongyang, Seoul hopes…");
    assert!(imported.reading.text().starts_with("date 2021-10-05 Several months"));
    let furniture = of_kind(&imported, BlockKind::Furniture);
    assert_eq!(furniture.len(), 3, "{furniture:?}");
    assert!(
        furniture[0].starts_with("Read also") && furniture[1].starts_with("SEE ALSO") && furniture[2].starts_with("SEE ALSO")
    );
    assert_eq!((imported.encoding.as_str(), imported.warnings.len(), about.hash.len()), ("UTF-8", 0, 64));
}

#[test]
fn a_scraped_page_is_told_from_its_article() {
    let Some(imported) = hotline("001_0245585e59638658.txt") else { return };
    let about = &imported.about;
    let headline = "North, South Korea talk on hotline after Pyongyang’s missile tests";
    assert_eq!(known(&about.title), Some((headline.to_owned(), "first lines")));
    assert_eq!(known(&about.outlet), Some(("Press TV".to_owned(), "closing lines")));
    assert_eq!((&about.published, &about.author, &about.url), (&None, &None, &None));
    assert_eq!(of_kind(&imported, BlockKind::Headline), [headline]);
    let captions = of_kind(&imported, BlockKind::Caption);
    assert!(captions.len() == 2 && captions[0].ends_with("(AFP photo)") && captions[1].ends_with("(File photo by AFP)"));
    let furniture = of_kind(&imported, BlockKind::Furniture);
    assert_eq!(furniture[0], "News \u{A0} / \u{A0} Koreas");
    assert!(furniture[1].starts_with("Press TV’s website") && furniture[2] == "Press TV News Roku" && furniture.len() == 3);
    assert!(about.opening.starts_with("North and South Korea have restored their direct"), "{}", about.opening);
}

#[test]
fn a_markdown_card_shows_no_markup() {
    let Some(imported) = hotline("002_187a8f0b3190b344.txt") else { return };
    let about = &imported.about;
    let headline = "North Korea restores the Red Cross link with South Korea used for government-to-government communications.";
    assert_eq!(known(&about.title), Some((headline.to_owned(), "heading")));
    assert_eq!(known(&about.published), Some(("2013-06-06".to_owned(), "heading")));
    assert_eq!(known(&about.outlet), Some(("Al Jazeera".to_owned(), "sources list")));
    let address = "http://www.aljazeera.com/news/asia-pacific/2013/06/20136715357828174.html";
    assert_eq!(known(&about.url), Some((address.to_owned(), "sources list")));
    assert_eq!(of_kind(&imported, BlockKind::Furniture), ["Formats: HTML  JSON  XML"]);
    assert_eq!(of_kind(&imported, BlockKind::Headline), [headline]);
    assert_eq!(of_kind(&imported, BlockKind::Heading), ["2013-06-6", "North Korea", "Sources:", "Related:"]);
    assert_eq!(of_kind(&imported, BlockKind::ListItem).len(), 7);
    assert!(about.opening.starts_with("South Korea uses hotline to counterpropose"));
    assert!(!imported.reading.text().contains(['[', '#']));
    let links = imported.reading.inlines().iter().filter(|inline| matches!(inline.kind, InlineKind::Link(_))).count();
    assert_eq!(links, 11);
}

#[test]
fn every_article_of_the_corpus_is_read() {
    let Some(folder) = articles("wikinews") else { return };
    let listing = list_folder(&folder).unwrap();
    assert!(listing.documents.len() >= 480 && listing.others.is_empty() && listing.truncated.is_none());
    for listed in &listing.documents {
        let imported = read_document(&folder.join(&listed.path)).unwrap();
        assert!(!imported.about.opening.is_empty(), "{}", listed.path);
    }
}

#[test]
fn what_cannot_be_read_is_one_sentence_with_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    std::fs::create_dir(place("folder.txt")).unwrap();
    std::fs::write(place("empty.txt"), "").unwrap();
    std::fs::write(place("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    std::fs::write(place("program.txt"), b"\x7FELF\x02\x01\x01\0\0").unwrap();
    std::fs::write(place("noise.txt"), b"ab\0cd").unwrap();
    for (name, expected) in [
        ("folder.txt", "not a file"),
        ("empty.txt", "is empty"),
        ("picture.txt", "a PNG picture"),
        ("program.txt", "a program"),
        ("noise.txt", "is not a text"),
        ("gone.txt", "There is nothing"),
    ] {
        let error = read_document(&place(name)).unwrap_err();
        let sentence = error.to_string();
        assert!(sentence.contains(expected) && sentence.contains(name) && !sentence.contains('\n'), "{sentence}");
        assert_eq!(error.is_missing(), name == "gone.txt");
    }
    assert!(matches!(list_folder(&place("empty.txt")), Err(ImportError::NotAFolder { .. })));
}

#[test]
fn one_endless_line_is_read_in_time() {
    let words = "Sweep over — words (photo) [a](b) date: 5 ".repeat(1_200_000);
    for name in ["long.txt", "long.md"] {
        let start = Instant::now();
        let imported = import_bytes(name, words.as_bytes()).unwrap();
        println!("{} MB as {name}: {:?}", words.len() / 1_000_000, start.elapsed());
        assert!(imported.reading.text().len() > 30_000_000);
    }
}

#[test]
fn ten_thousand_files_are_listed_in_time() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..10_000 {
        std::fs::write(folder.path().join(format!("{number}.txt")), "x").unwrap();
    }
    let start = Instant::now();
    let listing = list_folder(folder.path()).unwrap();
    println!("10,000 files listed: {:?}", start.elapsed());
    assert_eq!((listing.documents.len(), listing.documents[2].path.as_str()), (10_000, "2.txt"));
}

#[test]
fn a_thousand_articles_are_read_in_time() {
    let Some(folder) = articles("hotline") else { return };
    let bytes: Vec<_> =
        (0..3).map(|at| std::fs::read(folder.join(&list_folder(&folder).unwrap().documents[at].path)).unwrap()).collect();
    let start = Instant::now();
    let length: usize = (0..1_000).map(|at| import_bytes("a.txt", &bytes[at % 3]).unwrap().reading.text().len()).sum();
    println!("1,000 articles with {length} bytes read: {:?}", start.elapsed());
}
