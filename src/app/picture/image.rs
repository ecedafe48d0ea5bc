//! A finished picture, and how it becomes a PNG. Lengths are pixels, colours bytes.

/// A picture: `height` rows of `width` pixels, top row first, red, green, blue and alpha one byte each.
///
/// Colours are gamma-encoded sRGB. They are premultiplied by alpha, which shows only where the ground was not opaque.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The pixels: `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

impl Image {
    /// The red, green, blue and alpha of a pixel, column first; `None` outside the picture.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 4]> {
        let inside = x < self.width && y < self.height;
        let start = 4 * (y as usize * self.width as usize + x as usize);
        let bytes = inside.then(|| self.rgba.get(start..start + 4)).flatten()?;
        bytes.try_into().ok()
    }
}

/// The picture as the bytes of a PNG file.
///
/// # Errors
///
/// A sentence, when a side is zero or the pixels do not fill the sides.
pub fn encode_png(image: &Image) -> Result<Vec<u8>, String> {
    let refuse = |error: png::EncodingError| {
        format!("the picture of {} × {} pixels could not be written as PNG: {error}", image.width, image.height)
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width, image.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(refuse)?;
    writer.write_image_data(&image.rgba).map_err(refuse)?;
    writer.finish().map_err(refuse)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_reads_back() {
        let image = Image { width: 2, height: 1, rgba: vec![1, 2, 3, 255, 4, 5, 6, 255] };
        let bytes = encode_png(&image).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut back = vec![0; 8];
        reader.next_frame(&mut back).unwrap();
        assert_eq!(back, image.rgba);
        assert_eq!(image.pixel(1, 0), Some([4, 5, 6, 255]));
        assert_eq!((image.pixel(2, 0), image.pixel(0, 1)), (None, None));
    }

    #[test]
    fn a_picture_without_pixels_is_refused() {
        for (width, height, bytes) in [(0, 0, 0), (0, 3, 0), (2, 2, 15)] {
            assert!(encode_png(&Image { width, height, rgba: vec![0; bytes] }).is_err(), "{width} × {height}");
        }
    }
}
