//! A page that a browser saved with its pictures in one file (MHTML, RFC 2557): the page's own bytes are taken out of it.

use encoding_rs::Encoding;

/// What such a file holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Saved {
    /// A page.
    Page(SavedPage),
    /// Pictures and styles, and no page: it is damaged.
    NoPage,
}

/// The page inside such a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SavedPage {
    /// The page's bytes, as the server sent them.
    pub bytes: Vec<u8>,
    /// The encoding that the file gives for them.
    pub charset: Option<&'static Encoding>,
    /// Where the page was found.
    pub address: Option<String>,
}

/// How long the headers of a file or a part can be, in bytes.
const HEADERS: usize = 32_768;

/// How many parts are looked at: the page is the first of them as a rule.
const PARTS: usize = 1_000;

/// How deep parts are looked for in parts; browsers write the page into the first level or the second.
const DEEPEST: usize = 3;

/// Headers that letters have and saved pages do not: an e-mail is put together in the same way.
const OF_LETTERS: &[&str] = &["to", "received", "message-id", "delivered-to", "return-path"];

/// The first web page in the file; `None` where the bytes are no such file.
pub(super) fn open(bytes: &[u8]) -> Option<Saved> {
    let (headers, _) = headers(bytes)?;
    let kind = value(&headers, "content-type")?.to_ascii_lowercase();
    let is_letter = OF_LETTERS.iter().any(|name| value(&headers, name).is_some());
    if is_letter || !kind.starts_with("multipart/related") && !kind.starts_with("text/html") {
        return None;
    }
    let whole = value(&headers, "snapshot-content-location");
    Some(page(bytes, DEEPEST).map_or(Saved::NoPage, |page| {
        let address = whole.map(str::to_owned).or(page.address);
        Saved::Page(SavedPage { address, ..page })
    }))
}

/// The first page in a file or a part.
fn page(part: &[u8], depth: usize) -> Option<SavedPage> {
    let (headers, body) = headers(part)?;
    let kind = value(&headers, "content-type")?;
    let lower = kind.to_ascii_lowercase();
    if lower.starts_with("multipart/") && depth > 0 {
        let boundary = format!("--{}", parameter(kind, "boundary")?);
        return parts(body, boundary.as_bytes()).take(PARTS).find_map(|part| page(part, depth - 1));
    }
    let is_page = ["text/html", "application/xhtml"].iter().any(|page| lower.starts_with(page));
    is_page.then(|| {
        let bytes = match value(&headers, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        let charset = parameter(kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
        SavedPage { bytes, charset, address: value(&headers, "content-location").map(str::to_owned) }
    })
}

/// Header lines with their continuations joined, and what follows the empty line.
fn headers(bytes: &[u8]) -> Option<(Vec<String>, &[u8])> {
    let mut lines: Vec<String> = Vec::new();
    let mut at = 0;
    for line in bytes[..bytes.len().min(HEADERS)].split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end_matches(['\n', '\r']);
        match lines.last_mut() {
            _ if line.is_empty() => return (!lines.is_empty()).then(|| (lines, &bytes[at..])),
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
            _ if line.contains(':') => lines.push(line.to_owned()),
            _ => return None,
        }
    }
    None
}

fn value<'a>(headers: &'a [String], name: &str) -> Option<&'a str> {
    let lines = headers.iter().filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// A parameter of a header's value: `boundary` of `multipart/related; boundary="x"`.
fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let mut quoted = false;
    let parts = value.split(|letter| {
        quoted ^= letter == '"';
        letter == ';' && !quoted
    });
    let mut parameters = parts.skip(1).filter_map(|part| part.trim().split_once('='));
    let (_, found) = parameters.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
    Some(found.trim().trim_matches('"')).filter(|value| !value.is_empty())
}

/// What stands between lines that are the boundary, also where the last one is missing.
fn parts<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let is_boundary = |line: &[u8]| {
        let rest = line.trim_ascii_end().strip_prefix(boundary);
        rest.is_some_and(|rest| rest.is_empty() || rest == b"--")
    };
    let mut at = 0;
    let lines = body.split_inclusive(|byte| *byte == b'\n').filter_map(move |line| {
        at += line.len();
        is_boundary(line).then_some((at - line.len(), at))
    });
    let mut ends = lines.chain([(body.len(), body.len())]);
    let mut start = ends.next().map(|(_, after)| after);
    std::iter::from_fn(move || {
        let (end, after) = ends.next()?;
        start.replace(after).map(|start| &body[start..end])
    })
}

