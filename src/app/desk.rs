//! What lies on the desk: the columns, the selection, the thing in hand, what is being written. Positions are bytes.

use std::collections::BTreeSet;

use super::action::{Lens, LinkSet, Tab, Writing};
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
    /// Its stack's share of the desk's width, told by the topmost column; only the proportion to the other shares counts.
    pub share: f32,
    /// Its share of its stack's height; only the proportion to the other shares counts.
    pub height: f32,
    /// Whether it is shown under the column before it; the first column never is.
    pub stacked: bool,
    /// The columns that it scrolls with.
    pub link: Option<Link>,
    /// Where the selection was begun and where the caret is.
    pub selection: Option<(usize, usize)>,
    /// The byte at the top of the column.
    pub top: usize,
    /// How far it is scrolled, from 0 to 1; `None` until its text was drawn.
    pub along: Option<f64>,
    /// Where to scroll when the text is there.
    pub scroll_to: Option<ScrollTo>,
    /// Where the eye reads in it; `None` until its text was drawn.
    pub eye: Option<Eye>,
    /// The place that stands as high as the eye does in the column that leads.
    pub beside_eye: Option<f64>,
    /// Where to go when the text is there, because another column went there; it does not lead others.
    pub go: Option<Go>,
    /// Whether it shows a passage that was only pointed at: it goes back into step when the column it follows is scrolled.
    pub aside: bool,
}

/// Where the eye reads in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eye {
    /// How far below the top, as a part of the column's height.
    pub at: f32,
    /// The byte there, and the part of it that is above.
    pub byte: f64,
}

/// Where a column goes along with another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Go {
    /// So far, from 0 at its top to 1 at its end.
    Along(f64),
    /// A place comes to stand at a height.
    Stand {
        /// The byte, and the part of it that is above the height.
        byte: f64,
        /// The height, as a part of the column's own from its top.
        at: f32,
        /// Whether it is seen on its way.
        glides: bool,
    },
}

/// How a column scrolls with others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Its set.
    pub set: LinkSet,
    /// How far it stands ahead of the column that the person scrolls, in parts of the way; `None` until one is scrolled.
    pub ahead: Option<f64>,
}

impl Link {
    /// A column that has just come into a set.
    pub const fn new(set: LinkSet) -> Self {
        Self { set, ahead: None }
    }
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
    /// Columns in reading order: stack after stack from left to right, each from top to bottom.
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
    /// One tag looked at by itself.
    pub lens: Option<Lens>,
    /// Filter of the excerpts.
    pub filter: Filter,
    /// A field that takes the keyboard in the next frame.
    pub focus: Option<Focus>,
    /// The article with whose words the others are compared, where one was chosen.
    pub base: Option<DocumentId>,
    /// Words from which a link is being drawn.
    pub link_from: Option<crate::commands::Draft>,
    /// A highlight to show when its text is there.
    pub pending: Option<(DocumentId, HighlightId)>,
    /// The column that the others of its set follow, by its number: the one that the person scrolled last.
    pub leader: Option<u64>,
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
    /// The list of parallels.
    Parallels,
    /// The table of omissions.
    Omissions,
    /// The table of statements.
    Statements,
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

    /// A new column, to be put on the desk.
    pub fn new_column(&mut self, document: DocumentId) -> Column {
        self.next_column += 1;
        Column {
            id: self.next_column,
            document,
            share: 1.0,
            height: 1.0,
            stacked: false,
            link: None,
            selection: None,
            top: 0,
            along: None,
            scroll_to: None,
            eye: None,
            beside_eye: None,
            go: None,
            aside: false,
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
