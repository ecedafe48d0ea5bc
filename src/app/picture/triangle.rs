//! Fills triangles. Corners are in 1/256 pixel, so that triangles with a common edge neither overlap nor leave a gap.
//!
//! A pixel belongs to the triangle that its centre lies in; a centre on an edge, to the one that has the edge at its top or left.
//! Colours are multiplied and blended as they are, gamma-encoded, as egui's own painters do: text looks right only so.

use super::texture::Texture;

/// Parts of a pixel: graphics processors place corners as finely.
const PARTS: i64 = 256;
/// Corners are kept within this many pixels of the origin, so that no product leaves 64 bits.
const FARTHEST: f32 = 1_000_000.0;

/// The pixels that are painted on: rows of `width`, colours premultiplied by alpha.
pub(super) struct Canvas {
    pub(super) width: usize,
    pub(super) pixels: Vec<[u8; 4]>,
}

/// The half-open columns and rows that may be painted; they lie inside the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    pub(super) columns: [i64; 2],
    pub(super) rows: [i64; 2],
}

/// A corner of a triangle: where it is, and what is there.
#[derive(Clone, Copy)]
pub(super) struct Corner {
    at: [i64; 2],
    uv: [f32; 2],
    color: [u8; 4],
}

impl Corner {
    /// A corner at a place in pixels, with its place in the texture and its colour.
    pub(super) fn new(at: [f32; 2], uv: [f32; 2], color: [u8; 4]) -> Self {
        let to_parts = |pixels: f32| (f64::from(pixels.clamp(-FARTHEST, FARTHEST)) * PARTS as f64).round() as i64;
        Self { at: at.map(to_parts), uv, color }
    }
}

/// Paints a triangle, in either turning direction.
pub(super) fn fill(canvas: &mut Canvas, clip: Clip, corners: [Corner; 3], texture: &Texture) {
    let [a, b, c] = corners;
    let area = cross(a.at, b.at, c.at);
    if area == 0 {
        return;
    }
    let turned = if area > 0 { [a, b, c] } else { [a, c, b] };
    let shade = Shade::new(turned, area.abs(), texture);
    let edges =
        [Edge::new(turned[0].at, turned[1].at), Edge::new(turned[1].at, turned[2].at), Edge::new(turned[2].at, turned[0].at)];
    let ys = turned.map(|corner| corner.at[1].div_euclid(PARTS));
    let top = ys.iter().copied().fold(i64::MAX, i64::min).max(clip.rows[0]);
    let end = (ys.iter().copied().fold(i64::MIN, i64::max) + 1).min(clip.rows[1]);
    for y in top..end {
        let [left, right] = edges.iter().fold(clip.columns, |columns, edge| edge.cut(y, columns));
        if left < right {
            let start = y as usize * canvas.width;
            shade.paint(&mut canvas.pixels[start + left as usize..start + right as usize], left, y);
        }
    }
}