/// RFC 2045, 6.7: `=C3=A9` is a byte each, `=` at a line's end joins lines; what is neither stays.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let digit =
            |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
        rest = match (first, digit(0), digit(1)) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                &after[2..]
            }
            (b'=', _, _) if after.starts_with(b"\r\n") => &after[2..],
            (b'=', _, _) if after.starts_with(b"\n") => &after[1..],
            _ => {
                bytes.push(*first);
                after
            }
        };
    }
    bytes
}

/// RFC 4648, 4; other bytes are passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for sextet in body.iter().take_while(|byte| **byte != b'=').filter_map(|byte| sextet(*byte)) {
        bits = bits << 6 | u32::from(sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count).to_le_bytes()[0]);
        }
    }
    bytes
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(encoding: &str, body: &str) -> String {
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.org/x\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n\r\n------B\r\n\
             Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: https://a.org/x\r\n\r\n\
             {body}\r\n------B\r\nContent-Type: image/png\r\n\r\nx\r\n------B--\r\n"
        )
    }

    fn opened(file: &str) -> SavedPage {
        match open(file.as_bytes()) {
            Some(Saved::Page(page)) => page,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_page_is_taken_out() {
        for (encoding, body) in [
            ("quoted-printable", "<p>caf=C3=A9 an=\r\nd =3D tea</p>"),
            ("base64", "PHA+Y2Fmw6kg\r\nYW5kID0gdGVhPC9wPg=="),
            ("8bit", "<p>café and = tea</p>"),
        ] {
            let page = opened(&file(encoding, body));
            assert_eq!(String::from_utf8(page.bytes).unwrap().trim_end(), "<p>café and = tea</p>", "{encoding}");
            assert_eq!((page.address.as_deref(), page.charset), (Some("https://a.org/x"), Some(encoding_rs::UTF_8)));
        }
    }

    #[test]
    fn boundaries_may_begin_alike_and_be_nested() {
        let page = opened(
            "Content-Type: multipart/related; boundary=\"a;b\"\n\n--a;b\nContent-Type: multipart/alternative; boundary=a;b2\n\n\
             --a\nContent-Type: text/plain\n\nno\n--a\nContent-Type: text/html\n\n<p>--a;b2 yes\n--a;b\n",
        );
        assert_eq!(String::from_utf8(page.bytes).unwrap(), "<p>--a;b2 yes\n");
        let single = opened("MIME-Version: 1.0\nContent-Type: text/html; charset=koi8-r\nContent-Location: file:x\n\n<p>x");
        assert_eq!((single.bytes.as_slice(), single.charset), (&b"<p>x"[..], Some(encoding_rs::KOI8_R)));
    }

    #[test]
    fn damaged_files_give_what_is_left() {
        let whole = file("quoted-printable", "<p>words=");
        for end in 0..whole.len() {
            match open(&whole.as_bytes()[..end]) {
                Some(Saved::Page(page)) => assert!(page.bytes.starts_with(b"<p>words") || page.bytes.len() < 8),
                Some(Saved::NoPage) | None => assert!(!whole[..end].contains("<p>")),
            }
        }
        let many = format!("Content-Type: multipart/related; boundary=x\n\n{}", "--x\n".repeat(100_000));
        assert_eq!(open(many.as_bytes()), Some(Saved::NoPage));
        let deep = "Content-Type: multipart/related; boundary=x\n\n--x\n".repeat(10_000);
        assert_eq!(open(deep.as_bytes()), Some(Saved::NoPage));
    }

    #[test]
    fn other_files_are_none() {
        for other in [
            "",
            "words",
            "Title: words\n\nMore words",
            "From: a\nContent-Type: text/plain\n\nwords",
            "To: b\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>a letter",
        ] {
            assert_eq!(open(other.as_bytes()), None, "{other}");
        }
    }
}
