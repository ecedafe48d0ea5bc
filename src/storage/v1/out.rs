//! Writing fields in RON: what comes between them, where lines end. Counts nothing.

use std::fmt::Write;

use crate::notebook::Extra;
use crate::storage::quote::{push_name, push_quoted};

/// What stands between two fields.
#[derive(Clone, Copy)]
enum Between {
    /// Each field is a line of its own, so many steps in.
    Lines(usize),
    /// The next field is the first of its line.
    Start,
    /// The next field follows another on the same line.
    Comma,
}

/// The text so far, and what comes before the next field.
pub(super) struct Out {
    pub(super) text: String,
    between: Between,
    /// Everything on one line, and without unknown fields: their values may have line ends and comments.
    flat: bool,
}

impl Out {
    const STEPS: [&str; 4] = ["", "    ", "        ", "            "];

    /// Fields on lines of their own, one step in, after this text.
    pub(super) const fn lines(text: String) -> Self {
        Self { text, between: Between::Lines(1), flat: false }
    }

    /// Everything on one line, after this text.
    pub(super) const fn flat(text: String) -> Self {
        Self { text, between: Between::Start, flat: true }
    }

    /// Writes on one line, whatever is around it.
    pub(super) fn flattened(&mut self, write: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.flat, true);
        write(self);
        self.flat = around;
    }

    pub(super) fn name(&mut self, name: &str) {
        match self.between {
            Between::Lines(steps) => self.text.push_str(Self::STEPS[steps]),
            Between::Start => {}
            Between::Comma => self.text.push_str(", "),
        }
        push_name(&mut self.text, name);
        self.text.push_str(": ");
    }

    pub(super) fn end(&mut self) {
        match self.between {
            Between::Lines(_) => self.text.push_str(",\n"),
            Between::Start | Between::Comma => self.between = Between::Comma,
        }
    }

    pub(super) fn quoted(&mut self, name: &str, text: &str) {
        self.name(name);
        push_quoted(&mut self.text, text);
        self.end();
    }

    /// A text in a list, without a name.
    pub(super) fn text_alone(&mut self, text: &str) {
        push_quoted(&mut self.text, text);
    }

    pub(super) fn quoted_unless_empty(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.quoted(name, text);
        }
    }

    pub(super) fn shown(&mut self, name: &str, value: impl std::fmt::Display) {
        self.name(name);
        // Writing into a String cannot fail.
        let _ = write!(self.text, "{value}");
        self.end();
    }

    /// A field whose value stands in RON already; left out where everything is on one line.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        if self.flat {
            return;
        }
        self.name(name);
        self.text.push_str(value);
        self.end();
    }

    pub(super) fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra {
            self.raw(name, value);
        }
    }

    pub(super) fn list<T>(&mut self, name: &str, records: impl IntoIterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.name(name);
        let from = self.text.len();
        self.text.push_str("[\n");
        for record in records {
            write(self, record);
        }
        if self.text.len() == from + 2 {
            self.text.truncate(from);
            self.text.push_str("[]");
        } else {
            self.text.push_str("    ]");
        }
        self.end();
    }

    /// A record of several lines.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        if self.flat {
            return self.bracketed(write);
        }
        self.text.push_str("        (\n");
        let around = std::mem::replace(&mut self.between, Between::Lines(3));
        write(self);
        self.between = around;
        self.text.push_str("        ),\n");
    }

    /// A record of one line.
    pub(super) fn one_line(&mut self, write: impl FnOnce(&mut Self)) {
        if self.flat {
            return self.bracketed(write);
        }
        self.text.push_str("        (");
        let around = std::mem::replace(&mut self.between, Between::Start);
        write(self);
        self.between = around;
        self.text.push_str("),\n");
    }

    /// Several fields of a block on one line.
    pub(super) fn line(&mut self, write: impl FnOnce(&mut Self)) {
        if self.flat {
            return write(self);
        }
        self.text.push_str(Self::STEPS[3]);
        let around = std::mem::replace(&mut self.between, Between::Start);
        write(self);
        self.between = around;
        self.text.push_str(",\n");
    }

    /// A record within a line.
    pub(super) fn bracketed(&mut self, write: impl FnOnce(&mut Self)) {
        self.text.push('(');
        let around = std::mem::replace(&mut self.between, Between::Start);
        write(self);
        self.between = around;
        self.text.push(')');
    }
}