/// Twice the area of a triangle, positive when it turns clockwise on the screen.
fn cross(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// An edge of a triangle that turns clockwise: a pixel is inside where `x * by_column + y * by_row + base >= 0`.
struct Edge {
    by_column: i64,
    by_row: i64,
    base: i64,
}

impl Edge {
    fn new(from: [i64; 2], to: [i64; 2]) -> Self {
        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        let is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
        let center = PARTS / 2;
        let base = dx * (center - from[1]) - dy * (center - from[0]) - i64::from(!is_top_or_left);
        Self { by_column: -dy * PARTS, by_row: dx * PARTS, base }
    }

    /// The columns of a row that lie on the inner side, out of the given ones.
    fn cut(&self, y: i64, [left, right]: [i64; 2]) -> [i64; 2] {
        let here = y * self.by_row + self.base;
        match self.by_column {
            0 if here >= 0 => [left, right],
            0 => [left, left],
            step if step > 0 => [left.max(-here.div_euclid(step)), right],
            step => [left, right.min(here.div_euclid(-step) + 1)],
        }
    }
}

/// A value that changes evenly over the screen: what it is at the centre of the first pixel, and its change to the next column and row.
#[derive(Clone, Copy)]
struct Plane {
    first: f64,
    by_column: f64,
    by_row: f64,
}

impl Plane {
    fn new(values: [f32; 3], at: [[i64; 2]; 3], area: i64) -> Self {
        let values = values.map(f64::from);
        let [b, c] = [1, 2].map(|i| [0, 1].map(|axis| (at[i][axis] - at[0][axis]) as f64));
        let [to_b, to_c] = [values[1] - values[0], values[2] - values[0]];
        let scale = PARTS as f64 / area as f64;
        let by_column = (to_b * c[1] - to_c * b[1]) * scale;
        let by_row = (to_c * b[0] - to_b * c[0]) * scale;
        let from_corner = [0, 1].map(|axis| 0.5 - at[0][axis] as f64 / PARTS as f64);
        Self { first: values[0] + from_corner[0] * by_column + from_corner[1] * by_row, by_column, by_row }
    }

    /// The value at a pixel's centre, and the change to the next column.
    fn along(&self, x: i64, y: i64) -> (f32, f32) {
        ((self.first + x as f64 * self.by_column + y as f64 * self.by_row) as f32, self.by_column as f32)
    }
}

/// How the pixels of a triangle get their colour. The simpler the case, the faster; most of a window is `Even`, and its text is `Textured`.
enum Shade<'a> {
    Even([u8; 4]),
    Graded { color: [Plane; 4], texel: [u8; 4] },
    Textured { uv: [Plane; 2], color: [u8; 4], texture: &'a Texture },
    Both { uv: [Plane; 2], color: [Plane; 4], texture: &'a Texture },
}

impl<'a> Shade<'a> {
    fn new(corners: [Corner; 3], area: i64, texture: &'a Texture) -> Self {
        let at = corners.map(|corner| corner.at);
        let one_color = corners.iter().all(|corner| corner.color == corners[0].color);
        let one_texel = corners.iter().all(|corner| corner.uv == corners[0].uv);
        let uv = || std::array::from_fn(|i| Plane::new(corners.map(|corner| corner.uv[i]), at, area));
        let color = || std::array::from_fn(|i| Plane::new(corners.map(|corner| f32::from(corner.color[i])), at, area));
        match (one_color, one_texel) {
            (true, true) => Self::Even(multiply(corners[0].color, texture.sample(corners[0].uv))),
            (false, true) => Self::Graded { color: color(), texel: texture.sample(corners[0].uv) },
            (true, false) => Self::Textured { uv: uv(), color: corners[0].color, texture },
            (false, false) => Self::Both { uv: uv(), color: color(), texture },
        }
    }

    /// Paints pixels of one row, the first of them in column `x`.
    fn paint(&self, pixels: &mut [[u8; 4]], x: i64, y: i64) {
        match self {
            Self::Even(source) if source[3] == u8::MAX => pixels.fill(*source),
            Self::Even(source) => each(pixels, |_| *source),
            Self::Graded { color, texel } => {
                let color = color.map(|plane| plane.along(x, y));
                each(pixels, |i| multiply(bytes(walk(color, i)), *texel));
            }
            Self::Textured { uv, color, texture } => {
                let uv = uv.map(|plane| plane.along(x, y));
                each(pixels, |i| multiply(*color, texture.sample(walk(uv, i))));
            }
            Self::Both { uv, color, texture } => {
                let uv = uv.map(|plane| plane.along(x, y));
                let color = color.map(|plane| plane.along(x, y));
                each(pixels, |i| multiply(bytes(walk(color, i)), texture.sample(walk(uv, i))));
            }
        }
    }
}

/// Blends a colour over each pixel; `source` is asked with how many columns the pixel is from the first.
fn each(pixels: &mut [[u8; 4]], source: impl Fn(f32) -> [u8; 4]) {
    for (i, pixel) in pixels.iter_mut().enumerate() {
        let over = source(i as f32);
        if over != [0; 4] {
            *pixel = blend(over, *pixel);
        }
    }
}

fn walk<const N: usize>(values: [(f32, f32); N], columns: f32) -> [f32; N] {
    values.map(|(first, step)| first + columns * step)
}

fn bytes(color: [f32; 4]) -> [u8; 4] {
    // Float to integer stops at 0 and 255 by itself.
    color.map(|part| (part + 0.5) as u8)
}

/// One colour laid over another, both premultiplied.
fn blend(over: [u8; 4], under: [u8; 4]) -> [u8; 4] {
    let rest = u8::MAX - over[3];
    std::array::from_fn(|i| over[i].saturating_add(part_of(rest, under[i])))
}

fn multiply(a: [u8; 4], b: [u8; 4]) -> [u8; 4] {
    if b == [u8::MAX; 4] { a } else { std::array::from_fn(|i| part_of(a[i], b[i])) }
}

/// `a * b / 255`, rounded to the nearest: exact for all bytes (Jim Blinn, "Three wrongs make a right", 1995).
fn part_of(a: u8, b: u8) -> u8 {
    let product = u32::from(a) * u32::from(b) + 128;
    ((product + (product >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 24;

    fn white() -> Texture {
        Texture::new(&egui::ColorImage::from_gray([1, 1], &[255]), egui::TextureOptions::LINEAR)
    }

    /// Adds 1 of red to each pixel of a triangle.
    fn add_one(canvas: &mut Canvas, corners: [[f32; 2]; 3]) {
        let whole = Clip { columns: [0, SIDE as i64], rows: [0, SIDE as i64] };
        fill(canvas, whole, corners.map(|at| Corner::new(at, [0.0; 2], [1, 0, 0, 0])), &white());
    }

    #[test]
    fn part_of_is_exact() {
        for a in 0..=255u8 {
            for b in 0..=255u8 {
                let exact = (f64::from(a) * f64::from(b) / 255.0).round();
                assert_eq!(f64::from(part_of(a, b)), exact, "{a} × {b}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn triangles_round_a_point_cover_a_square_once(x in 2.0..22.0f32, y in 2.0..22.0f32, low in 0.0..2.0f32, high in 22.0..24.0f32) {
            let square = [[low, low], [high, low], [high, high], [low, high]];
            let mut canvas = Canvas { width: SIDE, pixels: vec![[0; 4]; SIDE * SIDE] };
            for i in 0..4 {
                add_one(&mut canvas, [[x, y], square[(i + 1) % 4], square[i]]);
            }
            // A centre exactly on the square's own border may go either way.
            let inside = |place: usize| (place as f32 + 0.5) > low + 0.01 && (place as f32 + 0.5) < high - 0.01;
            let outside = |place: usize| (place as f32 + 0.5) < low - 0.01 || (place as f32 + 0.5) > high + 0.01;
            for (i, pixel) in canvas.pixels.iter().enumerate() {
                let (column, row) = (i % SIDE, i / SIDE);
                if inside(column) && inside(row) {
                    proptest::prop_assert_eq!(pixel[0], 1, "column {} row {}", column, row);
                } else if outside(column) || outside(row) {
                    proptest::prop_assert_eq!(pixel[0], 0, "column {} row {}", column, row);
                }
            }
        }
    }

    #[test]
    fn corners_far_away_or_without_a_number_do_not_panic() {
        let mut canvas = Canvas { width: SIDE, pixels: vec![[0; 4]; SIDE * SIDE] };
        add_one(&mut canvas, [[-1e30, -1e30], [1e30, -1e30], [0.0, f32::INFINITY]]);
        add_one(&mut canvas, [[f32::NAN, 0.0], [3.0, f32::NAN], [5.0, 5.0]]);
    }
}
