//! An empty window with the program's own settings: what `benches/start.sh` holds the program's start against.

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_title("Empty").with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    eframe::run_native("Empty", options, Box::new(|_| Ok(Box::new(Empty))))
}
