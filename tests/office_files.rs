//! Documents of each format as the reader shows them. All are made here, so that what they hold can be read beside what they give.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod samples;

use samples::{archive, docx, docx_paragraph, epub, odt};
use variorum::import::{ImportError, Imported, import_bytes};
use variorum::text::{BlockKind, InlineKind};

const SENTENCE: &str = "The two sides talked for an hour on Monday, the ministry said.";

fn read(name: &str, bytes: &[u8]) -> Imported {
    import_bytes(name, bytes).unwrap()
}

/// Kind, level and words of each block.
fn blocks(imported: &Imported) -> Vec<(&'static str, u8, &str)> {
    let blocks = imported.reading.blocks().iter();
    blocks.map(|block| (block.kind.name(), block.level, imported.reading.slice(block.span))).collect()
}

/// How words are set, in their order.
fn inlines(imported: &Imported) -> Vec<(InlineKind, &str)> {
    imported.reading.inlines().iter().map(|inline| (inline.kind.clone(), imported.reading.slice(inline.span))).collect()
}

fn told<T: ToString>(fact: &Option<variorum::notebook::Sourced<T>>) -> Option<(String, &str)> {
    fact.as_ref().map(|fact| (fact.value.to_string(), fact.from.as_str()))
}

fn fact(value: &str, from: &'static str) -> Option<(String, &'static str)> {
    Some((value.to_owned(), from))
}

#[test]
fn a_word_document_has_its_structure() {
    let item = |level: u8, words: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
        )
    };
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let body = [
        docx_paragraph("T", "Hotline rings again"),
        docx_paragraph("Normal", SENTENCE),
        docx_paragraph("Chapter", "First part"),
        docx_paragraph("H2", "Smaller part"),
        docx_paragraph("MyQuote", "“We talked.”"),
        item(0, "One"),
        item(1, "Deeper"),
        docx_paragraph("Bullet", "By style"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Day"), cell("Calls"), cell("1"), cell("2")),
        docx_paragraph("Cap", "A phone"),
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/></w:r></w:p>".to_owned(),
    ];
    let imported = read("a.docx", &docx(&body.concat()));
    assert_eq!(
        blocks(&imported),
        [
            ("headline", 0, "Hotline rings again"),
            ("paragraph", 0, SENTENCE),
            ("heading", 1, "First part"),
            ("heading", 2, "Smaller part"),
            ("quotation", 0, "“We talked.”"),
            ("list_item", 1, "One"),
            ("list_item", 2, "Deeper"),
            ("list_item", 1, "By style"),
            ("table", 0, "Day\tCalls"),
            ("table", 0, "1\t2"),
            ("caption", 0, "A phone"),
            ("paragraph", 0, "one"),
            ("paragraph", 0, "two\tthree→"),
        ]
    );
    let about = &imported.about;
    assert_eq!(told(&about.title), fact("Hotline rings again", "heading"));
    assert_eq!(told(&about.author), fact("Ann Lee", "document properties"));
    assert_eq!(told(&about.language), fact("en-GB", "document properties"));
    assert_eq!((&about.published, imported.encoding.as_str(), imported.warnings.len()), (&None, "UTF-8", 0));
}

