//! What the parts of a text are. Spans are in bytes of the reading text.

use super::Span;

/// What a block of a text is; the names are those of the command line's `text --json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The headline of the whole document.
    Headline,
    /// Who wrote it, and often when; also the deck, where it stands between headline and text.
    Byline,
    /// A heading inside the text; its level, 1 to 6, stands in [`Block::level`].
    Heading,
    /// Running text.
    Paragraph,
    /// An entry of a list; its depth, 1 or more, stands in [`Block::level`].
    ListItem,
    /// A quotation set apart.
    Quotation,
    /// Words below a picture.
    Caption,
    /// A row of a table, cells set apart by tabs.
    Table,
    /// A note at the foot of a page or at the end.
    Footnote,
    /// Breadcrumbs, share links, "Read also": kept, but not part of the account.
    Furniture,
}

impl BlockKind {
    /// The kind as the command line and exports write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list_item",
            Self::Quotation => "quotation",
            Self::Caption => "caption",
            Self::Table => "table",
            Self::Footnote => "footnote",
            Self::Furniture => "furniture",
        }
    }

    /// Whether it holds words of the account itself: all but who wrote it, and what was set apart.
    #[must_use]
    pub const fn is_account(self) -> bool {
        match self {
            Self::Byline | Self::Furniture => false,
            Self::Headline
            | Self::Heading
            | Self::Paragraph
            | Self::ListItem
            | Self::Quotation
            | Self::Caption
            | Self::Table
            | Self::Footnote => true,
        }
    }
}

/// One block: a stretch of whole lines of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, in bytes, without the line break that ends it.
    pub span: Span,
    /// Level of a heading, depth of a list item, otherwise 0.
    pub level: u8,
}

/// How words inside a block are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// Usually italic.
    Emphasis,
    /// Usually bold.
    Strong,
    /// Usually in a typewriter face.
    Code,
    /// A link and the address that it leads to.
    Link(String),
}

/// A stretch of words set in a special way; stretches may nest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// How it is set.
    pub kind: InlineKind,
    /// Where it is, in bytes.
    pub span: Span,
}
