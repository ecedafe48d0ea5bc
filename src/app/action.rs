//! What a panel can ask for. Panels only read; everything they want done is one of these, carried out after the frame.

use std::ops::Range;
use std::path::PathBuf;

use super::quoted::StatementAction;
use super::shortcuts::Verb;
use super::theme::Mode;
use super::timeline::{Differing, Period, Said};
use crate::commands::Command;
use crate::export::Format;
use crate::notebook::{DocumentId, HighlightId, LinkId, LinkKind, NoteId, Place, Role, TagId};
use crate::query::{DocumentOrder, Filter};
use crate::text::Span;

/// Anything a panel can ask for.
#[derive(Clone, Debug)]
pub enum Action {
    /// An action of the table that feeds menus, keys and the palette.
    Verb(Verb),
    /// A change of the notebook.
    Notebook(Command),
    /// Projects, folders and exports.
    File(FileAction),
    /// Columns and what is in hand.
    Desk(DeskAction),
    /// The bar at a selection and the notes being written.
    Mark(MarkAction),
    /// Filters, rooms and the like.
    Look(LookAction),
    /// Highlights in texts that were edited.
    Settle(SettleAction),
    /// What other articles tell like some words.
    Parallels(ParallelAction),
    /// The table of what was found where.
    Omissions(OmissionAction),
    /// Several steps of Undo or Redo.
    Travel(Travel),
    /// What open articles share.
    Passage(PassageAction),
    /// Versions of articles.
    Version(VersionAction),
    /// Set blocks of a text apart, or put them back into it.
    Fold {
        /// The document.
        document: DocumentId,
        /// The blocks, by their index.
        blocks: Range<usize>,
        /// Whether they are set apart.
        apart: bool,
    },
    /// The columns of tables.
    Columns(ColumnsAction),
    /// The articles along time.
    Time(TimeAction),
    /// The table of statements.
    Statement(StatementAction),
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub enum ColumnsAction {
    /// Ask what the columns of a table are.
    Ask(String),
    /// Give a role to a column, or to none.
    Choose(Role, Option<String>),
    /// Choose what the program found.
    Guess,
    /// Read the table as it is chosen.
    Apply,
}

/// The articles along time.
#[derive(Clone, Copy, Debug)]
pub enum TimeAction {
    /// Show a stretch of time.
    See(Period),
    /// Show as much of the time, where it is dense.
    Reach(Reach),
    /// Show the words of a dating in their column.
    Words(Said),
    /// Show two datings that differ, each in its column.
    Both(Differing),
}

/// How much time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// From the first to the last day that any article names.
    Whole,
    /// A year and a half.
    Months,
    /// Three weeks.
    Days,
}

/// What open articles share.
#[derive(Clone, Copy, Debug)]
pub enum PassageAction {
    /// The pointer rests on a stretch; when it rests longer, linked columns that do not show it are brought to it.
    Point {
        /// The column.
        place: usize,
        /// The stretch, in bytes.
        span: Span,
        /// Whether linked columns are brought to it.
        bring: bool,
    },
    /// The pointer has left the stretches of a column.
    Leave(DocumentId),
    /// Keep a stretch lit, and bring all columns to it.
    Keep(DocumentId, Span),
    /// Let go of the stretch that is lit.
    LetGo,
    /// Say what the lit stretch and one of the others have to do with each other.
    Tie(usize, LinkKind),
    /// Say that the lit stretch and one of the others do not say the same.
    NotSame(usize),
    /// Show everything from literal to loose up to here, 0 to 1.
    Loose(f32),
    /// Delete a link.
    Untie(LinkId),
}

/// A way through the history.
#[derive(Clone, Copy, Debug)]
pub struct Travel {
    /// Whether steps are taken back, rather than done again.
    pub back: bool,
    /// How many.
    pub steps: usize,
}

/// Versions of articles. A version is named by its place, from 0 for the oldest.
#[derive(Clone, Copy, Debug)]
pub enum VersionAction {
    /// Ask of which article this one is a later version.
    Choose(DocumentId),
    /// Make an article the newest version of another one.
    Make {
        /// The other one.
        of: DocumentId,
        /// The later save.
        newer: DocumentId,
    },
    /// Two articles are not the same, though they look so.
    KeepApart {
        /// The earlier one.
        of: DocumentId,
        /// The later one.
        newer: DocumentId,
    },
    /// Make the newest version an article of its own.
    Separate(DocumentId),
    /// Show what changed between versions.
    Changes(DocumentId),
    /// Compare these two versions.
    Compare {
        /// The article.
        document: DocumentId,
        /// The older version.
        old: usize,
        /// The newer one.
        new: usize,
    },
    /// Show a change of the list in its column.
    Show(usize),
}