#[test]
fn a_word_document_shows_what_its_reader_sees() {
    let body = format!(
        r#"<w:p><w:r><w:t xml:space="preserve">{SENTENCE} </w:t></w:r><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>added</w:t></w:r></w:ins>
        <w:del><w:r><w:delText>taken away</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>
        <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">first half, </w:t></w:r></w:p><w:p><w:r><w:t>second half</w:t></w:r></w:p>
        <w:p><w:hyperlink r:id="l"><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>link</w:t></w:r></w:hyperlink>
        <w:r><w:t xml:space="preserve"> and</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.org"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:drawing><w:t>beside</w:t></w:r></w:p></mc:Choice>
        <mc:Fallback><w:p><w:r><w:t>in a box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
        <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Contents</w:t></w:r></w:p></w:sdtContent></w:sdt>
        <w:p><w:r><w:t>end</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="h"/></w:sectPr>"#
    );
    let imported = read("a.docx", &docx(&body));
    let first = format!("{SENTENCE} added[1][2]");
    assert_eq!(
        blocks(&imported),
        [
            ("paragraph", 0, first.as_str()),
            ("paragraph", 0, "first half, second half"),
            ("paragraph", 0, "link and field"),
            ("paragraph", 0, "beside"),
            ("paragraph", 0, "in a box"),
            ("furniture", 0, "Contents"),
            ("paragraph", 0, "end"),
            ("footnote", 0, "[1] At the foot."),
            ("footnote", 0, "[2] At the end."),
            ("furniture", 0, "The Paper"),
        ]
    );
    let link = |address: &str| InlineKind::Link(address.to_owned());
    assert_eq!(
        inlines(&imported),
        [
            (InlineKind::Strong, "added"),
            (InlineKind::Strong, "link"),
            (link("https://a.org/x?y=1&z=2"), "link"),
            (InlineKind::Emphasis, " field"),
            (link("https://b.org"), " field"),
        ]
    );
    assert_eq!(imported.warnings, ["One comment beside the text: not shown, since what readers remark is not part of the text"]);
}

#[test]
fn an_open_document_shows_what_its_reader_sees() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
        <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>"#;
    let text = format!(
        r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>taken away</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p text:style-name="Title">Hotline rings</text:p><text:h text:outline-level="2">Part</text:h>
        <text:p>{SENTENCE}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>At the foot.</text:p></text:note-body></text:note>
          <text:span text:style-name="T1">strong<text:s text:c="2"/><text:span text:style-name="T2">both</text:span></text:span><office:annotation><text:p>remark</text:p></office:annotation></text:p>
        <text:p text:style-name="P1">“We talked.”</text:p>
        <text:list><text:list-item><text:p>One</text:p><text:list><text:list-item><text:p>Deeper</text:p></text:list-item></text:list></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Calls</text:p><text:p>all</text:p></table:table-cell></table:table-row></table:table>
        <text:p>one<text:line-break/>two<text:tab/><text:a xlink:href="https://a.org/">three</text:a><draw:frame><draw:text-box><text:p text:style-name="Caption">A phone</text:p></draw:text-box></draw:frame></text:p>
        <text:table-of-content><text:table-of-content-source>no</text:table-of-content-source><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>"#
    );
    let imported = read("a.odt", &odt(styles, &text));
    let first = format!("{SENTENCE}[1] strong  both");
    assert_eq!(
        blocks(&imported),
        [
            ("headline", 0, "Hotline rings"),
            ("heading", 2, "Part"),
            ("paragraph", 0, first.as_str()),
            ("quotation", 0, "“We talked.”"),
            ("list_item", 1, "One"),
            ("list_item", 2, "Deeper"),
            ("table", 0, "Day\t\t\tCalls all"),
            ("paragraph", 0, "one"),
            ("paragraph", 0, "two\tthree"),
            ("caption", 0, "A phone"),
            ("furniture", 0, "Contents"),
            ("footnote", 0, "[1] At the foot."),
            ("furniture", 0, "The Paper"),
        ]
    );
    assert_eq!(
        inlines(&imported),
        [
            (InlineKind::Strong, "strong  both"),
            (InlineKind::Emphasis, "both"),
            (InlineKind::Link("https://a.org/".to_owned()), "three")
        ]
    );
    let about = &imported.about;
    assert_eq!((told(&about.title), &about.published), (fact("Hotline rings", "heading"), &None));
    assert_eq!(told(&about.author), fact("Ann Lee", "document properties"));
    assert_eq!((told(&about.language), imported.warnings.len()), (fact("ko-KR", "document properties"), 1));
}

