//! What opens above the desk: the palette, the outline, the choice of an article, the columns of a table, the export form, a path to type.

mod choose_article;
mod columns;
mod export;
mod open_path;
mod outline;
mod palette;

pub use choose_article::choose_article;
pub use columns::columns_form;
pub use export::export_form;
pub use open_path::open_path;
pub use outline::outline;
pub use palette::palette;