/// Highlights in texts that were edited.
#[derive(Clone, Copy, Debug)]
pub enum SettleAction {
    /// Show the list.
    Review,
    /// Put all that is certain where it is now.
    Certain,
    /// Take the place that is shown.
    Accept(HighlightId),
    /// Take the words that are selected.
    UseSelection(HighlightId),
    /// Show another place that is as likely.
    NextPlace(HighlightId),
    /// Show the place in its column.
    Show(HighlightId),
    /// Delete the highlight.
    Delete(HighlightId),
}

/// What other articles tell like some words. A row is named by its place in the list.
#[derive(Clone, Copy, Debug)]
pub enum ParallelAction {
    /// Mean a row.
    Choose(usize),
    /// Show one of the places of a row in its column.
    Show(usize, usize),
    /// Mark all places of a row.
    Mark(usize),
    /// Mark everything in the list.
    MarkAll,
    /// Mark with this tag.
    Tag(TagId),
}

/// The table of what was found where.
#[derive(Clone, Copy, Debug)]
pub enum OmissionAction {
    /// Mean a cell.
    Choose(TagId, DocumentId),
    /// Show the next highlight of a cell; say of an empty one that the tag is absent there, or take that back.
    Press(TagId, DocumentId),
    /// Show other rows.
    Rows(OmissionRows),
    /// Mean a cell of statements or names: row and column.
    Meet(usize, usize),
    /// Show the next place of a cell of statements or names.
    Show(usize, usize),
}

/// What the rows of the table of omissions are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OmissionRows {
    /// Tags, with what was looked for and is absent.
    #[default]
    Tags,
    /// Statements.
    Statements,
    /// Persons, and organisations that say something.
    Names,
}

impl OmissionRows {
    /// Every one, in the order of the choice.
    pub const ALL: [Self; 3] = [Self::Tags, Self::Statements, Self::Names];

    /// The word of the choice.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Tags => "Tags",
            Self::Statements => "Statements",
            Self::Names => "Names",
        }
    }

    /// The heading of the rows in an export.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Tags => "tag_path",
            Self::Statements => "statement",
            Self::Names => "name",
        }
    }
}

/// Projects, folders and exports.
#[derive(Clone, Debug)]
pub enum FileAction {
    /// Open a project file, a folder or documents.
    Open(PathBuf),
    /// Open the sample that comes with the program.
    OpenSample,
    /// Write the excerpts that are shown to a file.
    Export(PathBuf, Format, ExportOptions),
    /// Write the table of omissions to a file, with a byte order mark or without.
    ExportOmissions(PathBuf, bool),
    /// Write the timeline of the articles that are shown to a table; whether it begins with a byte order mark.
    ExportTimeline(PathBuf, bool),
    /// Write the table of statements as it is shown to a file, with a byte order mark or without.
    ExportStatements(PathBuf, bool),
}

/// Choices of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportOptions {
    /// Begin CSV with a byte order mark, as Excel wants it.
    pub bom: bool,
    /// Everything, rather than what the excerpts panel shows.
    pub everything: bool,
}

/// Columns and what is in hand. A column is named by its place in reading order.
#[derive(Clone, Copy, Debug)]
pub enum DeskAction {
    /// Show a document where it is open, else in the active column.
    Show(DocumentId),
    /// Show a document in a new column.
    Add(DocumentId),
    /// Close a column.
    Close(usize),
    /// Make a column the active one.
    Activate(usize),
    /// Put a column at a spot.
    Put(usize, Spot),
    /// Move the line right of a column's stack, as a share of the desk's width.
    Divide(usize, f32),
    /// Move the line under a column, as a share of its stack's height.
    DivideStack(usize, f32),
    /// Let a column scroll with a set, or with none.
    Link(usize, Option<LinkSet>),
    /// Select words of a column: anchor and caret, in bytes.
    Select(usize, usize, usize),
    /// Take a highlight in hand.
    TakeUp(Option<HighlightId>),
    /// Show a place.
    GoTo(Place),
    /// Bring the heading at a byte to the top of the active column.
    GoToHeading(usize),
    /// Give a highlight another stretch of the column's text, in bytes.
    Resize(usize, HighlightId, Span),
}

