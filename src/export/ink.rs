//! Text that can be read on any colour, by WCAG 2.2 (relative luminance and contrast ratio, 1.4.3).

use crate::notebook::Color;

const BLACK: Color = Color([0, 0, 0]);
const WHITE: Color = Color([255, 255, 255]);

/// Black or white, whichever stands out more. One of the two always reaches 4.5 to 1, which AA asks of small text.
pub(super) fn ink_on(ground: Color) -> Color {
    if contrast(BLACK, ground) >= contrast(WHITE, ground) { BLACK } else { WHITE }
}

/// From 1 (the same) to 21 (black on white). 0.05 stands for the light that every screen reflects.
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How light a colour looks, 0 to 1. The weights are those of the eye's response to sRGB's primaries.
fn luminance(color: Color) -> f64 {
    let [red, green, blue] = color.0.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A channel in proportion to light: the inverse of the sRGB curve, as WCAG writes it.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert_eq!(ink_on(Color([0xe0, 0xa5, 0x26])), BLACK);
        assert_eq!(ink_on(Color([0x20, 0x20, 0x80])), WHITE);
    }

    proptest! {
        #[test]
        fn every_colour_carries_legible_text(channels in any::<[u8; 3]>()) {
            let ground = Color(channels);
            prop_assert!(contrast(ink_on(ground), ground) >= 4.5);
        }
    }
}
