//! Names in the order in which a person expects them: regardless of case, numbers by their value.

use crate::text::fold;

/// A part of a name: digits sort before letters, as in plain text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// A number without its leading zeros: by its length, then digit by digit, so that no length overflows.
    Number(usize, String),
    /// Anything else, folded.
    Words(String),
}

/// Sorts "Day 2" before "day 10". Names that differ only in case have equal keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NaturalKey(Vec<Part>);

impl NaturalKey {
    pub(super) fn new(name: &str) -> Self {
        let folded = fold(name);
        let mut parts = Vec::new();
        let mut rest = folded.as_str();
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|letter: char| letter.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            parts.push(if digits { number(part) } else { Part::Words(part.to_owned()) });
            rest = after;
        }
        Self(parts)
    }
}

fn number(digits: &str) -> Part {
    let value = digits.trim_start_matches('0');
    Part::Number(value.len(), value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_a_person_counts() {
        let mut names = ["day 10", "Émile", "Day 2", "", "day 2b", "2021", "apple", "007"];
        names.sort_by_key(|name| NaturalKey::new(name));
        assert_eq!(names, ["", "007", "2021", "apple", "Day 2", "day 2b", "day 10", "Émile"]);
        assert_eq!(NaturalKey::new("DAY 02"), NaturalKey::new("day 2"));
    }
}
