//! Small documents of each format, made by code, for the tests.
#![allow(dead_code, reason = "each test uses some of them")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive of these files, the first one unpacked as `mimetype` has to be.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let packed = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(packed)).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The styles that the tests name.
const DOCX_STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="MyQuote"><w:name w:val="Mine"/><w:basedOn w:val="Q"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"#;

const DOCX_LINKS: &str = r#"<Relationships xmlns="r">
<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/>
<Relationship Id="f" Type="http://x/footnotes" Target="/word/footnotes.xml"/>
<Relationship Id="e" Type="http://x/endnotes" Target="endnotes.xml"/>
<Relationship Id="h" Type="http://x/header" Target="header1.xml"/>
<Relationship Id="l" Type="http://x/hyperlink" Target="https://a.org/x?y=1&amp;z=2" TargetMode="External"/>
</Relationships>"#;

/// A `.docx` with this inside its body.
pub fn docx(body: &str) -> Vec<u8> {
    let document =
        format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="2" Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>"#,
        ),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCX_LINKS),
        ("word/styles.xml", DOCX_STYLES),
        (
            "word/footnotes.xml",
            r#"<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> At the foot.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
        ),
        (
            "word/endnotes.xml",
            r#"<w:endnotes><w:endnote w:id="2"><w:p><w:r><w:t>At the end.</w:t></w:r></w:p></w:endnote></w:endnotes>"#,
        ),
        (
            "word/header1.xml",
            r#"<w:hdr><w:p><w:r><w:t>The Paper</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p></w:hdr>"#,
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>A title</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>",
        ),
    ])
}

/// A paragraph of a `.docx` in a style.
pub fn docx_paragraph(style: &str, words: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

/// An `.odt` with this as its text and these automatic styles.
pub fn odt(styles: &str, text: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o"><office:automatic-styles>{styles}</office:automatic-styles>
        <office:body><office:text>{text}</office:text></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
        (
            "styles.xml",
            r#"<office:document-styles><office:styles><style:style style:name="Quotations" style:family="paragraph"/></office:styles><office:master-styles><style:master-page><style:header><text:p>The Paper <text:page-number>7</text:page-number></text:p></style:header></style:master-page></office:master-styles></office:document-styles>"#,
        ),
        (
            "meta.xml",
            "<office:document-meta><office:meta><dc:title>A title</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Bo Dyk</dc:creator><dc:language>ko-KR</dc:language><dc:date>2020-01-01</dc:date></office:meta></office:document-meta>",
        ),
    ])
}

/// An `.epub` of these chapters, each the inside of a page's body.
pub fn epub(chapters: &[&str]) -> Vec<u8> {
    let pages: Vec<(String, String)> = chapters
        .iter()
        .enumerate()
        .map(|(index, body)| {
            (format!("OEBPS/text/c {index}.xhtml"), format!("<html><head><title/></head><body>{body}</body></html>"))
        })
        .collect();
    let items: String = (0..chapters.len())
        .map(|index| format!(r#"<item id="c{index}" href="text/c%20{index}.xhtml" media-type="application/xhtml+xml"/>"#))
        .collect();
    let items = items + r#"<item id="again" href="text/c%200.xhtml#x" media-type="application/xhtml+xml"/>"#;
    let spine: String = (0..chapters.len()).rev().map(|index| format!(r#"<itemref idref="c{index}"/>"#)).collect();
    let package = format!(
        r#"<package><metadata><dc:title>The Book</dc:title><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Dyk</dc:creator><dc:publisher>The House</dc:publisher>
        <dc:language>en</dc:language><dc:date opf:event="modification">2022-02-02</dc:date><dc:date>2021-10-05T00:00:00Z</dc:date></metadata>
        <manifest>{items}</manifest><spine>{spine}<itemref idref="again"/></spine></package>"#
    );
    let mut files = vec![
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#),
        ("OEBPS/book.opf", package.as_str()),
    ];
    files.extend(pages.iter().map(|(name, page)| (name.as_str(), page.as_str())));
    archive(&files)
}

/// A mail with this text and a file.
pub fn mail(text: &str) -> Vec<u8> {
    let head = "Received: by x\r\nFrom: =?utf-8?Q?Ann_L=C3=A9e?= <ann@a.org>\r\nTo: bo@b.org\r\nSubject: Hotline =?utf-8?B?4pyT?=\r\n rings\r\n\
                Date: Tue, 5 Oct 2021 00:30:00 +0900\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"B\"\r\n\r\n";
    let parts =
        "--B\r\nContent-Type: application/pdf; name=\"map.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n";
    format!("{head}--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n{parts}").into_bytes()
}

/// Subtitles of two paragraphs.
pub const SUBTITLES: &str = "1\n00:00:01,000 --> 00:00:02,000\nWe <i>talked</i>\n\n2\n00:00:02,100 --> 00:00:03,000\nfor an hour.\n\n\
                             3\n00:00:09,000 --> 00:00:10,000\nThen we left.\n";

/// An RTF document with this text.
pub fn rtf(text: &str) -> Vec<u8> {
    format!(r"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0\fcharset0 Arial;}}}}{{\stylesheet{{\s1 heading 1;}}}}{{\info{{\title A title}}}}\pard {text}\par}}").into_bytes()
}

/// A PDF of pages with these contents, in Helvetica as `/F1`.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned());
    let mut kids = String::new();
    for content in pages {
        objects.push(format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()));
        let content = objects.len();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>"
        ));
        kids += &format!("{} 0 R ", objects.len());
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    file += &format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

/// An Excel workbook whose second sheet has these rows; the first one is empty. What begins with `=` is a number that shows a day.
pub fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut strings = String::new();
    let (mut sheet, mut count) = (String::new(), 0);
    for (at, row) in rows.iter().enumerate() {
        sheet += &format!("<row r=\"{}\">", at + 1);
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), at + 1);
            if let Some(number) = cell.strip_prefix('=') {
                sheet += &format!(r#"<c r="{place}" s="1"><v>{number}</v></c>"#);
            } else {
                let words = cell.replace('&', "&amp;").replace('<', "&lt;");
                strings += &format!(r#"<si><r><t xml:space="preserve">{words}</t></r></si>"#);
                sheet += &format!(r#"<c r="{place}" t="s"><v>{count}</v></c>"#);
                count += 1;
            }
        }
        sheet += "</row>";
    }
    let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="r"><sheets><sheet name="Notes" r:id="a"/><sheet name="Articles" r:id="b"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="b" Target="worksheets/sheet2.xml"/><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/styles.xml", r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
        ("xl/worksheets/sheet2.xml", &sheet),
    ])
}
