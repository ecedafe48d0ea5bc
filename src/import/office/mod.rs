//! Word-processor files (`.docx`, `.odt`, `.rtf`): their reading text, and what they state of themselves.
//!
//! All pour their words into one `flow`. What a writer deleted while changes were tracked is not shown, what was inserted
//! is; comments are left out with a word about it; headers and footers are furniture.

mod body;
mod docx;
mod docx_body;
mod docx_styles;
mod fields;
mod flow;
mod odt;
mod odt_body;
mod odt_styles;
mod properties;
mod rtf;
mod rtf_fonts;
mod rtf_state;
mod rtf_tokens;
mod rtf_words;
mod style_names;
mod symbols;

pub(super) use docx::read as docx;
pub(super) use odt::read as odt;
pub(super) use properties::language;
pub(super) use rtf::read as rtf;
