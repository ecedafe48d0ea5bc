//! A page that a browser saved with its pictures in one file (MHTML, RFC 2557): the page's own bytes are taken out of it.

use encoding_rs::Encoding;

/// The page inside such a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// The page's bytes, as the server sent them.
    pub bytes: Vec<u8>,
    /// The encoding that the file gives for them.
    pub charset: Option<&'static Encoding>,
    /// Where the page was found.
    pub address: Option<String>,
}

/// How long the headers of a file or a part can be, in bytes.
const HEADERS: usize = 32_768;

/// The first web page in the file; `None` where the bytes are no such file.
pub(super) fn page(bytes: &[u8]) -> Option<Saved> {
    let (headers, body) = headers(bytes)?;
    let kind = value(&headers, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("multipart/related") {
        return None;
    }
    let boundary = format!("--{}", parameter(kind, "boundary")?);
    let whole = value(&headers, "snapshot-content-location");
    parts(body, boundary.as_bytes()).find_map(|part| read_part(part, whole))
}

fn read_part(part: &[u8], whole: Option<&str>) -> Option<Saved> {
    let (headers, body) = headers(part)?;
    let kind = value(&headers, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("text/html") {
        return None;
    }
    let bytes = match value(&headers, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    let charset = parameter(kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    let address = whole.or_else(|| value(&headers, "content-location")).map(str::to_owned);
    Some(Saved { bytes, charset, address })
}

/// Header lines with their continuations joined, and what follows the empty line.
fn headers(bytes: &[u8]) -> Option<(Vec<String>, &[u8])> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = bytes;
    while let Some(end) = rest.iter().take(HEADERS).position(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).ok()?.trim_end_matches('\r');
        rest = &rest[end + 1..];
        match lines.last_mut() {
            _ if line.is_empty() => return (!lines.is_empty()).then_some((lines, rest)),
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
    let parameters = value.split(';').skip(1).filter_map(|part| part.trim().split_once('='));
    let found = parameters.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
    Some(found.1.trim().trim_matches('"')).filter(|value| !value.is_empty())
}

/// What stands between lines that begin with the boundary.
fn parts<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(boundary) {
            starts.push((at, at + line.len()));
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain([body.len()]).collect();
    starts.into_iter().zip(ends).map(move |((_, start), end)| &body[start.min(end)..end])
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

    #[test]
    fn the_page_is_taken_out() {
        for (encoding, body) in [
            ("quoted-printable", "<p>caf=C3=A9 an=\r\nd =3D tea</p>"),
            ("base64", "PHA+Y2Fmw6kg\r\nYW5kID0gdGVhPC9wPg=="),
            ("8bit", "<p>café and = tea</p>"),
        ] {
            let saved = page(file(encoding, body).as_bytes()).unwrap();
            assert_eq!(String::from_utf8(saved.bytes).unwrap().trim_end(), "<p>café and = tea</p>", "{encoding}");
            assert_eq!((saved.address.as_deref(), saved.charset), (Some("https://a.org/x"), Some(encoding_rs::UTF_8)));
        }
    }

    #[test]
    fn other_files_are_none() {
        for other in [
            "",
            "words",
            "Title: words\n\nMore words",
            "From: a\nContent-Type: text/plain\n\nwords",
            "Content-Type: multipart/related; boundary=x\n\n--x\n",
        ] {
            assert_eq!(page(other.as_bytes()), None, "{other}");
        }
    }
}