/// Columns that scroll together: one of four sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkSet {
    /// The first set.
    A,
    /// The second set.
    B,
    /// The third set.
    C,
    /// The fourth set.
    D,
}

impl LinkSet {
    /// Every set.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// Its letter.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// The set with a letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.letter() == letter)
    }
}

/// Where a column is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Left of the stack of a column.
    Before(usize),
    /// Right of the stack of a column.
    After(usize),
    /// Below a column, in its stack.
    Under(usize),
}

impl Spot {
    /// The column that it is told by.
    pub const fn column(self) -> usize {
        match self {
            Self::Before(column) | Self::After(column) | Self::Under(column) => column,
        }
    }
}

/// The bar at a selection and the notes being written.
#[derive(Clone, Debug)]
pub enum MarkAction {
    /// Typed into the tag bar.
    Type(String),
    /// The next or the one before among the offered tags.
    Step(isize),
    /// Apply a tag to the selection, or to the highlight in hand.
    Apply(TagId),
    /// Apply the tag with the key 1 to 9.
    ApplyPin(u8),
    /// Make a tag of this name (or path) and apply it.
    ApplyNew(String),
    /// A tag named by the selected words themselves.
    InVivo,
    /// Take a tag off the highlight in hand.
    TakeOff(TagId),
    /// Begin to write a note.
    Write(Writing),
    /// The words of what is being written.
    Words(String),
    /// Keep what was written.
    Keep,
    /// Leave it as it was.
    Discard,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// The note of the selection, which becomes a highlight.
    Selection,
    /// The note of a highlight.
    Highlight(HighlightId),
    /// A field of a document.
    Document(DocumentId, DocumentPart),
    /// The day of publication of a document, at its lane of the timeline.
    Published(DocumentId),
    /// The name of a tag.
    TagName(TagId),
    /// The definition of a tag.
    TagDefinition(TagId),
    /// The note of a tag.
    TagNote(TagId),
    /// The heading of a note of the notebook.
    NoteTitle(NoteId),
    /// The words of a note of the notebook.
    NoteText(NoteId),
    /// The notebook's title.
    Title,
}

/// A part of a document's record that a person can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentPart {
    /// A field found in the text or entered by hand.
    Field(crate::commands::DocumentField),
    /// The note.
    Note,
}

/// A tab of the evidence drawer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Highlights as a list.
    #[default]
    Excerpts,
    /// All notes.
    Notes,
    /// Who is quoted with what, in which article.
    Statements,
    /// What two people changed differently.
    Conflicts,
    /// What other articles tell like some words.
    Parallels,
    /// Which article tells what, and which leaves it out.
    Omissions,
    /// Highlights in texts that were edited.
    ToSettle,
    /// The articles along time.
    Timeline,
    /// What was done.
    History,
    /// What changed between versions of the article in the active column.
    Changes,
}

/// One tag looked at by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The tag; its children go with it.
    pub tag: TagId,
    /// Whether the words around its highlights are dimmed, too.
    pub dims: bool,
}

/// Filters, rooms and the like.
#[derive(Clone, Debug)]
pub enum LookAction {
    /// Filter the list of articles.
    DocumentWords(String),
    /// Sort the list of articles.
    DocumentOrder(DocumentOrder),
    /// Filter the list of tags.
    TagWords(String),
    /// Filter the excerpts.
    Excerpts(Filter),
    /// Show a tab of the drawer.
    Tab(Tab),
    /// Fold or unfold the children of a tag.
    FoldTag(TagId),
    /// Merge the first tag into the next one that is chosen.
    MergeTag(Option<TagId>),
    /// Typed into the find bar.
    Find(String),
    /// The next or the hit before.
    FindStep(isize),
    /// Show only one tag's highlights, or dim everything else; `None` shows all.
    Lens(Option<Lens>),
    /// Close whatever floats.
    Close,
    /// A theme.
    Theme(Option<Mode>),
}
