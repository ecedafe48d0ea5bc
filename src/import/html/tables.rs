//! Which tables hold data, and which only lay out a page.

use super::tree::{Data, Node, Tree};

/// The longest mean cell of a table of data, in bytes: what is longer is running text in columns.
const MEAN_CELL: usize = 120;

/// Whether the rows of a table are to be read as rows: two rows and two columns at least, short cells, and no other table,
/// form or part of a page inside.
pub(super) fn is_data(tree: &Tree, table: Node) -> bool {
    if tree.attribute(table, "role") == Some("presentation") {
        return false;
    }
    let (mut rows, mut cells, mut bytes) = (0, 0, 0);
    for node in tree.below(table).skip(1) {
        match &tree.nodes[node].data {
            Data::Element(name, _) => match &*name.local {
                "table" | "form" | "article" | "section" | "iframe" | "nav" | "h1" | "pre" => return false,
                "tr" => rows += 1,
                "td" | "th" => cells += 1,
                _ => {}
            },
            Data::Text(words) => bytes += words.trim().len(),
            Data::Other => {}
        }
    }
    rows >= 2 && cells >= 2 * rows && bytes <= cells * MEAN_CELL
}
