//! A texture and how it is read. Places are texels; a texture's own coordinates run from 0 to 1 over each side.

use egui::epaint::textures::{TextureFilter, TextureOptions, TextureWrapMode};
use egui::{Color32, ColorImage};

/// Parts that a texel is cut into when reading between texels: graphics processors keep 8 bits too.
const PARTS: i64 = 256;

/// A picture that triangles are painted with, premultiplied by alpha and gamma-encoded, as egui hands it over.
///
/// There are `size[0] * size[1]` texels, and both sides are at least 1.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<[u8; 4]>,
    options: TextureOptions,
}

impl Texture {
    /// The texture of a whole image; a transparent texel stands for an image without any.
    pub(super) fn new(image: &ColorImage, options: TextureOptions) -> Self {
        let texels: Vec<_> = image.pixels.iter().map(Color32::to_array).collect();
        let [width, height] = image.size;
        if texels.is_empty() || width * height != texels.len() {
            return Self { size: [1, 1], texels: vec![[0; 4]], options };
        }
        Self { size: image.size, texels, options }
    }

    /// Puts an image over a part of the texture, its top left texel at `place`; what lies outside is left out.
    pub(super) fn patch(&mut self, place: [usize; 2], image: &ColorImage) {
        let width = image.width().min(self.size[0].saturating_sub(place[0]));
        if width == 0 {
            return;
        }
        let rows = self.texels.chunks_mut(self.size[0]).skip(place[1]);
        for (row, new) in rows.zip(image.pixels.chunks(image.width())) {
            for (texel, color) in row[place[0]..].iter_mut().zip(&new[..width]) {
                *texel = color.to_array();
            }
        }
    }

    /// The colour at a place, between texels or of the nearest one, as the texture's options say.
    pub(super) fn sample(&self, [u, v]: [f32; 2]) -> [u8; 4] {
        let [width, height] = self.size.map(|side| side as f32);
        match self.options.magnification {
            TextureFilter::Nearest => self.texel((u * width).floor() as i64, (v * height).floor() as i64),
            TextureFilter::Linear => self.between(to_parts(u * width - 0.5), to_parts(v * height - 0.5)),
        }
    }

    /// The colour at a place in parts of a texel, from the four texels round it.
    fn between(&self, x: i64, y: i64) -> [u8; 4] {
        let (left, top) = (x.div_euclid(PARTS), y.div_euclid(PARTS));
        let (right_part, low_part) = (x.rem_euclid(PARTS) as u32, y.rem_euclid(PARTS) as u32);
        let first = self.texel(left, top);
        // Text is nearly always laid on whole pixels: then one texel decides.
        if right_part == 0 && low_part == 0 {
            return first;
        }
        let others = [self.texel(left + 1, top), self.texel(left, top + 1), self.texel(left + 1, top + 1)];
        let (left_part, high_part) = (PARTS as u32 - right_part, PARTS as u32 - low_part);
        std::array::from_fn(|i| {
            let upper = u32::from(first[i]) * left_part + u32::from(others[0][i]) * right_part;
            let lower = u32::from(others[1][i]) * left_part + u32::from(others[2][i]) * right_part;
            ((upper * high_part + lower * low_part + 0x8000) >> 16) as u8
        })
    }

    /// The texel of a column and a row, which may lie outside.
    fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let wrap = self.options.wrap_mode;
        self.texels[wrapped(y, self.size[1], wrap) * self.size[0] + wrapped(x, self.size[0], wrap)]
    }
}

fn to_parts(texels: f32) -> i64 {
    (texels * PARTS as f32).round() as i64
}

/// The texel that stands at `place` of a side, inside the side.
fn wrapped(place: i64, side: usize, wrap: TextureWrapMode) -> usize {
    let last = side as i64 - 1;
    let inside = match wrap {
        TextureWrapMode::ClampToEdge => place.clamp(0, last),
        TextureWrapMode::Repeat => place.rem_euclid(last + 1),
        TextureWrapMode::MirroredRepeat => {
            let twice = place.rem_euclid(2 * (last + 1));
            twice.min(2 * last + 1 - twice)
        }
    };
    inside as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grays(size: [usize; 2], values: &[u8], options: TextureOptions) -> Texture {
        Texture::new(&ColorImage::from_gray(size, values), options)
    }

    #[test]
    fn linear_reads_between_texels_and_nearest_does_not() {
        let values = [0, 100, 200, 250];
        let linear = grays([4, 1], &values, TextureOptions::LINEAR);
        let nearest = grays([4, 1], &values, TextureOptions::NEAREST);
        for (u, between, near) in
            [(0.125, 0, 0), (0.25, 50, 100), (0.375, 100, 100), (0.5, 150, 200), (0.0, 0, 0), (1.0, 250, 250)]
        {
            assert_eq!((linear.sample([u, 0.5])[0], nearest.sample([u, 0.5])[0]), (between, near), "at {u}");
        }
    }

    #[test]
    fn places_outside_are_wrapped() {
        for (place, clamped, repeated, mirrored) in
            [(-1, 0, 2, 0), (0, 0, 0, 0), (2, 2, 2, 2), (3, 2, 0, 2), (5, 2, 2, 0), (6, 2, 0, 0)]
        {
            assert_eq!(wrapped(place, 3, TextureWrapMode::ClampToEdge), clamped, "{place} clamped");
            assert_eq!(wrapped(place, 3, TextureWrapMode::Repeat), repeated, "{place} repeated");
            assert_eq!(wrapped(place, 3, TextureWrapMode::MirroredRepeat), mirrored, "{place} mirrored");
        }
    }

    #[test]
    fn a_patch_changes_its_part_only_and_never_writes_outside() {
        let mut texture = grays([3, 2], &[1, 2, 3, 4, 5, 6], TextureOptions::NEAREST);
        texture.patch([2, 1], &ColorImage::from_gray([2, 2], &[9, 9, 9, 9]));
        texture.patch([7, 7], &ColorImage::from_gray([1, 1], &[9]));
        let reds: Vec<_> = texture.texels.iter().map(|texel| texel[0]).collect();
        assert_eq!(reds, [1, 2, 3, 4, 5, 9]);
    }
}
