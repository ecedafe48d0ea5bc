//! Markdown (CommonMark): headings by tag, each excerpt as a quotation with its source and note below.

use std::io::{self, Write};

use super::sections::{Section, sections};
use super::{Options, facts};
use crate::notebook::Notebook;
use crate::query::Excerpt;

/// The excerpts by tag, those without a tag last.
pub(super) fn write(excerpts: &[Excerpt], notebook: &Notebook, options: &Options, to: &mut dyn Write) -> io::Result<()> {
    let title = if options.title.trim().is_empty() { "Excerpts" } else { &options.title };
    // By this the program knows the text as its own, when it lies beside the articles.
    writeln!(to, "<!-- Exported by Variorum -->\n")?;
    writeln!(to, "# {}\n", one_line(title))?;
    if !options.filter_sentence.trim().is_empty() {
        writeln!(to, "{}\n", one_line(&options.filter_sentence))?;
    }
    writeln!(to, "{}, exported {}", facts::number_of(excerpts.len()), facts::time(options.exported))?;
    for section in sections(notebook, excerpts) {
        write_section(&section, to)?;
    }
    Ok(())
}

fn write_section(section: &Section, to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "\n## {}", one_line(&section.heading))?;
    for excerpt in &section.excerpts {
        writeln!(to, "\n{}", quotation(&excerpt.highlight.exact))?;
        writeln!(to, "\n— {}", one_line(&facts::source(excerpt).join(", ")))?;
        if !excerpt.highlight.note.trim().is_empty() {
            writeln!(to, "\n**Note:** {}", paragraphs(&excerpt.highlight.note).join("\n\n"))?;
        }
    }
    Ok(())
}

/// The words as a block quotation: every line of theirs is a paragraph of its own, because Markdown joins lines.
fn quotation(words: &str) -> String {
    let lines: Vec<String> = paragraphs(words).into_iter().map(|line| format!("> {line}")).collect();
    if lines.is_empty() { ">".to_owned() } else { lines.join("\n>\n") }
}

/// The lines that are not blank, escaped. Indentation goes: four spaces would make a line into code.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\r']).map(|line| line.trim_matches([' ', '\t']));
    lines.filter(|line| !line.is_empty()).map(escape).collect()
}

fn one_line(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The line with a backslash before everything that Markdown would not take for a letter.
fn escape(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let mut escaped = String::with_capacity(line.len() + 8);
    for (at, letter) in line.char_indices() {
        let begins_block =
            (at == 0 && matches!(letter, '+' | '-' | '=' | ':')) || (at == digits && digits > 0 && matches!(letter, '.' | ')'));
        if begins_block || is_special(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Whether a character means something to CommonMark or its common extensions wherever it stands.
const fn is_special(letter: char) -> bool {
    matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};

    #[test]
    fn a_quotation_keeps_its_lines_and_its_characters() {
        let words = "First *line*\n\n    2. [second](x) <b>\n---\n= done";
        let expected = "> First \\*line\\*\n>\n> 2\\. \\[second\\](x) \\<b\\>\n>\n> \\---\n>\n> \\= done";
        assert_eq!(quotation(words), expected);
        assert_eq!(quotation(" \n"), ">");
    }

    proptest! {
        #[test]
        fn what_a_reader_sees_is_what_was_marked(words in "[-a1 .)+*_`#<>&;|~$=:!\\[\\]()\\\\\"'é]{1,40}") {
            let line = words.trim_matches(' ');
            prop_assume!(!line.is_empty());
            let mut seen = String::new();
            for event in Parser::new_ext(&quotation(line), Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH) {
                match event {
                    Event::Text(text) => seen.push_str(&text),
                    Event::Start(Tag::BlockQuote(_) | Tag::Paragraph) | Event::End(_) => {}
                    other => prop_assert!(false, "{line:?} became {other:?}"),
                }
            }
            prop_assert_eq!(seen, line);
        }
    }
}
