//! Which code page the bytes of an RTF file are in: that of their font, else that of the file.

use std::collections::BTreeMap;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use super::symbols;

/// A font of the font table.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    pub name: String,
    /// `\fcharset`.
    pub charset: Option<i32>,
    /// `\cpg`.
    pub page: Option<i32>,
}

/// The fonts by their numbers, and the file's code page.
pub(super) struct Fonts {
    pub fonts: BTreeMap<i32, Font>,
    pub page: &'static Encoding,
}

impl Fonts {
    pub const fn new() -> Self {
        Self { fonts: BTreeMap::new(), page: WINDOWS_1252 }
    }

    /// The words of these bytes in a font.
    pub fn decode(&self, bytes: &[u8], font: i32) -> String {
        let Some(known) = self.fonts.get(&font) else { return decoded(self.page, bytes) };
        // Fonts of signs have no code page.
        if known.charset == Some(2) && ["symbol", "wingdings"].contains(&known.name.to_lowercase().as_str()) {
            let sign = |byte: &u8| if *byte > b' ' { symbols::sign(&known.name, u32::from(*byte)) } else { char::from(*byte) };
            return bytes.iter().map(sign).collect();
        }
        let encoding = known.page.and_then(page).or_else(|| known.charset.and_then(charset)).unwrap_or(self.page);
        decoded(encoding, bytes)
    }
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding of a Windows code page (`\ansicpg`); `None` for those of DOS and others that are not known.
pub(super) fn page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The encoding of a font (`\fcharset`), as the specification lists them.
fn charset(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        77 => MACINTOSH,
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GBK,
        136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}
