//! Lists that scroll, with bars that have a name for those who hear the window.

use std::ops::Range;

use egui::scroll_area::ScrollAreaOutput;
use egui::{Context, Rect, ScrollArea, Ui};

/// Shows what scrolls; the name says what the bar moves.
pub fn scroll<R>(ui: &mut Ui, name: &str, area: ScrollArea, contents: impl FnOnce(&mut Ui) -> R) {
    let shown = area.show(ui, contents);
    name_bars(ui, &shown, name);
}

/// Shows what scrolls both ways and draws only what is seen: the part of it, from its left upper corner, is passed on.
pub fn scroll_area(ui: &mut Ui, name: &str, area: ScrollArea, contents: impl FnOnce(&mut Ui, Rect)) {
    let shown = area.show_viewport(ui, contents);
    name_bars(ui, &shown, name);
}

/// Shows those of so many rows of one height that are to be seen.
pub fn scroll_rows(ui: &mut Ui, name: &str, area: ScrollArea, rows: (f32, usize), each: impl FnOnce(&mut Ui, Range<usize>)) {
    let (height, count) = rows;
    let shown = area.show_rows(ui, height, count, each);
    name_bars(ui, &shown, name);
}

/// The toolkit (egui 0.37) leaves the bars without a name; their ids are that of the list with the number of the axis.
fn name_bars<R>(context: &Context, shown: &ScrollAreaOutput<R>, name: &str) {
    for axis in 0..2_usize {
        let bar = shown.id.with(axis);
        if context.read_response(bar).is_some() {
            context.accesskit_node_builder(bar, |node| node.set_label(name));
        }
    }
}
