//! Texts in: what a folder holds, and one file as the reader shows it. Inside a text, positions are bytes of the reading text.
//!
//! What a file is, its bytes say (`sniff`, for archives `package`). A text is decoded (`decode`) and cut into pieces
//! (`plain_text`, `markdown`, `subtitles` or `html`); `office`, `epub`, `mail` and `pdf` read the other formats, `table` those of many articles in one file. What the pieces
//! state of themselves is read (`furniture`, `headline`, `metadata`, `markdown_meta`): nothing is ever guessed from the
//! running text. Only `folder` and `bytes` touch the file system.

mod archive;
mod bytes;
mod charset;
mod compound;
mod date_lines;
mod decode;
mod document;
mod epub;
mod error;
mod folder;
mod front_matter;
mod furniture;
mod headline;
mod html;
mod html_words;
mod line;
mod mail;
mod markdown;
mod markdown_meta;
mod metadata;
mod mhtml;
mod natural;
mod notes;
mod office;
mod opening;
mod own;
mod package;
mod pdf;
mod piece;
mod plain_text;
mod read;
mod sniff;
mod subtitles;
mod table;
mod wrapped;
mod xml;

pub use bytes::file_hash;
pub use document::read_document;
pub use error::ImportError;
pub use folder::{Listed, Listing, Other, list_folder};
pub use natural::natural_order;
pub use read::{Imported, import_bytes};
pub use table::{Contents, Table, TableRow};

/// By which rules files become texts. Raised whenever the same bytes would give another text: from the second version on it stands in a
/// document's hash, so that the highlights of a text that was read by other rules are found again like those of an edited one.
pub const IMPORT_VERSION: u32 = 1;
