//! What is quoted in the articles of the folder, as the tab of statements shows it. Spans are bytes.

mod asked;
mod hand;
mod shown;
mod state;
mod table;

pub use asked::StatementAction;
pub use hand::{Hand, NameBar, NameOf};
pub use shown::{Articles, Filter, Standing};
pub use state::{QuotedState, Wanted};
pub use table::Table;
