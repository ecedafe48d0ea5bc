//! What lies on the desk: the columns, the selection, the thing in hand, what is being written. Positions are bytes.

use std::collections::BTreeSet;

use super::action::{Tab, Writing};
use crate::notebook::{DocumentId, HighlightId, Place, TagId};
use crate::query::{DocumentOrder, Filter};
use crate::text::Span;

/// Columns at once at the most: more are too narrow to read on any screen.
pub const MOST_COLUMNS: usize = 6;

/// A document shown in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// A number that stays with the column while it moves.
    pub id: u64,
    /// The document.
    pub document: DocumentId,
    /// Its share of the desk's width; only the proportion to the other shares counts.
    pub share: f32,
    /// Where the selection was begun and where the caret is.
    pub selection: Option<(usize, usize)>,
    /// The byte at the top of the column.
    pub top: usize,
    /// Where to scroll when the text is there.
    pub scroll_to: Option<ScrollTo>,
}

/// A place that a column should bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScrollTo {
    /// The byte.
    pub byte: usize,
    /// At the top (a remembered place), rather than a third below it (something to look at).
    pub at_top: bool,
}

impl Column {
    /// The selected words; `None` while there is only a caret.
    pub fn selected(&self) -> Option<Span> {
        self.selection.map(|(anchor, caret)| Span::between(anchor, caret)).filter(|span| !span.is_empty())
    }
}

/// The bar at the selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagBar {
    /// What has been typed.
    pub typed: String,
    /// The row under Enter.
    pub row: usize,
    /// Whether it takes the keyboard in the next frame.
    pub take_focus: bool,
}

/// Something being written, kept when it is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub what: Writing,
    /// Its words so far.
    pub words: String,
    /// Whether it takes the keyboard in the next frame.
    pub take_focus: bool,
}

/// Looking for words in the active column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindBar {
    /// What has been typed.
    pub typed: String,
    /// The hits.
    pub hits: Vec<Span>,
    /// The hit that is shown.
    pub at: usize,
    /// Whether it takes the keyboard in the next frame.
    pub take_focus: bool,
}

/// Which rooms are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rooms {
    /// The list of articles.
    pub articles: bool,
    /// Tags and the thing in hand.
    pub tags: bool,
    /// Evidence.
    pub drawer: bool,
    /// The desk alone.
    pub reading: bool,
}

impl Default for Rooms {
    fn default() -> Self {
        Self { articles: true, tags: true, drawer: true, reading: false }
    }
}

/// Everything on the desk.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Columns from left to right.
    pub columns: Vec<Column>,
    /// The column that has the keyboard.
    pub active: usize,
    /// The highlight in hand.
    pub in_hand: Option<HighlightId>,
    /// The bar at the selection or at the highlight in hand.
    pub bar: Option<TagBar>,
    /// What is being written.
    pub draft: Option<Draft>,
    /// Looking for words.
    pub find: Option<FindBar>,
    /// The tag applied last.
    pub last_tag: Option<TagId>,
    /// Which rooms are open.
    pub rooms: Rooms,
    /// The tab of the drawer.
    pub tab: Tab,
    /// Filter of the list of articles.
    pub document_words: String,
    /// Order of the list of articles.
    pub document_order: DocumentOrder,
    /// Filter of the list of tags.
    pub tag_words: String,
    /// Tags whose children are folded away.
    pub folded_tags: BTreeSet<TagId>,
    /// A tag that waits for the one into which it is merged.
    pub merging: Option<TagId>,
    /// Filter of the excerpts.
    pub filter: Filter,
    /// A field that takes the keyboard in the next frame.
    pub focus: Option<Focus>,
    /// A highlight to show when its text is there.
    pub pending: Option<(DocumentId, HighlightId)>,
    /// The number of the next column.
    next_column: u64,
}

/// A field that can be given the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The reading text of the active column.
    Reader,
    /// The filter of the articles.
    Articles,
    /// The filter of the excerpts.
    Excerpts,
    /// The filter of the tags.
    Tags,
}

impl Desk {
    /// The active column.
    pub fn column(&self) -> Option<&Column> {
        self.columns.get(self.active)
    }

    /// The active column, to change it.
    pub fn column_mut(&mut self) -> Option<&mut Column> {
        self.columns.get_mut(self.active)
    }

    /// Where a document is open: the active column if it is there, else the first.
    pub fn column_of(&self, document: DocumentId) -> Option<usize> {
        let here = self.column().is_some_and(|column| column.document == document).then_some(self.active);
        here.or_else(|| self.columns.iter().position(|column| column.document == document))
    }

    /// Shows a document in a new column right of the active one; `false` when there is no room for one more.
    pub fn add(&mut self, document: DocumentId, share: f32) -> bool {
        if self.columns.len() >= MOST_COLUMNS {
            return false;
        }
        let place = if self.columns.is_empty() { 0 } else { self.active + 1 };
        self.next_column += 1;
        self.columns.insert(place, Column { id: self.next_column, document, share, selection: None, top: 0, scroll_to: None });
        self.active = place;
        true
    }

    /// Shows a document where it is open, else in place of the active column's.
    pub fn show(&mut self, document: DocumentId) {
        match self.column_of(document) {
            Some(place) => self.active = place,
            None if self.columns.is_empty() => {
                self.add(document, 1.0);
            }
            None => {
                let share = self.columns[self.active].share;
                self.next_column += 1;
                self.columns[self.active] =
                    Column { id: self.next_column, document, share, selection: None, top: 0, scroll_to: None };
            }
        }
        self.focus = Some(Focus::Reader);
    }

    /// Closes a column.
    pub fn close(&mut self, place: usize) {
        if place < self.columns.len() {
            self.columns.remove(place);
            self.active = if place < self.active { self.active - 1 } else { self.active };
            self.active = self.active.min(self.columns.len().saturating_sub(1));
            self.bar = None;
        }
    }

    /// Puts a column at another place.
    pub fn move_column(&mut self, from: usize, to: usize) {
        if from < self.columns.len() && to < self.columns.len() {
            let column = self.columns.remove(from);
            self.columns.insert(to, column);
            self.active = to;
        }
    }

    /// Nothing selected, nothing offered.
    pub fn deselect(&mut self) {
        self.bar = None;
        for column in &mut self.columns {
            if let Some((_, caret)) = column.selection {
                column.selection = Some((caret, caret));
            }
        }
    }

    /// The document of a place.
    pub const fn document_of(place: Place) -> Option<DocumentId> {
        match place {
            Place::Document(document) | Place::Highlight(document, _) => Some(document),
            Place::Tag(_) | Place::Note(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::IdSource;

    #[test]
    fn columns_are_added_right_of_the_active_one_up_to_six() {
        let mut ids = IdSource::new(1);
        let mut desk = Desk::default();
        let documents: Vec<_> = (0..7).map(|_| ids.document()).collect();
        assert!(documents[..6].iter().all(|document| desk.add(*document, 1.0)));
        assert!(!desk.add(documents[6], 1.0));
        assert_eq!(desk.columns.iter().map(|column| column.document).collect::<Vec<_>>(), documents[..6]);
        desk.move_column(5, 0);
        desk.close(0);
        assert_eq!((desk.columns.len(), desk.active), (5, 0));
        desk.show(documents[2]);
        assert_eq!((desk.columns.len(), desk.active), (5, 2));
        desk.show(documents[6]);
        assert_eq!((desk.columns.len(), desk.columns[2].document), (5, documents[6]));
    }
}
