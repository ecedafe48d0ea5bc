//! The column that the person scrolls: only that one may lead others. Told by what the person does rather than by what moves, so
//! that a column which follows, or is set anew in another width, is never taken for one that leads.

use egui::{Event, Rect, Ui, Vec2};

use crate::app::view::View;

/// What the desk knows from frame to frame of who is scrolling.
#[derive(Debug, Default)]
pub struct Touched {
    /// The column that the person touched last, by wheel, pointer, key or jump.
    pub column: Option<u64>,
    /// Whether all columns have the size that they had a frame ago.
    pub steady: bool,
    /// The column that was the active one a frame ago.
    active: Option<u64>,
    /// The sizes in points, and the size of their text.
    sizes: (Vec<(u64, Vec2)>, f32),
}

impl Touched {
    /// Looks at what the person did in this frame, and at the sizes of the columns.
    pub fn look(&mut self, ui: &Ui, view: &View<'_>, rects: &[Rect]) {
        let columns = &view.open.desk.columns;
        let sizes = columns.iter().zip(rects).map(|(column, rect)| (column.id, rect.size())).collect();
        let sizes = (sizes, view.state.settings.text_size);
        self.steady = self.sizes == sizes;
        self.sizes = sizes;
        let (pointer, typing) = ui.input(|input| {
            let busy = input.smooth_scroll_delta() != Vec2::ZERO || input.pointer.any_down() || input.pointer.any_released();
            let at = input.pointer.press_origin().or(input.pointer.latest_pos()).filter(|_| busy);
            // What a room covers is not touched.
            let at = at.filter(|at| ui.clip_rect().contains(*at));
            (at, input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. })))
        });
        let under = pointer.and_then(|at| rects.iter().position(|rect| rect.contains(at)));
        let place = under.or(typing.then_some(view.open.desk.active));
        self.column = place.and_then(|place| columns.get(place)).map(|column| column.id).or(self.column);
    }

    /// On a desk that is wider than the window, a column that becomes the active one is brought into view.
    pub fn show_active(&mut self, ui: &Ui, view: &View<'_>, rects: &[Rect]) {
        let active = view.open.desk.column().map(|column| column.id);
        if let Some(rect) = rects.get(view.open.desk.active).filter(|_| active != self.active) {
            ui.scroll_to_rect(*rect, None);
        }
        self.active = active;
    }
}
