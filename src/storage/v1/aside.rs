//! What could not be read, kept word for word in the field `aside` at the top. Counts nothing.

use ron::value::RawValue;

use crate::notebook::{Extra, Notebook};
use crate::storage::quote::push_quoted;

/// The field's name. To a notebook it is a field like any that it does not know.
pub(super) const ASIDE: &str = "aside";

/// Something that was set aside.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Aside {
    /// The list or the field that it stood in; empty for none.
    pub(super) list: String,
    /// A clause without a full stop.
    pub(super) why: String,
    /// Word for word.
    pub(super) text: String,
}

impl Aside {
    pub(super) fn new(list: &str, why: &str, text: &str) -> Self {
        Self { list: list.to_owned(), why: why.to_owned(), text: text.to_owned() }
    }
}

/// Puts more into the field, behind what is there. What is there and cannot be read is kept as a text itself.
pub(super) fn add(extra: &mut Extra, more: &[Aside]) {
    if more.is_empty() {
        return;
    }
    let mut lines = String::new();
    if let Some(raw) = extra.remove(ASIDE) {
        match ron::from_str::<Vec<&RawValue>>(&raw) {
            Ok(there) => there.iter().for_each(|one| push_line(&mut lines, one.trim().get_ron())),
            Err(_unreadable) => push_line(&mut lines, &shown(&Aside::new(ASIDE, "", &raw))),
        }
    }
    more.iter().for_each(|one| push_line(&mut lines, &shown(one)));
    extra.insert(ASIDE.to_owned(), format!("[\n{lines}    ]"));
}

/// How many things a project file keeps that could not be read.
#[must_use]
pub fn count_aside(notebook: &Notebook) -> usize {
    count(notebook.extra())
}

fn count(extra: &Extra) -> usize {
    extra.get(ASIDE).map_or(0, |raw| ron::from_str::<Vec<&RawValue>>(raw).map_or(1, |there| there.len()))
}

fn push_line(lines: &mut String, record: &str) {
    lines.push_str("        ");
    lines.push_str(record);
    lines.push_str(",\n");
}

fn shown(aside: &Aside) -> String {
    let mut shown = "(".to_owned();
    for (name, value) in [("list: ", &aside.list), (", why: ", &aside.why), (", text: ", &aside.text)] {
        shown.push_str(name);
        push_quoted(&mut shown, value);
    }
    shown.push(')');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_and_more_follows() {
        let mut extra = Extra::new();
        add(&mut extra, &[]);
        assert!(extra.is_empty() && count(&extra) == 0);
        add(&mut extra, &[Aside::new("tags", "no name", "(id: \"1\")\n")]);
        add(&mut extra, &[Aside::new("notes", "", "x")]);
        let expected = "[\n        (list: \"tags\", why: \"no name\", text: \"(id: \\\"1\\\")\\n\"),\n        (list: \"notes\", why: \"\", text: \"x\"),\n    ]";
        assert_eq!((extra[ASIDE].as_str(), count(&extra)), (expected, 2));
        let mut odd = Extra::from([(ASIDE.to_owned(), "Some(3)".to_owned())]);
        add(&mut odd, &[Aside::new("", "", "y")]);
        assert!(odd[ASIDE].contains("Some(3)") && count(&odd) == 2);
    }
}