#[test]
fn an_rtf_document_shows_what_its_reader_sees() {
    let source = [
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}",
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel1 Mine;}{\s2 Title;}{\s3 Quote;}{\*\cs4 Strong;}}",
        r"{\info{\title A title}{\author Ann L\'e9e}{\creatim\yr2020}}{\header The Paper {\field{\*\fldinst PAGE}{\fldrslt 7}}}",
        r"\pard\s2 Hotline rings\par\pard\s1 Part\par\pard\s3 \ldblquote We talked.\rdblquote\par",
        r"\pard The two sides{\footnote\pard {\super\chftn} At the foot.} talked, \b strong\b0 , {\i slanted}, {\v hidden}{\deleted gone}kept.\par",
        r"\pard\ls1\ilvl1{\listtext 1.\tab}Deeper\par\pard{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} \u-10179?\u-8704? \u8212- {\f2 a}\~x\-y\emdash z\par",
        r#"{\field{\*\fldinst{HYPERLINK "https://a.org/"}}{\fldrslt link}}\line two{\*\unknown no}{\pict 00ff}\par"#,
        r"\trowd\intbl Day\cell\intbl\cell\intbl Calls\cell\row\pard after{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard boxed\par}}{\*\annotation remark}\par}",
    ];
    let imported = read("a.doc", source.concat().as_bytes());
    assert_eq!(
        blocks(&imported),
        [
            ("headline", 0, "Hotline rings"),
            ("heading", 2, "Part"),
            ("quotation", 0, "“We talked.”"),
            ("paragraph", 0, "The two sides[1] talked, strong, slanted, kept."),
            ("list_item", 2, "Deeper"),
            ("paragraph", 0, "Привет 😀 — α\u{A0}xy—z"),
            ("paragraph", 0, "link"),
            ("paragraph", 0, "two"),
            ("table", 0, "Day\t\tCalls"),
            ("paragraph", 0, "after"),
            ("paragraph", 0, "boxed"),
            ("footnote", 0, "[1] At the foot."),
            ("furniture", 0, "The Paper"),
        ]
    );
    let link = InlineKind::Link("https://a.org/".to_owned());
    assert_eq!(inlines(&imported), [(InlineKind::Strong, "strong"), (InlineKind::Emphasis, "slanted"), (link, "link")]);
    assert_eq!(told(&imported.about.author), fact("Ann Lée", "document properties"));
    assert_eq!((imported.encoding.as_str(), imported.warnings.len()), ("windows-1252", 1));
}

#[test]
fn a_mail_has_its_headers_answers_and_quotations() {
    let bytes = samples::mail(&["I agree.", "", "> We talked", ">> for an hour.", "", "Ann"].join("\r\n"));
    let imported = read("a.eml", &bytes);
    assert_eq!(
        blocks(&imported),
        [
            ("headline", 0, "Hotline ✓ rings"),
            ("byline", 0, "From: Ann Lée <ann@a.org>"),
            ("byline", 0, "To: bo@b.org"),
            ("byline", 0, "Date: Tue, 5 Oct 2021 00:30:00 +0900"),
            ("paragraph", 0, "I agree."),
            ("quotation", 0, "We talked"),
            ("quotation", 0, "for an hour."),
            ("paragraph", 0, "Ann"),
        ]
    );
    let about = &imported.about;
    assert_eq!(
        (told(&about.title), told(&about.author)),
        (fact("Hotline ✓ rings", "mail header"), fact("Ann Lée", "mail header"))
    );
    assert_eq!(told(&about.published), fact("2021-10-05", "mail header"));
    assert_eq!(imported.warnings, ["Attached to the mail and not shown: map.pdf"]);
}

#[test]
fn a_mail_that_is_a_page_is_shown_as_one() {
    let source = "From: a@b.org\nMIME-Version: 1.0\nSubject: x\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\n\
                  See the page.\n--B\nContent-Type: text/html; charset=euc-kr\nContent-Transfer-Encoding: quoted-printable\n\n\
                  <h2>=C5=EB=BD=C5</h2><p>Words <b>of</b> the page,<br>which go on for a while<blockquote>You said so</blockquote>\n--B--\n";
    let found = read("a.eml", source.as_bytes());
    let found = blocks(&found);
    let expected = [
        ("heading", 2, "통신"),
        ("paragraph", 0, "Words of the page,"),
        ("paragraph", 0, "which go on for a while"),
        ("quotation", 0, "You said so"),
    ];
    assert_eq!(found[2..], expected);
    let locked = "From: a@b.org\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=B\n\n--B--\n";
    assert!(matches!(import_bytes("a.eml", locked.as_bytes()), Err(ImportError::Locked { .. })));
}

