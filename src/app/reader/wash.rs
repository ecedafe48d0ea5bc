//! Colour behind and below words, as one shape for a whole column: thousands of overlapping highlights cost no more shapes
//! than one. Positions are points of the screen.

use egui::{Color32, Mesh, Painter, Rect, Shape, pos2};

/// Rectangles of plain colour, collected to be painted at once.
pub struct Wash {
    mesh: Mesh,
    clip: Rect,
    pixels: f32,
}

impl Wash {
    /// Nothing yet; what lies outside of the painter's room is left out.
    pub fn new(painter: &Painter) -> Self {
        Self { mesh: Mesh::default(), clip: painter.clip_rect(), pixels: painter.pixels_per_point() }
    }

    /// Makes room for so many rectangles: thousands of them would otherwise be moved again and again.
    pub fn expect(&mut self, rects: usize) {
        self.mesh.reserve_vertices(4 * rects);
        self.mesh.reserve_triangles(2 * rects);
    }

    /// Adds a rectangle, with its edges on pixels: neighbours meet without a seam.
    pub fn rect(&mut self, rect: Rect, color: Color32) {
        if rect.bottom() < self.clip.top() || rect.top() > self.clip.bottom() {
            return;
        }
        // Cutting off rounds places right of the screen's edge, and what is left of it is not seen.
        let round = |at: f32| ((at * self.pixels + 0.5) as i32) as f32 / self.pixels;
        let (left, right) = (round(rect.left()), round(rect.right()));
        let (top, bottom) = (round(rect.top()), round(rect.bottom()));
        self.mesh.add_colored_rect(Rect::from_min_max(pos2(left, top), pos2(right, bottom)), color);
    }

    /// Paints all of it.
    pub fn paint(self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(self.mesh));
        }
    }
}
