//! The colour of a tag.

use std::fmt;
use std::str::FromStr;

/// A colour as red, green and blue, 0 to 255; written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// The colours that new tags get in turn: distinguishable for readers with red-green blindness by lightness, and legible on the page.
    pub const PALETTE: [Self; 12] = [
        Self([0xe0, 0xa5, 0x26]),
        Self([0x3f, 0x8f, 0x5b]),
        Self([0xb4, 0x52, 0x4a]),
        Self([0x5a, 0x6f, 0xc0]),
        Self([0x8a, 0x5a, 0xa8]),
        Self([0x2f, 0x8f, 0x9d]),
        Self([0xc8, 0x6a, 0x2c]),
        Self([0x7d, 0x8b, 0x2f]),
        Self([0xb8, 0x4f, 0x86]),
        Self([0x4f, 0x7f, 0xa3]),
        Self([0x8c, 0x6d, 0x46]),
        Self([0x6b, 0x72, 0x80]),
    ];
}

impl fmt::Display for Color {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(to, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Color {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let number = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let [_, red, green, blue] = number.ok_or_else(|| format!("“{text}” is not a colour like #e0a526"))?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_read_back() {
        for color in Color::PALETTE {
            assert_eq!(color.to_string().parse(), Ok(color));
        }
        for wrong in ["e0a526", "#+12345", "#12345", "#1234567", "#ééé", ""] {
            assert!(wrong.parse::<Color>().is_err(), "{wrong}");
        }
    }
}