#[test]
fn subtitles_are_read_without_their_times() {
    let found = read("a.txt", samples::SUBTITLES.as_bytes());
    assert_eq!(blocks(&found), [("paragraph", 0, "We talked for an hour."), ("paragraph", 0, "Then we left.")]);
    assert_eq!(inlines(&found), [(InlineKind::Emphasis, "talked")]);
}

#[test]
fn a_book_has_its_chapters_in_the_order_of_reading() {
    let chapters = [
        "<h2>Two</h2><p>Second<br/>line</p><div class='share'><p>Share this</p></div>",
        "<h1>The Book</h1><p>First<a id='x'/> words</p>",
    ];
    let imported = read("a.zip", &epub(&chapters));
    assert_eq!(
        blocks(&imported),
        [
            ("headline", 0, "The Book"),
            ("paragraph", 0, "First words"),
            ("heading", 2, "Two"),
            ("paragraph", 0, "Second"),
            ("paragraph", 0, "line"),
            ("paragraph", 0, "Share this"),
        ]
    );
    let about = &imported.about;
    assert_eq!((told(&about.title), told(&about.author)), (fact("The Book", "e-book"), fact("Ann Lee, Bo Dyk", "e-book")));
    assert_eq!((told(&about.published), told(&about.outlet)), (fact("2021-10-05", "e-book"), fact("The House", "e-book")));
}

#[test]
fn locked_documents_say_so() {
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m:file-entry><m:encryption-data/></m:file-entry>"),
        ("content.xml", "garbage"),
    ]);
    let book = archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<rootfile full-path='b.opf'/>"),
        ("b.opf", "<package><item id='a' href='a%20b.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/></package>"),
        ("META-INF/encryption.xml", "<e:CipherReference URI='a%20b.xhtml'/>"),
        ("a b.xhtml", "garbage"),
    ]);
    for (name, bytes) in [("a.odt", odt), ("a.epub", book)] {
        let error = import_bytes(name, &bytes).unwrap_err();
        assert!(matches!(error, ImportError::Locked { .. }), "{error}");
    }
}

#[test]
fn other_archives_are_named() {
    for (file, seems) in [("xl/workbook.xml", "a spreadsheet"), ("ppt/presentation.xml", "slides"), ("a.txt", "a zip archive")] {
        let error = import_bytes("a.docx", &archive(&[(file, "<x/>")])).unwrap_err();
        assert!(matches!(error, ImportError::NotAText { seems: Some(found), .. } if found == seems), "{error}");
    }
    let error = import_bytes("a.docx", &docx("")[..400]).unwrap_err();
    assert!(matches!(error, ImportError::Damaged { .. }), "{error}");
}

#[test]
fn the_same_bytes_give_the_same_text() {
    let bytes = docx(&docx_paragraph("T", "Hotline rings again"));
    let (one, other) = (read("a.docx", &bytes), read("a.docx", &bytes));
    assert_eq!((one.reading.text(), one.about), (other.reading.text(), other.about));
    assert!(one.reading.blocks().iter().all(|block| block.kind == BlockKind::Headline || block.kind == BlockKind::Furniture));
}

#[test]
fn the_command_line_prints_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("<text:p>{SENTENCE}</text:p>");
    let page = format!("<p>{SENTENCE}</p>");
    for (name, bytes) in [
        ("a.docx", docx(&docx_paragraph("Normal", SENTENCE))),
        ("a.odt", odt("", &text)),
        ("a.epub", epub(&[page.as_str()])),
        ("a.rtf", samples::rtf(SENTENCE)),
        ("a.eml", samples::mail(SENTENCE)),
        ("a.srt", samples::SUBTITLES.replace("We <i>talked</i>", SENTENCE).into_bytes()),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_variorum")).arg("text").arg(&path).output().unwrap();
        assert!(done.status.success() && String::from_utf8(done.stdout).unwrap().contains(SENTENCE), "{name}");
    }
    let listed = variorum::import::list_folder(folder.path()).unwrap();
    assert_eq!((listed.documents.len(), listed.others.len()), (6, 0));
}
