//! Draws what egui hands over for a frame. Places come in points and are drawn in physical pixels.

use std::collections::BTreeMap;

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive};
use egui::{Color32, Rect, TextureId, TexturesDelta};

use super::image::Image;
use super::texture::Texture;
use super::triangle::{Canvas, Clip, Corner, fill};

/// A painter without a graphics processor: the textures, kept up to date from frame to frame.
///
/// It draws the same bytes on every machine.
#[derive(Default)]
pub struct Raster {
    // Looked up only, but ordered all the same: nothing here may differ from run to run.
    textures: BTreeMap<(bool, u64), Texture>,
}

impl Raster {
    /// Takes over the changes of a frame's textures. To be called for each frame in turn, before it is painted.
    ///
    /// Textures that are no longer needed are let go at once, so a frame that lets one go must not show it.
    pub fn update(&mut self, mut delta: TexturesDelta) {
        // Each texture's own changes come in order; the order of textures does not matter.
        delta.set.drain().for_each(|(id, changes)| changes.iter().for_each(|change| self.change(id, change)));
        delta.free.drain().for_each(|id| drop(self.textures.remove(&key(id))));
    }

    fn change(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        match (change.pos, self.textures.get_mut(&key(id))) {
            (None, _) => drop(self.textures.insert(key(id), Texture::new(image, change.options))),
            (Some(place), Some(texture)) => texture.patch(place, image),
            (Some(_), None) => {}
        }
    }

    /// Draws a frame of `size` physical pixels, columns first, on a ground of one colour.
    ///
    /// Paint callbacks, which speak to a graphics processor, and meshes whose texture is unknown are left out.
    #[must_use]
    pub fn paint(&self, size: [u32; 2], pixels_per_point: f32, primitives: &[ClippedPrimitive], ground: Color32) -> Image {
        let [width, height] = size.map(|side| side as usize);
        let mut canvas = Canvas { width, pixels: vec![ground.to_array(); width * height] };
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let clip = clip(*clip_rect, size, pixels_per_point);
            match primitive {
                Primitive::Mesh(mesh) => self.draw(&mut canvas, clip, mesh, pixels_per_point),
                Primitive::Callback(_) => {}
            }
        }
        Image { width: size[0], height: size[1], rgba: canvas.pixels.into_flattened() }
    }

    fn draw(&self, canvas: &mut Canvas, clip: Clip, mesh: &Mesh, pixels_per_point: f32) {
        let Some(texture) = self.textures.get(&key(mesh.texture_id)) else { return };
        let corner = |index: u32| {
            let vertex = mesh.vertices.get(index as usize)?;
            let at = [vertex.pos.x * pixels_per_point, vertex.pos.y * pixels_per_point];
            Some(Corner::new(at, [vertex.uv.x, vertex.uv.y], vertex.color.to_array()))
        };
        for [a, b, c] in mesh.triangles() {
            if let (Some(a), Some(b), Some(c)) = (corner(a), corner(b), corner(c)) {
                fill(canvas, clip, [a, b, c], texture);
            }
        }
    }
}

fn key(id: TextureId) -> (bool, u64) {
    match id {
        TextureId::Managed(number) => (false, number),
        TextureId::User(number) => (true, number),
    }
}

/// A rectangle of points as whole pixels, rounded as egui's own painters round it, and inside the picture.
fn clip(rect: Rect, size: [u32; 2], pixels_per_point: f32) -> Clip {
    let side = |from: f32, to: f32, last: u32| {
        let pixels = |points: f32| ((points * pixels_per_point).round() as i64).clamp(0, i64::from(last));
        [pixels(from), pixels(to)]
    };
    Clip { columns: side(rect.min.x, rect.max.x, size[0]), rows: side(rect.min.y, rect.max.y, size[1]) }
}

#[cfg(test)]
mod tests {
    use egui::epaint::{ColorImage, ImageDelta};
    use egui::{TextureOptions, pos2};

    use super::*;

    const GROUND: [u8; 4] = [10, 20, 30, 255];

