//! The encoding that a web page declares in its first bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far a declaration is looked for, in bytes. Browsers look at 1,024; saved pages often have long comments before it.
const HEAD: usize = 8_192;

/// The encoding in `<meta charset=…>`, in `<meta http-equiv=… content="…; charset=…">`, or in the XML declaration.
///
/// As the HTML Standard has it, a page that says UTF-16 in plain letters is not in it, but in UTF-8.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let tags = head.match_indices('<').map(|(at, _)| &head[at..]);
    let encoding = tags.filter_map(|tag| in_tag(tag.split('>').next()?)).next()?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn in_tag(tag: &str) -> Option<&'static Encoding> {
    let key = if tag.starts_with("<meta") {
        "charset"
    } else if tag.starts_with("<?xml") {
        "encoding"
    } else {
        return None;
    };
    let (_, value) = tag.split_once(key)?;
    let value = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = value.find([' ', '"', '\'', ';', '/']).unwrap_or(value.len());
    Encoding::for_label(&value.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, WINDOWS_1251, WINDOWS_1252};

    #[test]
    fn declarations_are_read() {
        for (head, expected) in [
            ("<html><head><meta charset=\"euc-kr\">", Some(EUC_KR)),
            ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>", Some(WINDOWS_1251)),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><html>", Some(WINDOWS_1252)),
            ("<meta charset=utf-16>", Some(UTF_8)),
            ("<meta charset=nonsense>", None),
            ("<p>charset=euc-kr</p>", None),
            ("", None),
        ] {
            assert_eq!(declared(head.as_bytes()), expected, "{head}");
        }
    }
}
