//! Variorum: a research notebook for reading several accounts of one event side by side.
//!
//! Layers, lowest first; a module uses only strictly lower ones, which `tests/architecture.rs` checks:
//! `text`; `align`, `anchor`, `dates` and `quotes`; `notebook`; `commands`, `query` and `compare`; `storage`, `import` and `export`; `workspace`;
//! `app` and `cli`.

pub mod align;
pub mod anchor;
#[cfg(feature = "desktop")]
pub mod app;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod dates;
pub mod export;
pub mod import;
pub mod notebook;
pub mod query;
pub mod quotes;
pub mod storage;
pub mod text;
pub mod workspace;
