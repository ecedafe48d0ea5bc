//! Whole files through the importer: what stands where on a page, and what comes out.

use proptest::prelude::*;

use super::import::{import, is_pdf};
use super::made::Made;
use crate::import::ImportError;
use crate::notebook::Document;
use crate::text::{BlockKind, InlineKind, Reading};

struct Imported {
    reading: Reading,
    about: Document,
}

fn opened(bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut about = Document::default();
    import("a.pdf", bytes, &mut about, &mut Vec::new()).map(|reading| Imported { reading, about })
}

fn read(made: &Made) -> Imported {
    opened(&made.bytes()).unwrap()
}

fn blocks(imported: &Imported) -> Vec<(BlockKind, &str)> {
    let reading = &imported.reading;
    reading.blocks().iter().map(|block| (block.kind, reading.slice(block.span))).collect()
}

const FIRST: &str = "The two sides talked for an hour on Monday, the ministry in";
const SECOND: &str = "the capital said in a statement that was sent to every news-";
const THIRD: &str = "paper of the country before noon.";

#[test]
fn lines_become_paragraphs_and_words_whole() {
    let made = Made::default().lines(&[
        (20.0, 50.0, 700.0, "Hotline rings again"),
        (10.0, 50.0, 670.0, FIRST),
        (10.0, 50.0, 658.0, SECOND),
        (10.0, 50.0, 646.0, THIRD),
        (10.0, 62.0, 634.0, "Another paragraph begins further in, and is one line."),
        (13.0, 50.0, 600.0, "**What came before"),
        (10.0, 50.0, 580.0, FIRST),
    ]);
    let imported = read(&made);
    let whole = format!("{FIRST} {}{THIRD}", SECOND.trim_end_matches('-'));
    let expected = [
        (BlockKind::Headline, "Hotline rings again"),
        (BlockKind::Paragraph, whole.as_str()),
        (BlockKind::Paragraph, "Another paragraph begins further in, and is one line."),
        (BlockKind::Heading, "What came before"),
        (BlockKind::Paragraph, FIRST),
    ];
    assert_eq!(blocks(&imported), expected);
    assert_eq!(imported.about.title.unwrap().value, "Hotline rings again");
    assert_eq!(imported.about.published, None);
}

#[test]
fn heads_and_numbers_stand_apart_and_paragraphs_go_on() {
    let page = |number: &'static str, text: [&'static str; 2]| {
        [
            (8.0, 50.0, 780.0, "The Morning Paper"),
            (10.0, 50.0, 700.0, text[0]),
            (10.0, 50.0, 688.0, text[1]),
            (8.0, 290.0, 20.0, number),
        ]
    };
    let end = "It ended there, said the ministry, with both sides pleased.";
    let made = Made::default()
        .lines(&page("513", [FIRST, "the capital said in a statement that was sent to all of the"]))
        .lines(&page("514", ["papers of the country before noon on the day after, it said.", end]))
        .lines(&page("515", ["On the next day nobody spoke, and nobody would say why it was so.", THIRD]));
    let imported = read(&made);
    let kinds: Vec<BlockKind> = imported.reading.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == BlockKind::Furniture).count(), 6, "{:?}", blocks(&imported));
    let place = |words: &str| imported.reading.text().find(words).unwrap();
    let paragraph = |words: &str| imported.reading.block_at(place(words));
    assert_eq!(paragraph("The two sides"), paragraph("papers of the country"));
    assert_eq!(imported.reading.page_at(place("The two sides")), Some("513"));
    assert_eq!(imported.reading.page_at(place("papers of the country")), Some("514"));
    assert_eq!(imported.reading.pages().len(), 3);
}

#[test]
fn columns_are_read_one_after_the_other_whatever_their_order_in_the_file() {
    let mut lines = Vec::new();
    for row in 0..20 {
        let y = 700.0 - 12.0 * f64::from(row);
        lines.push((10.0, 50.0, y, "left words that fill the column well"));
        lines.push((10.0, 320.0, y, "right words that fill the column well"));
    }
    let imported = read(&Made::default().lines(&lines));
    let text = imported.reading.text();
    assert!(text.rfind("left").unwrap() < text.find("right").unwrap(), "{text}");
}

#[test]
fn links_lie_over_their_words() {
    let made = Made::default().lines(&[(10.0, 50.0, 700.0, "See here for more")]).link("68 695 92 712", "https://example.org/x");
    let imported = read(&made);
    let inline = &imported.reading.inlines()[0];
    assert_eq!(imported.reading.slice(inline.span), "here");
    assert_eq!(inline.kind, InlineKind::Link("https://example.org/x".to_owned()));
}

