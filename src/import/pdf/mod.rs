//! PDF files: the text of their pages in reading order, as paragraphs. What is drawn is not looked at, only what is written.
//!
//! `content` follows the instructions of a page and gives letters with their places; `runs`, `lines` and `columns` put them into lines,
//! `margins` sets running heads apart, `weave` makes blocks of lines. See `docs/decisions/pdf.md`.

mod about;
mod bombs;
mod budget;
mod columns;
mod content;
mod faces;
mod guard;
mod headings;
mod hidden;
mod import;
mod joining;
mod kinds;
mod labels;
mod lines;
#[cfg(test)]
mod made;
mod margins;
mod matrix;
mod read;
mod runs;
mod sheet;
mod sides;
mod spelling;
#[cfg(test)]
mod tests;
mod unpack;
mod weave;

pub(super) use import::{import, is_pdf};
