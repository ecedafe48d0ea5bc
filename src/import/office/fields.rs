//! Fields of Word and RTF: instructions such as `HYPERLINK "address"`, and the words that they made.

/// The fields that are open, the outer before the inner.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether the instruction is over and its result comes in.
    has_result: bool,
}

/// Fields whose results are numbers of the page that they stand on, which the text does not have.
const PAGES: &[&str] = &["PAGE", "NUMPAGES", "SECTIONPAGES"];

impl Fields {
    /// A field begins, its result follows, or it ends.
    pub fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.0.push(Field::default()),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.has_result = true;
                }
            }
            "end" => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// A field with its whole instruction.
    pub fn simple(&mut self, instruction: &str) {
        self.0.push(Field { instruction: instruction.to_owned(), has_result: true });
    }

    /// Adds to the instruction of the field that began last.
    pub fn instruct(&mut self, words: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(words);
        }
    }

    /// Whether words are the result of all open fields, and such as a reader reads.
    pub fn are_shown(&self) -> bool {
        self.0.iter().all(|field| field.has_result && !PAGES.contains(&field.verb().as_str()))
    }

    /// The address of the innermost link.
    pub fn link(&self) -> Option<String> {
        self.0.iter().rev().find_map(|field| if field.verb() == "HYPERLINK" { address(&field.instruction) } else { None })
    }
}

impl Field {
    fn verb(&self) -> String {
        self.instruction.split_whitespace().next().unwrap_or_default().to_uppercase()
    }
}

/// The address in `HYPERLINK "https://a.org/" \o "a tip"`; `None` for a place in the same document.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().get("HYPERLINK".len()..)?.trim_start();
    if rest.starts_with('\\') {
        return None;
    }
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
    let address = quoted.or_else(|| rest.split_whitespace().next())?.trim();
    (!address.is_empty() && !address.starts_with('#')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_not_shown_and_links_are_known() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.instruct(" HYPERLINK \"https://a.org/x\" \\o \"tip\"");
        assert!(!fields.are_shown());
        fields.mark("separate");
        assert_eq!((fields.are_shown(), fields.link().as_deref()), (true, Some("https://a.org/x")));
        fields.mark("end");
        fields.simple(" PAGE \\* MERGEFORMAT");
        assert!(!fields.are_shown());
        for instruction in ["HYPERLINK \\l \"place\"", "HYPERLINK", "HYPERLINK \"#x\""] {
            assert_eq!(address(instruction), None, "{instruction}");
        }
        assert_eq!(address("hyperlink http://a.org").as_deref(), Some("http://a.org"));
    }
}