#[test]
fn the_record_of_the_file_is_read_where_it_makes_sense() {
    let mut made = Made::default().lines(&[(10.0, 50.0, 700.0, FIRST)]);
    made.record = "/Title (Hotline rings) /Author (Ann Lee) /CreationDate (D:20211005093000Z)".to_owned();
    made.catalogue = "/Lang (en-GB)".to_owned();
    let about = read(&made).about;
    assert_eq!((about.title.unwrap().value, about.author.unwrap().value), ("Hotline rings".to_owned(), "Ann Lee".to_owned()));
    assert_eq!((about.language.unwrap().value, about.published), ("en-GB".to_owned(), None));
    made.record = "/Title (paper-final.dvi) /Author (root)".to_owned();
    let about = read(&made).about;
    assert_eq!((about.title, about.author), (None, None));
}

#[test]
fn what_has_no_text_says_why() {
    let why = |bytes: &[u8]| opened(bytes).map(|_| ()).unwrap_err().to_string();
    assert!(why(&Made::default().page("0 0 100 100 re f").bytes()).contains("without text"));
    assert!(why(b"%PDF-1.4\nnothing of the kind").contains("damaged"));
    assert!(matches!(opened(b"%PDF-"), Err(ImportError::Unreadable { .. })));
}

#[test]
fn the_mark_may_stand_a_little_later() {
    let mut bytes = b"junk before it\n".to_vec();
    bytes.extend(Made::default().lines(&[(10.0, 50.0, 700.0, FIRST)]).bytes());
    assert!(is_pdf(&bytes) && !is_pdf(&[b' '; 2_000]));
    assert_eq!(opened(&bytes).unwrap().reading.text(), FIRST);
}

/// What every reading text promises, whatever the file holds.
fn check(bytes: &[u8]) {
    let Ok(Imported { reading, .. }) = opened(bytes) else { return };
    let (words, mut end) = (reading.text(), 0);
    for block in reading.blocks() {
        assert!(end <= block.span.start() && !block.span.is_empty());
        assert!(words[end..block.span.start()].trim().is_empty() && !reading.slice(block.span).contains(['\n', '\r']));
        end = block.span.end();
    }
    assert!(words[end..].trim().is_empty());
    for inline in reading.inlines() {
        let block = &reading.blocks()[reading.block_at(inline.span.start()).unwrap()];
        assert!(!reading.slice(inline.span).is_empty() && inline.span.end() <= block.span.end());
    }
    for page in reading.pages() {
        assert!(words.is_char_boundary(page.start) && page.start <= words.len());
    }
}

proptest! {
    #[test]
    fn damaged_files_are_read_whole_or_refused(
        cut in 0..3_000_usize,
        flips in proptest::collection::vec((0..3_000_usize, any::<u8>()), 0..12),
    ) {
        let lines = [(10.0, 50.0, 700.0, FIRST), (10.0, 50.0, 688.0, SECOND), (10.0, 50.0, 676.0, "caf\\351 \\264e (1)")];
        let mut bytes = Made::default().lines(&lines).link("68 695 92 712", "https://example.org/x").lines(&lines).bytes();
        for (at, byte) in flips {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        check(&bytes[..bytes.len() - cut % bytes.len().min(3_000) / 3]);
    }

    #[test]
    fn any_instructions_are_read_whole_or_refused(
        instructions in proptest::collection::vec(proptest::sample::select(INSTRUCTIONS), 0..60),
    ) {
        let page = instructions.join("\n");
        check(&Made::default().page(&page).page(&page).link("0 0 600 800", "https://example.org/x").bytes());
    }
}

/// What a page may say, sound or not.
const INSTRUCTIONS: &[&str] = &[
    "BT",
    "ET",
    "/F1 10 Tf",
    "/F2 -3 Tf",
    "/F9 10 Tf",
    "1 0 0 1 50 700 Tm",
    "0 1 -1 0 300 300 Tm",
    "-1 0 0 1 90 90 Tm",
    "0 0 0 0 0 0 Tm",
    "5 0 Td",
    "0 -12 Td",
    "99999999 0 Td",
    "-9 0 Td",
    "(Words of it) Tj",
    "(\\264) Tj",
    "(e) Tj",
    "( ) Tj",
    "[(exam-) 900 (x) -99999 (y)] TJ",
    "(\\(1\\) \\327) '",
    "T*",
    "q",
    "Q",
    "2 0 0 2 0 0 cm",
    "/X Do",
    "9 Tr",
    "/Span << /ActualText (\\351) >> BDC",
    "EMC",
];
