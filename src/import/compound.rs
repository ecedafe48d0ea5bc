//! Files of Microsoft Office from before 2007, which are not read, and newer ones that are locked: both are compound files.

use super::error::ImportError;

/// How far the names of a file's parts are looked for, in bytes: they stand anywhere, but hardly so late.
const REACH: usize = 64 << 20;

/// Why a compound file is not read, as far as the names of its parts say.
pub(super) fn error(name: &str, bytes: &[u8]) -> ImportError {
    let bytes = &bytes[..bytes.len().min(REACH)];
    let path = name.to_owned();
    if has(bytes, "EncryptedPackage") {
        ImportError::Locked { path }
    } else if has(bytes, "WordDocument") {
        ImportError::OldKind { path, what: "a Word document of the kind from before 2007 (.doc)", instead: ".docx" }
    } else if has(bytes, "__substg1.0_") {
        ImportError::OldKind { path, what: "an Outlook message (.msg)", instead: ".eml" }
    } else if has(bytes, "Workbook") {
        ImportError::NotAText { path, seems: Some("a spreadsheet from before 2007") }
    } else if has(bytes, "PowerPoint Document") {
        ImportError::NotAText { path, seems: Some("slides from before 2007") }
    } else {
        ImportError::NotAText { path, seems: Some("an old office document") }
    }
}

/// Whether a part has this name, which is written in two bytes for each letter.
fn has(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_say_what_a_file_is() {
        let of = |part: &str| {
            let wide: Vec<u8> = part.bytes().flat_map(|byte| [byte, 0]).collect();
            error("a.doc", &[b"\xD0\xCF\x11\xE0".as_slice(), &wide].concat()).to_string()
        };
        assert!(of("WordDocument").contains("save it as .docx"), "{}", of("WordDocument"));
        assert!(of("EncryptedPackage").contains("locked") && of("__substg1.0_001").contains(".eml"));
        assert!(of("Workbook").contains("spreadsheet") && of("x").contains("old office document"));
    }
}