    fn raster() -> Raster {
        let mut delta = TexturesDelta::default();
        delta.push(TextureId::default(), ImageDelta::full(ColorImage::filled([1, 1], Color32::WHITE), TextureOptions::LINEAR));
        let mut raster = Raster::default();
        raster.update(delta);
        raster
    }

    /// A picture of 20 × 10 pixels with one rectangle, given in points as left, top, right, bottom.
    fn picture(points: f32, clip: [f32; 4], rect: [f32; 4], color: Color32) -> Image {
        let to_rect = |[left, top, right, bottom]: [f32; 4]| Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(to_rect(rect), color);
        let primitive = ClippedPrimitive { clip_rect: to_rect(clip), primitive: Primitive::Mesh(mesh) };
        let [r, g, b, a] = GROUND;
        raster().paint([20, 10], points, &[primitive], Color32::from_rgba_premultiplied(r, g, b, a))
    }

    /// Asserts that the half-open columns and rows have a colour and all other pixels are ground.
    fn assert_filled(image: &Image, columns: [u32; 2], rows: [u32; 2], color: [u8; 4]) {
        for y in 0..image.height {
            for x in 0..image.width {
                let inside = (columns[0]..columns[1]).contains(&x) && (rows[0]..rows[1]).contains(&y);
                assert_eq!(image.pixel(x, y), Some(if inside { color } else { GROUND }), "column {x} row {y}");
            }
        }
    }

    const EVERYWHERE: [f32; 4] = [0.0, 0.0, 100.0, 100.0];

    #[test]
    fn a_rectangle_fills_exactly_its_pixels() {
        let red = [255, 0, 0, 255];
        assert_filled(&picture(1.0, EVERYWHERE, [3.0, 2.0, 7.0, 5.0], Color32::RED), [3, 7], [2, 5], red);
        assert_filled(&picture(2.0, EVERYWHERE, [3.0, 2.0, 7.0, 4.5], Color32::RED), [6, 14], [4, 9], red);
        // Half a pixel: the centre on the left and upper edge is in, on the right and lower edge out.
        assert_filled(&picture(1.0, EVERYWHERE, [3.5, 2.5, 7.5, 5.5], Color32::RED), [3, 7], [2, 5], red);
        assert_filled(&picture(1.0, EVERYWHERE, [-9.0, -9.0, 99.0, 99.0], Color32::RED), [0, 20], [0, 10], red);
    }

    #[test]
    fn half_alpha_blends_once() {
        let half = Color32::from_rgba_premultiplied(100, 0, 50, 128);
        let mixed = [100 + 5, 10, 50 + 15, 255];
        assert_filled(&picture(1.0, EVERYWHERE, [1.0, 1.0, 9.0, 9.0], half), [1, 9], [1, 9], mixed);
    }

    #[test]
    fn nothing_is_painted_outside_the_clip() {
        let blue = [0, 0, 255, 255];
        assert_filled(&picture(1.0, [4.4, 3.6, 6.5, 8.0], [1.0, 1.0, 19.0, 9.0], Color32::BLUE), [4, 7], [4, 8], blue);
        assert_filled(&picture(1.0, [9.0, 9.0, 4.0, 4.0], [1.0, 1.0, 19.0, 9.0], Color32::BLUE), [0, 0], [0, 0], blue);
    }

    #[test]
    fn a_mesh_without_its_texture_is_left_out() {
        let whole = Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
        let mut mesh = Mesh::with_texture(TextureId::User(3));
        mesh.add_rect_with_uv(Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(2.0, 2.0)), whole, Color32::RED);
        let primitive = ClippedPrimitive { clip_rect: Rect::EVERYTHING, primitive: Primitive::Mesh(mesh) };
        let image = raster().paint([2, 2], 1.0, &[primitive], Color32::WHITE);
        assert_eq!(image.rgba, [255; 16]);
        let mut gone = TexturesDelta::default();
        gone.free(TextureId::default());
        let mut raster = raster();
        raster.update(gone);
        assert!(raster.textures.is_empty());
    }
}
