//! What a page is called: as it is printed, else as the file names it, else its number.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, String as Bytes};

use super::about;
use super::margins::{Margin, roman};
use super::sheet::Sheet;

/// So many pages must show numbers that fit, and this share of those that show any.
const FEWEST: usize = 3;
const SHARE: f64 = 0.6;

/// Nodes of the file's own list of names that are read.
const NODES: usize = 10_000;

/// The names of all pages.
pub(super) fn labels(catalogue: &Dict<'_>, sheets: &[Sheet], margins: &[Margin]) -> Vec<String> {
    let stated = stated(catalogue, sheets.len());
    let printed = printed(sheets, margins);
    let plain = |page: usize| (page + 1).to_string();
    match (stated, printed) {
        (None, None) => (0..sheets.len()).map(plain).collect(),
        (Some(stated), None) => stated,
        (None, Some(printed)) => {
            printed.into_iter().enumerate().map(|(page, label)| label.unwrap_or_else(|| format!("[{}]", plain(page)))).collect()
        }
        (Some(stated), Some(printed)) => {
            let known =
                || printed.iter().zip(&stated).filter_map(|(printed, stated)| printed.as_ref().map(|label| label == stated));
            if known().filter(|same| *same).count() * 2 >= known().count() {
                return stated;
            }
            printed.into_iter().zip(stated).map(|(printed, stated)| printed.unwrap_or_else(|| format!("[{stated}]"))).collect()
        }
    }
}

/// The numbers that the pages show, where they run on from page to page.
fn printed(sheets: &[Sheet], margins: &[Margin]) -> Option<Vec<Option<String>>> {
    let shown: Vec<Vec<&str>> = sheets
        .iter()
        .zip(margins)
        .map(|(sheet, margin)| {
            let lines = margin.head.iter().chain(&margin.foot).map(|index| &sheet.lines[*index]);
            lines.flat_map(|line| line.words.split_whitespace()).collect()
        })
        .collect();
    let numbers: Vec<Vec<i64>> = shown.iter().map(|words| words.iter().filter_map(|word| number(word)).collect()).collect();
    let mut shifts: BTreeMap<i64, usize> = BTreeMap::new();
    for (page, numbers) in numbers.iter().enumerate() {
        let mut of_page: Vec<i64> = numbers.iter().map(|number| number - page as i64).collect();
        of_page.sort_unstable();
        of_page.dedup();
        of_page.into_iter().for_each(|shift| *shifts.entry(shift).or_default() += 1);
    }
    let (shift, count) = shifts.into_iter().max_by_key(|(shift, count)| (*count, -shift.abs()))?;
    let with_number = numbers.iter().filter(|numbers| !numbers.is_empty()).count();
    if count < FEWEST || (count as f64) < SHARE * with_number as f64 {
        return None;
    }
    let fits = |page: usize| numbers[page].contains(&(page as i64 + shift));
    let first = (0..sheets.len()).find(|page| fits(*page))?;
    let label = |page: usize| {
        let small = shown[page].iter().find(|word| roman(word).is_some() && word.len() <= 6);
        if page >= first {
            Some((page as i64 + shift).to_string())
        } else {
            small.map(|word| (*word).to_owned()).or_else(|| (page as i64 + shift > 0).then(|| (page as i64 + shift).to_string()))
        }
    };
    Some((0..sheets.len()).map(label).collect())
}

/// The number that a word is, signs around it aside; for `3/12` the first.
fn number(word: &str) -> Option<i64> {
    let word = word.split('/').next()?.trim_matches(|letter: char| !letter.is_alphanumeric());
    (word.len() <= 5).then(|| word.parse().ok()).flatten()
}

/// The names that the file states (ISO 32000-1, 12.4.2).
fn stated(catalogue: &Dict<'_>, pages: usize) -> Option<Vec<String>> {
    let mut ranges: BTreeMap<usize, (String, String, usize)> = BTreeMap::new();
    let mut nodes = vec![catalogue.get::<Dict<'_>>("PageLabels")?];
    let mut left = NODES;
    while let Some(node) = nodes.pop() {
        left = left.checked_sub(1)?;
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            nodes.extend(kids.iter::<Dict<'_>>().take(left));
        }
        let Some(entries) = node.get::<Array<'_>>("Nums") else { continue };
        let mut entries = entries.flex_iter();
        while let (Some(start), Some(range)) = (entries.next::<u32>(), entries.next::<Dict<'_>>()) {
            left = left.checked_sub(1)?;
            let style = range.get::<Name<'_>>("S").map(|style| style.as_str().to_owned()).unwrap_or_default();
            let prefix = range.get::<Bytes<'_>>("P").map(|prefix| about::decoded(prefix.as_bytes())).unwrap_or_default();
            let first = range.get::<u32>("St").unwrap_or(1) as usize;
            ranges.insert(start as usize, (style, prefix, first));
        }
    }
    ranges.contains_key(&0).then_some(())?;
    let label = |page: usize| {
        let (start, (style, prefix, first)) = ranges.range(..=page).next_back()?;
        let number = first + page - start;
        let count = match style.as_str() {
            "D" => number.to_string(),
            "r" => small_roman(number),
            "R" => small_roman(number).to_uppercase(),
            "a" | "A" => letters(number, style == "A"),
            _ => String::new(),
        };
        let label = format!("{}{count}", prefix.trim());
        Some(if label.is_empty() || label.len() > 20 { (page + 1).to_string() } else { label })
    };
    (0..pages).map(label).collect()
}

fn small_roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number > 3_999 {
        return number.to_string();
    }
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            roman.push_str(sign);
            number -= value;
        }
    }
    roman
}

/// `a` to `z`, then `aa` to `zz`, as the standard counts.
fn letters(number: usize, capital: bool) -> String {
    let (first, index) = (if capital { b'A' } else { b'a' }, number.saturating_sub(1));
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or_default());
    std::iter::repeat_n(letter, (index / 26 + 1).min(20)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_counted_as_the_standard_counts() {
        assert_eq!([1, 4, 9, 14, 40].map(small_roman), ["i", "iv", "ix", "xiv", "xl"]);
        assert_eq!((letters(1, false), letters(28, true)), ("a".to_owned(), "BB".to_owned()));
        assert_eq!((number("–12–"), number("3/12"), number("2021a"), number("x")), (Some(12), Some(3), None, None));
    }
}
