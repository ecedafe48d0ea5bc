//! Whole files around a few parts, so that random bytes reach what reads the parts and do not all fail at the container. Counts bytes.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands between the parts of an input.
pub const BETWEEN: u8 = 0;

const DOCX_STARTS: &str = r#"<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="2" Type="http://x/core-properties" Target="core.xml"/></Relationships>"#;
const DOCX_LINKS: &str = r#"<Relationships><Relationship Id="s" Type="http://x/styles" Target="styles.xml"/><Relationship Id="f" Type="http://x/footnotes" Target="notes.xml"/><Relationship Id="h" Type="http://x/header" Target="header.xml"/><Relationship Id="l" Type="http://x/hyperlink" Target="https://a.org/" TargetMode="External"/></Relationships>"#;
const BOOK: &str = r#"<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#;

/// A Word document of its text, styles, notes, page header, properties and links; parts that are missing are not in the archive.
pub fn docx(bytes: &[u8]) -> Vec<u8> {
    let names = ["word/document.xml", "word/styles.xml", "word/notes.xml", "word/header.xml", "core.xml"];
    let mut files = vec![("[Content_Types].xml", "<Types/>".as_bytes()), ("_rels/.rels", DOCX_STARTS.as_bytes())];
    let mut parts = bytes.splitn(names.len() + 1, |byte| *byte == BETWEEN);
    files.extend(names.into_iter().zip(parts.by_ref()));
    files.push(("word/_rels/document.xml.rels", parts.next().unwrap_or(DOCX_LINKS.as_bytes())));
    archive(&files)
}

/// An OpenDocument text of its content, styles and properties.
pub fn odt(bytes: &[u8]) -> Vec<u8> {
    let mut files = vec![("mimetype", "application/vnd.oasis.opendocument.text".as_bytes())];
    files.extend(["content.xml", "styles.xml", "meta.xml"].into_iter().zip(bytes.splitn(3, |byte| *byte == BETWEEN)));
    archive(&files)
}

/// An e-book of its table and three chapters.
pub fn epub(bytes: &[u8]) -> Vec<u8> {
    let mut files = vec![("mimetype", "application/epub+zip".as_bytes()), ("META-INF/container.xml", BOOK.as_bytes())];
    files.extend(["book.opf", "a.xhtml", "b.xhtml", "c.xhtml"].into_iter().zip(bytes.splitn(4, |byte| *byte == BETWEEN)));
    archive(&files)
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(*name, options).expect("a file in memory");
        zip.write_all(bytes).expect("a file in memory");
    }
    zip.finish().expect("a file in memory").into_inner()
}

/// A PDF of what is written on its page, the letters of its typeface (a `ToUnicode` map), and more objects.
pub fn pdf(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.splitn(3, |byte| *byte == BETWEEN);
    let mut stream = || {
        let part = parts.next().unwrap_or_default();
        [format!("<< /Length {} >>\nstream\n", part.len()).as_bytes(), part, b"\nendstream"].concat()
    };
    let face = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font \
        /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>] >>";
    let page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R /F2 7 0 R >> \
        /XObject << /X 8 0 R >> >> /Contents 5 0 R >>";
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        page.to_vec(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        stream(),
        stream(),
        face.to_vec(),
    ];
    objects.push(parts.next().unwrap_or(b"null").to_vec());
    written(&objects)
}

/// Objects as a file, with its table.
fn written(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend([format!("{} 0 obj\n", index + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = file.len();
    file.extend(table.bytes());
    file.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    file
}
