//! Names that are near what was typed, for sentences that say what was not found. Counts pairs of letters.

use crate::text::fold;

/// Names that are offered at most: more than one would read is no help.
const MOST: usize = 4;

/// The least likeness that is worth offering: one letter wrong in a word of five keeps half of its pairs; a third allows two.
const LEAST: f64 = 0.34;

/// The names most like what was typed, best first, in quotation marks and separated by commas; empty if none is like it.
pub(super) fn near<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let wanted = pairs(typed);
    let mut ranked: Vec<(f64, &str)> = names.into_iter().map(|name| (likeness(&wanted, &pairs(name)), name)).collect();
    ranked.retain(|(likeness, _)| *likeness >= LEAST);
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    listed(ranked.into_iter().map(|(_, name)| name))
}

/// The first few names in quotation marks, separated by commas.
pub(super) fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.take(MOST).map(|name| format!("“{name}”")).collect::<Vec<String>>().join(", ")
}

/// The pairs of neighbouring letters, sorted; a mark at either end, so that short words have some.
fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = format!(" {} ", fold(text.trim())).chars().collect();
    let mut pairs: Vec<(char, char)> = letters.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.sort_unstable();
    pairs
}

/// The share of pairs that both have, or of the typed ones that the other has: a part of a long name is like it.
/// (The coefficient of Dice, 1945, with the smaller number below the line instead of the mean.)
fn likeness(a: &[(char, char)], b: &[(char, char)]) -> f64 {
    let shared = a.iter().filter(|pair| b.binary_search(pair).is_ok()).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_and_shortened_names_are_found() {
        let names = ["statement / government", "channel", "Ärger"];
        assert_eq!(near("goverment", names), "“statement / government”");
        assert_eq!(near("chanel", names), "“channel”");
        assert_eq!(near("ärgr", names), "“Ärger”");
        assert_eq!(near("xyz", names), "");
        assert_eq!(near("x", []), "");
    }
}
